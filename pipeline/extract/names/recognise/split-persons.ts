import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';

const GIVEN = LexiconBit.givenMale | LexiconBit.givenFemale;

/** `Ann B` of `Ann B. Lee`, cut off before the full stop where the surname is an organization, too. */
const isUpToInitial = (
  { document: { tokens } }: TokenEvidence,
  { type, firstToken, endToken }: RecognisedName,
): boolean =>
  type === 'person' &&
  endToken - firstToken === 2 &&
  /^\p{Lu}$/u.test(tokens.texts[endToken - 1]!) &&
  tokens.texts[endToken] === '.';

/**
 * Joins a given name that is a club, town or company, too, with the person's surname after it: `Chelsea Walsh`, which
 * the tagger took for two names; and a given name and initial with a surname that is one.
 *
 * @param names ascending
 */
export function joinSplitPersons(
  evidence: TokenEvidence,
  names: readonly RecognisedName[],
): RecognisedName[] {
  const { lexical } = evidence;
  const joined: RecognisedName[] = [];
  for (const name of names) {
    const given = joined.at(-1);
    const isSurname =
      given !== undefined &&
      given.endToken === name.firstToken &&
      given.endToken === given.firstToken + 1 &&
      given.type !== 'person' &&
      name.type === 'person' &&
      name.endToken === name.firstToken + 1 &&
      (lexical[given.firstToken]! & GIVEN) !== 0;
    const isAfterInitial =
      given !== undefined &&
      given.endToken + 1 === name.firstToken &&
      name.type === 'organization' &&
      name.endToken === name.firstToken + 1 &&
      isUpToInitial(evidence, given);
    if (isAfterInitial) joined[joined.length - 1] = { ...given, endToken: name.endToken };
    else if (isSurname) joined[joined.length - 1] = { ...name, firstToken: given.firstToken };
    else joined.push(name);
  }
  return joined;
}
