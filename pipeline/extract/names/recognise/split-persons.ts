import { LexiconBit } from '../lists/lexicon.js';
import type { TokenEvidence } from './evidence.js';
import type { RecognisedName } from './recognised-name.js';

const GIVEN = LexiconBit.givenMale | LexiconBit.givenFemale;

/**
 * Joins a given name that is a club, town or company, too, with the person's surname after it: `Chelsea Walsh`, which
 * the tagger took for two names.
 *
 * @param names ascending
 */
export function joinSplitPersons(
  { lexical }: TokenEvidence,
  names: readonly RecognisedName[],
): RecognisedName[] {
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
    if (isSurname) joined[joined.length - 1] = { ...name, firstToken: given.firstToken };
    else joined.push(name);
  }
  return joined;
}
