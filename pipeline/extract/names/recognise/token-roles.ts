import { afterHyphen, isAdjacent } from '../../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { wordHash } from '../../../text/hash.js';
import { LexiconBit } from '../lists/lexicon.js';
import {
  beginsPlace,
  isCity,
  isDemonym,
  isInOrganization,
  isInPlace,
  isMiscellany,
  isPlace,
  type TokenEvidence,
} from './evidence.js';
import { isNameShape, Shape } from './shapes.js';

/*
 * What a token is in a name or beside one, as the lists, its spelling and its neighbours show without doubt.
 */

/** Hashes of words: numbers are looked up faster than strings. */
const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(wordHash));

const PERSON_WORDS =
  LexiconBit.givenMale |
  LexiconBit.givenFemale |
  LexiconBit.nickname |
  LexiconBit.frequentSurname |
  LexiconBit.surname;
const CHAMBERS = new Set(['Senate', 'House', 'Legislature', 'GOP']);
/** Nouns after which a person's name can well stand by itself: `the Clinton Administration`, `the Lee Team`. */
const NOUNS_AFTER_PERSONS = new Set(['administration', 'news', 'team', 'press', 'office', 'week', 'report']);
/** Nouns that end the names of organisations, never those of the places where they are: `University`. */
const NOUNS_OF_ORGANIZATIONS_ALONE = new Set(
  (
    'agency airlines associates association bureau commission committee communications company corporation ' +
    'department enterprises entertainment federation foods foundation holdings industries institute laboratories ' +
    'league ministry motors networks partners party pharmaceuticals pictures productions records studios systems ' +
    'technologies university'
  ).split(' '),
);
/** Sports before which a town is its team: `Auburn football`. */
const SPORTS = new Set('baseball basketball football hockey lacrosse soccer softball volleyball'.split(' '));
/** Titles that are also given names or surnames, but hardly ever before a surname alone. */
const TITLES_LIKE_NAMES = new Set(['bishop', 'general', 'judge', 'justice', 'major', 'sergeant', 'sheriff']);
/** Nouns that end the names of events and prizes, never those of what takes part in them. */
const EVENTS = new Set(
  'award awards bowl championship championships cup festival finals marathon medal prix prize treaty trophy war wars'.split(
    ' ',
  ),
);
const GIVEN_NAMES = LexiconBit.givenMale | LexiconBit.givenFemale;
const SURNAMES = LexiconBit.frequentSurname | LexiconBit.surname | LexiconBit.rareSurname;
const ADMINISTRATIONS = hashesOf('administration presidency');
/** Nouns before the names of storms. */
const STORMS = hashesOf('cyclone hurricane storm typhoon');
/** Nouns that a letter tells apart, and that are no name with it: `Group A`. */
const LETTERED = new Set(
  'category class exhibit grade group hepatitis plan pool schedule section type vitamin'.split(' '),
);

export const isChamber = ({ document }: TokenEvidence, i: number): boolean =>
  CHAMBERS.has(document.tokens.texts[i] ?? '');

/** Whether a chamber follows a place or another chamber: `Nevada Senate`, `Senate GOP`. */
export const followsPlaceOrChamber = (evidence: TokenEvidence, i: number): boolean =>
  i > 0 && (isPlace(evidence.known[i - 1]!) || isChamber(evidence, i - 1));

/** Whether a token alone is a name by convention, not by the weights: `@name`, or a word derived from a name. */
export const isNameByConvention = ({ document, known, casing }: TokenEvidence, i: number): boolean =>
  document.tokens.kinds[i] === TokenKind.handle || (isDemonym(known[i]!) && casing.shapes[i] !== Shape.lower);

/** Whether a token is `the`, or `A` or `An` where a sentence begins, but not an initial: `A. Lee`. */
export const isArticle = ({ document, casing }: TokenEvidence, i: number): boolean => {
  const { lowers, texts } = document.tokens;
  if (lowers[i] === 'the') return true;
  return casing.isInitial[i] === 1 && (texts[i] === 'An' || (texts[i] === 'A' && texts[i + 1] !== '.'));
};

/** Whether a token is a title before a name: `President`, but not `Earl`, which can be a given name. */
export const isTitleBeforeName = (
  { document, isTitle, lexical, casing }: TokenEvidence,
  i: number,
): boolean =>
  isTitle[i] === 1 &&
  ((lexical[i]! & PERSON_WORDS) === 0 || TITLES_LIKE_NAMES.has(document.tokens.lowers[i]!)) &&
  isNameShape(casing.shapes[i + 1] ?? Shape.other);

/** Whether a capital before a token or at it belongs to a name, not to the beginning of the sentence. */
const hasCapital = ({ casing, lexical }: TokenEvidence, i: number): boolean =>
  isNameShape(casing.shapes[i] ?? Shape.other) && (lexical[i]! & LexiconBit.function) === 0;

/** Whether a token ends an organisation's name, whatever comes before: `University` in `Hartwell University`. */
export const endsOrganization = (evidence: TokenEvidence, i: number): boolean =>
  (evidence.lexical[i]! & LexiconBit.organizationHead) !== 0 &&
  NOUNS_OF_ORGANIZATIONS_ALONE.has(evidence.document.tokens.lowers[i]!) &&
  i > 0 &&
  hasCapital(evidence, i - 1);

/**
 * Whether a token names the storm that the word before it announces, and ends the name: `Rita` in `Hurricane Rita`, but
 * not in `Hurricane Rita Fund`.
 */
export function endsStorm({ document, casing, lexical }: TokenEvidence, i: number): boolean {
  if (i < 1 || !isNameShape(casing.shapes[i - 1]!) || isNameShape(casing.shapes[i + 1] ?? Shape.other))
    return false;
  if (!STORMS.has(document.tokens.hashes[i - 1]!) || !isNameShape(casing.shapes[i] ?? Shape.other))
    return false;
  return (lexical[i]! & LexiconBit.common) === 0 || (lexical[i]! & GIVEN_NAMES) !== 0;
}

/** Whether a surname stands for its bearer before what he heads: `the Bush administration`. */
export function isBeforeAdministration(
  { document, casing, lexical, known }: TokenEvidence,
  i: number,
): boolean {
  const bits = lexical[i]!;
  return (
    (bits & SURNAMES) !== 0 &&
    casing.shapes[i + 1] === Shape.lower &&
    ADMINISTRATIONS.has(document.tokens.hashes[i + 1]!) &&
    casing.isInitial[i] === 0 &&
    (bits & (LexiconBit.organizationHead | LexiconBit.locationHead | LexiconBit.place)) === 0 &&
    !isInOrganization(known[i]!) &&
    !isInPlace(known[i]!)
  );
}

/** Whether a token is a town that stands for its team: `Auburn football`. */
export const isTeam = ({ document, known }: TokenEvidence, i: number): boolean =>
  isCity(known[i]!) && SPORTS.has(document.tokens.texts[i + 1] ?? '');

const ORGANIZATION_NOUNS = LexiconBit.organizationHead | LexiconBit.organizationSuffix;

/** Whether a token is the word before the noun of an organisation: `Clark` in `Dick Clark Productions`. */
export function isBeforeOrganizationHead({ document, casing, lexical }: TokenEvidence, i: number): boolean {
  const next = i + 1;
  return (
    casing.shapes[next] === Shape.capitalised &&
    (lexical[next]! & ORGANIZATION_NOUNS) !== 0 &&
    (lexical[next]! & PERSON_WORDS) === 0 &&
    casing.isInitial[next] === 0 &&
    !NOUNS_AFTER_PERSONS.has(document.tokens.lowers[next]!)
  );
}

/** Whether `and` stands between two organisations: the name before it is complete. No listed name is split. */
export function joinsTwoOrganizations(
  { document, casing, lexical, known }: TokenEvidence,
  i: number,
): boolean {
  const { texts } = document.tokens;
  if (texts[i] !== 'and' || known[i] !== 0) return false;
  const noun = texts[i - 1] === '.' ? i - 2 : i - 1;
  return (
    noun > 0 &&
    isNameShape(casing.shapes[noun]!) &&
    (lexical[noun]! & ORGANIZATION_NOUNS) !== 0 &&
    isNameShape(casing.shapes[noun - 1]!)
  );
}

/** Whether a token is the full stop of a legal form within a sentence: `Harker Mills Co. said`. */
export const isStopOfLegalForm = (
  { document, casing, lexical }: TokenEvidence,
  i: number,
  end: number,
): boolean =>
  document.tokens.texts[i] === '.' &&
  i + 1 < end &&
  i > 1 &&
  isAdjacent(document.tokens, i) &&
  (lexical[i - 1]! & LexiconBit.organizationSuffix) !== 0 &&
  isNameShape(casing.shapes[i - 1]!) &&
  isNameShape(casing.shapes[i - 2]!);

/** Whether a comma ends a name: after a legal form, unless another one follows. `Harker Mills Co., Walsh Corp.` */
export const isCommaAfterLegalForm = ({ document, lexical }: TokenEvidence, i: number): boolean =>
  document.tokens.texts[i] === ',' &&
  i > 1 &&
  (lexical[document.tokens.texts[i - 1] === '.' ? i - 2 : i - 1]! & LexiconBit.organizationSuffix) !== 0 &&
  ((lexical[i + 1] ?? 0) & LexiconBit.organizationSuffix) === 0;

/** Whether a country or state is where something comes from: `of Sweden`. */
export const isCountryOfOrigin = ({ document, known }: TokenEvidence, i: number): boolean =>
  isPlace(known[i]!) && document.tokens.lowers[i - 1] === 'of';

/** Nouns of places, and words for a part of one, before a place's name: `the city of Dover`, `the north of Iowa`. */
const PLACE_NOUNS = hashesOf(
  'capital city county district east hamlet island municipality neighborhood neighbourhood north northeast northwest ' +
    'outskirts port province region residents south southeast southwest streets suburb suburbs town township village west',
);
const PARTS_OF_PLACES = hashesOf(
  'central downtown eastern mainland northeastern northern northwestern southeastern southern southwestern suburban ' +
    'western',
);

/** Whether the words before a name say that it is a place: `the city of Dover`, `northern Iowa`. */
export const isSaidToBePlace = ({ document: { tokens }, casing }: TokenEvidence, i: number): boolean => {
  const noun = tokens.lowers[i - 1] === 'of' ? i - 2 : i - 1;
  if (noun < 0 || casing.shapes[noun] !== Shape.lower) return false;
  return (noun < i - 1 ? PLACE_NOUNS : PARTS_OF_PLACES).has(tokens.hashes[noun]!);
};

/** Postal codes of states that no degree or word in capitals is written like: not `MD`, `ME`. */
const STATE_CODES = new Set(
  'AK AL AR AZ CO DC DE FL GA IA ID IL KS KY MN MO MT NC ND NE NH NJ NM NV NY OH OK RI SD TN TX UT VA VT WA WI WV WY'.split(
    ' ',
  ),
);

/** Whether a token is the code of the state of the place before it: `OH` in `Hartwell, OH`. */
export const isStateOfPlace = (evidence: TokenEvidence, i: number): boolean =>
  STATE_CODES.has(evidence.document.tokens.texts[i] ?? '') &&
  evidence.document.tokens.texts[i - 1] === ',' &&
  hasCapital(evidence, i - 2);

/** Words that can join a place to a longer name: `University of New Mexico`. */
const JOINING = new Set(['of', 'for', 'and', '&', '-', '/']);

/** Whether a token is in a listed place of several words that stands by itself: `West Bank`. */
export function isInWholePlace(evidence: TokenEvidence, i: number): boolean {
  const { casing, known } = evidence;
  if (!isInPlace(known[i]!)) return false;
  let first = i;
  while (first > 0 && !beginsPlace(known[first]!)) first--;
  let end = i + 1;
  while (isInPlace(known[end] ?? 0) && !beginsPlace(known[end]!)) end++;
  const { lowers } = evidence.document.tokens;
  const before = lowers[first - 1] === 'the' ? first - 2 : first - 1;
  if (JOINING.has(lowers[before] ?? '') || JOINING.has(lowers[end] ?? '')) return false;
  if (isPeople(evidence, end)) return true;
  return !hasCapital(evidence, first - 1) && !isNameShape(casing.shapes[end] ?? Shape.other);
}

/** Whether a token is the letter of `Group A`. */
export const isLettered = ({ document, casing }: TokenEvidence, i: number): boolean =>
  i > 0 &&
  casing.shapes[i] === Shape.initial &&
  LETTERED.has(document.tokens.lowers[i - 1]!) &&
  document.tokens.texts[i + 1] !== '.';

/** Whether a token is the last of an event's name: `Davis Cup`, but not `Cup` by itself. */
export const endsEvent = (evidence: TokenEvidence, i: number): boolean =>
  (evidence.lexical[i]! & LexiconBit.miscHead) !== 0 &&
  EVENTS.has(evidence.document.tokens.lowers[i]!) &&
  i > 0 &&
  hasCapital(evidence, i - 1) &&
  !isNameShape(evidence.casing.shapes[i + 1] ?? Shape.other);

/**
 * Whether `&` at a token joins two single words: `Smith & Wesson`, but not `Ann Lee & Paul Ortega`, `Ann & Paul`. In
 * what is quoted, above all in posts, it is a short "and".
 */
export function joinsTwoWords({ document, casing, lexical }: TokenEvidence, i: number): boolean {
  if (document.tokens.texts[i] !== '&' || casing.isQuoted[i] === 1) return false;
  const [first, second] = [i - 1, i + 1];
  const isSingle = (word: number, neighbour: number): boolean =>
    casing.shapes[word] === Shape.capitalised &&
    (!isNameShape(casing.shapes[neighbour] ?? Shape.other) ||
      (lexical[neighbour]! & (LexiconBit.function | ORGANIZATION_NOUNS)) !== 0);
  const isGiven = (word: number): boolean => (lexical[word]! & GIVEN_NAMES) !== 0;
  return isSingle(first, first - 1) && isSingle(second, second + 1) && !(isGiven(first) && isGiven(second));
}

/** Whether a word is joined to a number by a hyphen: `Day` in `Six-Day War`. */
export const followsNumber = ({ document, casing, lexical }: TokenEvidence, i: number): boolean =>
  document.tokens.texts[i - 1] === '-' &&
  isAdjacent(document.tokens, i) &&
  isAdjacent(document.tokens, i - 1) &&
  casing.shapes[i - 2] === Shape.capitalised &&
  (lexical[i - 2]! & LexiconBit.function) !== 0;

/** Whether a token is a year, which is no part of the event that it dates: `2019 Hartwell Games`. */
export const isYear = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.figure && /^(?:1[89]|20)\d\d$/.test(tokens.texts[i]!);

/** Whether a token is the plural of a word derived from a name: `Democrats`. */
export const isPeople = ({ document, known }: TokenEvidence, i: number): boolean =>
  isDemonym(known[i] ?? 0) && /[^s]s$/.test(document.tokens.lowers[i]!);

/** Whether a listed name is the first part of an adjective: `Olympic-size`, `China-made`, `Quito-based`. */
export function isBeforeHyphen({ document, casing, known, lexical }: TokenEvidence, i: number): boolean {
  const next = afterHyphen(document.tokens, i + 1);
  if (next === i + 1 || casing.shapes[next] !== Shape.lower) return false;
  if (isMiscellany(known[i]!) || isPlace(known[i]!)) return true;
  return (
    isCity(known[i]!) && (lexical[i]! & LexiconBit.common) === 0 && document.tokens.lowers[next] === 'based'
  );
}

const GIVEN_MONTHS = hashesOf('april august june may');
const MAY = wordHash('may');
const NO_SURNAMES =
  LexiconBit.common |
  LexiconBit.function |
  LexiconBit.place |
  LexiconBit.organization |
  LexiconBit.possibleOrganization |
  LexiconBit.demonym |
  LexiconBit.miscellany;

/**
 * Whether a month is a given name: where a sentence or an apposition begins or after a title, before a surname of which
 * something is said. `June Walsh said`, but not `In June Walsh said`, `June sales rose`.
 */
export function isGivenMonth(
  { document, casing, lexical, isTitle, known }: TokenEvidence,
  i: number,
): boolean {
  const { hashes, texts, kinds } = document.tokens;
  if ((lexical[i]! & GIVEN_NAMES) === 0 || casing.shapes[i + 1] !== Shape.capitalised) return false;
  if (!GIVEN_MONTHS.has(hashes[i]!)) return false;
  if ((lexical[i + 1]! & NO_SURNAMES) !== 0 || isInOrganization(known[i + 1]!)) return false;
  const begins =
    casing.isInitial[i] === 1 ||
    texts[i - 1] === ',' ||
    isTitle[i - 1] === 1 ||
    (lexical[i - 1]! & LexiconBit.role) !== 0;
  const after = lexical[i + 2] ?? 0;
  const isSubject =
    (after & LexiconBit.verbOfPeople) !== 0 || texts[i + 2] === ',' || kinds[i + 2] === TokenKind.clitic;
  return begins && (isSubject || (hashes[i] !== MAY && (after & LexiconBit.function) !== 0));
}

/** Chinese surnames that are also pronouns. */
const PRONOUNS_LIKE_SURNAMES = hashesOf('he she');
/** A Chinese given name as Hanyu Pinyin writes it: one or two syllables. */
const PINYIN_NAME = (() => {
  const initial = '(?:[bcdfghjklmnpqrstwxyz]|zh|ch|sh)?';
  const final =
    '(?:ai|ang?|ao?|ei|eng?|er?|iang?|iao|ie|ing?|iong|iu|i|ong|ou|o|uai|uang?|uan|ua|ue|ui|un|uo|u)';
  return new RegExp(`^(?:${initial}${final}){1,2}$`);
})();

/** Whether a pronoun is a surname: right before a capitalised given name in pinyin, as in `He Jianguo`. */
export function isPronounLikeSurname({ document, casing }: TokenEvidence, i: number): boolean {
  const { hashes, lowers } = document.tokens;
  return (
    PRONOUNS_LIKE_SURNAMES.has(hashes[i]!) &&
    casing.shapes[i] === Shape.capitalised &&
    casing.shapes[i + 1] === Shape.capitalised &&
    PINYIN_NAME.test(lowers[i + 1]!)
  );
}

/** Whether a token is `Jr` or its full stop, right after a capitalised word. */
export function isGeneration(tokens: Tokens, i: number): boolean {
  const text = tokens.texts[i]!;
  if (text === '.') return i > 1 && isAdjacent(tokens, i) && isGeneration(tokens, i - 1);
  if (text !== 'Jr' && text !== 'Sr') return false;
  const before = tokens.texts[i - 1] === ',' ? tokens.texts[i - 2] : tokens.texts[i - 1];
  return before !== undefined && /^(?:\p{Lu}|\.$)/u.test(before);
}
