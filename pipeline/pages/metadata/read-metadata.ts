import { findAddress } from './address.js';
import { findAuthors } from './authors.js';
import { dateOrder } from './date-order.js';
import { findModified, findPublished } from './dates.js';
import { findDek } from './dek.js';
import type { Found, PageMetadata } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';
import { findSection } from './section.js';
import { findPublisher, siteNamesOf } from './site.js';
import { findTitle } from './title.js';

/**
 * What a page says of its article.
 *
 * @param place where the article stands on the page
 * @param url the page's address, if it is known
 */
export function readMetadata(facts: PageFacts, place: ArticlePlace, url: string | null): PageMetadata {
  const address = findAddress(facts, url);
  const known = address?.value ?? url;
  const order = dateOrder(facts, known);
  const publisher = findPublisher(facts, known);
  // A part of the title is no second witness of what the title is.
  const named = publisher?.source === 'title' ? null : publisher;
  const sites = siteNamesOf(facts, named?.value ?? null, known);
  const title = findTitle(facts, sites, place);
  return {
    title,
    dek: findDek(facts, place, title?.value ?? null),
    authors: findAuthors(facts, sites, place),
    publisher,
    publishedAt: findPublished(facts, place, order, known),
    modifiedAt: findModified(facts, place, order),
    language: findLanguage(facts),
    url: address,
    section: findSection(facts, title === null ? sites : [...sites, title.value]),
  };
}

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i;

/** The language that the page declares, as a tag of BCP 47: `en-GB`. */
function findLanguage(facts: PageFacts): Found<string> | null {
  const candidates: readonly (readonly [string | null, Found<string>['source']])[] = [
    [facts.page.language, 'html'],
    [
      facts.articles.map((thing) => textOf(thing, 'inLanguage')).find((text) => text !== null) ?? null,
      'json-ld',
    ],
    [facts.declared('og:locale'), 'opengraph'],
    [facts.declared('content-language', 'dc.language', 'dcterms.language', 'language', 'inlanguage'), 'meta'],
  ];
  for (const [text, source] of candidates) {
    const tag = text?.trim() ?? '';
    if (LANGUAGE.test(tag)) return { value: tag.replaceAll('_', '-'), source };
  }
  return null;
}
