import { readWordSet } from '../../../text/word-list.js';
import type { TextDocument } from '../../text-document.js';
import type { NameType } from '../name-type.js';
import { nameKey } from './name-key.js';
import { personName } from './person-name.js';
import { wellKnown } from './well-known.js';
import type { ListedName } from './written-forms.js';

const SPORTS_WORDS = readWordSet(new URL('../lists/sports-words.txt', import.meta.url));
/** Texts about sports have at least one such word in so many. */
const WORDS_PER_SPORTS_WORD = 60;

/**
 * Gives names that are written alike one type: the one of which the tagger was surest, all in all. Names of countries
 * are places, also where the text means their governments, but for teams. Persons' surnames keep their types: in a text
 * about George Washington the city may be named, too.
 *
 * @param texts the names as written
 */
export function withOneType(
  names: readonly ListedName[],
  texts: readonly string[],
  document: TextDocument,
): ListedName[] {
  const keys = texts.map(nameKey);
  const types = new Map<string, Map<NameType, number>>();
  const partsOfPersons = new Set<string>();
  for (const [index, { type, chance }] of names.entries()) {
    const key = keys[index]!;
    const chances = types.get(key) ?? new Map<NameType, number>();
    chances.set(type, (chances.get(type) ?? 0) + chance);
    types.set(key, chances);
    const person = type === 'person' ? personName(texts[index]!) : null;
    if (person !== null) partsOfPersons.add(person.surname).add(person.given);
  }
  let areTeams: boolean | null = null;
  const typeOf = (name: ListedName, text: string, key: string): NameType => {
    const chances = types.get(key)!;
    if (chances.has('organization') && wellKnown('location', text).length > 0) {
      areTeams ??= isAboutSports(document);
      if (!areTeams) return 'location';
    }
    if (chances.size === 1 || partsOfPersons.has(key)) return name.type;
    return [...chances].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };
  return names.map((name, index) => {
    const type = typeOf(name, texts[index]!, keys[index]!);
    return type === name.type ? name : { ...name, type };
  });
}

function isAboutSports({ tokens }: TextDocument): boolean {
  const words = tokens.lowers.reduce((count, word) => count + Number(SPORTS_WORDS.has(word)), 0);
  return words * WORDS_PER_SPORTS_WORD >= tokens.count;
}
