import { REVIEWED_TABLES } from '../review/parts.js';
import { CodePointSlicer } from '../text/code-points.js';
import type { FoundRow, Mark, OpenedArticle, PackedArticle, ViewedRow, ViewedTable } from './contract.js';
import { unpacked } from './packed.js';
import { SHOWN_COLUMNS, SPAN_COLUMNS } from './shown-columns.js';

/** An article that was packed, with its rows in the order of the text, and marks where they stand. */
export function openedArticle({ document, text, rows, removals }: PackedArticle): OpenedArticle {
  const slicer = new CodePointSlicer(text);
  const viewed = REVIEWED_TABLES.flatMap((table) => viewedRowsOf(table, rows)).toSorted((one, other) =>
    inOrder(one.row, other.row),
  );
  return {
    document,
    text,
    rows: viewed,
    marks: inUnits(viewed.flatMap(marksOf), slicer),
    removals: unpacked(removals).map((removal) => ({ ...removal, at: slicer.offsetOf(removal.at) })),
  };
}

const viewedRowsOf = <Table extends ViewedTable>(table: Table, rows: PackedArticle['rows']): ViewedRow[] =>
  unpacked(rows[table] as PackedArticle['rows'][Table]).map((row) => viewedRow(table, row));

/** A row with what is asked of a row of any table. */
export function viewedRow<Table extends ViewedTable>(table: Table, row: FoundRow<Table>): ViewedRow {
  const { confidence, entity_name = null, ...columns } = row as Readonly<Record<string, unknown>>;
  const id = columns[SHOWN_COLUMNS[table][0]];
  return { table, id, confidence, entityName: entity_name, row } as unknown as ViewedRow;
}

const ROLES: Readonly<Record<Exclude<ViewedTable, 'quotes'>, Mark['role']>> = {
  mentions: 'name',
  numbers: 'number',
  dates: 'date',
};

/** What a row marks in its text, in code points. */
export function marksOf(viewed: ViewedRow, row: number): Mark[] {
  if (viewed.table !== 'quotes') {
    const { start, end } = viewed.row;
    return [{ start, end, row, role: ROLES[viewed.table] }];
  }
  const quote = viewed.row;
  return (Object.keys(SPAN_COLUMNS) as (keyof typeof SPAN_COLUMNS)[]).flatMap((column) => {
    const marks: Mark[] = [];
    for (let at = 0; at < quote[column].length; at += 2) {
      const [start = 0, end = 0] = quote[column].slice(at, at + 2);
      marks.push({ start, end, row, role: SPAN_COLUMNS[column] });
    }
    return marks;
  });
}

/** Marks by UTF-16 units, in the order of the text. */
export const inUnits = (marks: readonly Mark[], slicer: CodePointSlicer): Mark[] =>
  marks
    .map((mark) => ({ ...mark, start: slicer.offsetOf(mark.start), end: slicer.offsetOf(mark.end) }))
    .toSorted(inOrder);

/** In the order of the text, the longer first. */
const inOrder = (one: { start: number; end: number }, other: { start: number; end: number }): number =>
  one.start - other.start || other.end - one.end;
