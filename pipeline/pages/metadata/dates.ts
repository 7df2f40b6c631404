import { dayUnderTitle } from './day-under-title.js';
import type { Found } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';
import { scriptedDay } from './scripted-day.js';
import { statedDay } from './stated-day.js';
import { visibleDate } from './visible-date.js';
import {
  type DateOrder,
  dayInAddress,
  daysBetween,
  earliestDay,
  machineDate,
  writtenDay,
} from './written-date.js';

/** Names of `<meta>`, the surest first. */
const PUBLISHED: readonly string[] = `
  article:published_time article:published article:published_date article:publication_date
  og:published_time og:article:published_time og:article:publication_date og:pubdate og:pub_date og:release_date
  datepublished date_published publishdate publish-date publish_date publishtime publish_time publishedat published_at
  pubdate pub_date pub-date publication_date publication-date publicationdate published_date published-date published
  first-published firstpublished article_date_original article_publication_date dateposted date_posted post_date date
  originalpublicationdate dc.date.issued dc.date.published dcterms.issued dcterms.published dcterms.available
  dcterms.created dc.date.created dc.created dc.date dcterms.date
  dcsext.articlefirstpublished sailthru.date parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime
  citation_publication_date citation_online_date citation_date prism.publicationdate rnews:datepublished bt:pubdate
  article:post_date article:pubdate article.published article.created article_date articledate storydate created
  datecreated date.created shareaholic:article_published_time w-published-date vr:published_time rbpubdate
  display_date displaydate release_date timestamp
`
  .trim()
  .split(/\s+/);
const MODIFIED: readonly string[] = `
  article:modified_time og:updated_time article:modified datemodified dcterms.modified lastmod last-modified
  dc.date.modified article:updated modified og:modified_time
`
  .trim()
  .split(/\s+/);

/**
 * When the article was published: what the page declares, unless an earlier day stands by the title or a much earlier
 * one in the address; else a date by the title or at the end of the text, else that of its address, else that of its
 * programs. The date of a change only where it is all that readers are shown. Never that of an event, an offer or a
 * copyright.
 */
export function findPublished(
  facts: PageFacts,
  place: ArticlePlace,
  order: DateOrder | null,
  url: string | null,
): Found<string> | null {
  const declared = likeliest([
    linkedDate(facts.articles, ['datePublished'], order),
    declaredDate(facts, PUBLISHED, order),
    markedDate(facts, place, 'datePublished', order),
    linkedDate(facts.pages, ['datePublished'], order),
    linkedDate(facts.works, ['datePublished'], order),
    linkedDate(facts.articles, ['dateCreated', 'uploadDate'], order),
  ]);
  const published =
    (declared === null ? null : takenOver(facts, place, order, url, declared.value)) ??
    (declared === null ? null : inItsZone(facts, declared)) ??
    visibleDate(facts, place, order, 'publication') ??
    statedDay(facts, order, 'publication') ??
    dateOfAddress(url) ??
    scriptedDay(facts.page);
  if (published !== null) return published;
  const changed = shownChange(facts, place, order);
  return changed === null ? null : { ...changed, source: 'modified_at' };
}

/** How many days a declared date may be after another one: one that is later is that of a system, or of nothing. */
const LONGEST_AFTER = 3653;

/** The first of some dates, unless another one is earlier by more than ten years. */
function likeliest(dates: readonly (Found<string> | null)[]): Found<string> | null {
  const found = dates.filter((date) => date !== null);
  const isLate = ({ value }: Found<string>): boolean =>
    found.some((other) => daysBetween(value, other.value) > LONGEST_AFTER);
  return found.find((date) => !isLate(date)) ?? null;
}

/** A moment that is declared in universal time, in the zone that the page gives for the same one elsewhere. */
function inItsZone(facts: PageFacts, declared: Found<string>): Found<string> {
  if (!IN_UNIVERSAL_TIME.test(declared.value)) return declared;
  const moment = Date.parse(declared.value);
  const others = [
    ...facts.page.declarations.map(({ content }) => content),
    ...facts.page.marks.map(({ attributes }) => attributes.datetime),
  ];
  for (const text of others) {
    const date = text.length < SHORTEST_MOMENT ? null : machineDate(text);
    if (date === null || !IN_OWN_ZONE.test(date) || IN_UNIVERSAL_TIME.test(date)) continue;
    if (Math.abs(Date.parse(date) - moment) < A_MINUTE) return { ...declared, value: date };
  }
  return declared;
}

const IN_UNIVERSAL_TIME = /(?:Z|\+00:00)$/;
const IN_OWN_ZONE = /[+-]\d\d:\d\d$/;
const SHORTEST_MOMENT = '2020-05-05T10:00+02'.length;
/** Some leave the seconds out, in ms. */
const A_MINUTE = 60_000;

/** How many days before the declared one a day in an address must be that counts instead: some are those of drafts. */
const LONG_BEFORE = 30;

/**
 * The day under the title or in the address, if it is before the declared one: systems declare when they last
 * published an article, or took it over.
 */
function takenOver(
  facts: PageFacts,
  place: ArticlePlace,
  order: DateOrder | null,
  url: string | null,
  declared: string,
): Found<string> | null {
  const shown = dayUnderTitle(facts, place, order);
  if (shown !== null && shown < earliestDay(declared)) return { value: shown, source: 'text' };
  const address = dateOfAddress(url);
  return address !== null && daysBetween(declared, address.value) > LONG_BEFORE ? address : null;
}

/** When the article was last changed: what the page declares, else a date that it calls that of a change. */
export function findModified(
  facts: PageFacts,
  place: ArticlePlace,
  order: DateOrder | null,
): Found<string> | null {
  return (
    linkedDate(facts.articles, ['dateModified'], order) ??
    declaredDate(facts, MODIFIED, order) ??
    markedDate(facts, place, 'dateModified', order) ??
    linkedDate(facts.pages, ['dateModified'], order) ??
    shownChange(facts, place, order)
  );
}

const shownChange = (facts: PageFacts, place: ArticlePlace, order: DateOrder | null): Found<string> | null =>
  visibleDate(facts, place, order, 'update') ?? statedDay(facts, order, 'update');

function linkedDate(
  things: PageFacts['things'],
  properties: readonly string[],
  order: DateOrder | null,
): Found<string> | null {
  for (const property of properties) {
    for (const thing of things) {
      const date = dateOf(textOf(thing, property), order);
      if (date !== null) return { value: date, source: 'json-ld' };
    }
  }
  return null;
}

function declaredDate(
  facts: PageFacts,
  names: readonly string[],
  order: DateOrder | null,
): Found<string> | null {
  for (const name of names) {
    const date = dateOf(facts.declared(name), order);
    if (date !== null) return { value: date, source: /^(?:og|article):/.test(name) ? 'opengraph' : 'meta' };
  }
  return null;
}

/** How many blocks under the text the dates of the article may stand; those of comments stand under them. */
const UNDER_TEXT = 5;

function markedDate(
  facts: PageFacts,
  { last }: ArticlePlace,
  property: string,
  order: DateOrder | null,
): Found<string> | null {
  for (const mark of facts.page.marks) {
    if (last >= 0 && mark.block > last + UNDER_TEXT) return null;
    if (!mark.attributes.itemprop.split(' ').includes(property)) continue;
    const { datetime, content } = mark.attributes;
    const date = dateOf(content || datetime || facts.markText(mark), order);
    if (date !== null) return { value: date, source: 'microdata' };
  }
  return null;
}

const dateOf = (text: string | null, order: DateOrder | null): string | null =>
  text === null ? null : (machineDate(text) ?? writtenDay(text.slice(0, 100), order)?.day ?? null);

function dateOfAddress(url: string | null): Found<string> | null {
  const day = url === null ? null : dayInAddress(url);
  return day === null ? null : { value: day, source: 'url' };
}
