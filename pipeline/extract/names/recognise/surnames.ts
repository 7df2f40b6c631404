import { LexiconBit } from '../lists/lexicon.js';
import { GENERATIONS } from '../lists/person-name-parts.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { Shape } from './shapes.js';

/** A full name of at least this chance counts for the surname of its bearer. */
const MIN_FULL_NAME_CHANCE = 0.8;
/** Another reading of a surname is kept from this chance on. */
const MIN_OTHER_CHANCE = 0.9;
/**
 * Completes the mentions by surname alone of persons whom the document names in full: where the tagger saw no name in a
 * capitalised word, or was not sure of another reading.
 */
export function completeSurnames(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): RecognisedName[] {
  const bearers = surnamesOf(evidence, names);
  if (bearers.size === 0) return [...names];
  const { casing } = evidence;
  const { hashes } = evidence.document.tokens;
  const completed: RecognisedName[] = [];
  let next = 0;
  for (let i = 0; i < hashes.length; i++) {
    const name = names[next];
    if (name !== undefined && i >= name.firstToken) {
      next++;
      const isBearer = name.endToken === i + 1 && bearers.has(hashes[i]!);
      completed.push(isBearer && canComplete(evidence, name) ? surnameAt(i) : name);
      i = name.endToken - 1;
    } else if (casing.shapes[i] === Shape.capitalised && bearers.has(hashes[i]!)) {
      completed.push(surnameAt(i));
    }
  }
  return completed;
}

const canComplete = (
  evidence: TokenEvidence,
  { firstToken, type, chance, isByConvention }: RecognisedName,
): boolean =>
  isByConvention ? standsForPerson(evidence, firstToken) : type === 'person' || chance < MIN_OTHER_CHANCE;

/**
 * Whether a word derived from a name is a surname here: `Dane said`, where Ruth Dane is named; but not `a Dane`, `the
 * English`, `English law`.
 */
function standsForPerson({ document, casing, lexical }: TokenEvidence, token: number): boolean {
  const { lowers, count } = document.tokens;
  if (token > 0 && ARTICLES.has(lowers[token - 1]!)) return false;
  return (
    token + 1 >= count ||
    casing.shapes[token + 1] === Shape.other ||
    (lexical[token + 1]! & (LexiconBit.verbOfPeople | LexiconBit.function)) !== 0
  );
}

const ARTICLES = new Set(['a', 'an', 'the']);

const surnameAt = (token: number): RecognisedName => ({
  firstToken: token,
  endToken: token + 1,
  type: 'person',
  chance: 1,
  isByConvention: true,
});

/** Hashes of the last words of persons' full names; `He` of `Liu He` stands for too much else. */
function surnamesOf(
  { document, lexical }: TokenEvidence,
  names: readonly RecognisedName[],
): ReadonlySet<number> {
  const { tokens } = document;
  const surnames = new Set<number>();
  for (const { firstToken, endToken, type, chance } of names) {
    if (type !== 'person' || chance < MIN_FULL_NAME_CHANCE) continue;
    let last = endToken - 1;
    while (last > firstToken && (GENERATIONS.has(tokens.lowers[last]!) || tokens.texts[last]!.length < 2))
      last--;
    const isFunctionWord = (lexical[last]! & LexiconBit.function) !== 0;
    if (last > firstToken && !isFunctionWord) surnames.add(tokens.hashes[last]!);
  }
  return surnames;
}
