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

/** What the lists say about a word in lower case, one bit each. */
export const LexiconBit = {
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
  possibleOrganization: 1 << 27,
} as const;

const FREQUENT_RANK = 1000;
const USUAL_RANK = 10_000;

/**
 * The table as built by scripts/build.mjs, which would take each thread 30 ms; missing where the sources are run
 * directly.
 */
const LEXICON_FILE = new URL('./lexicon.bin', import.meta.url);

/** {@link LexiconBit} bits by the hash of the word. */
export const LEXICON: WordTable = existsSync(LEXICON_FILE)
  ? WordTable.of(readFileSync(LEXICON_FILE))
  : lexicon();

function lexicon(): WordTable {
  const table = new WordTable(120_000);
  const mark = (word: string, bits: number): void => table.addBits(hashText(word), bits);
  const markAll = (words: Iterable<string>, bits: number): void => {
    for (const word of words) mark(word, bits);
  };
  visitLines(GIVEN_NAMES, (text, start, end) => {
    const gender = text[end - 1];
    const bits = (gender === 'f' ? 0 : LexiconBit.givenMale) | (gender === 'm' ? 0 : LexiconBit.givenFemale);
    table.addBits(hashPiece(text, start, end - '\tm'.length), bits);
  });
  let rank = 0;
  visitLines(SURNAMES, (text, start, end) => {
    const bits =
      rank < FREQUENT_RANK
        ? LexiconBit.frequentSurname
        : rank < USUAL_RANK
          ? LexiconBit.surname
          : LexiconBit.rareSurname;
    table.addBits(hashPiece(text, start, end), bits);
    rank++;
  });
  visitLines(COMMON_WORDS, (text, start, end) =>
    table.addBits(hashPiece(text, start, end), LexiconBit.common),
  );
  markAll(FUNCTION_WORDS, LexiconBit.function);
  markAll(NOT_NAMES, LexiconBit.notName);
  markAll(ROLE_NOUNS, LexiconBit.role);
  markAll(VERBS_OF_PEOPLE, LexiconBit.verbOfPeople);
  markAll(VERBS_OF_ORGANIZATIONS, LexiconBit.verbOfOrganizations);
  markAll(PLACE_FOLLOWERS, LexiconBit.placeFollower);
  markAll(PLACE_PREPOSITIONS, LexiconBit.placePreposition);
  markAll(ORGANIZATION_HEADS, LexiconBit.organizationHead);
  markAll(ORGANIZATION_SUFFIXES, LexiconBit.organizationSuffix);
  markAll(LOCATION_HEADS, LexiconBit.locationHead);
  markAll(LOCATION_OPENERS, LexiconBit.locationOpener);
  markAll(MISC_HEADS, LexiconBit.miscHead);
  markAll(NICKNAMES.keys(), LexiconBit.nickname);
  markAll(KIND_NOUNS, LexiconBit.kindNoun);
  for (const first of TITLES.firstWords()) table.addBits(first, LexiconBit.opensTitle);
  for (const first of KNOWN_NAMES.firstWords()) table.addBits(first, LexiconBit.opensKnownName);
  for (const { words, source } of KNOWN_NAMES.singleWords())
    mark(words[0]!.toLowerCase(), LexiconBit[source]);
  return table;
}
