import { Surrounding } from '../page/elements.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';
import { dayInAddress, machineDate, writtenDay } from './written-date.js';

const PUBLISHED: readonly string[] = [
  ...['article:published_time', 'article:published', 'og:published_time', 'og:article:published_time'],
  ...[
    'og:pubdate',
    'datepublished',
    'publishdate',
    'publish-date',
    'publish_date',
    'pubdate',
    'publication_date',
  ],
  ...['publication-date', 'published_date', 'published-date', 'published', 'article_date_original', 'date'],
  ...[
    'originalpublicationdate',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
    'dc.date.created',
    'dc.date',
  ],
  ...[
    'dcterms.date',
    'dcsext.articlefirstpublished',
    'sailthru.date',
    'parsely-pub-date',
    'cxenseparse:recs:publishtime',
  ],
  ...[
    'citation_publication_date',
    'citation_online_date',
    'citation_date',
    'rnews:datepublished',
    'bt:pubdate',
  ],
  ...[
    'article:post_date',
    'article:pubdate',
    'article.published',
    'article.created',
    'created',
    'datecreated',
  ],
  ...[
    'shareaholic:article_published_time',
    'w-published-date',
    'release_date',
    'last-published',
    'timestamp',
  ],
];
const MODIFIED: readonly string[] = [
  ...[
    'article:modified_time',
    'og:updated_time',
    'article:modified',
    'datemodified',
    'dcterms.modified',
    'lastmod',
  ],
  ...['last-modified', 'dc.date.modified', 'article:updated', 'modified', 'og:modified_time'],
];

const UPDATE = /updat|modif|chang|geändert|aktualisiert|stand:|actualiz|mis à jour|review/i;
const PUBLICATION = /publi|post|erstellt|veröffentlicht|creat|issued|released|datum|fecha/i;
const DATE_HINT = /date|time|publi|posted|stamp|byline|meta|dateline/i;
const FOREIGN = Surrounding.nav | Surrounding.aside | Surrounding.footer | Surrounding.form;

/**
 * When the article was published: what the page declares, else a date by the title or at the end of the text, else that
 * of its address. Never a date of a change, an event, an offer or a copyright.
 */
export function findPublished(
  facts: PageFacts,
  place: ArticlePlace,
  url: string | null,
): Found<string> | null {
  return (
    linkedDate(facts, facts.articles, ['datePublished']) ??
    declaredDate(facts, PUBLISHED) ??
    markedDate(facts, 'datePublished') ??
    linkedDate(facts, facts.pages, ['datePublished']) ??
    linkedDate(facts, facts.articles, ['dateCreated', 'uploadDate']) ??
    visibleDate(facts, place) ??
    dateOfAddress(url)
  );
}

export const findModified = (facts: PageFacts): Found<string> | null =>
  linkedDate(facts, facts.articles, ['dateModified']) ??
  declaredDate(facts, MODIFIED) ??
  markedDate(facts, 'dateModified') ??
  linkedDate(facts, facts.pages, ['dateModified']);

function linkedDate(
  facts: PageFacts,
  things: PageFacts['things'],
  properties: readonly string[],
): Found<string> | null {
  for (const property of properties) {
    for (const thing of things) {
      const date = dateOf(textOf(thing, property), orderOf(facts));
      if (date !== null) return { value: date, source: 'json-ld' };
    }
  }
  return null;
}

function declaredDate(facts: PageFacts, names: readonly string[]): Found<string> | null {
  for (const name of names) {
    const date = dateOf(facts.declared(name), orderOf(facts));
    if (date !== null) return { value: date, source: /^(?:og|article):/.test(name) ? 'opengraph' : 'meta' };
  }
  return null;
}

function markedDate(facts: PageFacts, property: string): Found<string> | null {
  for (const mark of facts.page.marks) {
    if (!mark.attributes.itemprop.split(' ').includes(property)) continue;
    const { datetime, content } = mark.attributes;
    const date = dateOf(content || datetime || facts.markText(mark), orderOf(facts));
    if (date !== null) return { value: date, source: 'microdata' };
  }
  return null;
}

const dateOf = (text: string | null, order: 'day' | 'month' | null): string | null =>
  text === null ? null : (machineDate(text) ?? writtenDay(text.slice(0, 100), order)?.day ?? null);

/** The order of `05/06/2020` in the page's own country, if it states one. */
function orderOf({ page }: PageFacts): 'day' | 'month' | null {
  const language = page.language.toLowerCase();
  if (/^en[-_]us/.test(language)) return 'month';
  return language === '' || language === 'en' ? null : 'day';
}

/** How many blocks before the title and after the beginning of the text a date may stand. */
const BEFORE = 8;
const AFTER = 14;
/** The longest text around a date that is not marked as one. */
const LONGEST_NOTE = 120;

interface Candidate {
  readonly day: string;
  readonly source: MetadataSource;
  readonly score: number;
}

/** The likeliest of the dates that a reader sees by the title, or right under the text. */
function visibleDate(facts: PageFacts, place: ArticlePlace): Found<string> | null {
  const { page } = facts;
  const start = place.title >= 0 ? place.title : Math.max(0, place.first);
  const end = Math.max(place.first, start);
  const candidates: Candidate[] = [];
  const distanceOf = (block: number): number | null => {
    if (block < start - BEFORE) return null;
    if (block <= end + AFTER) return block < start ? 2 * (start - block) : block - start;
    if (place.last >= 0 && block > place.last && block <= place.last + 4) return 12 + block - place.last;
    return null;
  };
  const consider = (
    day: string,
    block: number,
    note: string,
    bonus: number,
    source: MetadataSource,
  ): void => {
    const distance = distanceOf(block);
    if (distance === null) return;
    const isPublication = PUBLICATION.test(note);
    if (UPDATE.test(note) && !isPublication) return;
    const score = bonus - distance * 0.5 + (isPublication ? 4 : 0);
    candidates.push({ day, source, score });
  };
  for (const mark of page.marks) {
    const { datetime } = mark.attributes;
    if ((mark.surrounding & FOREIGN) !== 0) continue;
    const isTime = mark.name === 'time';
    if (!isTime && !DATE_HINT.test(mark.hint)) continue;
    const text = facts.markText(mark).slice(0, LONGEST_NOTE);
    const day = machineDate(datetime) ?? writtenDay(text, orderOf(facts))?.day;
    if (day !== undefined)
      consider(day, mark.block, `${mark.hint} ${text}`, isTime ? 6 : 5, isTime ? 'time' : 'byline');
  }
  page.blocks.forEach((block, i) => {
    if (distanceOf(i) === null || (block.surrounding & FOREIGN) !== 0 || block.text.length > LONGEST_NOTE)
      return;
    if (/©|copyright/i.test(block.text)) return;
    const day = writtenDay(block.text, orderOf(facts));
    if (day === null) return;
    const around = block.text.length - (day.end - day.index);
    consider(day.day, i, block.text.slice(0, day.index), around < 60 ? 3 : 0, 'text');
  });
  const best = candidates.reduce<Candidate | null>((a, b) => (a === null || b.score > a.score ? b : a), null);
  return best === null || best.score < -6 ? null : { value: best.day, source: best.source };
}

function dateOfAddress(url: string | null): Found<string> | null {
  const day = url === null ? null : dayInAddress(url);
  return day === null ? null : { value: day, source: 'url' };
}
