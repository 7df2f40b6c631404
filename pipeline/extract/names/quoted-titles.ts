import { TokenKind } from '../../text/tokens.js';
import { Frame, reportingVerb } from '../quotes/cues.js';
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
    if (isLastComma && isSpeech(scan, first, i + 2)) return -1;
    if (isMark(text) || isLastComma) return isTitle(scan, first, i, capitals) ? i : -1;
    if (isNameShape(words.shapes[i]!)) capitals++;
    else if (words.shapes[i] === Shape.lower ? text.length > 4 : !/^(?:['’]s|[-&:\d]+)$/.test(text))
      return -1;
  }
  return -1;
}

/** Most words of a subject between the marks and its verb: `the former mayor said`. */
const LONGEST_SUBJECT = 4;

/**
 * Whether words are quoted rather than a title named: they open a clause, and reporting words stand right
 * `behind` the marks (`“We like Lee,” said Roe`). Behind a word (`on “Coffee Hour,” Roe said`) they are a title.
 */
function isSpeech({ tokens, first: start, end }: Scan, first: number, behind: number): boolean {
  const opensClause = first - 2 < start || tokens.kinds[first - 2] === TokenKind.punctuation;
  if (!opensClause || /^(?:which|who|where|whose|a|an)$/.test(tokens.lowers[behind] ?? '')) return false;
  for (let i = behind; i < Math.min(end, behind + LONGEST_SUBJECT + 1); i++) {
    if (tokens.kinds[i] === TokenKind.punctuation) return false;
    const verb = reportingVerb(tokens.lowers[i]!);
    const isFiniteForm = verb?.form === 'past' || verb?.form === 'third';
    if (verb !== undefined && isFiniteForm && (verb.frames & Frame.quotation) !== 0) return true;
  }
  return false;
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
