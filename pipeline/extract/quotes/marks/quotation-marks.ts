import type { Paragraph } from '../../../language/sentences.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { CharacterClass, classOf } from '../../../text/characters.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';

/** A stretch of one paragraph that stands in quotation marks: its content, without the marks. */
export interface QuotedStretch extends Span {
  /** Token of the opening mark; the first content token when the mark is missing. */
  readonly firstToken: number;
  /** Token behind the closing mark; behind the last content token when the mark is missing. */
  readonly endToken: number;
  /** Tokens of the content, `[firstContent, endContent)`. */
  readonly firstContent: number;
  readonly endContent: number;
  /** The opening mark; empty when it is missing. */
  readonly mark: string;
  /** False when the paragraph ends before the quotation does. */
  readonly isClosed: boolean;
}

/**
 * Pairs the quotation marks of a text as a careful reader does, paragraph by paragraph, so that a slip hurts
 * only its own paragraph. The way a mark faces is weak evidence (typists mix `"`, `“` and `”`); the space
 * around it is strong: an opener has text right behind it, a closer right before it. Quotations inside
 * quotations are not returned. Ascending; linear in the number of tokens.
 */
export function findQuotedStretches(
  document: Pick<TextDocument, 'text' | 'tokens' | 'paragraphs'>,
): QuotedStretch[] {
  const { text, tokens, paragraphs } = document;
  const stretches: QuotedStretch[] = [];
  let isOpen = false;
  for (const paragraph of paragraphs) {
    const marks = findMarks(text, tokens, paragraph);
    if (marks.length === 0) {
      isOpen = false;
      continue;
    }
    const pairs = pairMarks(tokens, paragraph, marks, isOpen);
    isOpen = false;
    for (const pair of pairs) {
      const stretch = stretchOf(tokens, pair);
      if (stretch === null) continue;
      stretches.push(stretch);
      isOpen = !stretch.isClosed;
    }
  }
  return stretches;
}

/** A mark and what the space around it lets it be. */
interface Mark {
  readonly token: number;
  /** Behind its last token: two single marks may stand for one double mark. */
  readonly endToken: number;
  readonly isDouble: boolean;
  readonly style: 'straight' | 'curly' | 'doubled' | 'angle';
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Pair {
  readonly firstToken: number;
  readonly firstContent: number;
  readonly endContent: number;
  readonly endToken: number;
  readonly isClosed: boolean;
}

const DOUBLE_MARK = /^(?:["“”„‟«»″＂]|''|``)$/;
const SINGLE_MARK = /^['‘’‚‛`]$/;
const OPENS_BY_SHAPE = /^(?:[“„«‟‘‚‛`]|``)$/;
const CLOSES_BY_SHAPE = /^[”»’]$/;
/** What may stand right before an opening mark: brackets, dashes, a colon, another mark. */
const BEFORE_OPENER = /^[([{–—/:…"“”‘'’«-]$|^--+$|^\.{2,}$/;
/** Letters left out at the beginning of a word: `'em`, `'til`, `'90s`. */
const CLIPPED_WORD = /^(?:em|til|till|tis|twas|cause|cuz|bout|round|n|neath|nuff|kay|\d\ds?)$/i;

function findMarks(text: string, tokens: Tokens, paragraph: Paragraph): Mark[] {
  const marks: Mark[] = [];
  for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
    if (tokens.kinds[i] !== TokenKind.punctuation) continue;
    const token = tokens.texts[i]!;
    const unit = token.charCodeAt(0);
    if (unit !== 34 && unit !== 39 && unit !== 96 && unit < 0xab) continue;
    const isDouble = DOUBLE_MARK.test(token);
    if (!isDouble && !SINGLE_MARK.test(token)) continue;
    const doubled = !isDouble && tokens.texts[i + 1] === token && tokens.starts[i + 1] === tokens.ends[i];
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
  const gluedBefore = start > 0 && !isSpace(text, start - 1);
  const gluedBehind = end < text.length && !isSpace(text, end);
  const before = gluedBefore ? tokens.texts[token - 1]! : '';
  const behind = gluedBehind ? (tokens.texts[endToken] ?? '') : '';
  const canOpen =
    gluedBehind && (!gluedBefore || BEFORE_OPENER.test(before)) && !/^[,.;:!?)\]}]$/.test(behind);
  const canClose = gluedBefore && !/^(?:[([{–—]|--+)$/.test(before);
  // Where the space does not tell, the shape does, of those that face one way.
  const isClear = canOpen !== canClose;
  return {
    token,
    endToken,
    isDouble,
    style: styleOf(shape, endToken - token),
    opens: isClear ? canOpen : !CLOSES_BY_SHAPE.test(shape),
    closes: isClear ? canClose : !OPENS_BY_SHAPE.test(shape),
  };
}

const isSpace = (text: string, at: number): boolean =>
  (classOf(text.charCodeAt(at)) & CharacterClass.space) !== 0;

function styleOf(shape: string, length: number): Mark['style'] {
  if (length === 2 || shape.length === 2) return 'doubled';
  if (/[«»]/.test(shape)) return 'angle';
  return /["'″＂]/.test(shape) ? 'straight' : 'curly';
}

/** Pairs the marks of one paragraph; `wasOpen` tells that a quotation runs on from the paragraph before. */
function pairMarks(tokens: Tokens, paragraph: Paragraph, marks: readonly Mark[], wasOpen: boolean): Pair[] {
  const pairs: Pair[] = [];
  let open: Mark | null = null;
  let depth = 0;
  // Where the search for closing single marks gave up: no later search need look again before it.
  let singlesEnd = -1;
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!;
    if (open === null) {
      if (isMeasure(tokens, mark)) continue;
      if (!mark.opens) {
        if (mark.isDouble && wasOpen && pairs.length === 0) pairs.push(fromParagraphStart(paragraph, mark));
        continue;
      }
      if (mark.isDouble) {
        open = mark;
        depth = 1;
        continue;
      }
      if (m <= singlesEnd || isApostrophe(tokens, mark)) continue;
      const closer = closerOfSingle(tokens, marks, m);
      if (closer > 0) {
        pairs.push(pairOf(mark, marks[closer]!));
        m = closer;
      } else {
        singlesEnd = -closer;
      }
      continue;
    }
    if (!mark.isDouble) continue;
    if (isHeight(tokens, mark)) continue;
    if (mark.closes && !(mark.opens && isNestedOpener(open, marks, m))) {
      depth--;
      if (depth === 0) {
        pairs.push(pairOf(open, mark));
        open = null;
      }
      continue;
    }
    if (isNestedOpener(open, marks, m)) {
      depth++;
    } else {
      pairs.push(brokenOff(tokens, open, mark.token));
      open = mark;
      depth = 1;
    }
  }
  if (open !== null) pairs.push(unclosed(tokens, paragraph, open, marks));
  return pairs;
}

const pairOf = (open: Mark, close: Mark): Pair => ({
  firstToken: open.token,
  firstContent: open.endToken,
  endContent: close.token,
  endToken: close.endToken,
  isClosed: true,
});

/** A quotation of the paragraph before goes on here without a mark of its own. */
const fromParagraphStart = (paragraph: Paragraph, close: Mark): Pair => ({
  firstToken: paragraph.firstToken,
  firstContent: paragraph.firstToken,
  endContent: close.token,
  endToken: close.endToken,
  isClosed: true,
});

/** Inches and feet: `27"`, `6'`; inside a quotation such a mark closes it unless feet stand before. */
function isMeasure(tokens: Tokens, mark: Mark): boolean {
  return mark.closes && tokens.kinds[mark.token - 1] === TokenKind.figure && isGlued(tokens, mark.token);
}

/** `6'2"`: a mark that can only mean inches. */
function isHeight(tokens: Tokens, mark: Mark): boolean {
  const i = mark.token;
  return (
    tokens.kinds[i - 1] === TokenKind.figure &&
    isGlued(tokens, i) &&
    isGlued(tokens, i - 1) &&
    /^['’′]$/.test(tokens.texts[i - 2] ?? '') &&
    tokens.kinds[i - 3] === TokenKind.figure
  );
}

const isGlued = (tokens: Tokens, i: number): boolean => i > 0 && tokens.ends[i - 1] === tokens.starts[i];

const isApostrophe = (tokens: Tokens, mark: Mark): boolean =>
  tokens.texts[mark.token] !== '‘' && CLIPPED_WORD.test(tokens.texts[mark.endToken] ?? '');

/**
 * Whether a mark opens a quotation inside the open one rather than a new one: another style of mark, or
 * two closing marks before the next opening one.
 */
function isNestedOpener(open: Mark, marks: readonly Mark[], m: number): boolean {
  const mark = marks[m]!;
  if (!mark.opens) return false;
  let closers = 0;
  for (let i = m + 1; i < marks.length && i < m + 12; i++) {
    const next = marks[i]!;
    if (!next.isDouble) continue;
    if (!next.closes) break;
    closers++;
    if (closers === 2) return true;
  }
  return closers === 1 && mark.style !== open.style && m === marks.length - 2;
}

/** Marks looked at for the end of a quotation in single marks. */
const MAX_SINGLE_MARKS = 40;

/**
 * Index of the mark that closes the single mark at `m`; minus the last index looked at when none does. A
 * final apostrophe (`players’ union`, `runnin’ late`) looks like a closing mark: after such a word a later
 * mark is preferred.
 */
function closerOfSingle(tokens: Tokens, marks: readonly Mark[], m: number): number {
  let fallback = 0;
  let doubles = 0;
  const limit = Math.min(marks.length, m + MAX_SINGLE_MARKS);
  for (let i = m + 1; i < limit; i++) {
    const mark = marks[i]!;
    if (mark.isDouble) {
      if (mark.opens && !(mark.closes && doubles > 0)) doubles++;
      else if (doubles > 0) doubles--;
      else return fallback > 0 ? fallback : i; // closed by the other kind of mark
      continue;
    }
    if (mark.opens && !mark.closes) {
      if (fallback > 0) return fallback;
      if (!isApostrophe(tokens, mark)) continue;
    }
    if (!mark.closes) continue;
    if (!looksPossessive(tokens, mark)) return i;
    if (fallback === 0) fallback = i;
  }
  return fallback > 0 ? fallback : -(limit - 1);
}

/** A mark behind a word in -s or -n with another word behind it. */
function looksPossessive(tokens: Tokens, mark: Mark): boolean {
  const before = tokens.lowers[mark.token - 1] ?? '';
  const behind = tokens.kinds[mark.endToken];
  return /[sn]$/.test(before) && (behind === TokenKind.word || behind === TokenKind.figure);
}

/** An opener that another opener follows: the quotation is taken to end with its sentence. */
function brokenOff(tokens: Tokens, open: Mark, limit: number): Pair {
  let end = open.endToken;
  while (end < limit && !/^(?:[.?!…]|\.{2,})$/.test(tokens.texts[end]!)) end++;
  const endContent = Math.min(end + 1, limit);
  return {
    firstToken: open.token,
    firstContent: open.endToken,
    endContent,
    endToken: endContent,
    isClosed: true,
  };
}

/**
 * A quotation still open where its paragraph ends. A single mark behind a comma or full stop is its mistyped
 * closer (`"I did,' he said`); otherwise it reaches to the paragraph's end.
 */
function unclosed(tokens: Tokens, paragraph: Paragraph, open: Mark, marks: readonly Mark[]): Pair {
  let nested = 0;
  for (const mark of marks) {
    if (mark.token < open.endToken || mark.isDouble) continue;
    if (mark.opens && !isApostrophe(tokens, mark)) nested++;
    if (!mark.closes || mark.opens || nested-- > 0) continue;
    nested = 0;
    if (/^[,.?!]$/.test(tokens.texts[mark.token - 1]!) && mark.endToken < paragraph.endToken)
      return pairOf(open, mark);
  }
  const endToken = paragraph.endToken;
  return {
    firstToken: open.token,
    firstContent: open.endToken,
    endContent: endToken,
    endToken,
    isClosed: false,
  };
}

function stretchOf(tokens: Tokens, pair: Pair): QuotedStretch | null {
  const { firstToken, firstContent, endContent, endToken, isClosed } = pair;
  if (endContent <= firstContent) return null;
  return {
    firstToken,
    endToken,
    firstContent,
    endContent,
    mark: firstContent > firstToken ? tokens.texts[firstToken]! : '',
    isClosed,
    start: tokens.starts[firstContent]!,
    end: tokens.ends[endContent - 1]!,
  };
}
