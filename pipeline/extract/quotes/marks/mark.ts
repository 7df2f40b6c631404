import { isAdjacent } from '../../../language/adjacency.js';
import type { Paragraph } from '../../../language/sentences.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { CharacterClass, classOf } from '../../../text/characters.js';

/** A quotation mark, with what the space around it lets it be. */
export interface Mark {
  readonly token: number;
  /** Token after its last: two single marks may stand for one double mark. */
  readonly endToken: number;
  readonly isDouble: boolean;
  readonly style: 'straight' | 'curly' | 'doubled' | 'angle';
  readonly opens: boolean;
  readonly closes: boolean;
  /** Whether it touches a word after it, and a word or comma before it: it closes what is open, or else opens. */
  readonly isTight: boolean;
}

const DOUBLE_MARK = /^(?:["“”„‟«»″＂]|''|``)$/;
const SINGLE_MARK = /^['‘’‚‛`]$/;
const OPENS_BY_SHAPE = /^(?:[“„«‟‘‚‛`]|``)$/;
const CLOSES_BY_SHAPE = /^[”»’]$/;
/** What may stand right before an opening mark: brackets, dashes, a colon, another mark. */
const BEFORE_OPENER = /^[([{–—/:…"“”‘'’«-]$|^--+$|^\.{2,}$/;
/** What stands before a mark that lost the space beside it: `sell,"said`, `said."It`, `said"We`. */
const PUNCTUATION = /^[,.;?!]$/;
const BEFORE_TIGHT = /^[,.;?!]$|\p{L}$/u;
const WORD = /^[\p{L}\p{N}]/u;
/** Letters left out at the beginning of a word: `'em`, `'til`, `'90s`. */
const CLIPPED_WORD = /^(?:em|til|till|tis|twas|cause|cuz|bout|round|n|neath|nuff|kay|\d\ds?)$/i;

/** The quotation marks of a paragraph, and the single marks that may be apostrophes. Ascending. */
export function findMarks(text: string, tokens: Tokens, paragraph: Paragraph): Mark[] {
  const marks: Mark[] = [];
  for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
    if (tokens.kinds[i] !== TokenKind.punctuation) continue;
    const token = tokens.texts[i]!;
    const unit = token.charCodeAt(0);
    if (unit !== 34 && unit !== 39 && unit !== 96 && unit < 0xab) continue;
    const isDouble = DOUBLE_MARK.test(token);
    if (!isDouble && !SINGLE_MARK.test(token)) continue;
    const doubled = !isDouble && tokens.texts[i + 1] === token && isAdjacent(tokens, i + 1);
    const mark = markAt(text, tokens, i, doubled ? i + 2 : i + 1, isDouble || doubled);
    marks.push(mark);
    i = mark.endToken - 1;
  }
  return marks;
}

function markAt(text: string, tokens: Tokens, token: number, endToken: number, isDouble: boolean): Mark {
  const start = tokens.starts[token]!;
  const end = tokens.ends[endToken - 1]!;
  const shape = tokens.texts[token]!;
  const touchesBefore = start > 0 && !isSpace(text, start - 1);
  const touchesAfter = end < text.length && !isSpace(text, end);
  const before = touchesBefore ? tokens.texts[token - 1]! : '';
  const after = touchesAfter ? (tokens.texts[endToken] ?? '') : '';
  const canOpen =
    touchesAfter && (!touchesBefore || BEFORE_OPENER.test(before)) && !/^[,.;:!?)\]}]$/.test(after);
  const canClose = touchesBefore && !/^(?:[([{–—]|--+)$/.test(before);
  const isTight = !canOpen && (isDouble ? BEFORE_TIGHT : PUNCTUATION).test(before) && WORD.test(after);
  // Where the space does not decide, the shape does, if the mark faces one way.
  const isClear = canOpen !== canClose && !isTight;
  return {
    token,
    endToken,
    isDouble,
    style: styleOf(shape, endToken - token),
    opens: isClear ? canOpen : !CLOSES_BY_SHAPE.test(shape),
    closes: isClear ? canClose : !OPENS_BY_SHAPE.test(shape),
    isTight,
  };
}

const isSpace = (text: string, at: number): boolean =>
  (classOf(text.charCodeAt(at)) & CharacterClass.space) !== 0;

function styleOf(shape: string, length: number): Mark['style'] {
  if (length === 2 || shape.length === 2) return 'doubled';
  if (/[«»]/.test(shape)) return 'angle';
  return /["'″＂]/.test(shape) ? 'straight' : 'curly';
}

/**
 * Whether a mark can stand for inches or feet: `27"`, `6'`. Inside a quotation such a mark closes it, unless it is a
 * height.
 */
export function isMeasure(tokens: Tokens, mark: Mark): boolean {
  return mark.closes && tokens.kinds[mark.token - 1] === TokenKind.figure && isAdjacent(tokens, mark.token);
}

/** Whether a mark can only mean inches: `6'2"`. */
export function isHeight(tokens: Tokens, mark: Mark): boolean {
  const i = mark.token;
  return (
    tokens.kinds[i - 1] === TokenKind.figure &&
    isAdjacent(tokens, i) &&
    isAdjacent(tokens, i - 1) &&
    /^['’′]$/.test(tokens.texts[i - 2] ?? '') &&
    tokens.kinds[i - 3] === TokenKind.figure
  );
}

/** Whether the word after a mark has lost its first letters: `'em`. */
export const beginsClippedWord = (tokens: Tokens, mark: Mark): boolean =>
  CLIPPED_WORD.test(tokens.texts[mark.endToken] ?? '');

/** Whether a single mark stands for lost letters. */
export const isApostrophe = (tokens: Tokens, mark: Mark): boolean =>
  tokens.texts[mark.token] !== '‘' && beginsClippedWord(tokens, mark);

/** Whether a mark may be the apostrophe of a possessive: it follows a word in -s or -n and another word follows it. */
export function looksPossessive(tokens: Tokens, mark: Mark): boolean {
  const before = tokens.lowers[mark.token - 1] ?? '';
  const after = tokens.kinds[mark.endToken];
  return /[sn]$/.test(before) && (after === TokenKind.word || after === TokenKind.figure);
}
