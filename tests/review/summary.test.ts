import { expect, test } from 'vitest';
import type { Judgement, Part } from '../../pipeline/review/parts.js';
import { reviewRows, verdictOn } from '../../pipeline/review/rows.js';
import { summarise, type TableSummary } from '../../pipeline/review/summary.js';
import type { Verdict } from '../../pipeline/review/verdicts.js';
import { madeTables, numberRow } from './made-tables.js';

/** 80 sure rows, of which half are ages, and 20 unsure ones. */
const ROWS = Array.from({ length: 100 }, (_, index) =>
  numberRow(`n_${index}`, index < 80 ? 0.9 : 0.5, { kind: index < 40 ? 'age' : 'cardinal' }),
);

interface Judged {
  readonly id: string;
  readonly verdict: Judgement;
  readonly parts?: readonly Part[];
  readonly reviewer?: string;
  readonly seed?: number | null;
}

const PLACE = { doc_id: 'a.txt', start: 0, end: 1 };

const tables = () => madeTables({ numbers: ROWS });

async function verdictsOn(connection: Awaited<ReturnType<typeof tables>>, judged: readonly Judged[]) {
  const verdicts: Verdict[] = [];
  for (const { id, verdict, parts = [], reviewer = null, seed = 1 } of judged) {
    const [row] = await reviewRows(connection, 'numbers', [id]);
    const judged_at = '2026-05-04T10:00:00Z';
    verdicts.push(verdictOn(row!, { verdict, parts, reviewer, seed, judged_at }));
  }
  return { verdicts, broken: [] };
}

const right = (id: string): Judged => ({ id, verdict: 'right' });
const wrong = (id: string, ...parts: Part[]): Judged => ({ id, verdict: 'wrong', parts });

const ofNumbers = (summaries: readonly TableSummary[]): TableSummary =>
  summaries.find(({ table }) => table === 'numbers') as TableSummary;

test('precision weighs each bin of confidence by its rows', async () => {
  const connection = await tables();
  const judged = [
    ...['n_0', 'n_1', 'n_41'].map(right),
    wrong('n_42', 'value', 'span'),
    ...['n_80', 'n_81'].map((id) => wrong(id, 'value')),
    ...['n_82', 'n_83'].map(right),
    { id: 'n_84', verdict: 'unsure' as const },
  ];
  const { tables: all, verdicts } = await summarise(connection, await verdictsOn(connection, judged));
  expect(verdicts).toEqual({ all: 9, counted: 9, changed: 0, gone: 0, broken_lines: 0 });
  const numbers = ofNumbers(all);
  // 3 of 4 in the bin of 80 rows, 2 of 4 in that of 20.
  expect(numbers).toMatchObject({ rows: 100, right: 5, wrong: 3, unsure: 1, coverage: 1, picked: 0 });
  expect(numbers.precision).toBeCloseTo(0.8 * 0.75 + 0.2 * 0.5);
  expect(numbers.promised).toBeCloseTo(0.8 * 0.9 + 0.2 * 0.5);
  // Weights 20 and 5, four times each: (4 × 25)² / (4 × 425) = 5.882 rows; Wilson of 0.7 of these.
  expect(numbers.low).toBeCloseTo(0.3223, 4);
  expect(numbers.high).toBeCloseTo(0.9197, 4);
  expect(numbers.parts).toEqual({ span: 1, value: 3 });

  expect(numbers.bins).toMatchObject([
    { from: 0.5, to: 0.6, rows: 20, right: 2, wrong: 2, unsure: 1, precision: 0.5, promised: 0.5 },
    { from: 0.9, to: 1, rows: 80, right: 3, wrong: 1, unsure: 0, precision: 0.75 },
  ]);
  // Wilson of 3 of 4.
  expect(numbers.bins[1]?.low).toBeCloseTo(0.3006, 4);
  expect(numbers.bins[1]?.high).toBeCloseTo(0.9544, 4);

  const [ages, cardinals] = numbers.kinds;
  expect(ages).toMatchObject({ kind: 'age', rows: 40, right: 2, wrong: 0, precision: 1, high: 1 });
  expect(cardinals).toMatchObject({ kind: 'cardinal', rows: 60, right: 3, wrong: 3 });
  // Of weights 20 and 20, 5 four times: 20 + 5 + 5 are right of 60.
  expect(cardinals?.precision).toBeCloseTo(0.5);
});

test('bins in which nobody judged a row are not spoken of', async () => {
  const connection = await tables();
  const { tables: all } = await summarise(connection, await verdictsOn(connection, [right('n_0')]));
  expect(ofNumbers(all)).toMatchObject({ precision: 1, coverage: 0.8 });
  expect(ofNumbers(all).bins[0]).toMatchObject({ right: 0, precision: null, low: null, promised: null });
});

test('verdicts on rows that changed or are gone are kept, and count no longer', async () => {
  const connection = await tables();
  const verdicts = await verdictsOn(connection, ['n_0', 'n_1', 'n_2'].map(right));
  await connection.run("UPDATE numbers SET text = 'one' WHERE number_id = 'n_1'");
  await connection.run("DELETE FROM numbers WHERE number_id = 'n_2'");
  const summary = await summarise(connection, {
    ...verdicts,
    broken: [{ line: 4, reason: '', is_cut_off: true }],
  });
  expect(summary.verdicts).toEqual({ all: 3, counted: 1, changed: 1, gone: 1, broken_lines: 1 });
  expect(ofNumbers(summary.tables)).toMatchObject({ rows: 99, right: 1, wrong: 0 });
});

test('rows that a person picked count in no figure', async () => {
  const connection = await tables();
  const judged = [right('n_0'), { ...wrong('n_1', 'span'), seed: null }];
  const { tables: all } = await summarise(connection, await verdictsOn(connection, judged));
  expect(ofNumbers(all)).toMatchObject({ right: 1, wrong: 0, picked: 1, parts: {} });
});

test('rows on which reviewers disagree are unsure, and their agreement is told', async () => {
  const connection = await tables();
  const judged: Judged[] = [
    { ...right('n_0'), reviewer: 'Ann' },
    { ...wrong('n_0', 'value'), reviewer: 'Bob' },
    { ...right('n_1'), reviewer: 'Ann' },
    { ...right('n_1'), reviewer: 'Bob' },
    { ...right('n_2'), reviewer: 'Ann' },
  ];
  const { tables: all } = await summarise(connection, await verdictsOn(connection, judged));
  expect(ofNumbers(all)).toMatchObject({
    right: 2,
    wrong: 0,
    unsure: 1,
    parts: {},
    reviewed_twice: 2,
    agreed: 1,
  });
});

test('rows that a run left out for their verdicts still count', async () => {
  const connection = await tables();
  const verdicts = await verdictsOn(connection, [right('n_0'), wrong('n_1', 'value')]);
  const digest = verdicts.verdicts[1]!.digest;
  await connection.run("DELETE FROM numbers WHERE number_id = 'n_1'");
  const leftOut = [{ table: 'numbers' as const, id: 'n_1', kind: 'age', confidence: 0.9, digest, ...PLACE }];
  const summary = await summarise(connection, verdicts, leftOut);
  expect(summary.verdicts).toMatchObject({ counted: 2, gone: 0 });
  expect(ofNumbers(summary.tables)).toMatchObject({
    rows: 100,
    left_out: 1,
    right: 1,
    wrong: 1,
    precision: 0.5,
  });
});

test('nothing is said of tables without verdicts', async () => {
  const { tables: all } = await summarise(await tables(), { verdicts: [], broken: [] });
  expect(all.map(({ table, rows, precision, coverage }) => [table, rows, precision, coverage])).toEqual([
    ['quotes', 0, null, 0],
    ['mentions', 0, null, 0],
    ['numbers', 100, null, 0],
    ['dates', 0, null, 0],
  ]);
});
