import type { Asker } from '../../reading/ask.js';
import { raw, type Sql, sql } from '../../reading/sql.js';
import { ORDERS, type Order } from '../asked-values.js';
import type { EntityFilter, EntityItem, EntityView, MentionFilter, MentionItem, Page } from '../contract.js';
import { NotFoundError } from '../not-found.js';
import {
  containsWords,
  equals,
  equalsOrNone,
  foldedSql,
  numberWithin,
  PUBLICATION_DAY,
  publishedWithin,
} from './conditions.js';
import { columns, type List, pageOf, REFERENCE, withContext } from './page.js';
import { timeline } from './timeline.js';

const ORDER_SQL: Readonly<Record<Order<'entities'>, Sql>> = {
  mentions: raw('r.mention_count DESC, r.entity_id'),
  documents: raw('r.document_count DESC, r.entity_id'),
  utterances: raw('r.utterance_count DESC, r.entity_id'),
  name: raw(`${foldedSql('r.name')}, r.entity_id`),
};

export const ENTITY_ITEM = raw(`r.entity_id AS "entityId", r.name, r.type, r.wikidata_id AS "wikidataId",
  r.mention_count AS mentions, r.document_count AS documents, r.utterance_count AS utterances`);

export const entityList = (filter: EntityFilter): List => ({
  key: 'r.entity_id',
  columns: raw('r.*'),
  from: raw('entities AS r'),
  where: [
    ...containsWords("array_to_string(list_prepend(r.name, r.aliases), ' | ')", filter.text),
    ...equals('r.type', filter.type),
  ],
  order: ORDER_SQL[filter.sort ?? ORDERS.entities[0]],
});

export const entities = (asker: Asker, filter: EntityFilter): Promise<Page<EntityItem>> =>
  pageOf(asker, entityList(filter), ENTITY_ITEM, filter);

const MOST_BESIDE = 20;

/**
 * An entity: its names, when it is named and speaks, and who is named in the same sentences.
 *
 * @throws NotFoundError
 */
export async function entity(asker: Asker, { id }: { readonly id: string }): Promise<EntityView> {
  const [item] = await asker.rows<EntityItem>(
    sql`SELECT ${ENTITY_ITEM} FROM entities AS r WHERE entity_id = ${id}`,
  );
  if (item === undefined) throw new NotFoundError(`there is no entity ${id} in this export`);
  const [aliases, times, beside] = await Promise.all([
    asker.rows<EntityView['aliases'][number]>(
      sql`SELECT text, count(*) AS count FROM mentions WHERE entity_id = ${id} GROUP BY text ORDER BY count DESC, text`,
    ),
    timeline(asker, [
      { name: 'mentions', days: daysOf(sql`mentions AS r`, sql`r.entity_id = ${id}`) },
      { name: 'quotes', days: daysOf(sql`quotes AS r`, sql`r.speaker_entity_id = ${id}`) },
    ]),
    asker.rows<EntityView['beside'][number]>(sql`
      WITH own AS (SELECT DISTINCT doc_id, sentence_index FROM mentions WHERE entity_id = ${id}),
      other AS (
        SELECT m.entity_id, count(DISTINCT (doc_id, sentence_index)) AS together
        FROM mentions AS m JOIN own USING (doc_id, sentence_index)
        WHERE m.entity_id <> ${id}
        GROUP BY m.entity_id
      )
      SELECT ${ENTITY_ITEM}, together
      FROM other JOIN entities AS r USING (entity_id)
      ORDER BY together DESC, r.entity_id
      LIMIT ${MOST_BESIDE}`),
  ]);
  return { ...item, aliases, timeline: times, beside };
}

const daysOf = (from: Sql, where: Sql): Sql => sql`
  SELECT ${PUBLICATION_DAY} AS day, count(*) AS count
  FROM ${from} JOIN documents AS d USING (doc_id)
  WHERE ${where}
  GROUP BY 1`;

export const mentionList = (filter: MentionFilter): List => ({
  key: 'r.mention_id',
  columns: raw('r.*, e.name, d.title, d.publisher, d.published_at'),
  from: raw('mentions AS r JOIN documents AS d USING (doc_id) JOIN entities AS e USING (entity_id)'),
  where: [
    ...equals('r.entity_id', filter.entity),
    ...equals('r.type', filter.type),
    ...equalsOrNone('d.publisher', filter.publisher),
    ...numberWithin('r.confidence', filter),
    ...publishedWithin(filter),
  ],
  order: raw('r.doc_id, r.start, r.mention_id'),
});

const MENTION_ITEM = columns(
  REFERENCE,
  raw(`r.mention_id AS "mentionId", r.type, r.entity_id AS "entityId", e.name AS "entityName", r.resolution,
    r.confidence, r.text, r."start", r."end"`),
);

/** Mentions in their contexts. */
export async function mentions(asker: Asker, filter: MentionFilter): Promise<Page<MentionItem>> {
  const page = await pageOf<MentionItem & { start: number; end: number }>(
    asker,
    mentionList(filter),
    MENTION_ITEM,
    filter,
  );
  return { ...page, items: await withContext(asker, page.items) };
}
