import type { REPEATED_COLUMNS } from './generated/columns.js';

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
  TableName,
  TableRows,
} from './generated/row-types.js';

/**
 * A row without what it repeats of its document. So rows are made and kept, for it would be a fifth of all that the workers hand over; it
 * is joined to them when they are exported.
 */
export type PartRow<Row> = Omit<Row, (typeof REPEATED_COLUMNS)[number]>;
