import { isAdjacent } from '../../../language/adjacency.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { isNameShape } from './shapes.js';

/**
 * Joins a person's full name and the rest of its double surname, where the tagger took them apart: `Ben Murray-Bruce`;
 * and the parts of such a surname wherever it stands alone.
 *
 * @param names ascending
 */
export function joinDoubleSurnames(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): RecognisedName[] {
  const full = withoutCovered(names.map((name) => withDoubleSurname(evidence, name)));
  const surnames = doubleSurnames(evidence, full);
  return surnames.size === 0
    ? full
    : withoutCovered(full.map((name) => asDoubleSurname(evidence, name, surnames)));
}

/** Names without those that begin inside the one before. */
function withoutCovered(names: readonly RecognisedName[]): RecognisedName[] {
  const kept: RecognisedName[] = [];
  for (const name of names) if (name.firstToken >= (kept.at(-1)?.endToken ?? 0)) kept.push(name);
  return kept;
}

/** Tokens of a double surname: two words and the hyphen. */
const LENGTH = 3;

/** The double surnames of the full names of persons, in small letters. */
function doubleSurnames(
  { document: { tokens } }: TokenEvidence,
  names: readonly RecognisedName[],
): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const { type, firstToken, endToken } of names)
    if (type === 'person' && endToken - firstToken > LENGTH && tokens.texts[endToken - 2] === '-')
      surnames.add(tokens.lowers.slice(endToken - LENGTH, endToken).join(''));
  return surnames;
}

/** A name that begins a double surname of the document, as the whole of it. */
function asDoubleSurname(
  { document: { tokens } }: TokenEvidence,
  name: RecognisedName,
  surnames: ReadonlySet<string>,
): RecognisedName {
  const end = name.firstToken + LENGTH;
  const isSurname = name.endToken <= end && surnames.has(tokens.lowers.slice(name.firstToken, end).join(''));
  return isSurname ? { ...name, type: 'person', endToken: end } : name;
}

/** The name with what a hyphen adds to its surname, if it is a full name; `Clinton-Trump` may be two. */
function withDoubleSurname(
  { document, casing, lexical }: TokenEvidence,
  name: RecognisedName,
): RecognisedName {
  const { tokens } = document;
  const hyphen = name.endToken;
  const added = hyphen + 1;
  const isDouble =
    name.type === 'person' &&
    name.endToken - name.firstToken > 1 &&
    tokens.texts[hyphen] === '-' &&
    added < tokens.count &&
    isAdjacent(tokens, hyphen) &&
    isAdjacent(tokens, added) &&
    isNameShape(casing.shapes[added]!) &&
    (lexical[added]! & (LexiconBit.common | LexiconBit.function)) === 0;
  return isDouble ? { ...name, endToken: added + 1 } : name;
}
