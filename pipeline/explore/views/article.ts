import type { Asker } from '../../reading/ask.js';
import { joined, raw, sql } from '../../reading/sql.js';
import type { TableRows } from '../../schema/rows.js';
import { CodePointSlicer } from '../../text/code-points.js';
import { grouped } from '../../text/grouped.js';
import type { ArticleReference, ArticleView, Mark, Removal, ViewedRow } from '../contract.js';
import { NotFoundError } from '../not-found.js';
import { REFERENCE } from './page.js';
import { inOrder, marksOf, VIEWED_TABLES, viewedRows } from './rows.js';

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
  return { ...found, previous, next };
}

export type WholeArticle = Omit<ArticleView, 'previous' | 'next'>;

/** Some articles, in the order of their ids, without those that the export does not have. */
export async function wholeArticles(asker: Asker, ids: readonly string[]): Promise<WholeArticle[]> {
  const where = sql`doc_id IN (${joined(
    ids.map((id) => sql`${id}`),
    ', ',
  )})`;
  const [documents, removals, ...tables] = await Promise.all([
    asker.rows<TableRows['documents']>(sql`SELECT * FROM documents WHERE ${where} ORDER BY doc_id`),
    asker.rows<TableRows['removals']>(
      sql`SELECT * FROM removals WHERE ${where} ORDER BY "start", source_start`,
    ),
    ...VIEWED_TABLES.map((table) => viewedRows(asker, table, where)),
  ]);
  const rows = grouped(tables.flat(), ({ row }) => row.doc_id);
  const removed = grouped(removals, ({ doc_id }) => doc_id);
  return documents.map((document) =>
    wholeArticle(document, rows.get(document.doc_id) ?? [], removed.get(document.doc_id) ?? []),
  );
}

function wholeArticle(
  { text, ...document }: TableRows['documents'],
  rows: readonly ViewedRow[],
  removals: readonly TableRows['removals'][],
): WholeArticle {
  const ordered = rows.toSorted((one, other) => inOrder(one.row, other.row));
  const slicer = new CodePointSlicer(text);
  return {
    reference: referenceTo(document),
    document,
    text,
    rows: ordered,
    marks: inUnits(ordered.flatMap(marksOf), slicer),
    removals: removals.map(
      ({ start, kind, rule, text: removed }): Removal => ({
        at: slicer.offsetOf(start),
        kind,
        rule,
        text: removed,
      }),
    ),
  };
}

/** Marks by UTF-16 units, in the order of the text. */
export const inUnits = (marks: readonly Mark[], slicer: CodePointSlicer): Mark[] =>
  marks
    .map((mark) => ({ ...mark, start: slicer.offsetOf(mark.start), end: slicer.offsetOf(mark.end) }))
    .toSorted(inOrder);

const referenceTo = ({
  doc_id,
  title,
  publisher,
  published_at,
}: WholeArticle['document']): ArticleReference => ({
  docId: doc_id,
  title,
  publisher,
  publishedAt: published_at,
});

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
