import leven from 'leven';

/** A word is a slip of the hand when at least two thirds of its letters are right. */
const WRONG_SHARE = 1 / 3;

/**
 * The candidate that somebody probably meant who wrote a word that is none: the only one that begins with it, or else
 * the one with the fewest wrong letters; null when none is near.
 */
function nearest(word: string, candidates: readonly string[]): string | null {
  // minConfidence and min_confidence are min-confidence.
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
