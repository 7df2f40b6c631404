import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { kindsOf, makeExport, type Row } from './made-export.js';

/** What an extractor gets wrong, in a run and when its export is checked; null where it does not. */
const fault = vi.hoisted(() => ({ breaks: null as ((rows: Record<string, object[]>) => void) | null }));

vi.mock('../../pipeline/tables/document-rows.js', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../pipeline/tables/document-rows.js')>();
  return {
    ...original,
    toRows: (...args: Parameters<typeof original.toRows>) => {
      const rows = original.toRows(...args);
      const copies = Object.fromEntries(
        Object.entries(rows).map(([name, list]) => [name, (list as object[]).map((row) => ({ ...row }))]),
      );
      fault.breaks?.(copies);
      return copies;
    },
  };
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarantined-'));
});

afterEach(async () => {
  fault.breaks = null;
  await rm(folder, { recursive: true });
});

const quarantineOf = (out: string): Row[] =>
  readFileSync(join(out, 'quarantine.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

/** Changes the second row of a table in the first document. */
const second =
  (table: string, change: Row) =>
  (rows: Record<string, object[]>): void => {
    if (String((rows.documents![0] as Row).doc_id).endsWith('bridge.txt'))
      Object.assign(rows[table]![1] as object, change);
  };

test.each([
  [
    'a sentence in the middle, with what stands in it',
    'sentences',
    { source_end: 1 },
    ['mentions', 'quotes'],
  ],
  ['a sentence with a wrong place', 'sentences', { end: 9000 }, ['mentions', 'quotes']],
  ['a sentence with a number that none has', 'sentences', { sentence_index: -1 }, ['mentions', 'quotes']],
  ['a mention, and not who is quoted', 'mentions', { text: 'nobody' }, []],
  ['a mention of an entity that is not there', 'mentions', { entity_id: 'e_0123456789abcdef0123' }, []],
  ['a quote', 'quotes', { text: 'nothing' }, []],
  ['a number with a wrong place', 'numbers', { start: 0 }, []],
])('an export without %s is consistent', async (_, table, change, dependents) => {
  fault.breaks = second(table, change);
  const out = await makeExport(folder, { formats: ['jsonl'] });
  const tables = new Set(quarantineOf(out).map(({ table_name: name }) => name));
  for (const name of [table, ...dependents]) expect(tables).toContain(name);
  if (dependents.length === 0) expect(tables.size).toBe(1);
  expect(kindsOf(await checkExport(out))).toEqual({});
});

test('a removal goes with the sentence that it stands in, and the text is read again with it', async () => {
  fault.breaks = (rows) => {
    for (const sentence of rows.sentences!) Object.assign(sentence, { source_end: 1 });
  };
  const out = await makeExport(folder, { formats: ['jsonl'] });
  const removal = quarantineOf(out).find(({ table_name: name }) => name === 'removals');
  expect(removal).toMatchObject({
    code: 'broken_invariant',
    json_pointer: '/sentence_index',
    reason: expect.stringMatching(/^it refers to row s_\S+ of sentences, which is in quarantine$/),
  });
  expect(kindsOf(await checkExport(out))).toEqual({});
});
