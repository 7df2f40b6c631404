import { hash } from 'node:crypto';
import type { DocumentRow } from '../../schema/rows.js';

/** What the corpus-wide steps need of a document in place of its row. */
export interface DocumentFacts {
  readonly doc_id: string;
  /** Equal for equal texts, in hex; null for a document without text. */
  readonly text_md5: string | null;
  /** Of its publication: months since the year 0; null where the date does not say. */
  readonly month: number | null;
  readonly char_count: number;
}

export const documentFacts = ({
  doc_id,
  text,
  published_at,
  char_count,
}: Pick<DocumentRow, 'doc_id' | 'text' | 'published_at' | 'char_count'>): DocumentFacts => ({
  doc_id,
  text_md5: text === '' ? null : hash('md5', text, 'hex'),
  month: monthOf(published_at),
  char_count,
});

/** @param date as ISO 8601 has it */
function monthOf(date: string | null): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(date ?? '') ?? [];
  return year === undefined ? null : 12 * Number(year) + Number(month);
}
