import { Surrounding } from '../page/elements.js';
import { partedText } from '../page/pieces.js';
import { AUTHOR_ADDRESS } from '../page/scan-page.js';
import { textKey } from '../text/evidence.js';
import type { Thing } from './linked-data.js';
import { typesOf } from './linked-data.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, cleaned, type PageFacts, textOf } from './page-facts.js';
import { accountIn, bylineIn, hasGivenName, isBylineWord, personNames } from './person-names.js';

const META_NAMES: ReadonlySet<string> = new Set(
  `author article:author article:author_name dc.creator dcterms.creator parsely-author sailthru.author byl
   citation_author og:article:author author_name author-name authors article.author article_author
   shareaholic:article_author_name cxenseparse:author`
    .trim()
    .split(/\s+/),
);
const BYLINE_HINT = /byline|by-line|author|writer|reporter|contributor|\bfn\b/i;
/** Elements that hold nothing but the name of an account. */
const ACCOUNT_HINT = /\b(?:fn|vcard|username|author(?:-name)?)\b/;
/** The longest text that is searched for a byline. */
const LONGEST_BYLINE = 160;

type Source = readonly [source: MetadataSource, isFree: boolean, read: () => readonly string[]];

/**
 * The people who wrote the article: no desks, agencies or job titles, each person once. What the page declares counts,
 * unless a byline by the title names others, or more.
 *
 * @param siteNames none of which is a person
 */
export function findAuthors(
  facts: PageFacts,
  siteNames: readonly string[],
  place: ArticlePlace,
): Found<readonly string[]> | null {
  const sites = new Set(siteNames.map(textKey));
  const marked = (isAuthor: (mark: Mark) => boolean) => () => markedAuthors(facts, place, isAuthor);
  const first = (sources: readonly Source[]): Found<readonly string[]> | null => {
    for (const [source, isFree, read] of sources) {
      const names = peopleIn(read(), isFree, sites);
      if (names.length > 0) return { value: names, source };
    }
    return null;
  };
  const declared = first([
    ['json-ld', false, () => linkedAuthors(facts)],
    ['meta', false, () => declaredAuthors(facts)],
    ['microdata', false, marked(({ attributes }) => /\bauthor\b/.test(attributes.itemprop))],
    ['link', false, marked(({ attributes }) => attributes.rel === 'author')],
  ]);
  if (declared !== null) {
    const shown = first([['text', true, () => shownBylines(facts, place)]]);
    return shown !== null && saysMore(shown.value, declared.value) ? shown : declared;
  }
  return first([
    ['address', true, marked(({ attributes }) => isAuthorAddress(attributes.href))],
    ['byline', true, marked(({ hint }) => BYLINE_HINT.test(hint))],
    ['text', true, () => writtenAuthors(facts, place)],
    ['text', true, () => loneNames(facts, place)],
    ['byline', false, () => accountMarks(facts, place)],
    [
      'text',
      false,
      () =>
        textsUnderTitle(facts, place)
          .map(accountIn)
          .filter((name) => name !== null)
          .slice(0, 1),
    ],
  ]);
}

const isAuthorAddress = (href: string): boolean => AUTHOR_ADDRESS.test(href) && !/\blicenses?\//.test(href);

/** The people in the first texts that name any, each once. */
function peopleIn(texts: readonly string[], isFree: boolean, sites: ReadonlySet<string>): string[] {
  const names = new Map<string, string>();
  for (const text of texts) {
    for (const name of personNames(text, isFree)) {
      const key = textKey(name);
      // A person's own site bears the person's name.
      const isSite = sites.has(key) && !hasGivenName(name);
      if (!isSite && !names.has(key)) names.set(key, name);
    }
    // The first byline is the article's own.
    if (isFree && names.size > 0) break;
  }
  return [...names.values()];
}

/** Whether a byline names people that a declaration does not: others, or more than it. */
function saysMore(shown: readonly string[], declared: readonly string[]): boolean {
  const [byline, known] = [shown.map(textKey), declared.map(textKey)];
  const isKnown = (key: string): boolean =>
    known.some((other) => key.startsWith(other) || other.startsWith(key));
  const shared = byline.filter(isKnown).length;
  return shared === 0 || (shared === known.length && byline.length > known.length);
}

function declaredAuthors(facts: PageFacts): string[] {
  const names = facts.allDeclared(META_NAMES);
  const label = facts.declared('twitter:label1') ?? '';
  const written = WRITTEN_BY.test(label) ? facts.declared('twitter:data1') : null;
  return names.length > 0 || written === null ? names : [written];
}

/** The label of the author on a card that is shared. */
const WRITTEN_BY = /^(?:written by|by|author|verfasst von|geschrieben von|écrit par|escrito por)/i;

function linkedAuthors(facts: PageFacts): string[] {
  for (const article of [...facts.articles, ...facts.pages, ...facts.works]) {
    const names = peopleOf(facts, article.author ?? article.creator);
    if (names.length > 0) return names;
  }
  return [];
}

/** The names of people in a value of JSON-LD: a name, a thing that has one, or a list of both. */
function peopleOf(facts: PageFacts, value: unknown): string[] {
  const values = Array.isArray(value) ? value.slice(0, 50) : [value];
  return values.flatMap((entry) => {
    if (typeof entry === 'string') return [cleaned(entry)];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const thing = facts.resolved(entry as Thing);
    const types = typesOf(thing);
    // A person whose site it is, is often both.
    if (types.some((type) => /Organization/.test(type)) && !types.includes('Person')) return [];
    const name = thing.name;
    if (Array.isArray(name)) return name.filter((part) => typeof part === 'string').map(cleaned);
    const text = textOf(thing, 'name');
    return text === null ? [] : [text];
  });
}

type Mark = PageFacts['page']['marks'][number];

/** The texts of marks before the end of the article; those near its beginning first. */
function markedAuthors(facts: PageFacts, place: ArticlePlace, isAuthor: (mark: Mark) => boolean): string[] {
  const start = place.title >= 0 ? place.title : place.first;
  const near = facts.page.marks
    .filter((mark) => isAuthor(mark) && (place.first < 0 || mark.block <= place.last + 12))
    .map((mark) => ({ mark, distance: Math.abs(mark.block - start), text: facts.markText(mark) }))
    .filter(({ text }) => text !== '' && text.length <= LONGEST_BYLINE)
    .sort((a, b) => a.distance - b.distance)
    .filter(({ mark }, _, sorted) => Math.abs(mark.block - sorted[0]!.mark.block) <= TOGETHER)
    .slice(0, MOST_MARKS);
  // Of marks within marks the inner one is the name, and the outer one says more.
  return near
    .filter(
      ({ mark }) => !near.some((other) => isInside(other.mark, mark) && personNames(other.text).length > 0),
    )
    .map(({ text }) => text);
}

/** The names of accounts by the title, where an element holds nothing else. */
function accountMarks(facts: PageFacts, place: ArticlePlace): string[] {
  const isNear = ({ block }: Mark): boolean =>
    place.title >= 0 &&
    Math.abs(block - place.title) <= TOGETHER &&
    block <= Math.max(place.first, place.title);
  return markedAuthors(facts, place, (mark) => {
    const isAccount = ACCOUNT_HINT.test(mark.hint) || isAuthorAddress(mark.attributes.href);
    return isAccount && isNear(mark) && /^\S{2,30}$/.test(facts.markText(mark));
  }).slice(0, 1);
}

/** The names of one byline are at most so many blocks apart. */
const TOGETHER = 4;
/** The most bylines that are looked at. */
const MOST_MARKS = 30;

const isInside = (inner: Mark, outer: Mark): boolean =>
  inner !== outer &&
  inner.firstPiece >= outer.firstPiece &&
  inner.lastPiece <= outer.lastPiece &&
  inner.lastPiece - inner.firstPiece < outer.lastPiece - outer.firstPiece;

/** How many blocks around the title and the beginning of the text are searched. */
const NEAR = 10;

/** Short blocks near the beginning of the article, or right under it, that are bylines. */
function writtenAuthors({ page }: PageFacts, { title, first, last }: ArticlePlace): string[] {
  const from = Math.max(0, (title >= 0 ? title : first) - 4);
  const to = Math.max(first, title) + NEAR;
  const texts = page.blocks
    .slice(from, to)
    .concat(page.blocks.slice(last + 1, last + 4))
    // A box about the author may stand anywhere.
    .concat(page.blocks.slice(to).filter(({ text }) => /^written by \p{Lu}/iu.test(text)))
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_BYLINE);
  const bylines = texts.map(bylineIn).filter((byline) => byline !== null);
  texts.forEach((text, i) => {
    if (isBylineWord(text) && texts[i + 1] !== undefined) bylines.push(`By ${texts[i + 1]}`);
  });
  return bylines;
}

const FOREIGN = Surrounding.nav | Surrounding.aside | Surrounding.footer | Surrounding.figure;

/** The short texts between the title and the article's, and the first of that. */
function textsUnderTitle({ page }: PageFacts, { title, first }: ArticlePlace): string[] {
  if (title < 0 || first < title) return [];
  const foreign = FOREIGN & ~(page.blocks[first]?.surrounding ?? 0);
  return page.blocks
    .slice(title + 1, first + 1)
    .filter(({ text, surrounding }) => text.length <= LONGEST_BYLINE && (surrounding & foreign) === 0)
    .map(({ first: from, last: to }) => partedText(page.html, page.pieces, from, to));
}

/** Bylines that can be nothing else. */
const shownBylines = (facts: PageFacts, place: ArticlePlace): string[] =>
  textsUnderTitle(facts, place).filter((text) => SURE_BYLINE.test(text));

const SURE_BYLINE = /^(?:by|von|par|por|written by)\b:? /i;

/** Texts under the title that are a name and nothing else. */
const loneNames = (facts: PageFacts, place: ArticlePlace): string[] =>
  textsUnderTitle(facts, { ...place, first: place.first + 1 }).filter((text) => {
    const names = personNames(text, true);
    return (
      names.length === 1 &&
      hasGivenName(text) &&
      text.split(' ').length <= 4 &&
      textKey(names[0]!) === textKey(text)
    );
  });
