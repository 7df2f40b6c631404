import { isAdjacent } from '../../../language/adjacency.js';
import type { Sentence } from '../../../language/sentences.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { Tagger } from '../../../tagger/tagger.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { NameType } from '../name-type.js';
import { CaseStyle } from './casing.js';
import {
  beginsPlace,
  isCity,
  isDemonym,
  isInOrganization,
  isInPlace,
  isPlace,
  positionInPhrase,
  type TokenEvidence,
} from './evidence.js';
import { endsDomain, isNameShape, Shape } from './shapes.js';
import { LABELS, LabelPosition, labelOf, OUTSIDE } from './tagger-labels.js';

const PERSON_WORDS =
  LexiconBit.givenMale |
  LexiconBit.givenFemale |
  LexiconBit.nickname |
  LexiconBit.frequentSurname |
  LexiconBit.surname;

const labelsOfType = (type: NameType): readonly number[] =>
  Object.values(LabelPosition).map((part) => labelOf(type, part));

const PERSON_LABELS = labelsOfType('person');
const LOCATION_LABELS = labelsOfType('location');
/** Labels that an article cannot have: those of the first word of a name, unless it is a work's. */
const RULED_OUT_FOR_ARTICLES = (['person', 'organization', 'location'] as const).map((type) =>
  labelOf(type, LabelPosition.first),
);
/**
 * Labels that a word derived from a name cannot have: no name at all, another type by itself, the end of an
 * organisation's or place's name.
 */
const RULED_OUT_FOR_DEMONYMS = [
  OUTSIDE,
  ...(['person', 'organization', 'location'] as const).map((type) => labelOf(type, LabelPosition.only)),
  labelOf('organization', LabelPosition.last),
  labelOf('location', LabelPosition.last),
];
const CHAMBERS = new Set(['Senate', 'House', 'Legislature', 'GOP']);
/**
 * In `Nevada Senate`, a place and an organisation: labels that the chamber cannot have, then those that the place
 * cannot.
 */
const RULED_OUT_FOR_CHAMBERS = allLabelsBut(
  labelOf('organization', LabelPosition.only),
  labelOf('organization', LabelPosition.first),
);
const RULED_OUT_BEFORE_CHAMBERS = allLabelsBut(
  labelOf('location', LabelPosition.only),
  labelOf('location', LabelPosition.last),
);

const LAST_PARTS = [LabelPosition.only, LabelPosition.last] as const;
/** Labels that the word before an organisation's noun cannot have: `Clark` in `Dick Clark Productions`. */
const RULED_OUT_BEFORE_ORGANIZATION_HEADS = LAST_PARTS.map((part) => labelOf('person', part));
/** Labels that the last word of an event's name cannot have: `Cup` in `Davis Cup`. */
const RULED_OUT_FOR_EVENTS = allLabelsBut(labelOf('misc', LabelPosition.last));
/** For each position in a place's name, the labels that its token cannot have. */
const ALL_BUT_PARTS_OF_PLACES = Object.values(LabelPosition).map((part) =>
  allLabelsBut(labelOf('location', part)),
);
/** Labels that the end of a domain cannot have: `com` in `Hartwell.com`. */
const RULED_OUT_FOR_DOMAINS = allLabelsBut(labelOf('organization', LabelPosition.last));
const ALL_BUT_OUTSIDE = allLabelsBut(OUTSIDE);
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
const ALL_BUT_ORGANIZATION = allLabelsBut(labelOf('organization', LabelPosition.only));
/** Labels that `Jr` cannot have: it continues a person's name. */
const RULED_OUT_FOR_GENERATIONS = allLabelsBut(
  labelOf('person', LabelPosition.inside),
  labelOf('person', LabelPosition.last),
);
/** Labels that such a noun cannot have. */
const RULED_OUT_FOR_NOUNS_OF_ORGANIZATIONS = (['person', 'location'] as const).flatMap((type) =>
  LAST_PARTS.map((part) => labelOf(type, part)),
);
/** Titles that are also given names or surnames, but hardly ever before a surname alone. */
const TITLES_LIKE_NAMES = new Set(['bishop', 'general', 'judge', 'justice', 'major', 'sergeant', 'sheriff']);
/** Nouns that end the names of events and prizes, never those of what takes part in them. */
const EVENTS = new Set(
  'award awards bowl championship championships cup festival finals marathon medal prix prize treaty trophy war wars'.split(
    ' ',
  ),
);

/** Nouns before which no person stands: `Hurricane Rita`. */
const STORMS = new Set(['cyclone', 'hurricane', 'storm', 'typhoon']);
/** Nouns that a letter tells apart, and that are no name with it: `Group A`. */
const LETTERED = new Set(
  'category class exhibit grade group hepatitis plan pool schedule section type vitamin'.split(' '),
);

function allLabelsBut(...labels: readonly number[]): readonly number[] {
  return [...LABELS.keys()].filter((label) => !labels.includes(label));
}

/**
 * Rules out labels of token `i`, at a place of the tagger's sequence, by the lists, its spelling and the conventions of
 * the tables, whatever the weights say.
 */
export function applyConstraints(
  evidence: TokenEvidence,
  sentence: Sentence,
  i: number,
  tagger: Tagger,
  place: number,
): void {
  const { document, casing, known, lexical } = evidence;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.handle) tagger.forbid(place, OUTSIDE);
  if (isGeneration(tokens, i)) forbidAll(tagger, place, RULED_OUT_FOR_GENERATIONS);
  if (isTitleBeforeName(evidence, i)) forbidAll(tagger, place, PERSON_LABELS);
  const listed = known[i]!;
  if (joinsTwoOrganizations(evidence, i)) forbidAll(tagger, place, ALL_BUT_OUTSIDE);
  if (tokens.texts[i] === 'and' && listed !== 0) tagger.forbid(place, OUTSIDE);
  if (endsDomain(tokens, i)) forbidAll(tagger, place, RULED_OUT_FOR_DOMAINS);
  if (casing.shapes[i] === Shape.lower) return;
  const isRunning = casing.styles[sentence.paragraph] === CaseStyle.running;
  if (isRunning && isBeforeOrganizationHead(evidence, i))
    forbidAll(tagger, place, RULED_OUT_BEFORE_ORGANIZATION_HEADS);
  if (
    (lexical[i]! & LexiconBit.organizationHead) !== 0 &&
    NOUNS_OF_ORGANIZATIONS_ALONE.has(tokens.lowers[i]!) &&
    i > 0 &&
    hasCapital(evidence, i - 1)
  )
    forbidAll(tagger, place, RULED_OUT_FOR_NOUNS_OF_ORGANIZATIONS);
  if (i > 0 && isNameShape(casing.shapes[i - 1]!) && STORMS.has(tokens.lowers[i - 1]!))
    forbidAll(tagger, place, PERSON_LABELS);
  if (isCity(listed) && SPORTS.has(tokens.texts[i + 1] ?? '')) forbidAll(tagger, place, ALL_BUT_ORGANIZATION);
  if (isLettered(evidence, i) || isLettered(evidence, i + 1)) forbidAll(tagger, place, ALL_BUT_OUTSIDE);
  if (isRunning && endsEvent(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_EVENTS);
  if (isInWholePlace(evidence, i))
    forbidAll(tagger, place, ALL_BUT_PARTS_OF_PLACES[positionInPhrase(listed)]!);
  if (listed === 0) {
    if (isArticle(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_ARTICLES);
  } else if (isDemonym(listed)) forbidAll(tagger, place, RULED_OUT_FOR_DEMONYMS);
  else if (isInOrganization(listed)) forbidAll(tagger, place, LOCATION_LABELS);
  else if (isPlace(listed) && CHAMBERS.has(tokens.texts[i + 1] ?? ''))
    forbidAll(tagger, place, RULED_OUT_BEFORE_CHAMBERS);
  else if (CHAMBERS.has(tokens.texts[i]!) && followsPlaceOrChamber(evidence, i))
    forbidAll(tagger, place, RULED_OUT_FOR_CHAMBERS);
}

/** Whether a chamber follows a place or another chamber: `Nevada Senate`, `Senate GOP`. */
const followsPlaceOrChamber = ({ document, known }: TokenEvidence, i: number): boolean =>
  i > 0 && (isPlace(known[i - 1]!) || CHAMBERS.has(document.tokens.texts[i - 1]!));

/** Whether a token alone is a name by convention, not by the weights: `@name`, or a word derived from a name. */
export const isNameByConvention = ({ document, known, casing }: TokenEvidence, i: number): boolean =>
  document.tokens.kinds[i] === TokenKind.handle || (isDemonym(known[i]!) && casing.shapes[i] !== Shape.lower);

/** Whether a token is `the`, or `A` or `An` where a sentence begins, but not an initial: `A. Lee`. */
const isArticle = ({ document, casing }: TokenEvidence, i: number): boolean => {
  const { lowers, texts } = document.tokens;
  if (lowers[i] === 'the') return true;
  return casing.isInitial[i] === 1 && (texts[i] === 'An' || (texts[i] === 'A' && texts[i + 1] !== '.'));
};

/** Whether a token is a title before a name: `President`, but not `Earl`, which can be a given name. */
const isTitleBeforeName = ({ document, isTitle, lexical, casing }: TokenEvidence, i: number): boolean =>
  isTitle[i] === 1 &&
  ((lexical[i]! & PERSON_WORDS) === 0 || TITLES_LIKE_NAMES.has(document.tokens.lowers[i]!)) &&
  isNameShape(casing.shapes[i + 1] ?? Shape.other);

/** Whether a capital before a token or at it belongs to a name, not to the beginning of the sentence. */
const hasCapital = ({ casing, lexical }: TokenEvidence, i: number): boolean =>
  isNameShape(casing.shapes[i] ?? Shape.other) && (lexical[i]! & LexiconBit.function) === 0;

const ORGANIZATION_NOUNS = LexiconBit.organizationHead | LexiconBit.organizationSuffix;

/** Whether a token is the word before the noun of an organisation: `Clark` in `Dick Clark Productions`. */
function isBeforeOrganizationHead({ document, casing, lexical }: TokenEvidence, i: number): boolean {
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
function joinsTwoOrganizations({ document, casing, lexical, known }: TokenEvidence, i: number): boolean {
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

/** Words that can join a place to a longer name: `University of New Mexico`. */
const JOINING = new Set(['of', 'for', 'and', '&', '-', '/']);

/** Whether a token is in a listed place of several words that stands by itself: `West Bank`. */
function isInWholePlace(evidence: TokenEvidence, i: number): boolean {
  const { casing, known } = evidence;
  if (!isInPlace(known[i]!)) return false;
  let first = i;
  while (first > 0 && !beginsPlace(known[first]!)) first--;
  let end = i + 1;
  while (isInPlace(known[end] ?? 0) && !beginsPlace(known[end]!)) end++;
  const { lowers } = evidence.document.tokens;
  const before = lowers[first - 1] === 'the' ? first - 2 : first - 1;
  if (JOINING.has(lowers[before] ?? '') || JOINING.has(lowers[end] ?? '')) return false;
  return !hasCapital(evidence, first - 1) && !isNameShape(casing.shapes[end] ?? Shape.other);
}

/** Whether a token is the letter of `Group A`. */
const isLettered = ({ document, casing }: TokenEvidence, i: number): boolean =>
  i > 0 &&
  casing.shapes[i] === Shape.initial &&
  LETTERED.has(document.tokens.lowers[i - 1]!) &&
  document.tokens.texts[i + 1] !== '.';

/** Whether a token is the last of an event's name: `Davis Cup`, but not `Cup` by itself. */
const endsEvent = (evidence: TokenEvidence, i: number): boolean =>
  (evidence.lexical[i]! & LexiconBit.miscHead) !== 0 &&
  EVENTS.has(evidence.document.tokens.lowers[i]!) &&
  i > 0 &&
  hasCapital(evidence, i - 1) &&
  !isNameShape(evidence.casing.shapes[i + 1] ?? Shape.other);

/** Whether a token is `Jr` or its full stop, right after a capitalised word. */
function isGeneration(tokens: Tokens, i: number): boolean {
  const text = tokens.texts[i]!;
  if (text === '.') return i > 1 && isAdjacent(tokens, i) && isGeneration(tokens, i - 1);
  if (text !== 'Jr' && text !== 'Sr') return false;
  const before = tokens.texts[i - 1] === ',' ? tokens.texts[i - 2] : tokens.texts[i - 1];
  return before !== undefined && /^(?:\p{Lu}|\.$)/u.test(before);
}

function forbidAll(tagger: Tagger, place: number, labels: readonly number[]): void {
  for (const label of labels) tagger.forbid(place, label);
}
