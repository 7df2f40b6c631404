import { tokenize } from '../../../language/tokens.js';
import { readLines, readTable, readWordSet } from '../../../text/word-list.js';
import type { NameType } from '../name-type.js';
import { type Phrase, PhraseTable } from './phrase-table.js';

/*
 * The word lists that the rules read, once per thread. The first line of each list names its source and licence.
 */

const list = (name: string): URL => new URL(`./${name}.txt`, import.meta.url);

/** The longest lists, which the lexicon reads itself: surnames, the most frequent first, and common words. */
export const SURNAMES = list('surnames');
export const COMMON_WORDS = list('common-words');

/** From a short form (`jeff`) to the given names that it can stand for. */
export const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  readTable(list('nicknames')).map(([short, ...names]) => [short!, names]),
);

export const FUNCTION_WORDS = readWordSet(list('function-words'));
export const NOT_NAMES = readWordSet(list('not-names'));
export const ROLE_NOUNS = readWordSet(list('role-nouns'));
export const VERBS_OF_PEOPLE = readWordSet(list('verbs-of-people'));
export const VERBS_OF_ORGANIZATIONS = readWordSet(list('verbs-of-organizations'));
/** Nouns that say what a thing is: `village`, `company`. */
export const KIND_NOUNS = readWordSet(list('kind-nouns'));
export const PLACE_FOLLOWERS = readWordSet(list('place-followers'));
export const PLACE_PREPOSITIONS = readWordSet(list('place-prepositions'));
export const ORGANIZATION_HEADS = readWordSet(list('organization-heads'));
export const ORGANIZATION_SUFFIXES = readWordSet(list('organization-suffixes'));
export const LOCATION_HEADS = readWordSet(list('location-heads'));
export const LOCATION_OPENERS = readWordSet(list('location-openers'));
export const MISC_HEADS = readWordSet(list('misc-heads'));

/** A name in the lists. */
export interface KnownName extends Phrase {
  readonly type: NameType;
  /** The full name that the list gives for it; itself where it gives none. */
  readonly fullName: string;
  readonly source: 'place' | 'city' | 'demonym' | 'organization' | 'miscellany' | 'possibleOrganization';
  /** Of a city, the country of the largest one of its name, as an ISO code; null for other names. */
  readonly country: string | null;
}

function knownName(
  name: string,
  fullName: string | undefined,
  type: NameType,
  source: KnownName['source'],
  country: string | null = null,
): KnownName {
  return { words: wordsOf(name), fullName: fullName ?? name, type, source, country };
}

/**
 * Letters and spaces alone, as in most names: splitting those needs no tokenizer, which would cost a third of the
 * start-up.
 */
const IS_PLAIN = /^\p{L}+(?: \p{L}+)*$/u;

const wordsOf = (name: string): readonly string[] =>
  IS_PLAIN.test(name) ? name.split(' ') : tokenize(name).texts;

/** Names of every kind. A city that is also another kind of place counts as that. */
export const KNOWN_NAMES: PhraseTable<KnownName> = new PhraseTable([
  ...readTable(list('places')).map(([name, full]) => knownName(name!, full, 'location', 'place')),
  ...readLines(list('regions')).map((name) => knownName(name, undefined, 'location', 'place')),
  ...readTable(list('organizations')).map(([name, full]) =>
    knownName(name!, full, 'organization', 'organization'),
  ),
  ...readTable(list('demonyms')).flatMap(([name, full]) => demonyms(name!, full)),
  ...readLines(list('miscellany')).map((name) => knownName(name, undefined, 'misc', 'miscellany')),
  ...readTable(list('cities')).map(([name, , country]) =>
    knownName(name!, undefined, 'location', 'city', country),
  ),
  ...readLines(list('possible-organizations')).map((name) =>
    knownName(name, undefined, 'organization', 'possibleOrganization'),
  ),
]);

/** The entries of a demonym and its plural, which share one full name. */
function demonyms(name: string, full: string | undefined): KnownName[] {
  const plural = /(?:ese|ish|ch|sh|s|ic)$/.test(name) ? null : name.replace(/y$/, 'ie').concat('s');
  const forms = plural === null ? [name] : [name, plural];
  return forms.map((form) => knownName(form, full ?? name, 'misc', 'demonym'));
}

/** Titles before a person's name, in lower case. */
export const TITLES: PhraseTable<Phrase> = new PhraseTable(
  readLines(list('titles')).map((title) => ({ words: wordsOf(title) })),
);
