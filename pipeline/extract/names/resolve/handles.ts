import { isPossibleGivenName } from '../lists/person-name-parts.js';
import type { EntityDraft, EntityTable } from './entity-table.js';
import type { PersonName } from './person-name.js';

const PREFIXES =
  /^(?:real|the|official|sen|senator|rep|gov|governor|mayor|president|pres|dr|judge|coach|its|iam|thereal)/;
/** Tested on at most 64 units (`LONGEST_HANDLE`). */
const SUFFIXES = /(?:official|real|hq|news|tweets|for\p{L}+|\d+|tv|us|usa)$/u;
/** Longer handles are not tried without a prefix or suffix. UTF-16 units. */
const LONGEST_HANDLE = 64;

/** What a handle may spell: all of it, or what is left without common additions (`real`, `tv`). */
export function handleSpellings(handle: string): string[] {
  const bare = handle.slice(1).toLowerCase().replaceAll('_', '');
  if (bare.length > LONGEST_HANDLE) return [bare];
  return [bare, bare.replace(PREFIXES, ''), bare.replace(SUFFIXES, '')];
}

/** The handles that can spell an entity's name: `dougjones`, `djones`, `jonesdoug` for Doug Jones. */
export const spellingsOf = (person: PersonName | null, name: string): string[] =>
  person === null ? [squeeze(name)] : personForms(person);

const squeeze = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function personForms({ given, surname }: PersonName): string[] {
  const family = squeeze(surname);
  return [given + family, given[0] + family, family + given];
}

/** The full name that a handle spells: `Doug Jones` for `@DougJones`; null when it spells none. */
export function nameSpelledBy(handle: string): string | null {
  const words = handle.slice(1).match(/^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u);
  if (words === null || !isPossibleGivenName(words[1]!.toLowerCase())) return null;
  return `${words[1]} ${words[2]}`;
}

/** The entities of a document by what handles spell. */
export class Spellings {
  /** @param hasHandles few documents have any */
  constructor(
    private readonly table: EntityTable,
    private readonly hasHandles: boolean,
  ) {}

  add(entity: EntityDraft): void {
    if (!this.hasHandles) return;
    for (const spelling of spellingsOf(entity.person, entity.name))
      this.table.addForm('spelling', spelling, entity);
  }

  /** The entity whose name a handle spells. */
  spelledBy(handle: string): EntityDraft | undefined {
    for (const spelling of handleSpellings(handle)) {
      const entity = this.table.byForm('spelling', spelling);
      if (entity !== undefined) return entity;
    }
    return undefined;
  }
}
