import { describe, expect, test } from 'vitest';
import { REPEATING_TABLES, TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { schemaOf } from '../../pipeline/schema/schema.js';
import { explainedFault, faultOf, partFaultOf } from '../../pipeline/schema/validators.js';

/** A valid row, made of the first example of each column. */
function exampleRow(table: TableName): Record<string, unknown> {
  const properties = schemaOf(table).properties as Record<string, { examples: unknown[] }>;
  return Object.fromEntries(Object.entries(properties).map(([name, { examples }]) => [name, examples[0]]));
}

const fault = (table: TableName, changes: Record<string, unknown>) =>
  faultOf(table, { ...exampleRow(table), ...changes });

/** What may stand in a column by mistake, and what may not be a mistake at all. */
const STRAY = [
  null,
  undefined,
  '',
  'x',
  '😀',
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  NaN,
  Infinity,
  [],
  [null],
  ['x'],
  [[]],
  {},
  [{ start: 0, end: 1, source_start: 0, source_end: 1 }],
  { start: 0, end: 1, source_start: 0, source_end: 1 },
  [{ start: 0, end: 1, source_start: 0 }],
  [{ start: 0, end: 1, source_start: 0, source_end: 1.5 }],
  [{ start: 0, end: 1, source_start: 0, source_end: 1, more: 1 }],
  '2020-02-29T23:30:00Z',
  '2021-02-29T23:30:00Z',
  '2020-02-29',
  'statement',
  'person',
  'e_00000000000000000000',
  new Date(0),
];

test.each(TABLES)('%s: the check that a row holds agrees with the validator that says why not', (table) => {
  const row = exampleRow(table);
  const names = [...Object.keys(row), 'unheard_of'];
  expect(faultOf(table, row)).toBeNull();
  for (const name of names) {
    for (const value of STRAY) {
      const changed = { ...row, [name]: value };
      expect(faultOf(table, changed), `${name} ${JSON.stringify(value)}`).toEqual(
        explainedFault(table, changed),
      );
    }
    const { [name]: _, ...without } = row;
    expect(faultOf(table, without)).toEqual(explainedFault(table, without));
  }
  for (const value of STRAY) expect(faultOf(table, value)).toEqual(explainedFault(table, value));
});

test.each(REPEATING_TABLES)(
  '%s: a row may be held to its schema without what it repeats of its document',
  (table) => {
    const { source_path, source_sha256, ...row } = exampleRow(table);
    const document = { source_path, source_sha256 } as { source_path: string; source_sha256: string };
    expect(partFaultOf(table, row, document)).toBeNull();
    for (const name of [...Object.keys(row), 'unheard_of']) {
      const changed = { ...row, [name]: -1 };
      expect(partFaultOf(table, changed, document)).toEqual(faultOf(table, { ...changed, ...document }));
      const { [name]: _, ...without } = row;
      expect(partFaultOf(table, without, document)).toEqual(faultOf(table, { ...without, ...document }));
    }
  },
);

describe('faultOf', () => {
  test('names the column, what is expected and what was found', () => {
    expect(fault('quotes', { confidence: 1.4 })).toEqual({
      pointer: '/confidence',
      reason: 'must be <= 1, is 1.4',
    });
    expect(fault('quotes', { confidence: 1 })).toBeNull();
  });

  test('points into lists of spans', () => {
    const span = { start: 0, end: 1, source_start: 0, source_end: 1 };
    expect(fault('quotes', { cue_spans: [span, { ...span, end: -1 }] })).toEqual({
      pointer: '/cue_spans/1/end',
      reason: 'must be >= 0, is -1',
    });
  });

  test('lists the values of a closed list', () => {
    expect(fault('mentions', { type: 'planet' })?.reason).toBe(
      'must be one of person, organization, location, misc, is "planet"',
    );
  });

  test('tells missing and unknown columns', () => {
    const { text, ...row } = exampleRow('dates');
    expect(text).toBeDefined();
    expect(faultOf('dates', row)).toEqual({ pointer: '', reason: "must have required property 'text'" });
    expect(fault('dates', { mood: 'good' })).toEqual({
      pointer: '',
      reason: 'must not have the column mood',
    });
  });

  test('shortens long values', () => {
    const reason = fault('documents', { source_sha256: 'x'.repeat(5000) })?.reason ?? '';
    expect(reason.length).toBeLessThan(200);
    expect(reason).toMatch(/…$/);
  });

  test.each([
    ['removals', { sentence_index: null }, true],
    ['quotes', { sentence_index: null }, false],
    ['documents', { published_at_utc: '2020-02-29T23:30:00.5Z' }, true],
    ['documents', { published_at_utc: '2021-02-29T23:30:00Z' }, false],
    ['documents', { published_at_utc: '2020-03-03T23:30:00+01:00' }, false],
    ['documents', { published_at: '2020-03' }, true],
    ['documents', { published_at: '2020-03-03T23:30:00' }, true],
    ['documents', { published_at: 'March 2020' }, false],
    ['documents', { text: '' }, true],
    ['documents', { authors: null }, false],
    ['documents', { char_count: 2 ** 31 - 1 }, true],
    ['documents', { char_count: 2 ** 31 }, false],
    ['entities', { mention_count: 2 ** 31 }, true],
    ['entities', { entity_id: 'e_00000000000000000000~2' }, true],
    ['mentions', { mention_id: 'm_0000000000000000_1_2~2' }, false],
    ['mentions', { text: '' }, false],
    ['mentions', { text: '😀' }, true],
    ['quotes', { content_spans: [] }, false],
    ['quotes', { cue_spans: [], cue_text: null }, true],
    ['numbers', { value: '12' }, false],
    ['dates', { modifier: null }, true],
    ['quarantine', { code: 'boredom' }, false],
    ['quarantine', { line: 0 }, false],
  ] as const)('%s %j: %j', (table, changes, isValid) => {
    expect(fault(table, changes) === null).toBe(isValid);
  });
});
