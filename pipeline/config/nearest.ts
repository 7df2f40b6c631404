import leven from 'leven';

/** A word counts as a misspelling when at most this share of its letters is wrong. */
const WRONG_SHARE = 1 / 3;

/**
 * The candidate that a misspelled word probably means: the only one that begins with the word, or with which it begins,
 * or else the one at the smallest edit distance; null when none is similar enough.
 */
function nearest(word: string, candidates: readonly string[]): string | null {
  const given = folded(word);
  const known = candidates.map((candidate) => ({ candidate, name: folded(candidate) }));
  const completions = known.filter(({ name }) => given.length > 1 && name.startsWith(given));
  if (completions.length === 1) return completions[0]?.candidate as string;
  const shortened = known.filter(({ name }) => name.length > 2 && given.startsWith(name));
  if (shortened.length === 1) return shortened[0]?.candidate as string;
  const most = given.length * WRONG_SHARE;
  const [best] = known
    // The distance is at least the difference in length: only words as short as a candidate are compared.
    .filter(({ name }) => Math.abs(name.length - given.length) <= most)
    .map(({ candidate, name }) => ({ candidate, distance: distanceBetween(given, name) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= most ? best.candidate : null;
}

/** Reads minConfidence and min_confidence as min-confidence. */
const folded = (word: string): string =>
  word
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

/** The edit distance, in which two neighbouring letters that changed places are one error: `quite` for `quiet`. */
function distanceBetween(word: string, candidate: string): number {
  const swapped = Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  );
  return Math.min(leven(word, candidate), ...swapped.map((other) => leven(other, candidate) + 1));
}

/** ` did you mean …?` for a message, or nothing. */
export function suggestion(word: string, candidates: readonly string[], prefix = ''): string {
  const found = nearest(word, candidates);
  return found === null ? '' : `; did you mean ${prefix}${found}?`;
}
