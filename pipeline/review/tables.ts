import { hash } from 'node:crypto';
import type { ReviewedTable } from './parts.js';

/** A value of a column that is judged. */
export type JudgedValue = string | number | boolean | null;
export type JudgedColumns = Readonly<Record<string, JudgedValue>>;

/** What a review has to know of a table. */
interface Reviewable {
  readonly id: string;
  /** The column that says of what kind a row is. */
  readonly kind: string;
  /** The columns that a person is shown. */
  readonly columns: readonly string[];
  /** Those of their values that the person judges: a verdict counts as long as they stay. */
  readonly judged: (columns: JudgedColumns) => readonly (JudgedValue | undefined)[];
  /** SQL for the rows, over the tables of an export. */
  readonly relation: string;
}

/** Everything that a review knows of each table. */
export const REVIEWABLE: Readonly<Record<ReviewedTable, Reviewable>> = {
  quotes: {
    id: 'quote_id',
    kind: 'kind',
    columns: ['text', 'kind', 'nature', 'speaker_text', 'speaker_name', 'speaker_entity_id'],
    // A person stays the same when more articles give the entity a longer name.
    judged: ({ text, kind, nature, speaker_text, speaker_name, speaker_entity_id }) => [
      ...[text, kind, nature, speaker_text],
      speaker_entity_id ?? speaker_name,
    ],
    relation: 'quotes',
  },
  mentions: {
    id: 'mention_id',
    kind: 'type',
    columns: ['text', 'type', 'entity_id', 'entity_name'],
    judged: ({ text, type, entity_id }) => [text, type, entity_id],
    relation: 'mentions LEFT JOIN (SELECT entity_id, name AS entity_name FROM entities) USING (entity_id)',
  },
  numbers: {
    id: 'number_id',
    kind: 'kind',
    columns: [
      ...['text', 'kind', 'value', 'value_low', 'value_high', 'low_inclusive', 'high_inclusive'],
      ...['unit', 'is_approximate', 'counted'],
    ],
    judged: Object.values,
    relation: 'numbers',
  },
  dates: {
    id: 'date_id',
    kind: 'kind',
    columns: ['text', 'kind', 'timex', 'value', 'value_start', 'value_end', 'modifier'],
    judged: Object.values,
    relation: 'dates',
  },
};

/** Rows of one sample at most; more than a person judges. */
export const MAX_SAMPLE = 100_000;

const DIGEST_DIGITS = 16;

/** Names what is judged of a row: 16 hex digits that stay as long as it does. */
export function digestOf(table: ReviewedTable, columns: JudgedColumns): string {
  const values = REVIEWABLE[table].judged(columns);
  return hash('sha256', JSON.stringify(values), 'hex').slice(0, DIGEST_DIGITS);
}

/** The tenths of confidence; the last has 1, too. */
export const BINS = 10;

/** The tenth that a confidence lies in, 0 to 9; null for a row without one. */
export type Bin = number | null;

/** The least and greatest confidence of a bin. */
export const boundsOf = (bin: number): readonly [from: number, to: number] => [bin / BINS, (bin + 1) / BINS];

/** The bin of the column `confidence`, as SQL. */
export const BIN_SQL = `(CASE WHEN confidence = 1 THEN ${BINS - 1} ELSE floor(confidence * ${BINS}) END)::INTEGER`;

export const binOf = (confidence: number | null): Bin =>
  confidence === null ? null : Math.min(Math.floor(confidence * BINS), BINS - 1);
