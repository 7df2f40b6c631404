import { Buffer } from 'node:buffer';

/** Results kept at most; then all are forgotten, so that memory does not grow with the corpus. */
const MOST = 20_000;

/** The same function of a text, which remembers its results: news names the same people again and again. */
export function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    if (results.size >= MOST) results.clear();
    const own = copyOf(text);
    const result = work(own);
    results.set(own, result);
    return result;
  };
}

/**
 * A string of its own: a piece of a text would keep the whole text in memory. Most pieces have letters that one byte
 * holds, and a string of such bytes is faster to read than one of 16-bit units.
 */
function copyOf(piece: string): string {
  const copy = Buffer.from(piece, 'latin1').toString('latin1');
  return copy === piece ? copy : Buffer.from(piece, 'utf16le').toString('utf16le');
}
