import { type Gender, genderOfGivenName } from '../../../language/gender.js';
import { memoized } from '../../../text/memo.js';
import { NICKNAMES } from '../lists/gazetteers.js';
import { GENERATIONS } from '../lists/person-name-parts.js';
import { nameKey } from './name-key.js';

/** The parts of a person's full name. */
export interface PersonName {
  /** First word, in lower case and without diacritics. */
  readonly given: string;
  /** Last word with its particles (`van der Berg`), folded in the same way, without hyphens. */
  readonly surname: string;
  /** `jr`, `iii`; empty for none. It keeps father and son apart. */
  readonly generation: string;
  /** As written, without initials and nicknames in marks after the given name. */
  readonly display: string;
  /** Equal for one person in different documents: given name, surname and generation. */
  readonly key: string;
}

const fold = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[.’']/g, '').toLowerCase();

const isInitial = (word: string): boolean => /^\p{Lu}\.?$/u.test(word);

/** `Ann “Shorty” Lee`. */
const NICKNAME = /\s["“‘'«][^"“”«»]{1,40}["”’'»](?=\s)/u;

/** `van der` of a surname; some papers write it with a capital. */
const isParticle = (word: string): boolean => /^\p{Ll}/u.test(word) || CAPITAL_PARTICLE.test(word);
const CAPITAL_PARTICLE = /^(?:De|Di|Da|Dos|Du|Von|Bin)$/;

/** Splits a full name into its parts; null for a surname alone: `Lee`, `von der Leyen`. */
export const personName = memoized(takeApart);

function takeApart(text: string): PersonName | null {
  const all = text.replace(NICKNAME, ' ').split(/[\s,]+/);
  const isGeneration = (word: string): boolean => GENERATIONS.has(word.toLowerCase());
  const words = all.filter((word) => !isGeneration(word));
  let surname = words.length - 1;
  while (surname > 0 && isParticle(words[surname - 1]!)) surname--;
  if (surname < 1) return null;
  const opensWithInitial =
    /^(?:\p{L}\.)+$/u.test(words[0]!) && words.length > 2 && !/\./.test(words[1]!) && surname > 1;
  const called = opensWithInitial ? 1 : 0;
  const family = words.slice(surname).join(' ');
  const generation = all.find(isGeneration);
  const kept = words.filter((word, i) => i <= called || i >= surname || !isInitial(word));
  const opening = words.slice(0, called + 1).join(' ');
  return {
    given: fold(words[called]!),
    surname: fold(family).replaceAll('-', ' '),
    generation: generation === undefined ? '' : fold(generation),
    display: [...kept, ...(generation === undefined ? [] : [generation])].join(' '),
    key: nameKey([opening, family, ...(generation === undefined ? [] : [generation])].join(' ')),
  };
}

/** Whether two given names can be one person's: equal, an initial of the other, or its short form. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return true;
  return NICKNAMES.get(a)?.includes(b) === true || NICKNAMES.get(b)?.includes(a) === true;
}

/** Whether a person can have a gender, as far as the given name shows. */
export function canBeOfGender(person: PersonName | null, gender: Gender | null): boolean {
  if (gender === null || person === null) return true;
  const known = genderOfGivenName(person.given);
  return known === null || known === gender;
}
