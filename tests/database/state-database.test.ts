import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openState } from '../../pipeline/database/open-state.js';

/** The settings of a database in which a run of some length would work, that were changed for it. */
async function changed(run: 'long' | 'short'): Promise<unknown> {
  const state = await openState(mkdtempSync(join(tmpdir(), 'state-')), () => expect.unreachable());
  const settings = async (): Promise<[string, string][]> => {
    const reader = await state.database.connection.runAndReadAll(
      'select name, value from duckdb_settings() order by name',
    );
    return reader.getRows() as [string, string][];
  };
  const before = new Map(await settings());
  await state.database.prepareFor(run);
  const after = (await settings()).filter(([name, value]) => before.get(name) !== value);
  await state.close();
  return Object.fromEntries(after);
}

test('for a long run what the database frees is given back in small pieces, and texts are compressed quickly', async () => {
  expect(await changed('long')).toEqual({
    allocator_bulk_deallocation_flush_threshold: '3.8 MiB',
    allocator_flush_threshold: '976.5 KiB',
    disabled_compression_methods: 'FSST',
  });
});

test('for a short run the little that is stored is not compressed', async () => {
  expect(await changed('short')).toEqual({ force_compression: 'uncompressed' });
});
