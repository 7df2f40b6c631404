import { genderOfGivenName } from '../../../language/gender.js';
import type { SurnameBearer } from '../../findings.js';
import type { EntityDraft } from './entity-table.js';
import { countryOfTerritory } from './well-known.js';

/**
 * What an entity is to the short names of other documents: whom they can mean, or whom others can complete. A person by
 * the surname, a university by its place; null for all others, as for handles, and where an initial is all of the given
 * name.
 */
export function corpusBearer({
  type,
  key,
  person,
  gender,
  isCompletable,
}: EntityDraft): SurnameBearer | null {
  if (type === 'organization') return university(key);
  if (type !== 'person') return null;
  if (person !== null) {
    const { given, surname } = person;
    if (given.length === 1) return null;
    return { surname, given, gender: genderOfGivenName(given) };
  }
  return !isCompletable || key.startsWith('@') ? null : { surname: key, given: null, gender };
}

/** A university by its place, or an organization that may be one; null for other names of several words, and states. */
function university(key: string): SurnameBearer | null {
  const [, before, after] = UNIVERSITY.exec(key) ?? [];
  const place = before ?? after;
  if (place !== undefined) return { surname: place, given: 'university', gender: null };
  return key.includes(' ') || countryOfTerritory(key) !== null
    ? null
    : { surname: key, given: null, gender: null };
}

const UNIVERSITY =
  /^(?:(\p{L}+(?: \p{L}+)?) (?:university|college)|(?:university|college) of (\p{L}+(?: \p{L}+)?))$/u;
