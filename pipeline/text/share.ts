/** A sum of fractions may miss 0 or 1 by this. */
const HAIR = 1e-12;

/**
 * A share of 0 to 1 in percent, with one decimal: `92.3`. Only what is all is `100.0`, and only what is nothing `0.0`:
 * what lies closer to them than a decimal can tell is `over 99.9` and `under 0.1`.
 */
export function shareText(share: number): string {
  const text = (share * 100).toFixed(1);
  if (text === '100.0' && share < 1 - HAIR) return 'over 99.9';
  return text === '0.0' && share > HAIR ? 'under 0.1' : text;
}
