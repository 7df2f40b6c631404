import leven from 'leven';

/** A word counts as a misspelling when at most this share of its letters is wrong. */
const WRONG_SHARE = 1 / 3;

/**
 * The candidate that a misspelled word probably means: the only one that begins with the word, or else the one at the
 * smallest edit distance; null when none is similar enough.
 */
function nearest(word: string, candidates: readonly string[]): string | null {
  // Reads minConfidence and min_confidence as min-confidence.
  const folded = word
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  const completions = candidates.filter((candidate) => folded.length > 1 && candidate.startsWith(folded));
  if (completions.length === 1) return completions[0] as string;
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: leven(folded, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= folded.length * WRONG_SHARE ? best.candidate : null;
}

/** ` did you mean …?` for a message, or nothing. */
export function suggestion(word: string, candidates: readonly string[], prefix = ''): string {
  const found = nearest(word, candidates);
  return found === null ? '' : `; did you mean ${prefix}${found}?`;
}
