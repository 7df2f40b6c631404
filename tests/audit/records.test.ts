import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkExport, type ExportReport } from '../../pipeline/audit/audit.js';
import type { RunSettings } from '../../pipeline/config/settings.js';
import { resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { readAll } from '../../pipeline/ingest/read-all.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { copyOf, editPackage, editRows, kindsOf, makeExport, type Row } from './made-export.js';

const RECORD = {
  id: 'vote',
  title: "'=Vote delayed",
  author: 'Pat Cole',
  publisher: 'Daily Example',
  url: 'https://news.example/vote',
  published_at: '2021-03-05T10:00:00Z',
  text: 'Senator Maria Gomez said on Friday that the vote would be delayed.\n\nAdvertisement\n\nIt was put off twice.',
};

let folder: string;
let wire: string;
let made: string;
/** A copy of it, to be broken. */
let out: string;

const make = (settings: Partial<RunSettings>): Promise<string> =>
  makeExport(folder, { inputs: [{ path: wire, name: null }], ...settings });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  wire = join(folder, 'wire.jsonl');
  writeFileSync(
    wire,
    `${JSON.stringify(RECORD)}\n${JSON.stringify({ id: 'part', summary: 'It rained.' })}\n`,
  );
  made = await make({ formats: ['jsonl'] });
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => {
  out = join(folder, 'broken');
  rmSync(out, { recursive: true, force: true });
  copyOf(made, out);
});

/** Checks an export against its records. */
async function check(directory = out, path = wire): Promise<ExportReport> {
  const { files } = await resolveInputs([{ path, name: null }], { cwd: folder });
  return checkExport(directory, { records: readAll(files, { maxRecordBytes: 1e6 }) });
}

/** Changes the row of the document `vote` in a table, or its first one there. */
function change(table: TableName, changes: object): void {
  editRows(out, `${table}.jsonl`, (rows) => {
    const at = rows.findIndex(({ doc_id: id }) => id === 'wire.jsonl#vote');
    return rows.with(at, { ...(rows[at] as Row), ...changes });
  });
}

describe('what the record says', () => {
  test.each([
    ['url', 'https://news.example/other', `"${RECORD.url}"`],
    ['title', 'Vote held', `"${RECORD.title}"`],
    ['authors', ['Pat Cole', 'Tom Roe'], '["Pat Cole"]'],
    ['publisher', null, '"Daily Example"'],
    ['media_type', 'text/plain', '"application/jsonl"'],
    ['encoding', 'windows-1252', '"utf-8"'],
    ['extraction_status', 'partial_text', '"ok"'],
  ])('is in the column %s', async (column, value, expected) => {
    change('documents', { [column]: value });
    expect(kindsOf(await checkExport(out))).toEqual({});
    const { faults } = await check();
    expect(faults).toMatchObject([
      {
        kind: 'unlike_text',
        count: 1,
        examples: [
          {
            ...{ file: 'documents.jsonl', row: 2, id: 'wire.jsonl#vote', pointer: `/${column}` },
            reason: `is ${JSON.stringify(value)}, but the program reads ${expected}`,
          },
        ],
      },
    ]);
  });

  test.each([{ published_at: '2021' }, { extraction_status: 'ok' }])(
    'is whether a text has a date, and is only a part: %j',
    async (changes) => {
      editRows(out, 'documents.jsonl', ([part = {}, vote = {}]) => [{ ...part, ...changes }, vote]);
      expect(kindsOf(await checkExport(out))).toEqual({});
      expect(kindsOf(await check())).toEqual({ unlike_text: 1 });
    },
  );

  test('is where its texts differ, however far from their beginning', async () => {
    change('documents', { text: RECORD.text.replace('\n\nAdvertisement', '').replace('twice', 'often') });
    expect(kindsOf(await checkExport(out))).toEqual({});
    const { faults } = await check();
    expect(faults.find(({ kind }) => kind === 'unlike_text')?.examples[0]).toMatchObject({
      pointer: '/text',
      reason: expect.stringMatching(/put off often\."?, but the program reads .*put off twice\."?$/),
    });
  });
});

describe('a removal', () => {
  test.each([
    ['kind', 'share'],
    ['rule', 'some-rule'],
    ['extractor', 'clean@1'],
    ['confidence', 0.5],
  ])('is what cleaning the record removes: %s', async (column, value) => {
    change('removals', { [column]: value });
    expect(kindsOf(await checkExport(out))).toEqual({});
    const { faults } = await check();
    expect(faults).toMatchObject([
      { kind: 'unlike_text', count: 1, examples: [{ file: 'removals.jsonl', pointer: `/${column}` }] },
    ]);
  });

  test('is missed where there is none', async () => {
    editRows(out, 'removals.jsonl', () => []);
    expect(kindsOf(await checkExport(out))).toEqual({});
    const { faults } = await check();
    expect(faults).toMatchObject([
      {
        kind: 'missing_row',
        count: 1,
        examples: [
          { reason: expect.stringMatching(/^lacks the row that the program reads in wire\.jsonl#vote/) },
        ],
      },
    ]);
  });
});

describe('is left aside', () => {
  test('of a record that changed: what the text tells is checked', async () => {
    const changed = join(folder, 'changed');
    mkdirSync(changed, { recursive: true });
    const path = join(changed, 'wire.jsonl');
    writeFileSync(path, `${JSON.stringify({ ...RECORD, title: 'Another' })}\n`);
    change('documents', { title: 'Another', word_count: 1 });
    const { faults } = await check(out, path);
    expect(faults.map(({ kind, count, examples }) => [kind, count, examples[0]?.pointer])).toEqual([
      ['unlike_text', 1, '/word_count'],
      ['missing_record', 1, '/doc_id'],
      ['changed_record', 1, '/source_sha256'],
    ]);
  });

  test('in an export of another build', async () => {
    change('documents', { title: 'Another' });
    editPackage(out, (descriptor) => Object.assign(descriptor, { build: 'ab'.repeat(32) }));
    expect(kindsOf(await check())).toEqual({});
  });

  test('where there is only the CSV for spreadsheets, which takes apostrophes off that are its own', async () => {
    expect(kindsOf(await check(await make({ formats: ['csv'], csvProfile: 'excel' })))).toEqual({});
    expect(kindsOf(await check(await make({ csvProfile: 'excel' })))).toEqual({});
  });
});
