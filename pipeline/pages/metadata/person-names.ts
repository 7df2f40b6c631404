import { isListedGivenName } from '../../language/gender.js';
import { readWordSet } from '../../text/word-list.js';
import { writtenDays } from './written-date.js';

const BY =
  /^(?:by|von|vom|par|por|di|door|av|text (?:&|und|and|\+) (?:fotos?|photos?|bilder)|text|words|story|(?:written|posted|published|submitted|researched|reported|words) by|about the author|authors?|autor(?:en|in)?|verfasst von|geschrieben von|gespeichert von|erstellt von|escribe)\b[\s:]{0,3}/i;
/** One that can be nothing else, before a name. */
const SURE_BY = /^(?:By|Von|Par|Por):? \p{Lu}/u;
/** One that touches the name. */
const TOUCHING_BY = /^(?:By|BY|Von|Par|Por)(?=\p{Lu}\p{Ll})/u;
/** A block that is nothing else: the name is in the next. */
const BY_ALONE = /^(?:by|von|par|por|(?:written|posted|words) by|authors?|autor)\s?:?$/i;
/** `By` after a few words. */
const INNER_BY = /^(.{3,60}?)\s(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v):?\s(?=\p{L})/u;
/** What those words may be, if they are no date. */
const LABEL =
  /^(?:\p{L}+ ){0,2}(?:post(?:ed)?|author|article|artikel|beitrag|story|report|text|written|gespeichert|submitted)$/iu;

/** The longest text that is searched for a byline. */
export const LONGEST_BYLINE = 160;

export const isBylineWord = (text: string): boolean => BY_ALONE.test(text);

/**
 * The byline that a text is, from its `By` on: `By Ann Lee`, `5 May 2020 by Ann Lee`; null if it is none.
 */
export function bylineIn(text: string): string | null {
  if (BY.test(text) || TOUCHING_BY.test(text)) return text;
  const part = PART_END.test(text)
    ? text.split(PART_END).find((other) => SURE_BY.test(other.trim()))
    : undefined;
  if (part !== undefined) return part.trim();
  const [whole, before] = INNER_BY.exec(text) ?? [];
  if (whole === undefined || (!LABEL.test(before!) && writtenDays(before!, 'day').length === 0)) return null;
  return `By ${text.slice(whole.length)}`;
}

/** Whether a text is the name of a person and nothing else but a degree or an account. */
export function isLoneName(text: string): boolean {
  if (text.length > LONGEST_LONE || !hasGivenName(text)) return false;
  const [name, ...degrees] = text.split(/, ?/);
  if (!degrees.every((degree) => DEGREE.test(degree) || LETTERS.test(degree) || HANDLE_AFTER.test(degree)))
    return false;
  const names = personNames(name!, true);
  return names.length === 1 && name!.split(' ').length <= 4 && names[0] === name;
}

const LONGEST_LONE = 60;
const HANDLE_AFTER = /^@\w{2,30}$/;

/** Whether a text is the names of several people, one of whom is known, and nothing else. */
export function isListOfNames(text: string, known: readonly string[]): boolean {
  const pieces = text.split(SPLIT).filter((piece) => piece.trim() !== '');
  const hasKnown = pieces.length > 1 && pieces.some((piece) => known.includes(piece.trim()));
  return hasKnown && personNames(text, true).length === pieces.length;
}

/** The account that a byline names by one word: `Posted by millfan on Tuesday`; null for others. */
export function accountIn(text: string): string | null {
  const byline = bylineIn(text)?.replace(BY, '').replace(BY, '');
  const name = byline === undefined ? null : ACCOUNT.exec(byline)?.[1];
  return name === undefined || name === null || NOT_NAMES.has(name.toLowerCase()) ? null : name;
}

/** One word, and nothing after it but when and where it wrote. */
const ACCOUNT = /^(\p{L}[\p{L}\p{N}_.-]{1,29})(?:$|[,|]|\s(?:on|at|in|under|am|um|le|el|[|•·–—-]|\d))/u;

/** Whether a name of several words begins with a given name. */
export const hasGivenName = (name: string): boolean =>
  name.includes(' ') &&
  isListedGivenName(
    name
      .replace(/^(?:Dr|Prof)\.? /, '')
      .split(' ', 1)[0]!
      .toLowerCase(),
  );

/** Whether a name is more than a given name or that of an account. */
export const isFullName = (name: string): boolean => name.includes(' ') || UNSPACED.test(name);

/**
 * The name of an organisation that a byline or a declared author gives; null for desks, addresses and sentences.
 *
 * @param isFree whether it is text of the page, in which the words of a name are capitalised
 */
export function organisationName(text: string, isFree = false): string | null {
  const name = text.replaceAll(/\s+/g, ' ').replace(BY, '').replace(BY, '').trim();
  if (name.length < 2 || name.length > LONGEST_ORGANISATION || NO_ORGANISATION.test(name)) return null;
  if (isFree && !CAPITALISED.test(name)) return null;
  const words = name.toLowerCase().split(/[ ,.:;()/-]+/);
  return words.length > MOST_WORDS || words.some((word) => NOBODY.has(word)) ? null : name;
}

const CAPITALISED = /^[\p{Lu}\d]\S*(?: (?:[\p{Lu}\d&]\S*|\p{Ll}{1,3}))*$/u;
const LONGEST_ORGANISATION = 80;
const MOST_WORDS = 9;
const NO_ORGANISATION = /^\W*$|^[\d\s]+$|[@|<>{}]|https?:|^www\./i;
const NOBODY = readWordSet(new URL('./desk-words.txt', import.meta.url));
const NOT_NAMES: ReadonlySet<string> = new Set([
  ...NOBODY,
  ...readWordSet(new URL('./organisation-words.txt', import.meta.url)),
]);
const LONGEST_NAME = 5;
/** In a text whose white space is single. */
const SPLIT = /[;,&/+\n]| (?:and|und|et|y|og|och|with|e) /i;
const SPLIT_KEEPING = /([;,&/+\n]| (?:and|und|et|y|og|och|with|e) )/i;
/** What stands after a name and belongs to it. */
const DEGREE =
  /^(?:Ph\.?D|M\.?D|M\.?P\.?H|MBA|MSc?|MA|BA|BSc?|JD|Esq|RN|RDN?|CFP|CPA|CFA|DDS|DO|DVM|LCSW|PE|FACP|FAAP)\.?®?$/;
/** The same of any kind, after a name and a comma. */
const LETTERS = /^(?:[A-Z]{1,2}-)?[A-Z]{2,6}(?: \d{3})?®?$/;
/** What stands between a name and what says more of it, or another name. */
export const PART_END = /[|•·]| [-–—] /;
const NAME_WORD = /^[\p{L}\p{M}.'’-]+$/u;
const PARTICLE =
  /^(?:al|bin|da|dal|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|san|st\.?|ten|ter|v\.|van|von|zu|zur)$/i;
/** What stands in names of institutions, not of people: `Institute for Mills`. */
const FUNCTION_WORD = /^(?:for|of|für|pour|para|e\.v\.?)$/i;
/** The end of the sentence that a byline is, where more text follows; not of a short form. */
const SENTENCE_END = /(?<=\p{L}{3})(?<!\b(?:Prof|Hon|Capt|Dott|Mrs|Rev|Gen|Sen|Rep|Gov))\.\s(?=\p{Lu})/u;
/** What ends a byline: a date, or the beginning of something else. */
const BYLINE_END =
  /\s(?:on|in|at|for|um|am|le|vom)\s|\b(?:posted|published|updated|last|stand|reviewed|edited|medically|photos?|photography|fotos?|fotografie|bilder|grafiken|illustrations?|illustrationen|special)\b|[@([<]|\d|\bhttps?:/i;
/** Names of languages that write none of their words apart. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,10}$/u;

/** An address, a host, a number. */
const NO_NAME = /^https?:|^www\.|^[\d\s]+$|\.(?:com|org|net|de|it|at|ch|fr|uk|co|info)\b/i;
const HANDLE = /^[\p{L}\p{N}_.-]{2,30}$/u;
/** An address of mail and the name of who has it, as feeds give them. */
const MAIL = /^\S{1,80}@\S{1,80} \(([^()]{1,80})\)$/;

/** A name as libraries write it, not a name and a degree: `Lee, Ann`, `Lee, Ann T.` */
const SURNAME_FIRST =
  /^(\p{Lu}(?=.{0,2}\p{Ll})[\p{L}’'-]{1,30}), (\p{Lu}\p{Ll}[\p{L}’'-]{0,30}(?: \p{Lu}\.)?)$/u;

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
  if (text.length > LONGEST_NAMES) return [];
  const spaced = text.replaceAll(/[^\S\n]+/g, ' ').replace(MAIL, '$1');
  const value = isFree ? spaced : spaced.replace(SURNAME_FIRST, '$2 $1');
  const withoutMail = value
    .split(' ')
    .filter((word) => !word.includes('@'))
    .join(' ');
  if (withoutMail === '' || NO_NAME.test(withoutMail)) return [];
  // The name of an account.
  if (!isFree && HANDLE.test(value))
    return NOT_NAMES.has(value.toLowerCase()) || /admin/i.test(value) ? [] : [value];
  let byline = value.replace(BY, '').replace(BY, '').replace(TOUCHING_BY, '');
  if (isFree) byline = byline.split(SENTENCE_END, 1)[0]!;
  const end = byline.search(BYLINE_END);
  if (end === 0) return [];
  // One word before the rest of a phrase is no account: `Centre for Mills`.
  if (end > 0 && !isFree && !/\s/.test(byline.slice(0, end).trim())) return [];
  if (end > 0) byline = byline.slice(0, end).replace(/\d/.test(byline[end]!) ? LAST_MONTH : /^$/, '');
  const names: string[] = [];
  for (const [i, part] of byline.split(PART_END).entries()) {
    const found = namesIn(part, isFree);
    // What follows the names is a title or a place, if it does not begin like a name.
    if (i === 0 || names.length === 0 || found.every(hasGivenName)) names.push(...found);
    if (isFree && found.length === 0) break;
  }
  return names;
}

function namesIn(text: string, isFree: boolean): string[] {
  const names: string[] = [];
  let isAfterComma = false;
  for (const piece of text.split(SPLIT_KEEPING)) {
    if (SPLIT.test(piece)) {
      isAfterComma = piece === ',';
      continue;
    }
    const name = piece
      .trim()
      .replace(BY, '')
      .replace(/[\s.:–—-]{1,9}$/, (tail) => (tail.startsWith('.') ? '.' : ''))
      .trim();
    if (name === '' || DEGREE.test(name) || (isAfterComma && names.length > 0 && LETTERS.test(name)))
      continue;
    // A job title or a place follows the names.
    const isTitle =
      isFree && isAfterComma && names.length > 0 && hasGivenName(names[0]!) && !hasGivenName(name);
    if (!isTitle && isPerson(name, isFree))
      names.push(name.replace(/(\p{Ll}{3})\.$/u, '$1').replaceAll(/\s+/g, ' '));
    else if (isFree) break;
  }
  return names;
}

function isPerson(name: string, isFree: boolean): boolean {
  if (UNSPACED.test(name)) return true;
  const words = name.split(/\s+/);
  if (words.length > LONGEST_NAME || (isFree && words.length < 2) || name.length < 2) return false;
  if (words.some((word) => NOT_NAMES.has(word.toLowerCase().replace(/[.:]$/, '')))) return false;
  if (!words.every((word) => NAME_WORD.test(word)) || words.some((word) => FUNCTION_WORD.test(word)))
    return false;
  return (
    !isFree ||
    words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || PARTICLE.test(word) || /^d[’']/.test(word))
  );
}
