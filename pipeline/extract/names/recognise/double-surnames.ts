import { isAdjacent } from '../../../language/adjacency.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { isNameShape } from './shapes.js';

/**
 * Joins a person's full name and the rest of its double surname, where the tagger took them apart: `Ben Murray-Bruce`.
 *
 * @param names ascending
 */
export function joinDoubleSurnames(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): RecognisedName[] {
  const joined: RecognisedName[] = [];
  for (const name of names)
    if (name.firstToken >= (joined.at(-1)?.endToken ?? 0)) joined.push(withDoubleSurname(evidence, name));
  return joined;
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
