import { hash } from 'node:crypto';
import type { RunSettings } from '../config/settings.js';
import type { ReadResult } from '../ingest/record.js';

export type Selection = Pick<RunSettings, 'limit' | 'sample'>;

/**
 * Passes on the part of what is read that `--limit` and `--sample` ask for. Whether a record is in a sample depends on
 * its doc_id alone, so the sample of a growing corpus grows and never changes. Faults without a doc_id are passed on.
 */
export async function* selected(
  results: AsyncIterable<ReadResult>,
  { limit, sample }: Selection,
): AsyncGenerator<ReadResult> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  for await (const result of results) {
    const docId = result.kind === 'record' ? result.record.docId : result.fault.docId;
    if (sample !== null && docId !== null && !isDrawn(docId, sample)) continue;
    yield result;
    if (result.kind === 'record' && --left <= 0) return;
  }
}

const HASH_RANGE = 2 ** 32;

const isDrawn = (docId: string, share: number): boolean =>
  Number.parseInt(hash('sha256', docId, 'hex').slice(0, 8), 16) / HASH_RANGE < share;
