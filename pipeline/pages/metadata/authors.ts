import { genderOfGivenName } from '../../language/gender.js';
import { readWordSet } from '../../text/word-list.js';
import { AUTHOR_ADDRESS } from '../page/scan-page.js';
import { textKey } from '../text/evidence.js';
import type { Thing } from './linked-data.js';
import { typesOf } from './linked-data.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, cleaned, type PageFacts, textOf } from './page-facts.js';

const META_NAMES: ReadonlySet<string> = new Set([
  ...['author', 'article:author', 'article:author_name', 'dc.creator', 'dcterms.creator', 'parsely-author'],
  ...[
    'sailthru.author',
    'byl',
    'citation_author',
    'og:article:author',
    'author_name',
    'authors',
    'article.author',
  ],
  'cxenseparse:author',
]);
const BYLINE_HINT = /byline|by-line|author|writer|reporter|contributor|\bfn\b/i;
/** The longest text that is searched for a byline. */
const LONGEST_BYLINE = 160;

/**
 * The people who wrote the article, by the first source that names any: no desks, agencies or job titles, each person
 * once.
 *
 * @param siteNames none of which is a person
 */
export function findAuthors(
  facts: PageFacts,
  siteNames: readonly string[],
  place: ArticlePlace,
): Found<readonly string[]> | null {
  const sites = new Set(siteNames.map(textKey));
  const sources: readonly (readonly [MetadataSource, () => readonly string[]])[] = [
    ['json-ld', () => linkedAuthors(facts)],
    ['meta', () => declaredAuthors(facts)],
    [
      'microdata',
      () => markedAuthors(facts, place, ({ attributes }) => /\bauthor\b/.test(attributes.itemprop)),
    ],
    ['link', () => markedAuthors(facts, place, ({ attributes }) => attributes.rel === 'author')],
    ['address', () => markedAuthors(facts, place, ({ attributes }) => AUTHOR_ADDRESS.test(attributes.href))],
    ['byline', () => markedAuthors(facts, place, ({ hint }) => BYLINE_HINT.test(hint))],
    ['text', () => writtenAuthors(facts, place)],
  ];
  for (const [source, read] of sources) {
    const names = new Map<string, string>();
    const isFree = source === 'address' || source === 'byline' || source === 'text';
    for (const value of read()) {
      for (const name of personNames(value, isFree)) {
        const key = textKey(name);
        // A person's own site bears the person's name.
        const isSite = sites.has(key) && !hasGivenName(name);
        if (!isSite && !names.has(key)) names.set(key, name);
      }
      // The first byline is the article's own.
      if (isFree && names.size > 0) break;
    }
    if (names.size > 0) return { value: [...names.values()], source };
  }
  return null;
}

/** Whether a name of several words begins with a given name. */
const hasGivenName = (name: string): boolean =>
  name.includes(' ') && genderOfGivenName(name.slice(0, name.indexOf(' ')).toLowerCase()) !== null;

function declaredAuthors(facts: PageFacts): string[] {
  const names = facts.allDeclared(META_NAMES);
  const label = facts.declared('twitter:label1') ?? '';
  const written = WRITTEN_BY.test(label) ? facts.declared('twitter:data1') : null;
  return names.length > 0 || written === null ? names : [written];
}

/** The label of the author on a card that is shared. */
const WRITTEN_BY = /^(?:written by|by|author|verfasst von|geschrieben von|écrit par|escrito por)/i;

function linkedAuthors(facts: PageFacts): string[] {
  for (const article of [...facts.articles, ...facts.pages]) {
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
    if (typesOf(thing).some((type) => /Organization/.test(type))) return [];
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

/** The names of one byline are at most so many blocks apart. */
const TOGETHER = 4;
/** The most bylines that are looked at. */
const MOST_MARKS = 30;

const isInside = (inner: Mark, outer: Mark): boolean =>
  inner !== outer &&
  inner.firstPiece >= outer.firstPiece &&
  inner.lastPiece <= outer.lastPiece &&
  inner.lastPiece - inner.firstPiece < outer.lastPiece - outer.firstPiece;

const BY =
  /^(?:by|von|par|por|di|door|av|text|words|story|written by|posted by|published by|words by|about the author|authors?|autor|verfasst von|geschrieben von)\b[\s:]{0,3}/i;
/** One that touches the name. */
const TOUCHING_BY = /^(?:By|BY|Von|Par|Por)(?=\p{Lu}\p{Ll})/u;
/** How many blocks around the title and the beginning of the text are searched. */
const NEAR = 10;

/** Short blocks near the beginning of the article that begin like a byline. */
function writtenAuthors({ page }: PageFacts, { title, first, last }: ArticlePlace): string[] {
  const from = Math.max(0, (title >= 0 ? title : first) - 4);
  const to = Math.max(first, title) + NEAR;
  const texts = page.blocks
    .slice(from, to)
    .concat(page.blocks.slice(last + 1, last + 4))
    .map(({ text }) => text)
    .filter((text) => text.length <= LONGEST_BYLINE);
  const bylines = texts.filter((text) => BY.test(text));
  // `By` may stand alone, with the name in the next block.
  texts.forEach((text, i) => {
    if (
      /^(?:by|von|par|por|written by|posted by|words by|authors?|autor)\s?:?$/i.test(text) &&
      texts[i + 1] !== undefined
    )
      bylines.push(`By ${texts[i + 1]}`);
  });
  return bylines;
}

const NOT_NAMES = readWordSet(new URL('./author-words.txt', import.meta.url));
const LONGEST_NAME = 5;
/** In a text whose white space is single. */
const SPLIT = /[;,|&/•·\n]| (?:and|und|et|y|og|och|with|e) | [-–—] /i;
const NAME_WORD = /^[\p{L}\p{M}.'’-]+$/u;
const PARTICLE =
  /^(?:al|bin|da|dal|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|san|st\.?|ten|ter|van|von|zu|zur)$/i;
/** What ends a byline: a date, or the beginning of something else. */
const BYLINE_END =
  /\s(?:on|in|at|for|um|am|le|vom)\s|\b(?:posted|published|updated|last|stand|reviewed|edited|medically|photo|photos|photography|special)\b|[@([]|\d|\bhttps?:/i;

/** An address, a host, a number. */
const NO_NAME = /^https?:|^www\.|@|^[\d\s]+$|\.(?:com|org|net|de|it|at|ch|fr|uk|co|info)\b/i;
const HANDLE = /^[\p{L}\p{N}_.-]{2,30}$/u;

/** The longest text that can be a list of names. */
const LONGEST_NAMES = 1000;

/** The month of a date whose figures were cut off. */
const LAST_MONTH =
  /[\s,–—-]{1,5}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|juni|juli|okt|dez|mär)\p{L}{0,7}\.?\s?$/iu;

/**
 * The names of people in a byline or a declared author: `By Ann Lee and Tom Roe` is two.
 *
 * @param isFree whether it is text of the page, in which a name has two words at least
 */
export function personNames(text: string, isFree = false): string[] {
  if (NO_NAME.test(text) || text.length > LONGEST_NAMES) return [];
  // The name of an account.
  if (!isFree && HANDLE.test(text))
    return NOT_NAMES.has(text.toLowerCase()) || /admin/i.test(text) ? [] : [text];
  let byline = text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replace(BY, '')
    .replace(BY, '')
    .replace(TOUCHING_BY, '');
  const end = byline.search(BYLINE_END);
  if (end === 0) return [];
  if (end > 0) byline = byline.slice(0, end).replace(/\d/.test(byline[end]!) ? LAST_MONTH : /^$/, '');
  const names: string[] = [];
  for (const part of byline.split(SPLIT)) {
    const name = part
      .replace(BY, '')
      .replace(/[\s.:–—-]{1,9}$/, (tail) => (tail.startsWith('.') ? '.' : ''))
      .trim();
    if (name === '') continue;
    if (isPerson(name, isFree)) names.push(name.replace(/(\p{Ll}{3})\.$/u, '$1').replaceAll(/\s+/g, ' '));
    // A job title or a place follows the names.
    else if (isFree) break;
  }
  return names;
}

function isPerson(name: string, isFree: boolean): boolean {
  const words = name.split(/\s+/);
  if (words.length > LONGEST_NAME || (isFree && words.length < 2) || name.length < 2) return false;
  if (words.some((word) => NOT_NAMES.has(word.toLowerCase().replace(/[.:]$/, '')))) return false;
  if (!words.every((word) => NAME_WORD.test(word))) return false;
  return (
    !isFree ||
    words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || PARTICLE.test(word) || /^d[’']/.test(word))
  );
}
