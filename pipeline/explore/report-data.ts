import type { Asker } from '../reading/ask.js';
import { joined, raw, sql } from '../reading/sql.js';
import { grouped } from '../text/grouped.js';
import type { ArticleItem, EntityItem, Overview, QuoteItem, ReportData } from './contract.js';
import { type WholeArticle, wholeArticles } from './views/article.js';
import { ARTICLE_ITEM, articleList } from './views/articles.js';
import { choices } from './views/choices.js';
import { ENTITY_ITEM } from './views/entities.js';
import { quotesOf } from './views/quotes.js';

type ReportArticle = ReportData['articles'][number];

/** Articles that are read at a time. */
const BATCH = 200;
/** A report is full when this share of it is left, which an article of usual size does not fit into. */
const REST = 0.02;
/** Bytes of an entity, about. */
const ENTITY_BYTES = 250;

/**
 * The data of a report: what is known of the whole corpus, and the newest articles with their quotations, as many as
 * fit: one that is larger than what is left is passed over for smaller ones.
 *
 * @param maxBytes of the data as JSON, about
 */
export async function reportData(asker: Asker, overview: Overview, maxBytes: number): Promise<ReportData> {
  const newest = await asker.rows<ArticleItem>(sql`
    SELECT ${ARTICLE_ITEM} FROM ${articleList({}).from} ORDER BY ${articleList({ sort: 'newest' }).order}`);
  const offered = await choices(asker);
  const articles: ReportArticle[] = [];
  const quotes: QuoteItem[] = [];
  const speakers = new Set<string>();
  let bytes = embeddedSize(overview) + embeddedSize(offered);
  for (let first = 0; first < newest.length && bytes < (1 - REST) * maxBytes; first += BATCH) {
    const batch = newest.slice(first, first + BATCH);
    const ids = batch.map(({ docId }) => docId);
    const whole = new Map((await wholeArticles(asker, ids)).map((one) => [one.document.doc_id, one]));
    const said = grouped(await quotesOf(asker, ids), ({ docId }) => docId);
    for (const item of batch) {
      const article = reportArticle(item, whole.get(item.docId) as WholeArticle);
      const own = said.get(item.docId) ?? [];
      const unknown = own
        .flatMap(({ speakerEntityId }) => speakerEntityId ?? [])
        .filter((id) => !speakers.has(id));
      const size = embeddedSize(article) + embeddedSize(own) + ENTITY_BYTES * unknown.length;
      if (bytes + size > maxBytes) continue;
      bytes += size;
      articles.push(article);
      quotes.push(...own);
      for (const id of unknown) speakers.add(id);
    }
  }
  const entities = await entitiesOf(asker, quotes, overview);
  return { overview, choices: offered, entities, quotes, articles, leftOut: newest.length - articles.length };
}

/** JSON that cannot end the element it stands in. */
export const embedded = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const embeddedSize = (data: unknown): number => Buffer.byteLength(embedded(data));

const reportArticle = (
  item: ArticleItem,
  { text, marks, rows, removals, document }: WholeArticle,
): ReportArticle => ({ ...item, text, marks, rows, removals, document });

/** Those who speak in the quotations, and those that the overview names. */
async function entitiesOf(
  asker: Asker,
  quotes: readonly QuoteItem[],
  overview: Overview,
): Promise<EntityItem[]> {
  const ids = new Set([
    ...quotes.flatMap(({ speakerEntityId }) => speakerEntityId ?? []),
    ...[...overview.speakers, ...overview.entities].map(({ entityId }) => entityId),
  ]);
  if (ids.size === 0) return [];
  const wanted = joined(
    Array.from(ids, (id) => sql`${id}`),
    ', ',
  );
  return asker.rows<EntityItem>(
    sql`SELECT ${ENTITY_ITEM} FROM entities AS r WHERE entity_id IN (${wanted}) ORDER BY ${raw('mention_count DESC, entity_id')}`,
  );
}
