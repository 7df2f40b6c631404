import { readWordSet } from '../text/word-list.js';

/** Words for papers, desks and jobs, which are no part of an author's name. */
const BYLINE_WORDS = readWordSet(new URL('./byline-words.txt', import.meta.url));

/** Longest byline, in UTF-16 units: three or four authors and their paper. */
const MAX_LENGTH = 200;

const BY = /^(?:By|BY|by|Written by|Story by|Posted by):? /;
const NAME_WORD =
  "(?:\\p{Lu}[\\p{L}\\p{M}’'-]*\\.?|\\p{Lu}\\.(?:\\p{Lu}\\.)+|(?:de|da|di|la|le|van|von|der|den|al|bin|del)(?= ))";
const PERSON = new RegExp(`^${NAME_WORD}(?: ${NAME_WORD}){1,4}(?:,? (?:Jr|JR|Sr|SR)\\.?| I{2,3})?$`, 'u');
const POSSESSIVE = /['’]s\b/;
/** What may follow the names: the paper, a job, a time. */
const AFFILIATION = / [|•·—–/] ?| - |,? (?:of|for|at|in) (?=The |the |\p{Lu})|, (?=(?:The )?\p{Lu})| ?\(/u;
const AND = /,? (?:and|AND|&) |, /;

/**
 * Reads a byline (`By Ann Lee and Tom Roe | AP`).
 *
 * @returns its authors, none for one without a person (`By Daily Planet Staff`); null when the line is no byline
 */
export function readByline(line: string): readonly string[] | null {
  if (line.length > MAX_LENGTH || !BY.test(line)) return null;
  const names = line.replace(BY, '').replace(/[.]$/, (stop) => (/\b(?:Jr|Sr)\.$/i.test(line) ? stop : ''));
  const { people, rest } = split(names);
  if (people.length === 0 && !isAffiliation(rest)) return null;
  if (rest !== '' && !isAffiliation(rest)) return null;
  return people;
}

/** Splits off the names at the beginning; the rest begins with something else. */
function split(names: string): { people: string[]; rest: string } {
  const people: string[] = [];
  let rest = names;
  while (rest !== '') {
    const end = nextCut(rest);
    const name = rest.slice(0, end.at);
    if (!isPerson(name)) break;
    people.push(capitalised(name));
    rest = rest.slice(end.at + end.length);
    if (!end.joins) break;
  }
  return { people, rest };
}

/**
 * The end of the first name: at a comma or "and", after which another may follow, or at a bar, dash or "of", after
 * which the paper follows.
 */
function nextCut(text: string): { at: number; length: number; joins: boolean } {
  const and = AND.exec(text);
  const other = AFFILIATION.exec(text);
  const joins = and !== null && (other === null || and.index <= other.index);
  const match = joins ? and : other;
  return match === null
    ? { at: text.length, length: 0, joins: false }
    : { at: match.index, length: match[0].length, joins };
}

function isPerson(name: string): boolean {
  if (!PERSON.test(name) || POSSESSIVE.test(name)) return false;
  return !name.split(' ').some((word) => BYLINE_WORDS.has(word.toLowerCase()));
}

/** Whether a text names a paper, a desk or a job: a few words, one of them listed. */
function isAffiliation(text: string): boolean {
  const words = text.split(/[\s,|/()•·—–-]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 10 || /[.!?]$/.test(text)) return false;
  return words.some((word) => BYLINE_WORDS.has(word.toLowerCase().replace(/\.\w+$/, '')));
}

/** `JANE DOE` → `Jane Doe`; names in mixed case stay as they are. */
const capitalised = (name: string): string =>
  /\p{Ll}/u.test(name) ? name : name.replace(/\p{L}+/gu, (word) => word[0] + word.slice(1).toLowerCase());

const JOB = /^(?:(?:The |THE )?[\p{Lu}][\p{L}.]*(?: |$)){1,6}$/u;

/** Whether a line under a byline says for whom its author works: `Associated Press Writer`. */
export const isJobLine = (line: string): boolean =>
  line.length <= 60 && JOB.test(line) && isAffiliation(line);
