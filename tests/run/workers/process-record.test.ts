import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { type BatchTable, columnTypes } from '../../../pipeline/database/layout.js';
import type { SourceRecord } from '../../../pipeline/ingest/record.js';
import { processBatch } from '../../../pipeline/run/workers/batch.js';
import type { BatchResult } from '../../../pipeline/run/workers/batch-result.js';
import { ALL_ROWS, type RowChoice } from '../../../pipeline/tables/row-choice.js';
import { readIncoming } from '../../read-incoming.js';

vi.mock('../../../pipeline/extract/numbers/numbers.js', async (original) => {
  const module = await original<typeof import('../../../pipeline/extract/numbers/numbers.js')>();
  return {
    ...module,
    findNumbers: (...given: Parameters<typeof module.findNumbers>) => {
      if (given[0].text.includes('unheard-of')) throw new RangeError('no such number');
      if (given[0].text.includes('unlisted')) readFileSync('a list of the program that is not there');
      return module.findNumbers(...given);
    },
  };
});

const record = (docId: string, text: string): SourceRecord => ({
  docId,
  sourcePath: docId,
  sourceId: docId,
  sourceSha256: '0'.repeat(64),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  line: 3,
  text,
  fields: { url: null, title: null, authors: [], publisher: null, publishedAt: null },
});

const rowsOf = (table: BatchTable, { rows }: BatchResult): Promise<Record<string, unknown>[]> =>
  readIncoming(rows[table], columnTypes(table));

describe('a document on which a stage throws', () => {
  test('is quarantined with what was thrown, and the others of its batch have their rows', async () => {
    const result = await processBatch(
      [record('a', 'Ann Lee won 40 votes.'), record('b', 'An unheard-of text.'), record('c', 'It cost $5.')],
      ALL_ROWS,
    );
    expect((await rowsOf('documents', result)).map(({ doc_id }) => doc_id)).toEqual(['a', 'c']);
    expect((await rowsOf('numbers', result)).map(({ text }) => text)).toEqual(['40', '$5']);
    expect(await rowsOf('quarantine', result)).toEqual([
      {
        table_name: 'documents',
        doc_id: 'b',
        source_path: 'b',
        line: 3n,
        code: 'stage_failure',
        reason: 'RangeError: no such number',
        json_pointer: null,
        row_json: null,
      },
    ]);
    expect(result.outcomes.map(({ isProcessed }) => isProcessed)).toEqual([true, false, true]);
  });
});

test('a file of the program that cannot be read is no fault of a document', async () => {
  const work = processBatch([record('a', 'An unlisted text.')], ALL_ROWS);
  await expect(work).rejects.toThrow(/ENOENT/);
});

test('acts are kept only where they are asked for, and are none of the unsure rows', async () => {
  const records = [record('a', 'The governor endorsed Ann Lee on Monday. She said taxes will fall.')];
  const natures = async (choice: RowChoice): Promise<unknown[]> =>
    (await rowsOf('quotes', await processBatch(records, choice))).map(({ nature }) => nature);
  expect(await natures(ALL_ROWS)).toEqual(['act', 'statement']);
  expect(await natures({ ...ALL_ROWS, include: [] })).toEqual(['statement']);
});

describe('spans count code points', () => {
  test('of the cleaned text and of the record, after characters of two units and after what was removed', async () => {
    const text =
      '😀😀 Trial opens\n\nADVERTISEMENT\n\n𝒜: “It is time to go,” Ann Lee said on May 5, 2021; it cost $7.\n';
    const result = await processBatch([record('a', text)], ALL_ROWS);
    const [document] = (await rowsOf('documents', result)) as [{ text: string }];
    expect((await rowsOf('removals', result)).map((row) => row.text)).toEqual(['ADVERTISEMENT']);
    const cut = (from: string, start: unknown, end: unknown): string =>
      [...from].slice(start as number, end as number).join('');
    for (const [table, expected] of [
      ['mentions', 'Ann Lee'],
      ['quotes', 'It is time to go,'],
      ['numbers', '$7'],
      ['dates', 'May 5, 2021'],
    ] as const) {
      const row = (await rowsOf(table, result)).find((found) => found.text === expected);
      expect(row, table).toBeDefined();
      expect(cut(document.text, row?.start, row?.end)).toBe(expected);
      expect(cut(text, row?.source_start, row?.source_end)).toBe(expected);
    }
  });
});
