import { isAdjacent } from '../../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { Tagger } from '../../../tagger/tagger.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { NameType } from '../name-type.js';
import { isDemonym, isInOrganization, isPlace, type TokenEvidence } from './evidence.js';
import { isNameShape, Shape } from './shapes.js';
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

function allLabelsBut(...labels: readonly number[]): readonly number[] {
  return [...LABELS.keys()].filter((label) => !labels.includes(label));
}

/**
 * Rules out labels of token `i`, at a place of the tagger's sequence, by the lists, its spelling and the conventions of
 * the tables, whatever the weights say.
 */
export function applyConstraints(evidence: TokenEvidence, i: number, tagger: Tagger, place: number): void {
  const { document, casing, known } = evidence;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.handle) tagger.forbid(place, OUTSIDE);
  if (isGeneration(tokens, i)) tagger.forbid(place, OUTSIDE);
  if (isTitleBeforeName(evidence, i)) forbidAll(tagger, place, PERSON_LABELS);
  const listed = known[i]!;
  if (casing.shapes[i] === Shape.lower) return;
  if (listed === 0) {
    if (tokens.lowers[i] === 'the') forbidAll(tagger, place, RULED_OUT_FOR_ARTICLES);
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

/** Whether a token is a title before a name: `President`, but not `Earl`, which can be a given name. */
const isTitleBeforeName = ({ isTitle, lexical, casing }: TokenEvidence, i: number): boolean =>
  isTitle[i] === 1 && (lexical[i]! & PERSON_WORDS) === 0 && isNameShape(casing.shapes[i + 1] ?? Shape.other);

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
