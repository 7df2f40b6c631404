import { COMMON_WORDS } from './gazetteers.js';
import { isPossibleGivenName } from './person-parts.js';
import { isGlued, knownNameAt, type Scan } from './scan.js';
import { isNameShape, Shape } from './shapes.js';

const LONGEST = 9;

/**
 * Behind the title that begins at `first` and fills a pair of quotation marks, each of its words with a
 * capital but the small ones in between: `“Fox and Friends”`. -1 when there is none.
 */
export function quotedTitleEnd(scan: Scan, first: number): number {
  const { tokens, words, end } = scan;
  if (first === 0 || !isNameShape(words.shapes[first]!) || !isMark(tokens.texts[first - 1]!)) return -1;
  if (!isGlued(tokens, first)) return -1;
  let capitals = 0;
  for (let i = first; i < Math.min(end, first + LONGEST); i++) {
    const text = tokens.texts[i]!;
    const isLastComma = text === ',' && i + 1 < end && isMark(tokens.texts[i + 1]!);
    if (isMark(text) || isLastComma) return isTitle(scan, first, i, capitals) ? i : -1;
    if (isNameShape(words.shapes[i]!)) capitals++;
    else if (words.shapes[i] === Shape.lower ? text.length > 4 : !/^(?:['’]s|[-&:\d]+)$/.test(text))
      return -1;
  }
  return -1;
}

/** Two words with a capital and more; of single words only one that is no common word, no name and no acronym. */
function isTitle(scan: Scan, first: number, end: number, capitals: number): boolean {
  const { tokens, words } = scan;
  if (!isNameShape(words.shapes[end - 1]!)) return false;
  if (capitals > 1) return true;
  const lower = tokens.lowers[first]!;
  if (words.shapes[first] !== Shape.capitalised || end !== first + 1) return false;
  return !COMMON_WORDS.has(lower) && !isPossibleGivenName(lower) && knownNameAt(scan, first) === null;
}

const isMark = (text: string): boolean =>
  text === '"' || text === '“' || text === '”' || text === '``' || text === "''";
