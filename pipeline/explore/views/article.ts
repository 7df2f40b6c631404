import type { Asker } from '../../reading/ask.js';
import { joined, raw, sql } from '../../reading/sql.js';
import type { TableRows } from '../../schema/rows.js';
import { grouped } from '../../text/grouped.js';
import type { ArticleReference, ArticleView, PackedArticle, Removal } from '../contract.js';
import { NotFoundError } from '../not-found.js';
import { packed } from '../packed.js';
import { REFERENCE } from './page.js';
import { foundColumns, foundRows, VIEWED_TABLES } from './rows.js';

/**
 * An article with all that was found in it and taken out of it.
 *
 * @throws NotFoundError
 */
export async function article(asker: Asker, { id }: { readonly id: string }): Promise<ArticleView> {
  const [[found], previous, next] = await Promise.all([
    wholeArticles(asker, [id]),
    neighbour(asker, 'doc_id < ', id, 'DESC'),
    neighbour(asker, 'doc_id > ', id, 'ASC'),
  ]);
  if (found === undefined) throw new NotFoundError(`there is no article ${id} in this export`);
  return { article: found, previous, next };
}

/** Some articles, in the order of their ids, without those that the export does not have. */
export async function wholeArticles(asker: Asker, ids: readonly string[]): Promise<PackedArticle[]> {
  const where = sql`doc_id IN (${joined(
    ids.map((id) => sql`${id}`),
    ', ',
  )})`;
  const [documents, removals, ...tables] = await Promise.all([
    asker.rows<TableRows['documents']>(sql`SELECT * FROM documents WHERE ${where} ORDER BY doc_id`),
    asker.rows<Removal & { readonly doc_id: string }>(
      sql`SELECT doc_id, "start" AS at, kind, rule, text FROM removals WHERE ${where} ORDER BY "start", source_start`,
    ),
    ...VIEWED_TABLES.map((table) => foundRows(asker, table, where)),
  ]);
  const found = tables.map((rows) => grouped(rows as readonly { doc_id: string }[], ({ doc_id }) => doc_id));
  const removed = grouped(removals, ({ doc_id }) => doc_id);
  return documents.map(({ text, ...document }) => ({
    document,
    text,
    rows: Object.fromEntries(
      VIEWED_TABLES.map((table, index) => [
        table,
        packed(foundColumns(table) as never[], found[index]?.get(document.doc_id) ?? []),
      ]),
    ) as unknown as PackedArticle['rows'],
    removals: packed<Removal>(['at', 'kind', 'rule', 'text'], removed.get(document.doc_id) ?? []),
  }));
}

async function neighbour(
  asker: Asker,
  where: 'doc_id < ' | 'doc_id > ',
  id: string,
  order: 'ASC' | 'DESC',
): Promise<ArticleReference | null> {
  const [found = null] = await asker.rows<ArticleReference>(
    sql`SELECT ${REFERENCE} FROM documents AS d WHERE ${raw(where)}${id} ORDER BY doc_id ${raw(order)} LIMIT 1`,
  );
  return found;
}
