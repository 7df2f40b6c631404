import type { Sentence } from '../../../language/sentences.js';
import { TokenKind } from '../../../language/tokens.js';
import type { Tagger } from '../../../tagger/tagger.js';
import type { NameType } from '../name-type.js';
import { CaseStyle } from './casing.js';
import {
  isDemonym,
  isInMiscellany,
  isInOrganization,
  isPlace,
  positionInPhrase,
  type TokenEvidence,
} from './evidence.js';
import { endsDomain, Shape } from './shapes.js';
import { LABELS, LabelPosition, labelOf, OUTSIDE, positionOf } from './tagger-labels.js';
import {
  endsEvent,
  endsOrganization,
  endsStorm,
  followsNumber,
  followsPlaceOrChamber,
  isArticle,
  isBeforeAdministration,
  isBeforeHyphen,
  isBeforeOrganizationHead,
  isChamber,
  isCommaAfterLegalForm,
  isCountryOfOrigin,
  isGeneration,
  isGivenMonth,
  isInWholePlace,
  isLettered,
  isPeople,
  isPronounLikeSurname,
  isSaidToBePlace,
  isStateOfPlace,
  isStopOfLegalForm,
  isTeam,
  isTitleBeforeName,
  isYear,
  joinsTwoOrganizations,
  joinsTwoWords,
} from './token-roles.js';

const labelsOfType = (type: NameType): readonly number[] =>
  Object.values(LabelPosition).map((part) => labelOf(type, part));

const PERSON_LABELS = labelsOfType('person');
const LOCATION_LABELS = labelsOfType('location');
const labelsAt = (...positions: readonly number[]): readonly number[] =>
  [...LABELS.keys()].filter((label) => label !== OUTSIDE && positions.includes(positionOf(label)));
/** Labels of a token that begins a name, and of one that ends it. */
const BEGINNINGS = labelsAt(LabelPosition.only, LabelPosition.first);
const ENDS = labelsAt(LabelPosition.only, LabelPosition.last);
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
/** The same of its plural: `Democrats` in `Georgia Democrats`. */
const RULED_OUT_FOR_PEOPLES = [
  ...PERSON_LABELS,
  labelOf('organization', LabelPosition.inside),
  labelOf('location', LabelPosition.inside),
];
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
const ALL_BUT_PLACE = allLabelsBut(labelOf('location', LabelPosition.only));
/** Labels that the last word before `, OH` cannot have. */
const ALL_BUT_END_OF_PLACE = allLabelsBut(...LAST_PARTS.map((part) => labelOf('location', part)));
const ALL_BUT_OUTSIDE = allLabelsBut(OUTSIDE);
const ORGANIZATION_ALONE = labelOf('organization', LabelPosition.only);
const ALL_BUT_ORGANIZATION = allLabelsBut(ORGANIZATION_ALONE);
/** Labels that `Jr` cannot have: it continues a person's name. */
const RULED_OUT_FOR_GENERATIONS = allLabelsBut(
  labelOf('person', LabelPosition.inside),
  labelOf('person', LabelPosition.last),
);
/** Labels that a name cannot begin with where its text says that it is a place: `the city of Dover`. */
const RULED_OUT_FOR_PLACES = (['person', 'organization'] as const).flatMap((type) => [
  labelOf(type, LabelPosition.only),
  labelOf(type, LabelPosition.first),
]);
/** Labels that such a noun cannot have. */
const RULED_OUT_FOR_NOUNS_OF_ORGANIZATIONS = (['person', 'location'] as const).flatMap((type) =>
  LAST_PARTS.map((part) => labelOf(type, part)),
);

/** Labels that the first of a person's two names cannot have. */
const ALL_BUT_FIRST_OF_PERSON = allLabelsBut(labelOf('person', LabelPosition.first));
const BEGINNING_OF_MISC = labelOf('misc', LabelPosition.first);

/** Labels that the noun before a storm's name cannot have. */
const RULED_OUT_BEFORE_STORMS = allLabelsBut(
  labelOf('misc', LabelPosition.first),
  labelOf('misc', LabelPosition.inside),
);
const ALL_BUT_END_OF_PERSON = allLabelsBut(...LAST_PARTS.map((part) => labelOf('person', part)));
const PERSON_AND_BEGINNINGS = [...PERSON_LABELS, ...BEGINNINGS];
const PERSON_AND_ENDS = [...PERSON_LABELS, ...ENDS];

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
  const { document, casing, known } = evidence;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.handle) tagger.forbid(place, OUTSIDE);
  if (isGeneration(tokens, i)) forbidAll(tagger, place, RULED_OUT_FOR_GENERATIONS);
  if (isTitleBeforeName(evidence, i)) forbidAll(tagger, place, PERSON_LABELS);
  const listed = known[i]!;
  if (joinsTwoOrganizations(evidence, i)) forbidAll(tagger, place, ALL_BUT_OUTSIDE);
  if (tokens.texts[i] === 'and' && listed !== 0) tagger.forbid(place, OUTSIDE);
  if (isStopOfLegalForm(evidence, i, sentence.endToken)) tagger.forbid(place, OUTSIDE);
  if (isCommaAfterLegalForm(evidence, i)) forbidAll(tagger, place, ALL_BUT_OUTSIDE);
  if (isYear(tokens, i)) tagger.forbid(place, BEGINNING_OF_MISC);
  if (endsDomain(tokens, i)) forbidAll(tagger, place, RULED_OUT_FOR_DOMAINS);
  if (casing.shapes[i] === Shape.lower) return;
  const isRunning = casing.styles[sentence.paragraph] === CaseStyle.running;
  if (joinsTwoWords(evidence, i + 1)) forbidAll(tagger, place, PERSON_AND_ENDS);
  if (joinsTwoWords(evidence, i - 1)) forbidAll(tagger, place, PERSON_AND_BEGINNINGS);
  if (followsNumber(evidence, i)) forbidAll(tagger, place, BEGINNINGS);
  const isSurname = i + 1 < sentence.endToken && isPronounLikeSurname(evidence, i);
  if (isRunning && (isSurname || isGivenMonth(evidence, i)))
    forbidAll(tagger, place, ALL_BUT_FIRST_OF_PERSON);
  if (isRunning && isBeforeOrganizationHead(evidence, i))
    forbidAll(tagger, place, RULED_OUT_BEFORE_ORGANIZATION_HEADS);
  if (endsOrganization(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_NOUNS_OF_ORGANIZATIONS);
  if (endsStorm(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_EVENTS);
  if (endsStorm(evidence, i + 1)) forbidAll(tagger, place, RULED_OUT_BEFORE_STORMS);
  if (isRunning && isBeforeAdministration(evidence, i)) forbidAll(tagger, place, ALL_BUT_END_OF_PERSON);
  if (isTeam(evidence, i)) forbidAll(tagger, place, ALL_BUT_ORGANIZATION);
  if (isLettered(evidence, i) || isLettered(evidence, i + 1)) forbidAll(tagger, place, ALL_BUT_OUTSIDE);
  if (isRunning && endsEvent(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_EVENTS);
  if (isInWholePlace(evidence, i))
    forbidAll(tagger, place, ALL_BUT_PARTS_OF_PLACES[positionInPhrase(listed)]!);
  if (listed !== 0 && isBeforeHyphen(evidence, i)) tagger.forbid(place, OUTSIDE);
  if (isSaidToBePlace(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_PLACES);
  if (isStateOfPlace(evidence, i)) forbidAll(tagger, place, ALL_BUT_PLACE);
  if (isStateOfPlace(evidence, i + 2)) forbidAll(tagger, place, ALL_BUT_END_OF_PLACE);
  if (isCountryOfOrigin(evidence, i)) tagger.forbid(place, ORGANIZATION_ALONE);
  if (listed === 0) {
    if (isArticle(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_ARTICLES);
  } else if (isInMiscellany(listed)) forbidAll(tagger, place, PERSON_LABELS);
  else if (isDemonym(listed)) {
    forbidAll(tagger, place, RULED_OUT_FOR_DEMONYMS);
    if (isPeople(evidence, i)) forbidAll(tagger, place, RULED_OUT_FOR_PEOPLES);
  } else if (isInOrganization(listed)) forbidAll(tagger, place, LOCATION_LABELS);
  else if (isPlace(listed) && (isChamber(evidence, i + 1) || isPeople(evidence, i + 1)))
    forbidAll(tagger, place, RULED_OUT_BEFORE_CHAMBERS);
  else if (isChamber(evidence, i) && followsPlaceOrChamber(evidence, i))
    forbidAll(tagger, place, RULED_OUT_FOR_CHAMBERS);
}

function forbidAll(tagger: Tagger, place: number, labels: readonly number[]): void {
  for (const label of labels) tagger.forbid(place, label);
}
