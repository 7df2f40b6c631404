import { Surrounding } from '../page/elements.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';

/** A heading of the page that may be that of the article. */
export interface Heading {
  readonly text: string;
  /** Whether the page marks it as its main one. */
  readonly isMain: boolean;
  /** Whether its class calls it a title. */
  readonly isCalledTitle: boolean;
  /** The place of its first block. */
  readonly block: number;
  /** Whether it stands at or above the beginning of the article, in no part of the page that is something else. */
  readonly isOfArticle: boolean;
}

const TITLE_HINT = /title|headline/i;
/** Elements that hold the name of the site. */
const BRAND_HINT = /logo|brand|site-?(?:title|name)|blog-?(?:title|name)|masthead/i;
const FOREIGN =
  Surrounding.nav | Surrounding.aside | Surrounding.footer | Surrounding.dialog | Surrounding.hidden;
/** How many blocks after the beginning of the text a headline may stand: a picture or a summary may come before it. */
const AFTER = 3;

/** The headings of a page that may be that of the article, its main ones and those where it begins, in their order. */
export function headingsOf(facts: PageFacts, { first }: ArticlePlace): Heading[] {
  const { marks, blocks } = facts.page;
  const last = first < 0 ? Number.POSITIVE_INFINITY : first + AFTER;
  // A page may have its whole text in such an element.
  const foreign = FOREIGN & ~(blocks[first]?.surrounding ?? 0);
  const headings: Heading[] = [];
  const add = (
    block: number,
    surrounding: number,
    isMain: boolean,
    isCalledTitle: boolean,
    textOf: () => string,
  ): void => {
    const isOfArticle = block <= last && (surrounding & foreign) === 0;
    if (!isMain && !isOfArticle) return;
    const text = textOf().replaceAll('\n', ' ');
    if (text !== '') headings.push({ text, isMain, isCalledTitle, block, isOfArticle });
  };
  for (const mark of marks) {
    const { block, surrounding, name, hint, attributes } = mark;
    const isMain = name === 'h1' || attributes.itemprop === 'headline';
    const isCalledTitle = TITLE_HINT.test(hint);
    if ((isMain || isCalledTitle) && !BRAND_HINT.test(hint))
      add(block, surrounding, isMain, isCalledTitle, () => facts.markText(mark));
  }
  blocks.forEach(({ element, surrounding, text }, block) => {
    if (/^h[23]$/.test(element.name)) add(block, surrounding, false, false, () => text);
  });
  return headings.sort((a, b) => a.block - b.block);
}
