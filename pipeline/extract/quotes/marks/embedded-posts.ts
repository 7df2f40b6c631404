import type { Paragraph } from '../../../language/sentences.js';
import { TokenKind } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';

/** A post of a social network that stands in the article as a paragraph of its own, signed below. */
export interface EmbeddedPost {
  /** Indexes of the paragraphs that it takes up: `[firstParagraph, endParagraph)`. */
  readonly firstParagraph: number;
  readonly endParagraph: number;
  /** The post's own text, up to the signature. */
  readonly content: readonly Span[];
  /** The name in the signature; the handle where it has none. */
  readonly author: Span;
}

/** Longest signature looked for, in UTF-16 units: name, handle, date and the link behind them. */
const MAX_SIGNATURE = 240;

/** `— Ann Lee (@annlee) May 23, 2020`, perhaps with a time before the date or a link behind it. */
const SIGNATURE =
  /(?:[—–―]|--|-)\s*([^—–―()\n]{0,80}?)\s*\((@\w{1,30})\)(?:\s*(?:\d{1,2}:\d\d\s*[ap]\.?m\.?\s*[-–—·,]?\s*)?(?:\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\p{Lu}\p{Ll}{2,8}\.?\s+\d{4}))\s*(?:https?:\S*|pic\.\S*)?\s*$/u;

/** Finds the paragraphs that end in a signature with a handle and a date. Ascending. */
export function findEmbeddedPosts(document: TextDocument): EmbeddedPost[] {
  const { text, paragraphs } = document;
  const posts: EmbeddedPost[] = [];
  if (!text.includes('(@')) return posts;
  paragraphs.forEach((paragraph, index) => {
    const from = Math.max(paragraph.start, paragraph.end - MAX_SIGNATURE);
    const tail = text.slice(from, paragraph.end);
    if (!tail.includes('(@')) return;
    const match = SIGNATURE.exec(tail);
    if (match === null) return;
    const signature = from + match.index;
    const author = authorOf(match, signature);
    const content = contentBefore(document, paragraph, signature);
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

function authorOf(match: RegExpExecArray, signature: number): Span {
  const name = match[1] !== '' ? match[1]! : match[2]!;
  const start = signature + match[0].indexOf(name);
  return { start, end: start + name.length };
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
