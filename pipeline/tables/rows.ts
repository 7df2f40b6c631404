import type { TableRows } from './generated/row-types.js';

/** The types of the tables' rows, generated from `schemas/`. */
export type {
  DateRow,
  DocumentRow,
  EntityRow,
  MentionRow,
  NumberRow,
  QuarantineRow,
  QuoteRow,
  RemovalRow,
  SentenceRow,
  SpanStruct,
  TableRows,
} from './generated/row-types.js';

/** The name of a table, which is also the base name of its files. */
export type TableName = keyof TableRows;
