import type { Paragraph } from '../../../language/sentences.js';
import type { Tokens } from '../../../language/tokens.js';
import { beginsClippedWord, isApostrophe, isHeight, isMeasure, looksPossessive, type Mark } from './mark.js';
import { attributionStart } from './missing-closers.js';

/**
 * Tokens of a quotation: of its content, `[firstContent, endContent)`, and with its marks, `[firstToken, endToken)`.
 */
export interface Pair {
  readonly firstToken: number;
  readonly firstContent: number;
  readonly endContent: number;
  readonly endToken: number;
  /** False when the paragraph ends before the quotation does. */
  readonly isClosed: boolean;
}

/** What the neighbouring paragraphs tell about the quotations of one. */
interface Surroundings {
  /** Whether the paragraph before leaves a quotation open. */
  readonly wasOpen: boolean;
  /** Whether the paragraph after begins with the same token as this one. */
  readonly nextBeginsAlike: boolean;
}

/**
 * Pairs the marks of one paragraph. Quotations inside quotations are not returned. Ascending; linear in the number of
 * marks.
 */
export function pairMarks(
  tokens: Tokens,
  paragraph: Paragraph,
  marks: readonly Mark[],
  { wasOpen, nextBeginsAlike }: Surroundings,
): Pair[] {
  const pairs: Pair[] = [];
  let open: Mark | null = null;
  let depth = 0;
  // The last mark read by a search that found no closing single mark: no later search need read up to there again.
  let singlesEnd = -1;
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!;
    if (open === null) {
      if (isMeasure(tokens, mark)) continue;
      if (!mark.opens) {
        if (mark.isDouble && wasOpen && pairs.length === 0)
          pairs.push(continuedFromParagraphBefore(paragraph, mark));
        continue;
      }
      if (mark.isDouble) {
        open = mark;
        depth = 1;
        continue;
      }
      if (m <= singlesEnd || isApostrophe(tokens, mark)) continue;
      const closer = closerOfSingle(tokens, marks, m);
      const unclosedQuotation =
        mark.token === paragraph.firstToken
          ? unclosedSingle(tokens, paragraph, marks, closer, nextBeginsAlike)
          : null;
      if (unclosedQuotation !== null) {
        pairs.push(unclosedQuotation);
        while (m + 1 < marks.length && marks[m + 1]!.token < unclosedQuotation.endToken) m++;
      } else if (closer > 0) {
        pairs.push(pairOf(mark, marks[closer]!));
        m = closer;
      } else {
        singlesEnd = -closer;
      }
      continue;
    }
    if (!mark.isDouble) continue;
    if (isHeight(tokens, mark)) continue;
    if (mark.closes && (mark.isTight || !(mark.opens && isNestedOpener(open, marks, m)))) {
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

/** The rest of a quotation that began in the paragraph before, without an opening mark of its own. */
const continuedFromParagraphBefore = (paragraph: Paragraph, close: Mark): Pair => ({
  firstToken: paragraph.firstToken,
  firstContent: paragraph.firstToken,
  endContent: close.token,
  endToken: close.endToken,
  isClosed: true,
});

/**
 * Whether a mark opens a quotation inside the open one, rather than a new one: it has another style, or two closing
 * marks follow before the next opening one.
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
 * Index of the mark that closes the single mark at `m`; minus the last index read when none does. A final apostrophe
 * (`players’ union`, `runnin’ late`) looks like a closing mark: after such a word a later mark is preferred.
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

/**
 * The quotation of a single mark that begins a paragraph and is never closed. It ends where the narrator resumes before
 * another opener; otherwise it is the whole paragraph, if the next one begins with such a mark, too. Null where the
 * mark is closed or may be an apostrophe.
 *
 * @param closer index of the mark that seems to close it; 0 or less for none
 */
function unclosedSingle(
  tokens: Tokens,
  { endToken }: Paragraph,
  marks: readonly Mark[],
  closer: number,
  nextBeginsAlike: boolean,
): Pair | null {
  const open = marks[0]!;
  if (beginsClippedWord(tokens, open)) return null;
  const isOpener = (mark: Mark): boolean =>
    !mark.isDouble && mark.opens && !mark.closes && !isApostrophe(tokens, mark);
  const other = closer > 0 ? marks.slice(1, closer).find(isOpener) : undefined;
  if (closer > 0 && other === undefined) return null;
  const resumed = attributionStart(tokens, open.endToken, other?.token ?? endToken);
  if (resumed !== null) return endedAt(open, resumed);
  return closer <= 0 && nextBeginsAlike ? endedAt(open, endToken, false) : null;
}

/** A quotation without a closing mark that ends at a given token. */
const endedAt = (open: Mark, endContent: number, isClosed = true): Pair => ({
  firstToken: open.token,
  firstContent: open.endToken,
  endContent,
  endToken: endContent,
  isClosed,
});

/**
 * A quotation that is open where its paragraph ends. A single mark after a comma or full stop is its mistyped closer
 * (`"I did,' he said`). Otherwise it ends where the narrator resumes, or with the paragraph, from which it may run on.
 */
function unclosed(tokens: Tokens, paragraph: Paragraph, open: Mark, marks: readonly Mark[]): Pair {
  const closer = mistypedCloser(tokens, paragraph, open, marks);
  if (closer !== null) return pairOf(open, closer);
  const resumed = attributionStart(tokens, open.endToken, paragraph.endToken);
  return resumed === null ? endedAt(open, paragraph.endToken, false) : endedAt(open, resumed);
}

/** The single mark after a comma or full stop that closes a quotation in double marks; null for none. */
function mistypedCloser(
  tokens: Tokens,
  paragraph: Paragraph,
  open: Mark,
  marks: readonly Mark[],
): Mark | null {
  let nested = 0;
  for (const mark of marks) {
    if (mark.token < open.endToken || mark.isDouble) continue;
    if (mark.opens && !isApostrophe(tokens, mark)) nested++;
    if (!mark.closes || mark.opens || nested-- > 0) continue;
    nested = 0;
    if (/^[,.?!]$/.test(tokens.texts[mark.token - 1]!) && mark.endToken < paragraph.endToken) return mark;
  }
  return null;
}

/** A quotation broken off by another opener: it ends where the narrator resumes, or else with its first sentence. */
function brokenOff(tokens: Tokens, open: Mark, limit: number): Pair {
  const resumed = attributionStart(tokens, open.endToken, limit);
  if (resumed !== null) return endedAt(open, resumed);
  let end = open.endToken;
  while (end < limit && !/^(?:[.?!…]|\.{2,})$/.test(tokens.texts[end]!)) end++;
  return endedAt(open, Math.min(end + 1, limit));
}
