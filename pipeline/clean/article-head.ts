import type { Span } from '../text/span.js';
import { findDateline } from './dateline.js';
import { countWords, endsInFullStop, isProse, type Line, type LinedText } from './lines.js';

/** The parts at the head of a cleaned text. */
export interface ArticleHead {
  readonly title: Span | null;
  readonly dek: Span | null;
  readonly dateline: Span | null;
  /** The agency in the dateline. */
  readonly agency: string | null;
}

const MIN_TITLE_WORDS = 2;
const MAX_TITLE_WORDS = 25;
const MIN_DEK_WORDS = 5;
const MAX_DEK_WORDS = 50;
/** Number of paragraphs in which the dateline, which opens the first one of the article, is looked for. */
const MAX_LINES_TO_BODY = 4;

/**
 * Finds the title, dek and dateline of a cleaned text.
 *
 * @param givenTitle the record's own title; the text then has one only if it begins with that very line
 * @param headMarks offsets of removed bylines and publication lines; what is above them is no body
 */
export function findHead(
  lined: LinedText,
  givenTitle: string | null,
  headMarks: readonly number[],
): ArticleHead {
  const { lines } = lined;
  const hasTitle = givenTitle === null ? isTitle(lined, headMarks) : isSameLine(lines[0], givenTitle);
  const dekIndex = hasTitle ? 1 : 0;
  const hasDek = (hasTitle || givenTitle !== null) && isDek(lined, dekIndex, headMarks);
  const bodyIndex = dekIndex + (hasDek ? 1 : 0);
  const dateline = datelineFrom(lines, bodyIndex);
  return {
    title: hasTitle ? spanOf(lines[0] as Line) : null,
    dek: hasDek ? spanOf(lines[dekIndex] as Line) : null,
    dateline: dateline?.span ?? null,
    agency: dateline?.agency ?? null,
  };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Whether a text begins with a headline: a short line without a full stop, above a body. */
function isTitle(lined: LinedText, headMarks: readonly number[]): boolean {
  const [first, second] = lined.lines;
  if (first === undefined || second === undefined || !isHeading(first.text)) return false;
  const words = countWords(first.text, MAX_TITLE_WORDS);
  if (words < MIN_TITLE_WORDS || words > MAX_TITLE_WORDS) return false;
  const isApart = second.opensBlock || !lined.hasBlankLines || hasHeadMarkBetween(first, second, headMarks);
  const hasBody = lined.lines.slice(1, 1 + 2 * MAX_LINES_TO_BODY).some((line) => isProse(line.text));
  return (isApart || isHeading(second.text)) && hasBody;
}

const LIST_MARK = /^(?:[•*·–—-] |\d{1,2}[.)] |\d{1,2}(?::\d\d)? [ap]\.?m)/i;
const SIGNATURE = /^[—–-] ?\p{L}/u;

/** Whether a line has the form of a heading: it begins like a name or sentence and has no full stop. */
const isHeading = (text: string): boolean =>
  /^["“‘'([¿¡$£€#@]*[\p{Lu}\p{Lo}\p{N}]|^i[A-Z]|^e[A-Z]/u.test(text) &&
  !/[,:;—–-]$/.test(text) &&
  !endsInFullStop(text) &&
  !/[,.]["”’']$/.test(text) &&
  !LIST_MARK.test(text) &&
  !SIGNATURE.test(text) &&
  findDateline(text) === null;

/**
 * Whether a line is a summary under the headline: in the form of a heading, or a sentence right above the byline or
 * dateline.
 */
function isDek(lined: LinedText, index: number, headMarks: readonly number[]): boolean {
  const line = lined.lines[index];
  const next = lined.lines[index + 1];
  if (line === undefined || next === undefined) return false;
  const words = countWords(line.text, MAX_DEK_WORDS);
  if (words < MIN_DEK_WORDS || words > MAX_DEK_WORDS || findDateline(line.text) !== null) return false;
  if (!lined.lines.slice(index + 1, index + 4).some((later) => isProse(later.text))) return false;
  if (isHeading(line.text) && !/[!?]["”’']?$/.test(line.text)) return true;
  return (
    isStandfirst(line) && (hasHeadMarkBetween(line, next, headMarks) || findDateline(next.text) !== null)
  );
}

/** Whether a line can be a summary in a sentence: no quotation, and not the end of one. */
const isStandfirst = (line: Line): boolean => endsInFullStop(line.text) && !/^["“]/.test(line.text);

const hasHeadMarkBetween = (line: Line, next: Line, headMarks: readonly number[]): boolean =>
  headMarks.some((mark) => line.end <= mark && mark <= next.start);

/** Whether a line is a given title, apart from the forms of spaces and marks. */
export const isSameLine = (line: Line | undefined, title: string): boolean =>
  line !== undefined && line.text.length <= 2 * title.length && plain(line.text) === plain(title);

const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

function datelineFrom(lines: readonly Line[], from: number): { span: Span; agency: string | null } | null {
  for (const line of lines.slice(from, from + MAX_LINES_TO_BODY)) {
    const dateline = findDateline(line.text);
    if (dateline === null) continue;
    return { span: { start: line.start, end: line.start + dateline.length }, agency: dateline.agency };
  }
  return null;
}
