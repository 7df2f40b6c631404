import type { Asker } from '../reading/ask.js';
import { sql } from '../reading/sql.js';
import type { EntityItem, Overview, PackedArticle, ReportData } from './contract.js';
import { packed, unpacked } from './packed.js';
import { wholeArticles } from './views/article.js';
import { articleList } from './views/articles.js';
import { choices } from './views/choices.js';
import { ENTITY_ITEM } from './views/entities.js';
import { PUBLISHER_ITEM, publisherList } from './views/publishers.js';

/** Articles that are read at a time. */
const BATCH = 200;
/** A report is full when this share of it is left, which an article of usual size does not fit into. */
const REST = 0.02;
/** Bytes of an entity, about. */
const ENTITY_BYTES = 120;

/**
 * The data of a report: what is known of the whole corpus, and the newest articles with what was found in them, as many
 * as fit: one that is larger than what is left is passed over for smaller ones.
 *
 * @param maxBytes of the data as it is embedded; what is known of the whole corpus may be larger by itself
 */
export async function reportData(asker: Asker, overview: Overview, maxBytes: number): Promise<ReportData> {
  const newest = await asker.rows<{ readonly id: string }>(sql`
    SELECT d.doc_id AS id FROM ${articleList({}).from} ORDER BY ${articleList({ sort: 'newest' }).order}`);
  const { from, order } = publisherList({});
  const known = {
    overview,
    choices: await choices(asker),
    publishers: await asker.rows<ReportData['publishers'][number]>(
      sql`SELECT ${PUBLISHER_ITEM} FROM ${from} ORDER BY ${order}`,
    ),
  };
  const articles: PackedArticle[] = [];
  const namedFirst = [...overview.speakers, ...overview.entities].map(({ entityId }) => entityId);
  const named = new Set(namedFirst);
  let bytes = embeddedSize(known) + ENTITY_BYTES * named.size;
  for (let first = 0; first < newest.length && bytes < (1 - REST) * maxBytes; first += BATCH) {
    const ids = newest.slice(first, first + BATCH).map(({ id }) => id);
    const whole = new Map((await wholeArticles(asker, ids)).map((one) => [one.document.doc_id, one]));
    for (const article of ids.flatMap((id) => whole.get(id) ?? [])) {
      const others = entitiesIn(article).filter((id) => !named.has(id));
      const size = embeddedSize(article) + ENTITY_BYTES * others.length;
      if (bytes + size > maxBytes) continue;
      bytes += size;
      articles.push(article);
      for (const id of others) named.add(id);
    }
  }
  for (;;) {
    const data = {
      ...known,
      entities: await entitiesOf(asker, [...new Set([...namedFirst, ...articles.flatMap(entitiesIn)])]),
      articles,
      repetitions: await repetitionsIn(asker, articles),
      leftOut: newest.length - articles.length,
    };
    const excess = embeddedSize(data) - maxBytes;
    if (excess <= 0 || articles.length === 0) return data;
    leaveOut(articles, excess);
  }
}

/** Takes away the last of some articles, as many as have so many bytes. */
function leaveOut(articles: PackedArticle[], bytes: number): void {
  for (let freed = 0; freed < bytes; ) {
    const last = articles.pop();
    if (last === undefined) return;
    freed += embeddedSize(last);
  }
}

/** JSON that cannot end the element it stands in. */
export const embedded = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const embeddedSize = (data: unknown): number => Buffer.byteLength(embedded(data));

/** Those that an article names or quotes. */
const entitiesIn = ({ rows: { mentions, quotes } }: PackedArticle): string[] => [
  ...new Set([
    ...unpacked(mentions).map(({ entity_id }) => entity_id),
    ...unpacked(quotes).flatMap(({ speaker_entity_id }) => speaker_entity_id ?? []),
  ]),
];

type Entity = EntityItem & { readonly aliases: readonly string[] };

const ENTITY_COLUMNS: readonly (keyof Entity)[] = [
  ...(['entityId', 'name', 'type', 'wikidataId', 'mentions', 'documents', 'utterances', 'aliases'] as const),
];

async function entitiesOf(asker: Asker, ids: readonly string[]): Promise<ReportData['entities']> {
  const rows = await asker.rows<Entity>(sql`
    SELECT ${ENTITY_ITEM}, r.aliases FROM entities AS r
    WHERE entity_id IN (SELECT unnest(from_json(${JSON.stringify(ids)}, '["VARCHAR"]'))) ORDER BY entity_id`);
  return packed(ENTITY_COLUMNS, rows);
}

/** How often the utterances of some articles are quoted in the whole corpus, of those that are quoted again. */
async function repetitionsIn(
  asker: Asker,
  articles: readonly PackedArticle[],
): Promise<ReportData['repetitions']> {
  const quoted = new Set(
    articles.flatMap(({ rows }) => unpacked(rows.quotes).map(({ utterance_id }) => utterance_id)),
  );
  const repeated = await asker.rows<{ readonly id: string; readonly count: number }>(sql`
    SELECT utterance_id AS id, count(*) AS count FROM quotes GROUP BY utterance_id HAVING count(*) > 1 ORDER BY id`);
  return Object.fromEntries(repeated.filter(({ id }) => quoted.has(id)).map(({ id, count }) => [id, count]));
}
