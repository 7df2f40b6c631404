import { TokenKind, type Tokens } from '../../../language/tokens.js';
import type { RecognisedName } from './recognised-name.js';

/** Longest nickname, in tokens. */
const MAX_NICKNAME = 3;

const OPENING_MARK = /^["“‘'«]$/;
const CLOSING_MARK = /^["”’'»]$/;

/**
 * Joins the parts of a person's name around a nickname in quotation marks (`Ann “Shorty” Lee`), which the tagger never
 * sees together. A nickname that was taken for a name of its own is absorbed.
 *
 * @param names ascending
 */
export function joinNicknames(tokens: Tokens, names: readonly RecognisedName[]): RecognisedName[] {
  const joined: RecognisedName[] = [];
  for (const name of names) {
    // The nickname may have been taken for a name, which then stands between the two parts.
    const isNicknameLast = joined.length > 0 && isInMarks(tokens, joined.at(-1)!);
    const given = joined.at(isNicknameLast ? -2 : -1);
    if (given === undefined || !arePartsOfOne(tokens, given, name)) {
      joined.push(name);
      continue;
    }
    joined.splice(joined.indexOf(given));
    joined.push({ ...given, endToken: name.endToken, chance: Math.min(given.chance, name.chance) });
  }
  return joined;
}

const isInMarks = ({ texts }: Tokens, { firstToken, endToken }: RecognisedName): boolean =>
  OPENING_MARK.test(texts[firstToken - 1] ?? '') && CLOSING_MARK.test(texts[endToken] ?? '');

/** Whether two names are persons', with nothing between them but a short quotation in capitals. */
function arePartsOfOne(
  { texts, lowers, kinds }: Tokens,
  given: RecognisedName,
  surname: RecognisedName,
): boolean {
  const first = given.endToken;
  const last = surname.firstToken - 1;
  if (given.type !== 'person' || surname.type !== 'person') return false;
  if (last - first < 2 || last - first > MAX_NICKNAME + 1) return false;
  if (!OPENING_MARK.test(texts[first]!) || !CLOSING_MARK.test(texts[last]!)) return false;
  for (let i = first + 1; i < last; i++)
    if (kinds[i] !== TokenKind.word || texts[i] === lowers[i]) return false;
  return true;
}
