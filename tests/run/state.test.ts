import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { State } from '../../pipeline/run/state.js';

test('saving memory has what is freed given back in small pieces, where it was not before', async () => {
  const state = await State.open(mkdtempSync(join(tmpdir(), 'state-')), () => expect.unreachable());
  const thresholds = async (): Promise<unknown> => {
    const reader = await state.connection.runAndReadAll(
      "select name, value from duckdb_settings() where name like 'allocator%flush_threshold' order by name",
    );
    return Object.fromEntries(reader.getRows() as [string, string][]);
  };
  const before = await thresholds();
  await state.saveMemory();
  const after = await thresholds();
  await state.close();
  expect(Object.keys(before as object)).toEqual([
    'allocator_bulk_deallocation_flush_threshold',
    'allocator_flush_threshold',
  ]);
  expect(after).toEqual({
    allocator_bulk_deallocation_flush_threshold: '3.8 MiB',
    allocator_flush_threshold: '976.5 KiB',
  });
  expect(after).not.toEqual(before);
});
