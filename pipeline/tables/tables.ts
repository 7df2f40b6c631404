import type { TableName } from '../schema/rows.js';
import { dates } from './dates.js';
import { documents } from './documents.js';
import { entities } from './entities.js';
import { mentions } from './mentions.js';
import { numbers } from './numbers.js';
import { quarantine } from './quarantine.js';
import { quotes } from './quotes.js';
import { removals } from './removals.js';
import type { Inclusion, RowChoice } from './row-choice.js';
import { sentences } from './sentences.js';
import type { CorpusTable, DocumentTable, TableBase } from './table.js';

/** Every table's descriptor: all that the program knows of a table beyond its schema. */
export const DESCRIPTORS = {
  documents,
  sentences,
  removals,
  entities,
  mentions,
  quotes,
  numbers,
  dates,
  quarantine,
} as const satisfies { readonly [Name in TableName]: DocumentTable<Name> | CorpusTable<Name> };

/** The tables whose rows each come from one document. */
export type DocumentTableName = {
  [Name in TableName]: (typeof DESCRIPTORS)[Name] extends { readonly origin: 'document' } ? Name : never;
}[TableName];

const NAMES = Object.keys(DESCRIPTORS) as TableName[];

export const isDocumentTable = (name: TableName): name is DocumentTableName =>
  DESCRIPTORS[name].origin === 'document';

export const DOCUMENT_TABLES: readonly DocumentTableName[] = NAMES.filter(isDocumentTable);

/** Whether a run keeps a row of a table. */
export const isKept = (name: DocumentTableName, row: object, choice: RowChoice): boolean =>
  isAskedFor(name, row, choice.include) && isSureEnough(name, row, choice.minConfidence);

/** Whether a row is one that every run keeps, or that `--include` names. */
export function isAskedFor(name: DocumentTableName, row: object, include: readonly Inclusion[]): boolean {
  const inclusion = (DESCRIPTORS[name].inclusion as (row: object) => Inclusion | null)(row);
  return inclusion === null || include.includes(inclusion);
}

/** Whether a run is sure enough of a row; a row without a confidence is kept. */
export function isSureEnough(name: DocumentTableName, row: object, minConfidence: number): boolean {
  if (!DESCRIPTORS[name].dropsUnsure) return true;
  const { confidence } = row as { readonly confidence: number | null };
  return confidence === null || confidence >= minConfidence;
}

/** A table's descriptor, as one type for all of them. */
export const tableOf = (name: TableName): TableBase => DESCRIPTORS[name];

/** The tables that wait for a corpus-wide step, or that a line of the summary counts. */
export const tablesWhere = (holds: (table: TableBase) => boolean): TableName[] =>
  NAMES.filter((name) => holds(DESCRIPTORS[name]));
