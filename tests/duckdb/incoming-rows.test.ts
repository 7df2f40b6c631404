import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IncomingRowWriter, joinIncomingRows } from '../../pipeline/duckdb/incoming-rows.js';
import { propertyRuns } from '../property-runs.js';
import { readIncoming } from '../read-incoming.js';

const COLUMNS = {
  text: 'VARCHAR',
  int: 'INTEGER',
  long: 'BIGINT',
  double: 'DOUBLE',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP WITH TIME ZONE',
  list: 'VARCHAR[]',
  spans: 'STRUCT("start" INTEGER, "end" INTEGER)[]',
  span: 'STRUCT("start" INTEGER, "end" INTEGER)',
};

const written = (rows: readonly object[]): ReturnType<typeof joinIncomingRows> => {
  const writer = new IncomingRowWriter(Object.keys(COLUMNS));
  for (const row of rows) writer.push(row);
  return writer.rows;
};

const lineOf = (row: object): string => new TextDecoder().decode(written([row]).bytes);

describe('rows on their way into the database', () => {
  test('are lines of cells: texts in quotation marks, lists and structs as JSON, nothing for null', () => {
    expect(lineOf({ text: 'a "b"', int: 120, list: ['c'], span: { start: 1, end: 2 } })).toBe(
      '"a ""b""",120,,,,,"[""c""]",,"{""start"":1,""end"":2}"\n',
    );
    expect(lineOf({ text: '', int: null, double: -0.5, flag: false })).toBe('"",,,-0.5,false,,,,\n');
  });

  test('say how many they are and how long the longest is, in bytes', () => {
    const rows = written([{ text: 'a' }, { text: '“é”' }, {}]);
    expect(rows).toMatchObject({ count: 3, longest: '"“é”",,,,,,,,\n'.length + 5 });
    expect(joinIncomingRows([rows, written([{ int: 7 }])])).toMatchObject({
      count: 4,
      longest: rows.longest,
    });
    expect(joinIncomingRows([])).toMatchObject({ count: 0, longest: 0 });
  });

  test('that were given do not change when more are added', () => {
    const writer = new IncomingRowWriter(['a']);
    writer.push({ a: 1 });
    const before = writer.rows;
    writer.push({ a: 2 });
    expect(new TextDecoder().decode(before.bytes)).toBe('1\n');
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.string({ unit: fc.constantFrom('"', '\n', '\r', ',', '\\', '\0', 'é', '😀', 'x', ' ') }),
    fc.constantFrom('', 'null', '\ufeff', '“é”😀'.repeat(30_000), '"\n'.repeat(70_000)),
  );
  const int = fc.oneof(fc.integer(), fc.constantFrom(0, 9, 10, 99, 100, -1, 2 ** 31 - 1, -(2 ** 31)));
  const row = fc.record({
    text: fc.option(text),
    int: fc.option(int),
    long: fc.option(fc.oneof(fc.maxSafeInteger(), fc.constantFrom(2 ** 32 - 1, 2 ** 32))),
    // Added to 0, -0 is 0: JavaScript writes both as 0, here as in JSON.
    double: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)),
    flag: fc.option(fc.boolean()),
    time: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
    list: fc.option(fc.array(text, { maxLength: 3 })),
    spans: fc.option(fc.array(fc.record({ start: fc.nat(), end: fc.nat() }), { maxLength: 3 })),
    span: fc.option(fc.record({ start: fc.nat(), end: fc.nat() })),
  });

  test.each(propertyRuns(30))(
    'are read as they were written, whatever they hold (seed %i)',
    async (seed, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
          const given = written(
            rows.map(({ time, ...rest }) => ({ ...rest, time: time?.toISOString() ?? null })),
          );
          const expected = rows.map(({ long, ...rest }) => ({
            ...rest,
            long: long === null ? null : BigInt(long),
          }));
          expect(await readIncoming(given, COLUMNS)).toEqual(expected);
        }),
        { seed, numRuns },
      );
    },
  );
});
