import { isPossibleGivenName } from '../lists/person-parts.js';
import type { PersonName } from './person-name.js';

const PREFIXES =
  /^(?:real|the|official|sen|senator|rep|gov|governor|mayor|president|pres|dr|judge|coach|its|iam|thereal)/;
/** Bounded to 64 units: `LONGEST_HANDLE`. */
const SUFFIXES = /(?:official|real|hq|news|tweets|for\p{L}+|\d+|tv|us|usa)$/u;
/** A handle of more units is no name with something before or after it. */
const LONGEST_HANDLE = 64;

/** What a handle may spell: all of it, or without what is often put before or after a name (`real`, `tv`). */
export function handleSpellings(handle: string): string[] {
  const bare = handle.slice(1).toLowerCase().replaceAll('_', '');
  if (bare.length > LONGEST_HANDLE) return [bare];
  return [bare, bare.replace(PREFIXES, ''), bare.replace(SUFFIXES, '')];
}

/** The spellings that name an entity: of Doug Jones `dougjones`, `djones`, `jonesdoug`. */
export const spellingsOf = (person: PersonName | null, name: string): string[] =>
  person === null ? [squeeze(name)] : personForms(person);

const squeeze = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function personForms({ given, surname }: PersonName): string[] {
  const family = squeeze(surname);
  return [given + family, given[0] + family, family + given];
}

/** A handle that is a full name written together: `@DougJones` → `Doug Jones`; null for others. */
export function spelledOut(handle: string): string | null {
  const words = handle.slice(1).match(/^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u);
  if (words === null || !isPossibleGivenName(words[1]!.toLowerCase())) return null;
  return `${words[1]} ${words[2]}`;
}
