import { CharacterClass, classOf } from '../text/characters.js';
import { readWordSet } from '../text/word-list.js';
import { isProse } from './lines.js';

export interface Dateline {
  /** Length of the dateline from the beginning of its line, with the dash. UTF-16 units. */
  readonly length: number;
  /** The agency in parentheses, as written. */
  readonly agency: string | null;
}

const AGENCIES = readWordSet(new URL('./news-agencies.txt', import.meta.url));
const LABELS = readWordSet(new URL('./dateline-labels.txt', import.meta.url));

/*
 * The patterns read the head of a line in which letters, marks and numbers beyond ASCII are replaced by one of these
 * signs, which no normalised text contains: with Unicode classes the patterns would take 15 ms to compile in each
 * thread.
 */
const CAPITAL = '\x01';
const OTHER_LETTER = '\x02';
const MARK = '\x03';
const NUMBER = '\x04';

const Lu = `A-Z${CAPITAL}`;
const L = `${Lu}a-z${OTHER_LETTER}`;
const M = MARK;
const N = `0-9${NUMBER}`;

const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?\\.?';
const CITY = `[${Lu}][${Lu}${M}.'’-]*(?:[ /-][${Lu}][${Lu}${M}.'’-]*){0,4}`;
const MIXED_CITY = `[${Lu}][${L}${M}.'’-]*(?: (?:(?:de|la|el|al|of|the|du|des) )?[${Lu}][${L}${M}.'’-]*){0,3}`;
const REGION = `(?:, (?:(?:and|of|the) )?(?!${MONTH} \\d)[${Lu}][${L}${M}.'’-]*(?: (?:(?:and|of|the) )?[${Lu}][${L}${M}.]*){0,3}){0,2}`;
const DATE = `(?:, (?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:, \\d{4})?)?`;
const AGENCY = ` ?\\((?<agency>[${Lu}][${L}${N}&.’' /-]{1,40}|dpa)\\)`;
const DASH = `(?: ?(?:—|–|―|--+)| [-_])(?=[ ${L}"“‘'’${N}])`;

/** `MONTGOMERY, Ala. (AP) —`, `DES MOINES -`, `PARIS, Aug 31 (Reuters) -` */
const CAPITALS = new RegExp(`^(?<city>${CITY})${REGION}${DATE}(?:${AGENCY})?${DASH}`);
/** `Washington(CNN)`, `Mexico City (AFP) –` */
const MIXED = new RegExp(`^(?:${MIXED_CITY}${REGION}${DATE})?${AGENCY}(?:${DASH})?`);
/** A dash as at the end of every dateline in capitals, without its context. */
const ANY_DASH = /[—–―]|--| [-_]/;
/** Longest dateline, in UTF-16 units. */
const MAX_LENGTH = 120;
const MAX_CITY_WORDS = 4;

/**
 * Finds the dateline at the beginning of a paragraph; null for none. A place without an agency counts only in capitals.
 *
 * @param paragraph with normalised characters
 */
export function findDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, MAX_LENGTH);
  return findMixed(head, paragraph.length) ?? findCapitals(head, paragraph);
}

function findMixed(head: string, length: number): Dateline | null {
  const agency = firstBracketed(head);
  // Tested first, as few paragraphs have an agency there.
  if (agency === null || !isAgency(agency)) return null;
  const match = MIXED.exec(asciiForm(head));
  return match === null || match[0].length === length ? null : { length: match[0].length, agency };
}

function findCapitals(head: string, paragraph: string): Dateline | null {
  if (isLowerCaseLetter(head.charCodeAt(1)) || !ANY_DASH.test(head)) return null;
  const match = CAPITALS.exec(asciiForm(head));
  if (match === null) return null;
  const { city = '', agency } = match.groups ?? {};
  if (agency !== undefined) return { length: match[0].length, agency: firstBracketed(head) };
  return isPlaceWithoutAgency(head.slice(0, city.length), paragraph)
    ? { length: match[0].length, agency: null }
    : null;
}

/** The words in the first parentheses, where a dateline has its agency: places have none. */
function firstBracketed(head: string): string | null {
  const open = head.indexOf('(');
  return open < 0 ? null : head.slice(open + 1, head.indexOf(')', open));
}

const BEYOND_ASCII = /[^\0-\x7f]/gu;

/** The head with its characters replaced for the patterns; of the same length. */
const asciiForm = (head: string): string =>
  head.replace(BEYOND_ASCII, (character) => signOf(character).repeat(character.length));

function signOf(character: string): string {
  const bits = classOf(character.codePointAt(0) as number);
  if ((bits & CharacterClass.letter) !== 0) return /^\p{Lu}/u.test(character) ? CAPITAL : OTHER_LETTER;
  if ((bits & CharacterClass.mark) !== 0) return MARK;
  return (bits & CharacterClass.number) !== 0 ? NUMBER : character;
}

const isLowerCaseLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

const isAgency = (name: string): boolean => name.split('/').every((part) => AGENCIES.has(part.trim()));

/**
 * Whether words in capitals before a dash name a place: at most four words, three letters or more, no listed label, in
 * a paragraph of prose.
 */
const isPlaceWithoutAgency = (city: string, paragraph: string): boolean =>
  !LABELS.has(city.replaceAll('’', "'")) &&
  city.length >= 3 &&
  city.split(' ').length <= MAX_CITY_WORDS &&
  isProse(paragraph);
