import { Surrounding } from '../page/elements.js';
import type { Block } from '../page/page.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';
import { bylineIn, personNames } from './person-names.js';
import { kindOf, labelAbove } from './visible-date.js';
import { type DateOrder, writtenDays } from './written-date.js';

const FOREIGN =
  Surrounding.nav | Surrounding.form | Surrounding.aside | Surrounding.footer | Surrounding.figure;
/** How many blocks above the title may show the day of the article, too, and how many under it are looked at. */
const BEFORE = 8;
const AFTER = 20;
/** The longest line with a day, in characters, and the longest that says nothing of another article. */
const LONGEST_LINE = 60;
const LONGEST_LABEL = 20;
/** How much more there may be in a line that does not say what its day is: a weekday, a time. */
const MOST_OTHERS = 12;

/**
 * The only day that readers see from shortly above the title to the first paragraph, but for those that are called that
 * of a change, if it stands right above the title or under it, and nothing between may be the title of another article;
 * else null.
 */
export function dayUnderTitle(
  facts: PageFacts,
  { title, first, opening }: ArticlePlace,
  order: DateOrder | null,
): string | null {
  const { blocks } = facts.page;
  if (title < 0 || first <= title) return null;
  let only: string | null = null;
  for (let i = Math.max(0, title - BEFORE); i < Math.min(blocks.length, title + AFTER); i++) {
    const { text, surrounding } = blocks[i]!;
    const isHeading = (surrounding & Surrounding.heading) !== 0;
    // The first paragraph. A heading before it is what the text is about, in a line.
    if (i >= first && text.length > LONGEST_LINE && !isHeading) break;
    if (i === title || (surrounding & FOREIGN) !== 0) continue;
    if (i > title && only === null && mayBeTitle(blocks[i]!, opening.includes(i))) return null;
    if (text.length > LONGEST_LINE) continue;
    for (const { day, index, end } of writtenDays(text, order)) {
      const kind = kindOf(`${labelAbove(facts, i)} ${text.slice(0, index)}`);
      const others = text.length - (end - index);
      if (kind === 'update') continue;
      if (i < title - 1 || (only !== null && only !== day)) return null;
      if (kind === null && others > MOST_OTHERS) return null;
      only = day;
    }
  }
  return only;
}

/** Whether a block may be the title of another article: a link or a heading of more than a few words, and no byline. */
function mayBeTitle({ text, surrounding, size, linkSize }: Block, isOfText: boolean): boolean {
  if (size <= LONGEST_LABEL || personNames(bylineIn(text) ?? '', true).length > 0) return false;
  return linkSize > size / 2 || (!isOfText && (surrounding & Surrounding.heading) !== 0);
}
