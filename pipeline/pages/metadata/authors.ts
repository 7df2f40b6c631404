import { Surrounding } from '../page/elements.js';
import { partedText } from '../page/pieces.js';
import { AUTHOR_ADDRESS } from '../page/scan-page.js';
import { textKey } from '../text/evidence.js';
import { type Thing, typesOf } from './linked-data.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, cleaned, type PageFacts, textOf } from './page-facts.js';
import {
  accountIn,
  bylineIn,
  hasGivenName,
  isBylineWord,
  isFullName,
  isLoneName,
  organisationName,
  personNames,
} from './person-names.js';

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

/** Where names are read. In free text a name has two words at least. */
type Source = readonly [source: MetadataSource, isFree: boolean, read: () => readonly string[]];

/**
 * Who wrote the article, each once. People come before accounts, and both before organisations, which count only where
 * nobody else is named; no desks, no job titles. What the page declares counts, unless a byline by the title names
 * others, or more.
 *
 * @param siteNames what the site calls itself
 */
export function findAuthors(
  facts: PageFacts,
  siteNames: readonly string[],
  place: ArticlePlace,
): Found<readonly string[]> | null {
  const sites = new Set(siteNames.map(textKey));
  const marked = (isAuthor: (mark: Mark) => boolean) => () => markedAuthors(facts, place, isAuthor);
  const first = (
    sources: readonly Source[],
    isWanted: (name: string) => boolean = () => true,
  ): Found<readonly string[]> | null => {
    for (const [source, isFree, read] of sources) {
      const names = peopleIn(read(), isFree, sites).filter(isWanted);
      if (names.length > 0) return { value: names, source };
    }
    return null;
  };
  const declared: readonly Source[] = [
    ['json-ld', false, () => linkedAuthors(facts)],
    ['meta', false, () => declaredAuthors(facts)],
    ['microdata', false, marked(({ attributes }) => /\bauthor\b/.test(attributes.itemprop))],
    ['link', false, marked(({ attributes }) => attributes.rel === 'author')],
  ];
  const people = first(declared, isFullName);
  if (people !== null) {
    const shown = first([['text', true, () => shownBylines(facts, place)]]);
    return shown !== null && saysMore(shown.value, people.value) ? shown : people;
  }
  const account = first(declared);
  const shown = first([
    ['address', true, marked(({ attributes }) => isAuthorAddress(attributes.href))],
    ['byline', true, marked(({ hint }) => BYLINE_HINT.test(hint))],
    ['text', true, () => writtenAuthors(facts, place)],
    ['text', true, () => loneNames(facts, place)],
    ['text', true, () => signatures(facts, place)],
  ]);
  if (account !== null && (shown === null || !isOutdoneBy(account.value, shown.value))) return account;
  return (
    shown ??
    first([
      ['byline', false, () => accountMarks(facts, place)],
      ['text', false, () => accountsUnderTitle(facts, place)],
    ]) ??
    ownerOf(facts, siteNames, place) ??
    organisationIn(
      [
        ['json-ld', false, () => linkedAuthors(facts, 'all')],
        ...declared,
        ['text', true, () => shownBylines(facts, place)],
        ['byline', false, () => siteBylines(facts, place, sites)],
      ],
      sites,
    )
  );
}

/** Whether readers see people instead of an account that is none of their given names, or in full: `Ann`, `AL`. */
function isOutdoneBy([account]: readonly string[], people: readonly string[]): boolean {
  if (account === undefined || !GIVEN_NAME.test(account)) return true;
  return people.some((name) => name.toLowerCase().startsWith(`${account.toLowerCase()} `));
}

const GIVEN_NAME = /^\p{Lu}\p{Ll}+$/u;

/** The first organisation that the sources name. One that publishes the page says no more than its publisher does. */
function organisationIn(
  sources: readonly Source[],
  sites: ReadonlySet<string>,
): Found<readonly string[]> | null {
  for (const [source, isFree, read] of sources) {
    for (const text of read()) {
      const name = organisationName(text, isFree);
      if (name !== null) return { value: [name], source: sites.has(textKey(name)) ? 'publisher' : source };
    }
  }
  return null;
}

/** The person whose site it is: one that bears a person's name, or says under the text since when it is whose. */
function ownerOf(
  { page }: PageFacts,
  siteNames: readonly string[],
  { last }: ArticlePlace,
): Found<readonly string[]> | null {
  const masthead = page.blocks[0]?.text ?? '';
  const claims = page.blocks
    .slice(Math.max(0, last))
    .filter(
      ({ text, surrounding }) => text.length <= LONGEST_BYLINE && (surrounding & Surrounding.figure) === 0,
    )
    .map(({ text }) => CLAIM.exec(text)?.[1] ?? '');
  const owner = [...siteNames, masthead, ...claims].find(
    (name) => isLoneName(name) && name.split(' ').length <= LONGEST_OWNER,
  );
  return owner === undefined ? null : { value: [owner], source: 'publisher' };
}

/** The most words of a person's name that is the site's. */
const LONGEST_OWNER = 3;
/** `© 2012–2020 Ann Lee. All rights reserved.` */
const CLAIM =
  /(?:©|\(c\)|copyright)[\s\d,–—-]{0,14}(?:19|20)\d\d[\s,–—-]{0,3}(?:by )?(\p{L}[^.,|!•·\n]{3,50}?)(?=$|[.,|!•·\n]|\sall rights)/iu;

/** Bylines that name the site itself; others that are nobody's name may be anything. */
const siteBylines = (facts: PageFacts, place: ArticlePlace, sites: ReadonlySet<string>): string[] =>
  markedAuthors(
    facts,
    place,
    ({ hint, attributes }) => BYLINE_HINT.test(hint) || isAuthorAddress(attributes.href),
  )
    .flatMap((text) => text.split('\n'))
    .filter((text) => sites.has(textKey(organisationName(text) ?? '')));

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

/** The authors that JSON-LD names: people, or all. */
function linkedAuthors(facts: PageFacts, whom: 'people' | 'all' = 'people'): string[] {
  for (const article of [...facts.articles, ...facts.pages, ...facts.works]) {
    const names = namesOf(facts, article.author ?? article.creator, whom);
    if (names.length > 0) return names;
  }
  return [];
}

/** The names in a value of JSON-LD: a name, a thing that has one, or a list of both. */
function namesOf(facts: PageFacts, value: unknown, whom: 'people' | 'all'): string[] {
  const values = Array.isArray(value) ? value.slice(0, 50) : [value];
  return values.flatMap((entry) => {
    if (typeof entry === 'string') return [cleaned(entry)];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const thing = facts.resolved(entry as Thing);
    const types = typesOf(thing);
    // A person whose site it is, is often both.
    const isPerson = types.includes('Person') || !types.some((type) => /Organization/.test(type));
    if (whom === 'people' && !isPerson) return [];
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

const accountsUnderTitle = (facts: PageFacts, place: ArticlePlace): string[] =>
  textsUnderTitle(facts, place)
    .map(accountIn)
    .filter((name) => name !== null)
    .slice(0, 1);

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
    .concat(page.blocks.slice(Math.max(to, last), last + 4))
    // A box about the author may stand anywhere.
    .concat(page.blocks.slice(to).filter(({ text }) => /^written by \p{Lu}/iu.test(text)))
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_BYLINE);
  const bylines = texts.map(bylineIn).filter((byline) => byline !== null);
  texts.forEach((text, i) => {
    if (isBylineWord(text) && texts[i + 1] !== undefined) bylines.push(`By ${texts[i + 1]}`);
  });
  // So may a label with nothing but a name under it.
  page.blocks.slice(to).forEach(({ text }, i, blocks) => {
    const next = blocks[i + 1]?.text ?? '';
    if (isBylineWord(text) && isLoneName(next)) bylines.push(next);
  });
  return bylines;
}

const FOREIGN = Surrounding.nav | Surrounding.aside | Surrounding.footer | Surrounding.figure;

/** The short texts between the title and the article's, and the first of that. */
const textsUnderTitle = (facts: PageFacts, place: ArticlePlace): string[] =>
  blocksUnderTitle(facts, place).map((i) => textOfBlock(facts, i));

function blocksUnderTitle({ page }: PageFacts, { title, first }: ArticlePlace): number[] {
  if (title < 0 || first < title) return [];
  const foreign = FOREIGN & ~(page.blocks[first]?.surrounding ?? 0);
  const found: number[] = [];
  for (let i = title + 1; i <= first && i < page.blocks.length; i++) {
    const { text, surrounding } = page.blocks[i]!;
    if (text.length <= LONGEST_BYLINE && (surrounding & foreign) === 0) found.push(i);
  }
  return found;
}

function textOfBlock({ page }: PageFacts, index: number): string {
  const { first, last } = page.blocks[index]!;
  return partedText(page.html, page.pieces, first, last);
}

/** Bylines that can be nothing else. */
const shownBylines = (facts: PageFacts, place: ArticlePlace): string[] =>
  textsUnderTitle(facts, place).filter((text) => SURE_BYLINE.test(text));

const SURE_BYLINE = /^(?:by|von|par|por|written by)\b:? /i;

const NO_SIGNATURE = FOREIGN | Surrounding.heading;

/** A name and nothing else with which the text ends, or right under it. */
const signatures = ({ page }: PageFacts, { last }: ArticlePlace): string[] =>
  page.blocks
    .slice(Math.max(0, last), last + 2)
    .filter(({ surrounding, linkSize }) => linkSize === 0 && (surrounding & NO_SIGNATURE) === 0)
    .map(({ text }) => text)
    .filter(isLoneName);

/** Texts under the title that are a name and nothing else; not one of several headings in a row. */
function loneNames(facts: PageFacts, place: ArticlePlace): string[] {
  const { blocks } = facts.page;
  const isHeading = (i: number): boolean => /^h[2-6]$/.test(blocks[i]?.element.name ?? '');
  return blocksUnderTitle(facts, { ...place, first: place.first + 1 })
    .filter((i) => !(isHeading(i) && (isHeading(i - 1) || isHeading(i + 1))))
    .map((i) => textOfBlock(facts, i))
    .filter(isLoneName);
}
