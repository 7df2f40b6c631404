import type { Tokens } from '../../../language/tokens.js';
import { type Gender, genderOf } from '../lists/given-names.js';
import type { PersonName } from './person-name.js';

const GENDERED_TITLES: ReadonlyMap<string, Gender> = new Map([
  ['mr', 'm'],
  ['sir', 'm'],
  ['lord', 'm'],
  ['king', 'm'],
  ['congressman', 'm'],
  ['mrs', 'f'],
  ['ms', 'f'],
  ['miss', 'f'],
  ['lady', 'f'],
  ['dame', 'f'],
  ['queen', 'f'],
  ['congresswoman', 'f'],
]);

/** The gender that the title right before a name tells: of `Ms. Lee` `f`; null when it tells none. */
export function genderOfTitle(tokens: Tokens, firstToken: number): Gender | null {
  const before = tokens.texts[firstToken - 1] === '.' ? firstToken - 2 : firstToken - 1;
  return GENDERED_TITLES.get(tokens.lowers[before] ?? '') ?? null;
}

/** Whether a person can be of a gender, as far as the given name tells. */
export function canBe(person: PersonName | null, gender: Gender | null): boolean {
  if (gender === null || person === null) return true;
  const known = genderOf(person.given) ?? 'u';
  return known === 'u' || known === gender;
}
