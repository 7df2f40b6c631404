import { Buffer } from 'node:buffer';

/** Most results kept; then all are dropped, so that memory does not grow with the corpus. */
const MAX_RESULTS = 20_000;

/** A function of a text that remembers its results: news names the same people again and again. */
export function memoized<Result>(work: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= MAX_RESULTS) results.clear();
    const own = copyOf(text);
    const result = work(own);
    results.set(own, result);
    return result;
  };
}

/**
 * A copy of a string, as a slice would keep the whole text in memory. Most slices fit into one byte for each character,
 * and such strings are faster to read than those of 16-bit units.
 */
function copyOf(piece: string): string {
  const copy = Buffer.from(piece, 'latin1').toString('latin1');
  return copy === piece ? copy : Buffer.from(piece, 'utf16le').toString('utf16le');
}
