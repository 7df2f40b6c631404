import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkExport, type ExportReport } from '../../pipeline/audit/audit.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { copyOf, editAccount, editPackage, editRows, kindsOf, makeExport, type Row } from './made-export.js';

let folder: string;
let made: string;
/** A copy of it, to be broken. */
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'missing-rows-'));
  made = await makeExport(folder, { formats: ['jsonl'] });
});

afterAll(() => rm(folder, { recursive: true }));

const breakCopyOf = (whole: string): void => {
  out = join(folder, 'broken');
  rmSync(out, { recursive: true, force: true });
  copyOf(whole, out);
};

beforeEach(() => breakCopyOf(made));

/** Takes rows out of a table. */
function takeOut(table: TableName, isTaken: (row: Row) => boolean): Row[] {
  const taken: Row[] = [];
  editRows(out, `${table}.jsonl`, (rows) =>
    rows.filter((row) => {
      if (isTaken(row)) taken.push(row);
      return !isTaken(row);
    }),
  );
  expect(taken).not.toEqual([]);
  return taken;
}

const missing = ({ faults }: ExportReport): string[] =>
  faults.flatMap(({ kind, examples }) =>
    kind === 'missing_row' ? examples.map(({ file, reason }) => `${file}: ${reason}`) : [],
  );

describe('a row that the program reads in the text', () => {
  test.each([
    ['sentences', ({ sentence_index: index }: Row) => index === 1],
    ['mentions', ({ text }: Row) => text === 'Ann Lee'],
    ['quotes', ({ text }: Row) => text === 'Nobody was hurt,'],
    ['numbers', ({ text }: Row) => text === '$2 million'],
    ['dates', ({ text }: Row) => text === 'Tuesday'],
  ] as const)('is missed in %s', async (table, isTaken) => {
    const expected = takeOut(table, isTaken).map(
      ({ doc_id: docId, start, end }) =>
        `${table}.jsonl: lacks the row that the program reads in ${docId} from ${start} to ${end}`,
    );
    expect(missing(await checkExport(out))).toEqual(expected);
  });

  test('is missed where its document has no other in the table', async () => {
    const expected = takeOut('dates', ({ doc_id: docId }) => docId === 'articles/school.txt').length;
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: expected });
  });

  test('is not missed where it stands with a wrong value', async () => {
    editRows(out, 'numbers.jsonl', ([first = {}, ...rows]) => [{ ...first, is_approximate: true }, ...rows]);
    expect(kindsOf(await checkExport(out))).toEqual({ unlike_text: 1 });
  });

  test('is not missed in an export of another build, which may read otherwise', async () => {
    takeOut('dates', ({ text }) => text === 'Tuesday');
    editPackage(out, (descriptor) => Object.assign(descriptor, { build: 'ab'.repeat(32) }));
    expect(kindsOf(await checkExport(out))).toEqual({});
  });
});

test('a second quote at a place where the program reads one is none', async () => {
  editRows(out, 'quotes.jsonl', (rows) =>
    rows.flatMap((row) => [
      row,
      ...(row.speaker_entity_id === null || row.text !== 'Nobody was hurt,'
        ? []
        : [{ ...row, quote_id: `${row.quote_id}~2`, utterance_id: `${row.utterance_id}~2` }]),
    ]),
  );
  const { faults } = await checkExport(out);
  expect(faults.find(({ kind }) => kind === 'unlike_text')).toMatchObject({
    count: 1,
    examples: [{ pointer: '/start', id: expect.stringMatching(/~2$/) }],
  });
});

describe('a row that the run left out', () => {
  const setAccount = (configuration: object, records: object = {}): void =>
    editAccount(out, (account) => {
      Object.assign(account.configuration, configuration);
      Object.assign(account.records, records);
    });

  test('as less sure than it asked for is not missed; one that is as sure is', async () => {
    breakCopyOf(await makeExport(folder, { formats: ['jsonl'], minConfidence: 0.9 }));
    expect(kindsOf(await checkExport(out))).toEqual({});
    setAccount({ minConfidence: 0.2 });
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: expect.any(Number) });
  });

  test('must not be there', async () => {
    setAccount({ minConfidence: 0.9 });
    const { faults } = await checkExport(out);
    expect(faults.map(({ kind }) => kind)).toEqual(['broken_invariant']);
    expect(faults[0]?.examples[0]).toMatchObject({
      pointer: '/confidence',
      reason: expect.stringMatching(/^is 0\.\d+, less than the 0\.9 that run\.json asks for$/),
    });
  });

  test('as an act is neither missed nor may it be there', async () => {
    breakCopyOf(await makeExport(folder, { formats: ['jsonl'], include: ['acts'] }));
    expect(kindsOf(await checkExport(out))).toEqual({});
    setAccount({ include: [] });
    const { faults } = await checkExport(out);
    expect(faults.map(({ kind }) => kind)).toEqual(['broken_invariant']);
    expect(faults[0]?.examples[0]).toMatchObject({
      reason: 'is a row that --include has to name, and in run.json does not',
    });
    breakCopyOf(await makeExport(folder, { formats: ['jsonl'] }));
    expect(kindsOf(await checkExport(out))).toEqual({});
    setAccount({ include: ['acts'] });
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: expect.any(Number) });
  });

  test('may be of a document that earlier runs made and this one kept', async () => {
    breakCopyOf(await makeExport(folder, { formats: ['jsonl'], minConfidence: 0.9 }));
    setAccount({ minConfidence: 0.2, keepMissing: true }, { vanished: 1 });
    expect(kindsOf(await checkExport(out))).toEqual({});
    setAccount({}, { vanished: 0 });
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: expect.any(Number) });
  });

  /** Moves a row to quarantine, where its own place is another. */
  function moveToQuarantine(change: (row: Row) => object): void {
    const [row = {}] = takeOut('dates', ({ text }) => text === 'Tuesday');
    const fault = {
      table_name: 'dates',
      doc_id: row.doc_id,
      source_path: row.source_path,
      line: null,
      code: 'invalid_row',
      reason: 'x',
      json_pointer: '/kind',
      row_json: JSON.stringify(change(row)),
    };
    editRows(out, 'quarantine.jsonl', () => [fault]);
  }

  test('as faulty is not missed', async () => {
    moveToQuarantine((row) => row);
    expect(kindsOf(await checkExport(out))).toEqual({});
  });

  test.each([
    ['of another place', (row: Row) => ({ ...row, end: (row.end as number) + 1 })],
    ['that is none', () => []],
  ])('is not excused by one %s', async (_, change) => {
    moveToQuarantine(change);
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: 1 });
  });

  test('is not excused by a text that is no JSON', async () => {
    moveToQuarantine((row) => row);
    editRows(out, 'quarantine.jsonl', ([row = {}]) => [{ ...row, row_json: '{' }]);
    expect(kindsOf(await checkExport(out))).toEqual({ missing_row: 1 });
  });
});
