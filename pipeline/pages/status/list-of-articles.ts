import { Surrounding } from '../page/elements.js';
import type { Block } from '../page/page.js';

/** The least headlines of a list, and their least length in letters. */
const LEAST_HEADLINES = 4;
const LEAST_HEADLINE = 20;
/** The longest teaser and the longest line beside it, in letters. */
const LONGEST_TEASER = 400;
const LONGEST_LINE = 40;
/** The least share of the text that is headlines and teasers. */
const LIST_SHARE = 0.8;
/** What a search shows of a text: cut off. */
const CUT_OFF = /(?:\.\.\.|…)(?: ?\d{1,2} \p{L}{3,8} ago)?$/iu;

/**
 * Whether a text is a list of other articles: linked headlines, each with a teaser or none, and little else. A
 * headline over more than one paragraph, and one that links to a place on its page, is a section of an article.
 */
export function isListOfArticles(text: readonly Block[]): boolean {
  let [all, listed, headlines] = [0, 0, 0];
  for (const { size } of text) all += size;
  for (let i = 0; i < text.length; i++) {
    const block = text[i]!;
    if (isEntry(block)) {
      headlines++;
      listed += block.size;
      continue;
    }
    if (!isHeadline(block)) continue;
    let [paragraphs, size] = [0, block.size];
    let end = i + 1;
    for (; end < text.length && !isHeadline(text[end]!) && paragraphs <= 1; end++) {
      if (text[end]!.size > LONGEST_LINE) paragraphs++;
      size += text[end]!.size;
    }
    if (paragraphs <= 1 && size <= LONGEST_TEASER + block.size) {
      headlines++;
      listed += size;
    }
    i = end - 1;
  }
  return headlines >= LEAST_HEADLINES && listed >= LIST_SHARE * all;
}

const isHeadline = ({ surrounding, size, linkSize, anchorCount }: Block): boolean =>
  (surrounding & Surrounding.heading) !== 0 &&
  size >= LEAST_HEADLINE &&
  linkSize > 0.9 * size &&
  anchorCount === 0;

/** Whether a block is a whole entry: all a link, or a link and what a search shows of the text. */
const isEntry = ({ text, surrounding, size, linkSize, linkCount, anchorCount }: Block): boolean =>
  (surrounding & Surrounding.heading) === 0 &&
  anchorCount === 0 &&
  linkCount > 0 &&
  linkSize >= LEAST_HEADLINE &&
  (linkSize > 0.9 * size || (linkCount <= 2 && size <= LONGEST_TEASER && CUT_OFF.test(text)));
