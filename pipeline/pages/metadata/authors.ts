import { isListedGivenName } from '../../language/gender.js';
import { Surrounding } from '../page/elements.js';
import type { Block } from '../page/page.js';
import { partedText } from '../page/pieces.js';
import { AUTHOR_ADDRESS } from '../page/scan-page.js';
import { textKey } from '../text/evidence.js';
import { declaredAuthors, linkedAuthors } from './declared-authors.js';
import type { Found, MetadataSource } from './metadata.js';
import type { ArticlePlace, PageFacts } from './page-facts.js';
import {
  accountIn,
  bylineIn,
  hasGivenName,
  isBylineWord,
  isFullName,
  isListOfNames,
  isLoneName,
  LONGEST_BYLINE,
  organisationName,
  PART_END,
  personNames,
} from './person-names.js';
import { ownerOf } from './site-owner.js';
import { writtenDays } from './written-date.js';

const BYLINE_HINT = /byline|by-line|author|writer|reporter|contributor|\bfn\b/i;
/** Elements that hold nothing but the name of an account. */
const ACCOUNT_HINT = /\b(?:fn|vcard|username|author(?:-name)?)\b/;
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
    const shown = first([['text', true, () => shownBylines(facts, place, people.value)]]);
    if (shown !== null && saysMore(shown.value, people.value)) return shown;
    return { ...people, value: withoutOwners(facts, place, people.value) };
  }
  const account = first(declared);
  const shown = first([
    ['address', true, marked(({ attributes }) => isAuthorAddress(attributes.href))],
    ['byline', true, marked(({ hint }) => BYLINE_HINT.test(hint))],
    ['text', true, () => writtenAuthors(facts, place)],
    ['text', true, () => loneNames(facts, place)],
    ['text', true, () => namesWithDay(facts, place)],
    ['text', true, () => signatures(facts, place)],
  ]);
  if (account !== null && (shown === null || !isOutdoneBy(account.value, shown.value))) {
    const whole = wholeName(facts, account.value[0]!);
    return whole === null ? account : { value: [whole], source: 'text' };
  }
  return (
    shown ??
    first([
      ['byline', false, () => accountMarks(facts, place)],
      ['text', false, () => accountsInBylines(facts, place)],
    ]) ??
    ownerOf(facts, siteNames, place) ??
    organisationIn(
      [
        ['json-ld', false, () => linkedAuthors(facts, 'all')],
        ...declared,
        ['text', true, () => textsUnderTitle(facts, place).flatMap((text) => bylineIn(text) ?? [])],
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

/**
 * The name of a person who is called by the given name, where the page says it once: alone in a block, or in the first
 * person. Null if it does not, or names several who have that name.
 */
function wholeName({ page }: PageFacts, given: string): string | null {
  if (!GIVEN_NAME.test(given) || !isListedGivenName(given.toLowerCase())) return null;
  const whole = new Set<string>();
  for (const { text } of page.blocks) {
    const start = text.indexOf(`${given} `);
    if (start < 0) continue;
    const name =
      start === 0 && isLoneName(text)
        ? personNames(text, true)[0]!
        : (INTRODUCTION.exec(text.slice(0, LONGEST_BYLINE))?.[1] ?? '');
    if (name.startsWith(`${given} `)) whole.add(name);
  }
  return whole.size === 1 ? [...whole][0]! : null;
}

/** `Hi, I’m Ann Lee and I live in a mill.` */
const INTRODUCTION =
  /\b(?:I['’]m|I am|[Mm]y name is|[Ii]ch bin|[Mm]ein Name ist) (\p{Lu}\p{Ll}+ \p{Lu}[\p{L}’'-]+)/u;

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

/** Bylines that name the site itself, and its name before a date; others that are nobody's name may be anything. */
const siteBylines = (facts: PageFacts, place: ArticlePlace, sites: ReadonlySet<string>): string[] =>
  [
    ...markedAuthors(
      facts,
      place,
      ({ hint, attributes }) => BYLINE_HINT.test(hint) || isAuthorAddress(attributes.href),
    ).flatMap((text) => text.split('\n')),
    ...textsUnderTitle(facts, place)
      .filter((text) => writtenDays(text, 'day').length > 0)
      .map((text) => text.split(PART_END, 1)[0]!),
  ].filter((text) => sites.has(textKey(organisationName(text) ?? '')));

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

/**
 * Declared authors without those who may be a company, of which no given name is known, and whom readers do not see by
 * the article, where they see others: `Ann Lee` of `Ann Lee` and `Mills Nast`.
 */
function withoutOwners(
  { page }: PageFacts,
  { title, first, last }: ArticlePlace,
  names: readonly string[],
): readonly string[] {
  if (names.length < 2 || names.every(hasGivenName)) return names;
  const start = Math.max(0, Math.min(title, first) - NEAR);
  const by = [page.blocks.slice(start, Math.max(title, first) + 3), page.blocks.slice(last, last + NEAR)]
    .flat()
    .map(({ text }) => text.toLowerCase());
  const isSeen = (name: string): boolean => by.some((text) => text.includes(name.toLowerCase()));
  return names.some((name) => hasGivenName(name) && isSeen(name))
    ? names.filter((name) => hasGivenName(name) || isSeen(name))
    : names;
}

/** Whether a byline names people that a declaration does not: others, or more than it. */
function saysMore(shown: readonly string[], declared: readonly string[]): boolean {
  const [byline, known] = [shown.map(textKey), declared.map(textKey)];
  const isKnown = (key: string): boolean =>
    known.some((other) => key.startsWith(other) || other.startsWith(key));
  const shared = byline.filter(isKnown).length;
  return shared === 0 || (shared === known.length && byline.length > known.length);
}

type Mark = PageFacts['page']['marks'][number];

/** The texts of marks before the end of the article; those near its beginning first. */
function markedAuthors(facts: PageFacts, place: ArticlePlace, isAuthor: (mark: Mark) => boolean): string[] {
  const start = place.title >= 0 ? place.title : place.first;
  const near = facts.page.marks
    .filter((mark) => isAuthor(mark) && (place.first < 0 || mark.block <= place.last + 12))
    .filter((mark) => !OTHER_WORK.test(facts.textBefore(mark, MOST_PIECES).slice(-LONGEST_BYLINE)))
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

/** What somebody did who did not write the article. */
const OTHER_WORK =
  /(?:review(?:ed)?|edited|(?:fact[- ])?checked|approved|photos?|photograph(?:y|ed|s)|images?|pictures?|illustrat(?:ed|ions?)|translated|fotos?|bild(?:er)?|geprüft|übersetzt|traduit|traducido) (?:by|von|par|por)\s?:?\s?$/i;

/** Pieces of text before a mark that can tell what it is. */
const MOST_PIECES = 20;

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

/** The account in a byline by the title or right under the text, else the only one that did something on some day. */
function accountsInBylines(facts: PageFacts, place: ArticlePlace): string[] {
  const near = [...textsUnderTitle(facts, place), ...textsUnderArticle(facts, place)].map(accountIn);
  const found = near.find((name) => name !== null);
  if (found !== undefined) return [found!];
  const dated = facts.page.blocks
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_BYLINE && ACCOUNT_BYLINE.test(text))
    .filter((text) => writtenDays(text, 'day').length > 0)
    .map(accountIn);
  return new Set(dated).size === 1 && dated[0] !== null ? [dated[0]!] : [];
}

const ACCOUNT_BYLINE = /^(?:\p{L}+ (?:by|von|par|por)|autor|author)\b/iu;

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

/** A name in a line by the title in which nothing but figures stands before it: `5 May 2020 | 10:15 | Ann Lee`. */
function namesWithDay({ page }: PageFacts, { title, first }: ArticlePlace): string[] {
  if (title < 0) return [];
  return page.blocks
    .slice(Math.max(0, title - 2), Math.max(title, first) + 1)
    .filter(({ text, surrounding }) => text.length <= LONGEST_BYLINE && (surrounding & FOREIGN) === 0)
    .filter(({ text }) => PART_END.test(text) && writtenDays(text, 'day').length > 0)
    .map(({ text }) => text.split(PART_END).find((part) => !/\d/.test(part)) ?? '')
    .map((part) => part.trim())
    .filter(isLoneName);
}

const FOREIGN = Surrounding.nav | Surrounding.aside | Surrounding.footer | Surrounding.figure;

/** The short texts between the title and the article's, and the first of that. */
const textsUnderTitle = (facts: PageFacts, place: ArticlePlace): string[] =>
  blocksUnderTitle(facts, place).map((i) => textOfBlock(facts, i));

/** The short texts right under the article's. */
const textsUnderArticle = ({ page }: PageFacts, { last }: ArticlePlace): string[] =>
  last < 0
    ? []
    : page.blocks
        .slice(last + 1, last + 4)
        .filter(({ text, surrounding }) => text.length <= LONGEST_BYLINE && (surrounding & FOREIGN) === 0)
        .map(({ text }) => text);

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

/** The texts right above the article's and with which it begins. */
const textsAtBeginning = ({ page }: PageFacts, { first }: ArticlePlace): string[] =>
  first < 0
    ? []
    : page.blocks
        .slice(Math.max(0, first - 2), first + 3)
        .filter(({ surrounding }) => (surrounding & FOREIGN) === 0)
        .map(({ text }) => text);

/**
 * Bylines that can be nothing else: with a `By`, with declared authors, or in an element for authors. Where the title
 * is not found, those at the beginning of the text.
 */
function shownBylines(facts: PageFacts, place: ArticlePlace, known: readonly string[]): string[] {
  const texts = place.title < 0 ? textsAtBeginning(facts, place) : textsUnderTitle(facts, place);
  const named = blocksUnderTitle(facts, place)
    .filter((i) => AUTHOR_ELEMENT.test(facts.page.blocks[i]!.element.hint))
    .map((i) => textOfBlock(facts, i));
  return [
    ...texts.filter(
      (text) => text.length <= LONGEST_BYLINE && (SURE_BYLINE.test(text) || isListOfNames(text, known)),
    ),
    ...named.filter(isLoneName),
  ];
}

const AUTHOR_ELEMENT = /\b(?:by-?lines?|authors?)\b/i;
const SURE_BYLINE = /^(?:by|von|par|por|written by)\b:? /i;

const NO_SIGNATURE = FOREIGN | Surrounding.heading;

/** A name and nothing else with which the text ends, or right under it; of several none: they are whom it is about. */
function signatures({ page }: PageFacts, { first, last }: ArticlePlace): string[] {
  const isName = ({ text, surrounding, linkSize }: Block): boolean =>
    linkSize === 0 && (surrounding & NO_SIGNATURE) === 0 && isLoneName(text);
  const atEnd = page.blocks.slice(Math.max(0, last), last + 2).filter(isName);
  if (atEnd.length > 0) return atEnd.map(({ text }) => text);
  const inText = page.blocks.slice(Math.max(0, first), Math.max(0, last)).filter(isName);
  const notes = page.blocks.slice(Math.max(0, first + 1, last - LONGEST_NOTES), Math.max(0, last));
  return inText.length === 1 && notes.includes(inText[0]!) ? [inText[0]!.text] : [];
}

/** How many blocks of notes may stand between a signature and the end of the text. */
const LONGEST_NOTES = 4;

/** Texts under the title that are a name and nothing else; not one of several headings in a row. */
function loneNames(facts: PageFacts, place: ArticlePlace): string[] {
  const { blocks } = facts.page;
  const isHeading = (i: number): boolean => /^h[2-6]$/.test(blocks[i]?.element.name ?? '');
  return blocksUnderTitle(facts, { ...place, first: place.first + 1 })
    .filter((i) => !(isHeading(i) && (isHeading(i - 1) || isHeading(i + 1))))
    .map((i) => textOfBlock(facts, i))
    .filter(isLoneName);
}
