import { passageSql } from '../../duckdb/passage.js';
import type { Asker } from '../../reading/ask.js';
import { all, joined, raw, type Sql, sql } from '../../reading/sql.js';
import type { ArticleReference, Page, Paging } from '../contract.js';

/** A list of rows: where they come from, which are meant, and in which order. */
export interface List {
  readonly from: Sql;
  readonly where: readonly Sql[];
  readonly order: Sql;
  /** What an analyst wants of each row: the columns of the query that is shown, and of what is exported. */
  readonly columns: Sql;
  /** The column that names a row; null where none does. */
  readonly key: string | null;
  /** Of the rows with the same value of this column the first alone is meant; of all rows by default. */
  readonly oneFor?: string;
}

/** The query for all rows of a list. */
export const queryOf = (list: List): Sql => sql`${select(list.columns, list)}
ORDER BY ${list.order}`;

const select = (columns: Sql, list: List): Sql => sql`SELECT ${columns}
${matching(list)}${list.oneFor === undefined ? raw('') : raw(`\nQUALIFY ${isFirst(list)}`)}`;

const matching = ({ from, where }: List): Sql => sql`FROM ${from}
WHERE ${all(where)}`;

const isFirst = ({ oneFor, key }: List): string =>
  `row_number() OVER (PARTITION BY ${oneFor} ORDER BY r.doc_id, r.start, ${key}) = 1`;

const PIECE = 50;

/**
 * One piece of a list. Where rows have a name, they are found first, by the few columns that this needs, and then read.
 *
 * @param columns of each item, as the contract names them
 */
export async function pageOf<Item>(
  asker: Asker,
  list: List,
  columns: Sql,
  { offset = 0, limit = PIECE }: Paging,
): Promise<Page<Item>> {
  const { key, oneFor, from, order } = list;
  const counted = oneFor === undefined ? raw('*') : raw(`DISTINCT ${oneFor}`);
  const pieceOf = (columns: Sql): Sql =>
    sql`${select(columns, list)} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
  const piece =
    key === null
      ? pieceOf(columns)
      : sql`SELECT ${columns} FROM ${from} WHERE ${raw(key)} IN (${pieceOf(raw(key))}) ORDER BY ${order}`;
  const [{ total }, items] = await Promise.all([
    asker.row<{ readonly total: number }>(sql`SELECT count(${counted}) AS total ${matching(list)}`),
    asker.rows<Item>(piece),
  ]);
  return { total, offset, items, sql: queryOf(list).shown };
}

/** The columns of an {@link ArticleReference}, of the articles `d`. */
export const REFERENCE = raw(
  'd.doc_id AS "docId", d.title AS title, d.publisher AS publisher, d.published_at AS "publishedAt"',
);

export const columns = (...pieces: readonly Sql[]): Sql => joined(pieces, ', ');

/** Code points of context on either side of a row. */
const CONTEXT = 80;
const STRETCH = passageSql('"start"', '"end"', String(CONTEXT));

interface Placed extends ArticleReference {
  readonly start: number;
  readonly end: number;
}

/** What stands around rows in their articles. Texts are read for these rows alone, since they are long. */
export async function withContext<Item extends Placed>(
  asker: Asker,
  items: readonly Item[],
): Promise<(Omit<Item, 'start' | 'end'> & { readonly before: string; readonly after: string })[]> {
  if (items.length === 0) return [];
  const places = items.map(({ docId, start, end }, index) => sql`(${index}, ${docId}, ${start}, ${end})`);
  const rows = await asker.rows<{ readonly before: string; readonly after: string }>(sql`
    WITH place (position, doc_id, "start", "end") AS (VALUES ${joined(places, ', ')}),
    article AS (
      SELECT doc_id, text FROM documents WHERE doc_id IN (${joined(distinctIds(items), ', ')})
    )
    SELECT ${raw(STRETCH.before)} AS before, ${raw(STRETCH.after)} AS after
    FROM place JOIN article USING (doc_id)
    ORDER BY position`);
  return items.map(({ start, end, ...item }, index) => ({
    ...item,
    before: onOneLine(rows[index]?.before ?? ''),
    after: onOneLine(rows[index]?.after ?? ''),
  }));
}

const distinctIds = (items: readonly Placed[]): Sql[] =>
  [...new Set(items.map(({ docId }) => docId))].map((docId) => sql`${docId}`);

const onOneLine = (text: string): string => text.replaceAll(/\s/g, ' ');
