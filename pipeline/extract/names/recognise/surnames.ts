import { Word } from '../lists/lexicon.js';
import { GENERATIONS } from '../lists/person-parts.js';
import type { Evidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { Shape } from './shapes.js';

/** From this chance on a full name vouches for the surnames of its bearer. */
const VOUCHING = 0.8;
/** A reading of a surname as something else stands from this chance on. */
const STANDING = 0.9;
/**
 * Completes the names by surnames alone of persons whom the document names in full: where the tagger saw nothing in
 * the capital, or was not sure that it saw something else.
 */
export function completeSurnames(evidence: Evidence, names: readonly RecognisedName[]): RecognisedName[] {
  const bearers = surnamesOf(evidence, names);
  if (bearers.size === 0) return [...names];
  const { words } = evidence;
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
    } else if (words.shapes[i] === Shape.capitalised && bearers.has(hashes[i]!)) {
      completed.push(surnameAt(i));
    }
  }
  return completed;
}

const canComplete = (
  evidence: Evidence,
  { firstToken, type, chance, isByConvention }: RecognisedName,
): boolean =>
  isByConvention ? standsForPerson(evidence, firstToken) : type === 'person' || chance < STANDING;

/** `Dane said`, of Ruth Dane; but not `a Dane`, `the English`, `English law`. */
function standsForPerson({ document, words, lexical }: Evidence, token: number): boolean {
  const { lowers, count } = document.tokens;
  if (token > 0 && ARTICLES.has(lowers[token - 1]!)) return false;
  return (
    token + 1 >= count ||
    words.shapes[token + 1] === Shape.other ||
    (lexical[token + 1]! & (Word.verbOfPeople | Word.function)) !== 0
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

/** Hashes of the last words of persons' full names. */
function surnamesOf({ document }: Evidence, names: readonly RecognisedName[]): ReadonlySet<number> {
  const { tokens } = document;
  const surnames = new Set<number>();
  for (const { firstToken, endToken, type, chance } of names) {
    if (type !== 'person' || chance < VOUCHING) continue;
    let last = endToken - 1;
    while (last > firstToken && (GENERATIONS.has(tokens.lowers[last]!) || tokens.texts[last]!.length < 2))
      last--;
    if (last > firstToken) surnames.add(tokens.hashes[last]!);
  }
  return surnames;
}
