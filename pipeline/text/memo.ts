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

/** A string of its own: a piece of a text would keep the whole text in memory. */
const copyOf = (piece: string): string => Buffer.from(piece, 'utf16le').toString('utf16le');
