import type { REPEATED_COLUMNS } from './generated/columns.js';

/** The types of the tables' rows, generated from `schemas/`. */
export type * from './generated/row-types.js';

/**
 * A row without the columns that it repeats of its document. Rows are made and stored in this form, because the
 * repeated columns would be a fifth of all that the workers hand over. They are joined to the rows at export.
 */
export type StoredRow<Row> = Omit<Row, (typeof REPEATED_COLUMNS)[number]>;
