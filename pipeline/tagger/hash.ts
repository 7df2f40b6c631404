/**
 * Joins two values into one, the order told: `mix(template, word)` is a feature, `mix(mix(template, word), next)` one of
 * two words. Spreads the bits, so that the result can choose a row of a table.
 */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
