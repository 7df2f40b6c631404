/** Integers from here on may have lost digits on their way through `JSON.parse`. */
const INTEGER = /"((?:[^"\\]|\\.)*)"\s*:\s*(-?\d{16,})(?![\d.eE])/g;

/**
 * The digits of an integer of more than 53 bits, such as the 64-bit ids of databases and social networks, as
 * they stand in the JSON; null for any other value.
 *
 * @param keys names of the members that may hold it, in any case
 */
export function exactInteger(value: unknown, keys: readonly string[], json: string): string | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return null;
  const names = keys.map((key) => key.toLowerCase());
  for (const [, key, digits] of json.matchAll(INTEGER)) {
    if (Number(digits) === value && names.includes(key!.toLowerCase())) return digits!;
  }
  return null;
}
