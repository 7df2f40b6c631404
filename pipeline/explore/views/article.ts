import type { Asker } from '../../reading/ask.js';
import { raw, sql } from '../../reading/sql.js';
import type { TableRows } from '../../schema/rows.js';
import { CodePointSlicer } from '../../text/code-points.js';
import type { ArticleReference, ArticleView, Mark, Removal } from '../contract.js';
import { NotFoundError } from '../not-found.js';
import { REFERENCE } from './page.js';
import { inOrder, marksOf, rowColumns, VIEWED_TABLES, viewedRows } from './rows.js';

/**
 * An article with all that was found in it and taken out of it.
 *
 * @throws NotFoundError
 */
export async function article(asker: Asker, { id }: { readonly id: string }): Promise<ArticleView> {
  const [document] = await asker.rows<TableRows['documents']>(
    sql`SELECT ${rowColumns('documents')} FROM documents WHERE doc_id = ${id}`,
  );
  if (document === undefined) throw new NotFoundError(`there is no article ${id} in this export`);
  const [rows, removals, previous, next] = await Promise.all([
    Promise.all(VIEWED_TABLES.map((table) => viewedRows(asker, table, sql`doc_id = ${id}`))),
    asker.rows<TableRows['removals']>(
      sql`SELECT ${rowColumns('removals')} FROM removals WHERE doc_id = ${id} ORDER BY "start", source_start`,
    ),
    neighbour(asker, 'doc_id < ', id, 'DESC'),
    neighbour(asker, 'doc_id > ', id, 'ASC'),
  ]);
  const { text, ...others } = document;
  const ordered = rows.flat().toSorted((one, other) => inOrder(one.row, other.row));
  const slicer = new CodePointSlicer(text);
  return {
    reference: referenceTo(document),
    document: others,
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
    ...{ previous, next },
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
}: TableRows['documents']): ArticleReference => ({
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
