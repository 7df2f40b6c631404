import { isAdjacent } from '../../language/adjacency.js';
import type { Tokens } from '../../language/tokens.js';

/** Most tokens on one side of a figure that are read with it as one string. */
const LONGEST_SIDE = 40;

/** What strings without a space look like that are no words: each alone makes all figures in it part of a code. */
const CODES: readonly RegExp[] = [
  // Addresses: `https://acme.example/2020/05`, `acme.com/2020/05`.
  /:\/\/|\bwww\.|[\p{L}\d]\.\p{Ll}{2,6}\//u,
  // Paths of files: `/data/user/0/app`, `~/work/2/`.
  /^["'“([]?~?\/[\p{L}\d._-]+\//u,
  // Names with a version, as browsers tell of themselves (`Zeta/5.36`), and files of libraries: `libz.so.6`.
  /^["'“([]?\p{Lu}\p{L}{2,}\/\d+\.\d/u,
  /\p{Ll}{2}\.\p{Ll}{1,4}\.\d/u,
  // Identifiers of publications: `10.1016/j.acme`.
  /\b10\.\d{4,5}\//,
  // Hexadecimal numbers and hashes: `0x4000`, `3fa85f6457174562`.
  /\b0x[\da-f]/i,
];

/** Shortest hash, in characters: half of the shortest that is in use. */
const SHORTEST_HASH = 16;

/** Whether the figure at `i` stands inside a code: an address, a path, a version of software, a DOI, a hash. */
export function isInCode(tokens: Tokens, i: number): boolean {
  let first = i;
  while (first > i - LONGEST_SIDE && isJoined(tokens, first)) first--;
  let end = i + 1;
  while (end < i + LONGEST_SIDE && end < tokens.count && isJoined(tokens, end)) end++;
  if (end === first + 1) return false;
  const word = tokens.texts.slice(first, end).join('');
  return CODES.some((code) => code.test(word)) || isHash(word);
}

/** Whether a token continues the one before it; a tab ends a cell. */
const isJoined = (tokens: Tokens, i: number): boolean =>
  i > 0 && isAdjacent(tokens, i) && tokens.texts[i] !== '\t' && tokens.texts[i - 1] !== '\t';

const isHash = (word: string): boolean =>
  word.length >= SHORTEST_HASH && /^[\da-f]+$/.test(word) && /[a-f]/.test(word) && /\d/.test(word);
