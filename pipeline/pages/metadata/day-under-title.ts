import { Surrounding } from '../page/elements.js';
import type { Block } from '../page/page.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';
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
 * The only day that readers see from shortly above the title to the first paragraph, if it stands under the title
 * and nothing between them may be the title of another article; null if there is none, or if it is that of a change.
 */
export function dayUnderTitle(
  facts: PageFacts,
  { title, first }: ArticlePlace,
  order: DateOrder | null,
): string | null {
  const { blocks } = facts.page;
  if (title < 0 || first <= title) return null;
  let only: string | null = null;
  for (let i = Math.max(0, title - BEFORE); i < Math.min(blocks.length, title + AFTER); i++) {
    const { text, surrounding } = blocks[i]!;
    // The first paragraph.
    if (i >= first && text.length > LONGEST_LINE) break;
    if (i === title || (surrounding & FOREIGN) !== 0) continue;
    if (i > title && only === null && mayBeTitle(blocks[i]!)) return null;
    if (text.length > LONGEST_LINE) continue;
    for (const { day, index, end } of writtenDays(text, order)) {
      if (i < title || (only !== null && only !== day)) return null;
      const kind = kindOf(`${labelAbove(facts, i)} ${text.slice(0, index)}`);
      const others = text.length - (end - index);
      if (kind === 'update' || (kind === null && others > MOST_OTHERS)) return null;
      only = day;
    }
  }
  return only;
}

/** Whether a block may be the title of another article: a heading or a link of more than a few words. */
const mayBeTitle = ({ surrounding, size, linkSize }: Block): boolean =>
  size > LONGEST_LABEL && ((surrounding & Surrounding.heading) !== 0 || linkSize > size / 2);
