import { existsSync, readFileSync } from 'node:fs';
import { GIVEN_NAMES } from '../../../language/gender.js';
import { hashPiece, hashText } from '../../../text/hash.js';
import { visitLines } from '../../../text/word-list.js';
import { WordTable } from '../../../text/word-table.js';
import {
  COMMON_WORDS,
  FUNCTION_WORDS,
  KIND_NOUNS,
  KNOWN_NAMES,
  LOCATION_HEADS,
  LOCATION_OPENERS,
  MISC_HEADS,
  NICKNAMES,
  NOT_NAMES,
  ORGANIZATION_HEADS,
  ORGANIZATION_SUFFIXES,
  PLACE_FOLLOWERS,
  PLACE_PREPOSITIONS,
  ROLE_NOUNS,
  SURNAMES,
  TITLES,
  VERBS_OF_ORGANIZATIONS,
  VERBS_OF_PEOPLE,
} from './gazetteers.js';

/** What the lists say of a word in small letters, a bit each. */
export const Word = {
  givenMale: 1 << 0,
  givenFemale: 1 << 1,
  frequentSurname: 1 << 2,
  surname: 1 << 3,
  rareSurname: 1 << 4,
  common: 1 << 5,
  function: 1 << 6,
  notName: 1 << 7,
  role: 1 << 8,
  verbOfPeople: 1 << 9,
  verbOfOrganizations: 1 << 10,
  placeFollower: 1 << 11,
  placePreposition: 1 << 12,
  organizationHead: 1 << 13,
  organizationSuffix: 1 << 14,
  locationHead: 1 << 15,
  locationOpener: 1 << 16,
  miscHead: 1 << 17,
  nickname: 1 << 18,
  opensTitle: 1 << 19,
  kindNoun: 1 << 20,
  city: 1 << 21,
  place: 1 << 22,
  organization: 1 << 23,
  demonym: 1 << 24,
  miscellany: 1 << 25,
  opensKnownName: 1 << 26,
} as const;

const FREQUENT_RANK = 1000;
const USUAL_RANK = 10_000;

/** The table as the build put it together, which each thread would take 30 ms for; not there where the sources are run as they are. */
const LEXICON_FILE = new URL('./lexicon.bin', import.meta.url);

/** {@link Word} bits by the hash of the word. */
export const LEXICON: WordTable = existsSync(LEXICON_FILE)
  ? WordTable.of(readFileSync(LEXICON_FILE))
  : lexicon();

function lexicon(): WordTable {
  const table = new WordTable(120_000);
  const mark = (word: string, bits: number): void => table.mark(hashText(word), bits);
  const markAll = (words: Iterable<string>, bits: number): void => {
    for (const word of words) mark(word, bits);
  };
  visitLines(GIVEN_NAMES, (text, start, end) => {
    const gender = text[end - 1];
    const bits = (gender === 'f' ? 0 : Word.givenMale) | (gender === 'm' ? 0 : Word.givenFemale);
    table.mark(hashPiece(text, start, end - '\tm'.length), bits);
  });
  let rank = 0;
  visitLines(SURNAMES, (text, start, end) => {
    const bits =
      rank < FREQUENT_RANK ? Word.frequentSurname : rank < USUAL_RANK ? Word.surname : Word.rareSurname;
    table.mark(hashPiece(text, start, end), bits);
    rank++;
  });
  visitLines(COMMON_WORDS, (text, start, end) => table.mark(hashPiece(text, start, end), Word.common));
  markAll(FUNCTION_WORDS, Word.function);
  markAll(NOT_NAMES, Word.notName);
  markAll(ROLE_NOUNS, Word.role);
  markAll(VERBS_OF_PEOPLE, Word.verbOfPeople);
  markAll(VERBS_OF_ORGANIZATIONS, Word.verbOfOrganizations);
  markAll(PLACE_FOLLOWERS, Word.placeFollower);
  markAll(PLACE_PREPOSITIONS, Word.placePreposition);
  markAll(ORGANIZATION_HEADS, Word.organizationHead);
  markAll(ORGANIZATION_SUFFIXES, Word.organizationSuffix);
  markAll(LOCATION_HEADS, Word.locationHead);
  markAll(LOCATION_OPENERS, Word.locationOpener);
  markAll(MISC_HEADS, Word.miscHead);
  markAll(NICKNAMES.keys(), Word.nickname);
  markAll(KIND_NOUNS, Word.kindNoun);
  for (const first of TITLES.firstWords()) table.mark(first, Word.opensTitle);
  for (const first of KNOWN_NAMES.firstWords()) table.mark(first, Word.opensKnownName);
  for (const { words, source } of KNOWN_NAMES.singleWords()) mark(words[0]!.toLowerCase(), Word[source]);
  return table;
}
