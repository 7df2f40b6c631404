import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../pipeline/database/fault-fingerprint.js';
import { openState } from '../../pipeline/database/open-state.js';
import type { QuarantineRow } from '../../pipeline/schema/rows.js';
import { scratchFolder } from '../command.js';

const UNREADABLE: QuarantineRow = {
  table_name: 'documents',
  doc_id: null,
  source_path: 'in/a.txt',
  line: null,
  code: 'empty',
  reason: 'There is no text in it.',
  json_pointer: null,
  row_json: null,
};
const REJECTED: QuarantineRow = {
  table_name: 'quotes',
  doc_id: 'in/b.jsonl#é\n“1”',
  source_path: 'in/b.jsonl',
  line: 20_418,
  code: 'invalid_row',
  reason: 'must be string',
  json_pointer: '',
  row_json: '{"text":"a\\nb 🙂","confidence":1.0}',
};

test('the state and the program give a fault the same fingerprint', async () => {
  const state = await openState(join(scratchFolder(), 'out'), () => expect.unreachable());
  await state.setRecordFaults([UNREADABLE, REJECTED]);
  await state.markFaultsReported();
  expect(await state.reportedFaults()).toEqual(new Set([UNREADABLE, REJECTED].map(fingerprintOf)));
  await state.close();
});

test.each(Object.entries({ table_name: 'dates', doc_id: 'x', code: 'timeout', row_json: '{}' } as const))(
  'another %s is another fault',
  (column, value) => {
    expect(fingerprintOf({ ...REJECTED, [column]: value })).not.toBe(fingerprintOf(REJECTED));
  },
);

test('another line is another fault only where no document is named', () => {
  expect(fingerprintOf({ ...REJECTED, line: 1 })).toBe(fingerprintOf(REJECTED));
  expect(fingerprintOf({ ...UNREADABLE, line: 1 })).not.toBe(fingerprintOf({ ...UNREADABLE, line: 2 }));
});
