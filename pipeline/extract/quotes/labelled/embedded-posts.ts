import type { Paragraph } from '../../../language/sentences.js';
import { TokenKind } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../text-document.js';

/** A post on a social network that the article embeds as a paragraph of its own, signed below. */
export interface EmbeddedPost {
  /** Indexes of its paragraphs: `[firstParagraph, endParagraph)`. */
  readonly firstParagraph: number;
  readonly endParagraph: number;
  /** The post's own text, up to the signature. */
  readonly content: readonly Span[];
  /** The name in the signature; the handle if it has none. */
  readonly author: Span;
}

/** Longest signature looked for, in UTF-16 units: name, handle, date and the link after them. */
const MAX_SIGNATURE = 240;

/** The dash and the name of a signature. Tested on at most 86 units (`MAX_NAME`). */
const NAME = /(?:[—–―]|--|-)([^—–―()\n]*)$/;
const MAX_NAME = 86;
/** `(@annlee) May 23, 2020`, perhaps with a time before the date or a link after it. */
const HANDLE_AND_DATE =
  /^\((@\w{1,30})\)\s*(?:\d{1,2}:\d\d ?[ap]\.?m\.? ?(?:[-–—·,] ?)?)?(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8}\.? \d{4})(?: ?(?:https?:|pic\.)\S*)?$/u;

/** Finds the paragraphs that end in a signature with a handle and a date. Ascending. */
export function findEmbeddedPosts(document: TextDocument): EmbeddedPost[] {
  const { text, paragraphs } = document;
  const posts: EmbeddedPost[] = [];
  if (!text.includes('(@')) return posts;
  paragraphs.forEach((paragraph, index) => {
    const found = findSignature(text, paragraph);
    if (found === null) return;
    const { author } = found;
    const content = contentBefore(document, paragraph, found.start);
    if (content !== null) {
      posts.push({ firstParagraph: index, endParagraph: index + 1, content: [content], author });
      return;
    }
    // The signature stands on a line of its own: the post is the paragraph before.
    const previous = paragraphs[index - 1];
    if (previous === undefined || posts.at(-1)?.endParagraph === index) return;
    const whole = contentBefore(document, previous, previous.end);
    if (whole === null) return;
    posts.push({ firstParagraph: index - 1, endParagraph: index + 1, content: [whole], author });
  });
  return posts;
}

/**
 * The signature that ends a paragraph: where it begins, and its name, or the handle if it has no name. Null for none.
 */
function findSignature(text: string, paragraph: Paragraph): { start: number; author: Span } | null {
  const from = Math.max(paragraph.start, paragraph.end - MAX_SIGNATURE);
  const bracket = text.slice(from, paragraph.end).lastIndexOf('(@');
  if (bracket < 0) return null;
  const open = from + bracket;
  const handle = HANDLE_AND_DATE.exec(text.slice(open, paragraph.end))?.[1];
  if (handle === undefined) return null;
  const window = Math.max(from, open - MAX_NAME);
  const match = NAME.exec(text.slice(window, open));
  if (match === null) return null;
  const start = window + match.index;
  const name = (match[1] as string).trim();
  const at = name === '' ? open + 1 : start + match[0].lastIndexOf(name);
  return { start, author: { start: at, end: at + (name === '' ? handle : name).length } };
}

/** The tokens of a paragraph before `end`, without links at its end and without marks around the whole. */
function contentBefore({ tokens }: TextDocument, paragraph: Paragraph, end: number): Span | null {
  let first = paragraph.firstToken;
  let last = paragraph.endToken - 1;
  while (last >= first && tokens.ends[last]! > end) last--;
  while (last >= first && tokens.kinds[last] === TokenKind.address) last--;
  if (last > first && /^["“]$/.test(tokens.texts[first]!) && /^["”]$/.test(tokens.texts[last]!)) {
    first++;
    last--;
  }
  return last < first ? null : { start: tokens.starts[first]!, end: tokens.ends[last]! };
}
