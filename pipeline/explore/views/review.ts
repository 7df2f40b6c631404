import type { Asker } from '../../reading/ask.js';
import { joined, raw, sql } from '../../reading/sql.js';
import { readLeftOut } from '../../review/left-out.js';
import { reviewRows, verdictOn } from '../../review/rows.js';
import { sampleRows } from '../../review/sample.js';
import { type Figure, type Summary, summarise, type TableSummary } from '../../review/summary.js';
import { appendVerdict, readVerdicts } from '../../review/verdicts.js';
import { CodePointSlicer } from '../../text/code-points.js';
import type {
  ArticleReference,
  FoundRow,
  Mark,
  PrecisionLine,
  ReviewItem,
  ReviewSummary,
  ReviewView,
  VerdictRequest,
  ViewedRow,
} from '../contract.js';
import type { Use } from '../live-tables.js';
import { NotFoundError } from '../not-found.js';
import { inUnits, marksOf, viewedRow } from '../opened-article.js';
import { REFERENCE } from './page.js';
import { foundRows, idColumnOf } from './rows.js';

type Request = Pick<ReviewView, 'table' | 'size' | 'seed'> & { readonly reviewer?: string };

/** Rows to judge, drawn at random, each in its passage. */
export async function review({ tables, asker }: Use, asks: Request): Promise<ReviewView> {
  const { table, size, seed, reviewer = null } = asks;
  const { verdicts } = await readVerdicts(tables.directory);
  const drawn = await sampleRows(tables.connection, { table, size, seed, reviewer, verdicts });
  const items =
    drawn.length === 0
      ? []
      : await itemsOf(
          asker,
          drawn.map(({ id }) => id),
          table,
        );
  const byId = new Map(items.map((item) => [item.row.id, item]));
  return {
    ...{ table, size, seed },
    items: drawn.flatMap(({ id, verdict }) => {
      const item = byId.get(id);
      return item === undefined ? [] : [{ ...item, verdict }];
    }),
  };
}

async function itemsOf(
  asker: Asker,
  ids: readonly string[],
  table: Request['table'],
): Promise<Omit<ReviewItem, 'verdict'>[]> {
  const wanted = joined(
    ids.map((id) => sql`${id}`),
    ', ',
  );
  const rows = await foundRows(asker, table, sql`${raw(idColumnOf(table))} IN (${wanted})`);
  const documents = joined(
    Array.from(new Set(rows.map(({ doc_id }) => doc_id)), (id) => sql`${id}`),
    ', ',
  );
  const articles = await asker.rows<ArticleReference & { readonly text: string }>(
    sql`SELECT ${REFERENCE}, d.text FROM documents AS d WHERE d.doc_id IN (${documents})`,
  );
  const byId = new Map(articles.map((article) => [article.docId, article]));
  return rows.flatMap(({ doc_id, ...found }) => {
    const article = byId.get(doc_id);
    if (article === undefined) return [];
    const { text, ...reference } = article;
    const row = viewedRow(table, found as FoundRow<typeof table>);
    return [{ ...reference, row, ...passageOf(row, text) }];
  });
}

/** UTF-16 units before and after what a row marks. */
const CONTEXT = 300;

function passageOf(row: ViewedRow, text: string): { readonly passage: string; readonly marks: Mark[] } {
  const marks = inUnits(marksOf(row, 0), new CodePointSlicer(text));
  const first = Math.min(...marks.map(({ start }) => start));
  const last = Math.max(...marks.map(({ end }) => end));
  const start = wordStart(text, Math.max(0, first - CONTEXT));
  const end = wordStart(text, Math.min(text.length, last + CONTEXT));
  return {
    passage: text.slice(start, end),
    marks: marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}

/** The start of the word at an offset, if it is near; never within a character. */
function wordStart(text: string, offset: number): number {
  if (offset === 0 || offset === text.length) return offset;
  const space = text.lastIndexOf(' ', offset);
  if (offset - space <= LONGEST_WORD) return space + 1;
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

const LONGEST_WORD = 40;

/**
 * Keeps what a reader says of a row.
 *
 * @param now RFC 3339
 * @throws NotFoundError when the export has no such row
 */
export async function judge({ tables }: Use, request: VerdictRequest, now: string): Promise<void> {
  const { table, id, verdict, parts, reviewer, seed } = request;
  const [row] = await reviewRows(tables.connection, table, [id]);
  if (row === undefined) throw new NotFoundError(`there is no row ${id} among the ${table} of this export`);
  await appendVerdict(tables.directory, verdictOn(row, { verdict, parts, reviewer, seed, judged_at: now }));
}

/** How precise the rows are, as far as they were judged. */
export async function reviewSummary({ tables }: Use): Promise<ReviewSummary> {
  const verdicts = await readVerdicts(tables.directory);
  // Most exports are never judged, and every overview asks.
  if (verdicts.verdicts.length === 0) return { lines: [], outdated: 0 };
  const summary = await summarise(tables.connection, verdicts, await readLeftOut(tables.directory));
  const { changed, gone } = summary.verdicts;
  return { lines: linesOf(summary), outdated: changed + gone };
}

/** The figures of every table, kind and bin of confidence of which a row was judged. */
const linesOf = ({ tables }: Summary): PrecisionLine[] =>
  tables.flatMap((table) => tableLines(table).filter(({ judged }) => judged > 0));

const tableLines = (summary: TableSummary): PrecisionLine[] => [
  lineOf(summary, summary.table, null),
  ...summary.kinds.map((figure) => lineOf(figure, summary.table, { by: 'kind', name: figure.kind })),
  ...summary.bins.map((figure) =>
    lineOf(figure, summary.table, { by: 'confidence', name: binName(figure.from, figure.to) }),
  ),
];

function binName(from: number | null, to: number | null): string {
  return from === null || to === null ? 'none' : `${from.toFixed(1)} to ${to.toFixed(1)}`;
}

const lineOf = (
  { right, wrong, unsure, precision, low, high, promised }: Figure,
  table: PrecisionLine['table'],
  group: PrecisionLine['group'],
): PrecisionLine => ({
  ...{ table, group, right, unsure, precision, low, high, promised },
  judged: right + wrong + unsure,
});
