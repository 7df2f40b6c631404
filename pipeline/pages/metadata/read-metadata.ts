import { findAddress } from './address.js';
import { findAuthors } from './authors.js';
import { dateOrder } from './date-order.js';
import { findModified, findPublished } from './dates.js';
import type { Found, PageMetadata } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';
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
  const sites = siteNamesOf(facts, known);
  return {
    title: findTitle(facts, sites, place),
    dek: findDek(facts),
    authors: findAuthors(facts, sites, place),
    publisher: findPublisher(facts),
    publishedAt: findPublished(facts, place, order, known),
    modifiedAt: findModified(facts, place, order),
    language: findLanguage(facts),
    url: address,
    section: findSection(facts),
  };
}

function findDek(facts: PageFacts): Found<string> | null {
  for (const thing of facts.articles) {
    const text = textOf(thing, 'alternativeHeadline') ?? textOf(thing, 'description');
    if (text !== null) return { value: text, source: 'json-ld' };
  }
  const shared = facts.declared('og:description');
  if (shared !== null) return { value: shared, source: 'opengraph' };
  const text = facts.declared('description', 'dc.description', 'twitter:description');
  return text === null ? null : { value: text, source: 'meta' };
}

function findSection(facts: PageFacts): Found<string> | null {
  for (const thing of facts.articles) {
    const section = thing.articleSection;
    const first = Array.isArray(section) ? section[0] : section;
    if (typeof first === 'string' && first.trim() !== '') return { value: first.trim(), source: 'json-ld' };
  }
  const shared = facts.declared('article:section', 'og:article:section');
  if (shared !== null) return { value: shared, source: 'opengraph' };
  const text = facts.declared('section', 'parsely-section', 'sailthru.section', 'dc.subject');
  return text === null ? null : { value: text, source: 'meta' };
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
