import { isAdjacent } from '../../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { Tagger } from '../../../tagger/tagger.js';
import { Word } from '../lists/lexicon.js';
import type { NameType } from '../name-type.js';
import { type Evidence, isDemonym, isInOrganization, isPlace } from './evidence.js';
import { LABELS, labelOf, OUTSIDE, Part } from './labels.js';
import { isNameShape, Shape } from './shapes.js';

const PERSON_WORDS = Word.givenMale | Word.givenFemale | Word.nickname | Word.frequentSurname | Word.surname;

const allOf = (type: NameType): readonly number[] => Object.values(Part).map((part) => labelOf(type, part));

const PERSON = allOf('person');
const LOCATION = allOf('location');
/** What an article cannot be: the first word of a name that is no work's. */
const OF_ARTICLES = (['person', 'organization', 'location'] as const).map((type) =>
  labelOf(type, Part.first),
);
/**
 * What a word made from a name cannot be: no name at all, a name of another type by itself, the end of an
 * organisation's.
 */
const OF_DEMONYMS = [
  OUTSIDE,
  ...(['person', 'organization', 'location'] as const).map((type) => labelOf(type, Part.only)),
  labelOf('organization', Part.last),
  labelOf('location', Part.last),
];
const CHAMBERS = new Set(['Senate', 'House', 'Legislature', 'GOP']);
/** `Nevada Senate` is a place and an organisation. */
const OF_CHAMBERS = allBut(labelOf('organization', Part.only), labelOf('organization', Part.first));
const OF_THEIR_PLACES = allBut(labelOf('location', Part.only), labelOf('location', Part.last));

function allBut(...labels: readonly number[]): readonly number[] {
  return [...LABELS.keys()].filter((label) => !labels.includes(label));
}

/**
 * Keeps from a token what the lists, the writing and the conventions of the tables rule out, whatever the weights say.
 */
export function constrain(evidence: Evidence, i: number, tagger: Tagger, place: number): void {
  const { document, words, known } = evidence;
  const { tokens } = document;
  if (tokens.kinds[i] === TokenKind.handle) tagger.forbid(place, OUTSIDE);
  if (isGeneration(tokens, i)) tagger.forbid(place, OUTSIDE);
  if (isTitleBeforeName(evidence, i)) forbidAll(tagger, place, PERSON);
  const listed = known[i]!;
  if (words.shapes[i] === Shape.lower) return;
  if (listed === 0) {
    if (tokens.lowers[i] === 'the') forbidAll(tagger, place, OF_ARTICLES);
  } else if (isDemonym(listed)) forbidAll(tagger, place, OF_DEMONYMS);
  else if (isInOrganization(listed)) forbidAll(tagger, place, LOCATION);
  else if (isPlace(listed) && CHAMBERS.has(tokens.texts[i + 1] ?? ''))
    forbidAll(tagger, place, OF_THEIR_PLACES);
  else if (CHAMBERS.has(tokens.texts[i]!) && isBehindPlaceOrChamber(evidence, i))
    forbidAll(tagger, place, OF_CHAMBERS);
}

/** `Nevada Senate`, `Senate GOP`. */
const isBehindPlaceOrChamber = ({ document, known }: Evidence, i: number): boolean =>
  i > 0 && (isPlace(known[i - 1]!) || CHAMBERS.has(document.tokens.texts[i - 1]!));

/** Whether a token by itself is a name by convention, not by the weights: `@name`, a word made from a name. */
export const isNameByConvention = ({ document, known, words }: Evidence, i: number): boolean =>
  document.tokens.kinds[i] === TokenKind.handle || (isDemonym(known[i]!) && words.shapes[i] !== Shape.lower);

/** `President` before a capital, but not `Earl`, which can be a given name. */
const isTitleBeforeName = ({ isTitle, lexical, words }: Evidence, i: number): boolean =>
  isTitle[i] === 1 && (lexical[i]! & PERSON_WORDS) === 0 && isNameShape(words.shapes[i + 1] ?? Shape.other);

/** `Jr` and its full stop right behind a capital. */
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
