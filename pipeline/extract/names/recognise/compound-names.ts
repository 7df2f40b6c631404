import { isAdjacent } from '../../../language/adjacency.js';
import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';
import { isNameShape } from './shapes.js';

/**
 * Joins what the tagger took apart: a person's name and the rest of its double surname (`Ben Murray-Bruce`), and two
 * surnames with `&` between them, which are a firm (`Walsh & Ortega`).
 *
 * @param names ascending
 */
export function joinCompounds(evidence: TokenEvidence, names: readonly RecognisedName[]): RecognisedName[] {
  const joined: RecognisedName[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    if (before !== undefined && isFirm(evidence, before, name)) {
      joined[joined.length - 1] = {
        ...name,
        firstToken: before.firstToken,
        type: 'organization',
        chance: Math.min(before.chance, name.chance),
      };
    } else if (before === undefined || name.firstToken >= before.endToken) {
      joined.push(withDoubleSurname(evidence, name));
    }
  }
  return joined;
}

/** Whether two names are surnames with `&` between them: `Walsh & Ortega`, but not `Ann Walsh & Paul Ortega`. */
function isFirm({ document }: TokenEvidence, first: RecognisedName, second: RecognisedName): boolean {
  return (
    document.tokens.texts[first.endToken] === '&' &&
    second.firstToken === first.endToken + 1 &&
    [first, second].every(
      ({ type, firstToken, endToken, isByConvention }) =>
        type === 'person' && endToken === firstToken + 1 && !isByConvention,
    )
  );
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
