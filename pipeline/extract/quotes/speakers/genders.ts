import { readTable } from '../../../text/word-list.js';
import type { DocumentEntity } from '../../findings.js';

export type Gender = 'male' | 'female';

const GIVEN_NAMES: ReadonlyMap<string, Gender> = readGivenNames();

function readGivenNames(): Map<string, Gender> {
  const names = new Map<string, Gender>();
  for (const [gender, list] of readTable(new URL('./given-names.txt', import.meta.url))) {
    for (const name of list!.split(' ')) names.set(name, gender as Gender);
  }
  return names;
}

const MALE_WORD =
  /^(?:mr|sir|lord|king|prince|father|brother|rabbi|imam|he|him|his|himself|[a-z]*man|businessman|actor|husband|son|pope)$/;
const FEMALE_WORD =
  /^(?:ms|mrs|miss|lady|queen|princess|sister|she|her|herself|[a-z]*woman|actress|wife|daughter|mother)$/;

/** The gender that a title or noun before a name tells: `Mrs`, `congressman`. */
export function genderOfWord(lower: string): Gender | null {
  if (FEMALE_WORD.test(lower)) return 'female';
  return MALE_WORD.test(lower) ? 'male' : null;
}

/** The gender that a person's given name suggests. */
export function genderOfName({ name }: DocumentEntity): Gender | null {
  const blank = name.indexOf(' ');
  return GIVEN_NAMES.get((blank < 0 ? name : name.slice(0, blank)).toLowerCase()) ?? null;
}
