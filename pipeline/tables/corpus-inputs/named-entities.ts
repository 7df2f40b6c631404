import type { MentionRow } from '../../schema/rows.js';
import { grouped } from '../../text/grouped.js';
import type { DocumentEntityRow } from '../document-rows.js';

/** An entity with what the mentions of its document add to it: an entity may be in every document of a corpus. */
export interface NamedEntity extends DocumentEntityRow {
  readonly mention_count: number;
  /** The different texts of the mentions. */
  readonly texts: readonly string[];
}

/**
 * The entities of a document with their mentions.
 *
 * @param entities of which several may share an id: the first of them has the mentions
 */
export function namedEntities(
  entities: readonly DocumentEntityRow[],
  mentions: readonly Pick<MentionRow, 'entity_id' | 'text'>[],
): NamedEntity[] {
  const left = new Map(grouped(mentions, ({ entity_id }) => entity_id));
  return entities.map((entity) => {
    const own = left.get(entity.entity_id) ?? [];
    left.delete(entity.entity_id);
    return { ...entity, mention_count: own.length, texts: [...new Set(own.map(({ text }) => text))] };
  });
}
