import { readWordSet } from '../text/word-list.js';
import { isProse } from './lines.js';

export interface Dateline {
  /** Length of the dateline at the beginning of its line, the dash included. */
  readonly length: number;
  /** The agency in parentheses, as it stands there. */
  readonly agency: string | null;
}

const AGENCIES = readWordSet(new URL('./news-agencies.txt', import.meta.url));
const LABELS = readWordSet(new URL('./dateline-labels.txt', import.meta.url));

const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?\\.?';
const CITY = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]*(?:[ /-]\\p{Lu}[\\p{Lu}\\p{M}.'’-]*){0,4}";
const MIXED_CITY =
  "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:de|la|el|al|of|the|du|des) )?\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,3}";
const REGION =
  '(?:, (?:(?:and|of|the) )?(?!' +
  MONTH +
  " \\d)\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:and|of|the) )?\\p{Lu}[\\p{L}\\p{M}.]*){0,3}){0,2}";
const DATE = `(?:, (?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:, \\d{4})?)?`;
const AGENCY = " ?\\((?<agency>[\\p{Lu}][\\p{L}\\p{N}&.’' /-]{1,40}|dpa)\\)";
const DASH = '(?: ?(?:—|–|―|--+)| [-_])(?=[ \\p{L}"“‘\'’\\p{N}])';

/** `MONTGOMERY, Ala. (AP) —`, `DES MOINES -`, `PARIS, Aug 31 (Reuters) -` */
const CAPITALS = new RegExp(`^(?<city>${CITY})${REGION}${DATE}(?:${AGENCY})?${DASH}`, 'u');
/** `Washington(CNN)`, `Mexico City (AFP) –` */
const MIXED = new RegExp(`^(?:${MIXED_CITY}${REGION}${DATE})?${AGENCY}(?:${DASH})?`, 'u');
/** What every dateline in capitals ends with, without what stands around it. */
const ANY_DASH = /[—–―]|--| [-_]/;
/** Longest dateline, in UTF-16 units. */
const MAX_LENGTH = 120;
const MAX_CITY_WORDS = 4;

/** The dateline that a paragraph begins with, or null. A place without an agency counts only in capitals. */
export function findDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, MAX_LENGTH);
  return findMixed(head, paragraph.length) ?? findCapitals(head, paragraph);
}

function findMixed(head: string, length: number): Dateline | null {
  // No place holds a bracket: the agency stands in the first ones. Asked first, since few paragraphs have one there.
  const open = head.indexOf('(');
  if (open < 0 || !isAgency(head.slice(open + 1, head.indexOf(')', open)))) return null;
  const match = MIXED.exec(head);
  if (match === null || match[0].length === length) return null;
  return { length: match[0].length, agency: match.groups?.agency ?? null };
}

function findCapitals(head: string, paragraph: string): Dateline | null {
  if (isSmallLetter(head.charCodeAt(1)) || !ANY_DASH.test(head)) return null;
  const match = CAPITALS.exec(head);
  if (match === null) return null;
  const { city = '', agency } = match.groups ?? {};
  if (agency === undefined && !isPlaceAlone(city, paragraph)) return null;
  return { length: match[0].length, agency: agency ?? null };
}

const isSmallLetter = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

const isAgency = (name: string): boolean => name.split('/').every((part) => AGENCIES.has(part.trim()));

/** Whether words in capitals before a dash are a place: few, no label, three letters, and a paragraph follows. */
const isPlaceAlone = (city: string, paragraph: string): boolean =>
  !LABELS.has(city.replaceAll('’', "'")) &&
  city.length >= 3 &&
  city.split(' ').length <= MAX_CITY_WORDS &&
  isProse(paragraph);
