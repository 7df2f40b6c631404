import { Surrounding } from '../page/elements.js';
import type { Found } from './metadata.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';
import { isLoneName, LONGEST_BYLINE, personNames } from './person-names.js';

/** The person whose site it is: one that bears a person's name, or says under the text since when it is whose. */
export function ownerOf(
  { page }: PageFacts,
  siteNames: readonly string[],
  { last }: ArticlePlace,
): Found<readonly string[]> | null {
  const masthead = (page.blocks[0]?.text ?? '').replace(/[^\p{L}.]{1,9}$/u, '');
  const claims = page.blocks
    .slice(Math.max(0, last))
    .filter(
      ({ text, surrounding }) => text.length <= LONGEST_BYLINE && (surrounding & Surrounding.figure) === 0,
    )
    .map(({ text, element, surrounding }) => {
      const isFooter = (surrounding & Surrounding.footer) !== 0 || FOOTER_HINT.test(element.hint);
      return (CLAIM.exec(text) ?? (isFooter ? UNDATED_CLAIM.exec(text) : null))?.[1]?.trim() ?? '';
    });
  const owner = [...siteNames, masthead, ...claims].find(
    (name) => isLoneName(name) && name.split(' ').length <= LONGEST_OWNER,
  );
  return owner === undefined ? null : { value: personNames(owner, true), source: 'publisher' };
}

/** The most words of a person's name that is the site's. */
const LONGEST_OWNER = 3;
/** `© 2012–2020 Ann Lee. All rights reserved.` */
const CLAIM =
  /(?:©|\(c\)|copyright)[\s\d,–—-]{0,14}(?:19|20)\d\d[\s,–—-]{0,3}(?:by )?(\p{L}[^.,|!•·\n]{3,50}?)(?=$|[.,|!•·\n]|\sall rights)/iu;

/** The same without years, at the foot of a page: elsewhere it is of a picture. */
const UNDATED_CLAIM =
  /^(?:©|\(c\)|copyright)\s(?:by )?(\p{L}[^.,|!•·\n]{3,50}?)\s?(?=$|[.,|!•·\n]|\sall rights)/iu;
const FOOTER_HINT = /copyright|footer|colophon/i;
