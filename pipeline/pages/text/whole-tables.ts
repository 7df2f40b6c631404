import { Surrounding } from '../page/elements.js';
import { isFigure, nearest } from '../page/nearest.js';
import type { Block, PageElement } from '../page/page.js';

/** The most text of a cell of data, in letters: more is prose, and the table a layout. */
const LONGEST_CELL = 200;
/** The fewest rows of two or more cells. */
const LEAST_ROWS = 2;
/** The greatest share of links in the text of a table of data. */
const MOST_LINKS = 0.5;
/** How far up a table is looked for from a cell, and a figure from its caption. */
const DEEPEST = 8;

/**
 * Keeps or drops each table of data as a whole, with its caption, by what most cells of its body are judged: figures
 * mean nothing without the row that names them, and that row looks like a menu. Tables that only lay out a page stay as
 * they are.
 */
export function keepTablesWhole(blocks: readonly Block[], kept: boolean[]): void {
  const tables = tablesOf(blocks);
  const layouts = new Set<PageElement | null>();
  for (const table of tables.keys()) layouts.add(nearest(table.parent, DEEPEST, isTable));
  for (const [table, own] of tables) {
    if (layouts.has(table) || !isOfData(own.map((i) => blocks[i]!))) continue;
    const cells = own.filter((i) => isInBody(blocks[i]!));
    const share = cells.filter((i) => kept[i]).length / cells.length;
    if (cells.length > 0) for (const i of own) kept[i] = share >= 0.5;
  }
}

const HEAD_OR_FOOT: ReadonlySet<string> = new Set(['thead', 'tfoot']);

const isInBody = ({ row }: Block): boolean => row !== null && !HEAD_OR_FOOT.has(row.parent?.name ?? '');

const isTable = ({ name }: PageElement): boolean => name === 'table';
/** The blocks that can be seen in each table and in the caption of a figure that holds it. */
function tablesOf(blocks: readonly Block[]): Map<PageElement, number[]> {
  const tables = new Map<PageElement, number[]>();
  const tableOfFigure = new Map<PageElement | null, PageElement>();
  const captions: number[] = [];
  for (const [i, { element, surrounding }] of blocks.entries()) {
    if ((surrounding & MAY_BE_OF_TABLE) === 0 || (surrounding & Surrounding.hidden) !== 0) continue;
    const table = nearest(element, DEEPEST, isTable);
    if (table === null) {
      captions.push(i);
      continue;
    }
    tableOfFigure.set(nearest(table, DEEPEST, isFigure), table);
    const own = tables.get(table) ?? [];
    own.push(i);
    tables.set(table, own);
  }
  for (const i of captions) {
    const figure = nearest(blocks[i]!.element, DEEPEST, isFigure);
    const table = figure === null ? undefined : tableOfFigure.get(figure);
    if (table !== undefined) tables.get(table)!.push(i);
  }
  return tables;
}

const MAY_BE_OF_TABLE = Surrounding.table | Surrounding.figcaption;

/** Whether the blocks of a table are data: short cells in rows, few links, no fields. */
function isOfData(blocks: readonly Block[]): boolean {
  const cellsOfRows = new Map<PageElement, Set<PageElement>>();
  const sizes = new Map<PageElement, number>();
  let [size, linkSize] = [0, 0];
  for (const block of blocks) {
    const { row, cell } = block;
    size += block.size;
    linkSize += block.linkSize;
    if (block.fieldCount > 0) return false;
    if (row === null || cell === null) continue;
    const cells = cellsOfRows.get(row) ?? new Set();
    cellsOfRows.set(row, cells.add(cell));
    sizes.set(cell, (sizes.get(cell) ?? 0) + block.size);
  }
  const rows = [...cellsOfRows.values()].filter((cells) => cells.size > 1).length;
  const isShort = [...sizes.values()].every((letters) => letters <= LONGEST_CELL);
  return rows >= LEAST_ROWS && isShort && linkSize <= MOST_LINKS * size;
}
