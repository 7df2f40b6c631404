import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkExport, type ExportCheckOptions, type ExportReport } from '../../pipeline/audit/audit.js';
import type { FaultKind } from '../../pipeline/audit/faults.js';
import { UsageError } from '../../pipeline/errors.js';
import { resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { readAll } from '../../pipeline/ingest/read-all.js';
import type { ReadResult } from '../../pipeline/ingest/record.js';
import {
  ARTICLES,
  copyOf,
  editAccount,
  editLines,
  editPackage,
  editRows,
  kindsOf,
  makeExport,
  measured,
  remeasure,
  rewriteParquet,
} from './made-export.js';

let folder: string;
/** An export in all formats and one in JSONL alone, as a run made them. */
let all: string;
let jsonl: string;
/** A copy of one of them, to be broken. */
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-check-'));
  all = await makeExport(folder);
  jsonl = await makeExport(folder, { formats: ['jsonl'] });
});

afterAll(() => rm(folder, { recursive: true }));

const OUT = 'broken';

beforeEach(() => {
  out = join(folder, OUT);
  rmSync(out, { recursive: true, force: true });
});

async function* recordsOf(articles: string): AsyncGenerator<ReadResult> {
  const plan = await resolveInputs([{ path: articles, name: null }], { cwd: folder });
  yield* readAll(plan.files, { maxRecordBytes: 1e6 });
}

/** The only kind of fault of a report, with its examples. */
async function onlyFaults(
  kind: FaultKind,
  options: ExportCheckOptions = {},
): Promise<ExportReport['faults'][0]> {
  const { faults } = await checkExport(out, options);
  expect(faults.map((group) => group.kind)).toEqual([kind]);
  return faults[0] as ExportReport['faults'][0];
}

describe('an export as a run made it has no faults', () => {
  test('in all formats, with its records', async () => {
    const report = await checkExport(all, { records: recordsOf(join(folder, 'articles')) });
    expect(report).toMatchObject({ faultCount: 0, faults: [], notes: [], version: '0.1.0' });
    expect(report.tables.map(({ table, formats }) => `${table} ${formats.join(' ')}`)).toContain(
      'quotes csv jsonl parquet',
    );
    const rows = new Map(report.tables.map((table) => [table.table, table.rows]));
    expect(rows.get('documents')).toBe(2);
    expect(rows.get('removals')).toBe(1);
    for (const table of ['sentences', 'mentions', 'quotes', 'numbers', 'dates', 'entities'] as const) {
      expect(rows.get(table)).toBeGreaterThan(0);
    }
  });

  test.each([
    [{ formats: ['csv'] }],
    [{ formats: ['parquet'] }],
    [{ formats: ['parquet'], partitionBy: 'month' }],
    [{ formats: ['jsonl'], targetFileBytes: 1000 }],
    [{ formats: ['csv'], csvProfile: 'excel' }],
    [{ formats: ['csv'], csvProfile: 'excel', csvDelimiter: 'semicolon' }],
    [{ formats: ['jsonl'], minConfidence: 0.9, dropDuplicates: true }],
    [{ csvProfile: 'excel' }],
    [{ csvProfile: 'excel', csvDelimiter: 'semicolon' }],
    [{ csvDelimiter: 'tab', formats: ['csv'] }],
    [{ parquetWriter: 'parquetjs-lite', parquetCompression: 'gzip' }],
  ] as const)('%j', async (settings) => {
    const made = await makeExport(folder, settings);
    expect(kindsOf(await checkExport(made, { records: recordsOf(join(folder, 'articles')) }))).toEqual({});
  });

  test('in a folder whose name is a pattern', async () => {
    const odd = copyOf(all, join(folder, "o[u]t* '1'"));
    expect(await checkExport(odd)).toMatchObject({ faultCount: 0 });
  });
});

test('documents whose names begin like a formula have no faults as CSV for spreadsheets', async () => {
  const formula = join(folder, '=a');
  cpSync(join(folder, 'articles'), formula, { recursive: true });
  const settings = {
    formats: ['csv'],
    csvProfile: 'excel',
    inputs: [{ path: formula, name: null }],
  } as const;
  expect(kindsOf(await checkExport(await makeExport(folder, settings)))).toEqual({});
});

test('a web page has no faults, though its text begins with another headline than it declares', async () => {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const prose =
    'The ferry between Rivertown and Harlow runs again, the harbour master Eva Brandt said on Friday. ';
  writeFileSync(
    join(pages, 'ferry.html'),
    `<html><head><meta property="og:title" content="Ferry runs again"></head><body><article>
    <h1>Ferry runs again</h1><p>Three Weeks of Waiting</p>${`<p>${prose.repeat(3)}</p>`.repeat(3)}</article></body></html>`,
  );
  const made = await makeExport(folder, { inputs: [{ path: pages, name: null }], formats: ['jsonl'] });
  const row = JSON.parse(readFileSync(join(made, 'documents.jsonl'), 'utf8')) as Record<string, unknown>;
  expect(row).toMatchObject({ title: 'Ferry runs again', title_span: { start: 0, end: 22 } });
  expect(kindsOf(await checkExport(made))).toEqual({});
  expect(kindsOf(await checkExport(made, { records: recordsOf(pages) }))).toEqual({});
});

test('a record of which nothing is left has no faults', async () => {
  const emptied = join(folder, 'emptied');
  mkdirSync(emptied);
  writeFileSync(join(emptied, 'a.txt'), 'Advertisement\n');
  const made = await makeExport(folder, { inputs: [{ path: emptied, name: null }], formats: ['jsonl'] });
  const report = await checkExport(made, { records: recordsOf(emptied) });
  expect(report).toMatchObject({
    faultCount: 0,
    tables: [
      { table: 'documents', rows: 1 },
      { rows: 0 },
      { table: 'removals', rows: 1 },
      {},
      {},
      {},
      {},
      {},
      {},
    ],
  });
});

test('a record that begins with a character like a byte order mark has no faults', async () => {
  const marked = join(folder, 'marked');
  mkdirSync(marked);
  writeFileSync(join(marked, 'dump.jsonl'), `${JSON.stringify({ id: 'a', text: '\ufeffAnn Lee won.' })}\n`);
  const made = await makeExport(folder, { inputs: [{ path: marked, name: null }], formats: ['jsonl'] });
  expect(kindsOf(await checkExport(made, { records: recordsOf(marked) }))).toEqual({});
});

describe('a directory that is no export', () => {
  test('is a wrong use', async () => {
    mkdirSync(out);
    await expect(checkExport(out)).rejects.toThrow(UsageError);
    await expect(checkExport(out)).rejects.toThrow(/holds no export; name the output directory of a run/);
  });

  test('but one whose descriptor is damaged is faulty', async () => {
    copyOf(jsonl, out);
    writeFileSync(join(out, 'datapackage.json'), '{"resources": [');
    const report = await checkExport(out);
    expect(report.faults[0]).toMatchObject({ kind: 'package', count: 1 });
    expect(report.faults[0]?.examples[0]?.reason).toMatch(/^it is no JSON/);
  });

  test('and so is one that lost it', async () => {
    copyOf(jsonl, out);
    rmSync(join(out, 'datapackage.json'));
    const { count, examples } = await onlyFaults('package');
    expect(count).toBe(1);
    expect(examples[0]).toMatchObject({
      file: 'datapackage.json',
      reason: expect.stringMatching(/^there is no such file.*run again$/),
    });
  });
});

describe('files', () => {
  test('a byte of a CSV file is another: the file and the row are named', async () => {
    copyOf(all, out);
    const path = join(out, 'quotes.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"Nobody was hurt,', '"Nobody was hurl,'));
    const report = await checkExport(out);
    expect(kindsOf(report)).toEqual({ changed_file: 1, formats_differ: 1 });
    const [changed, differ] = report.faults.map(({ examples }) => examples[0]);
    expect(changed).toMatchObject({ file: 'quotes.csv', row: null });
    expect(changed?.reason).toMatch(/^its SHA-256 is [0-9a-f]{64}, datapackage.json says/);
    expect(differ).toMatchObject({ file: 'quotes.csv', pointer: '/text', table: 'quotes' });
    expect(differ?.id).toMatch(/^q_/);
    expect(differ?.reason).toMatch(/^is "Nobody was hurl,", in quotes.jsonl row \d "Nobody was hurt,"$/);
  });

  test('a file has other bytes than said', async () => {
    copyOf(jsonl, out);
    writeFileSync(join(out, 'dates.jsonl'), '', { flag: 'w' });
    const report = await checkExport(out);
    expect(kindsOf(report)).toEqual({ changed_file: 1, wrong_row_count: 1, missing_row: 5 });
    expect(report.faults[0]?.examples[0]?.reason).toMatch(/^it has 0 bytes, datapackage.json says [\d,]+$/);
  });

  test('a file is gone', async () => {
    copyOf(all, out);
    rmSync(join(out, 'numbers.parquet'));
    const { examples } = await onlyFaults('missing_file');
    expect(examples).toMatchObject([{ file: 'numbers.parquet', reason: 'there is no such file' }]);
  });

  test('a table is in no format, or lacks one', async () => {
    copyOf(all, out);
    editPackage(out, (descriptor) => {
      descriptor.resources = descriptor.resources.filter(
        ({ name }) => !name.startsWith('dates-') && name !== 'numbers-csv',
      );
    });
    for (const name of ['dates.csv', 'dates.jsonl', 'dates.parquet', 'numbers.csv']) rmSync(join(out, name));
    const { examples } = await onlyFaults('missing_table');
    expect(examples.map(({ reason }) => reason)).toEqual([
      'the table numbers is missing as csv',
      'the table dates is missing as csv, jsonl, parquet',
    ]);
  });

  test('a file of a table is not in the package', async () => {
    copyOf(jsonl, out);
    cpSync(join(all, 'quotes.csv'), join(out, 'quotes.csv'));
    writeFileSync(join(out, 'notes.csv'), 'of a person');
    const { count, examples } = await onlyFaults('stray_file');
    expect([count, examples[0]?.file]).toEqual([1, 'quotes.csv']);
  });

  test('parts and folders that a run would write are not in the package; a person’s own files are none', async () => {
    copyOf(jsonl, out);
    mkdirSync(join(out, 'quotes/partition=month-2020-01'), { recursive: true });
    mkdirSync(join(out, 'dates/partition=no-month'), { recursive: true });
    mkdirSync(join(out, 'notes/partition=no-month'), { recursive: true });
    for (const path of [
      ...['quotes/partition=month-2020-01/part-00000.parquet', 'quotes/part-00001.csv'],
      ...['README.md', 'quotes.ipynb', 'quotes/notes.csv', 'notes/part-00000.csv'],
    ])
      writeFileSync(join(out, path), '');
    const { examples } = await onlyFaults('stray_file');
    expect(examples.map(({ file }) => file)).toEqual([
      'dates/partition=no-month',
      'quotes/part-00001.csv',
      'quotes/partition=month-2020-01/part-00000.parquet',
    ]);
  });

  test.each(['../articles/school.txt', '/etc/hostname', 'quotes*.jsonl', 'dates.jsonl'])(
    'the path %s is not opened',
    async (path) => {
      copyOf(jsonl, out);
      editPackage(out, ({ resources }) => {
        for (const resource of resources) if (resource.name === 'quotes-jsonl') resource.path = path;
      });
      const report = await checkExport(out);
      expect(report.faults[0]?.examples[0]?.reason).toBe(
        `resource quotes-jsonl: its path ${path} is no name of a file of it`,
      );
    },
  );

  test('a resource is of no table, or says no hash', async () => {
    copyOf(jsonl, out);
    editPackage(out, ({ resources }) => {
      resources.push({ ...(resources[0] as (typeof resources)[0]), name: 'opinions-jsonl' });
      delete (resources.find(({ name }) => name === 'dates-jsonl') as { hash?: string }).hash;
    });
    const report = await checkExport(out);
    expect(kindsOf(report)).toEqual({ package: 2, missing_table: 1, stray_file: 1 });
  });

  test('a resource says two hashes of one file', async () => {
    copyOf(all, out);
    editPackage(out, ({ resources }) => {
      for (const resource of resources)
        if (resource.name === 'dates-parquet') resource.hash = `sha256:${'ab'.repeat(32)}`;
    });
    expect(kindsOf(await checkExport(out))).toEqual({ package: 1, missing_table: 1, stray_file: 1 });
  });

  test('the manifest tells of another run', async () => {
    copyOf(jsonl, out);
    writeFileSync(join(out, 'run.json'), '{"run_id": "0123"}');
    const { examples } = await onlyFaults('run_account');
    expect(examples[0]).toMatchObject({
      file: 'run.json',
      pointer: '/run_id',
      reason: expect.stringMatching(/^is "0123", in datapackage.json "[0-9a-f]{16}"; run again$/),
    });
  });

  test.each([
    ['{', /^it is no JSON/],
    ['[]', /^it is no JSON object/],
  ])('the account of the run is %s', async (text, reason) => {
    copyOf(jsonl, out);
    writeFileSync(join(out, 'run.json'), text);
    expect((await onlyFaults('run_account')).examples[0]?.reason).toMatch(reason);
  });

  test('the account of the run is missing', async () => {
    copyOf(jsonl, out);
    rmSync(join(out, 'run.json'));
    expect((await onlyFaults('run_account')).examples).toMatchObject([
      { file: 'run.json', reason: 'there is no such file: fetch it again, or run again' },
    ]);
  });

  test('the account of the run counts other rows and bytes', async () => {
    copyOf(jsonl, out);
    editAccount(out, ({ tables, bytes }) => {
      tables.dates = 99;
      bytes['dates.jsonl'] = 98;
    });
    const { examples } = await onlyFaults('run_account');
    expect(examples.map(({ pointer }) => pointer)).toEqual(['/tables/dates', '/bytes/dates.jsonl']);
    expect(examples[0]?.reason).toMatch(/^is 99, in datapackage.json \d+; run again$/);
  });

  test('an export of another version is noted', async () => {
    copyOf(jsonl, out);
    editPackage(out, (descriptor) => {
      descriptor.version = '99.0.0';
    });
    expect((await checkExport(out)).notes).toEqual([
      expect.stringMatching(/^version 99.0.0 wrote the export/),
    ]);
  });
});

describe('formats', () => {
  beforeEach(() => copyOf(all, out));

  test('a row is missing in one of them', async () => {
    editLines(out, 'mentions.csv', ([header = '', ...lines]) => [header, ...lines.slice(1)]);
    const { examples } = await onlyFaults('formats_differ');
    expect(examples).toMatchObject([
      { file: 'mentions.csv', row: null, reason: 'lacks the row that mentions.jsonl has as row 1' },
    ]);
  });

  test('a row is missing in the one that is checked', async () => {
    editLines(out, 'numbers.jsonl', (lines) => lines.slice(0, -1));
    const { faults } = await checkExport(out);
    expect(faults.flatMap(({ examples }) => examples).map(({ file, reason }) => [file, reason])).toEqual([
      ['numbers.csv', 'numbers.jsonl has no such row'],
      ['numbers.parquet', 'numbers.jsonl has no such row'],
      [
        'numbers.jsonl',
        expect.stringMatching(
          /^lacks the row that the program reads in articles\/bridge.txt from \d+ to \d+$/,
        ),
      ],
    ]);
  });

  test('a nested value differs in Parquet', async () => {
    await rewriteParquet(
      out,
      'quotes.parquet',
      'SELECT * REPLACE (list_transform(cue_spans, lambda s: struct_update(s, start := s.start + 1)) AS cue_spans) FROM old',
    );
    const { examples } = await onlyFaults('formats_differ');
    expect(examples[0]).toMatchObject({ file: 'quotes.parquet', row: 1, pointer: '/cue_spans' });
  });

  test('null is not an empty text', async () => {
    const path = join(out, 'documents.csv');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replaceAll('"text/plain","utf-8",,', '"text/plain","utf-8","",'),
    );
    remeasure(out, 'documents.csv');
    const { count, examples } = await onlyFaults('formats_differ');
    expect(count).toBe(2);
    expect(examples[0]).toMatchObject({ pointer: '/url', reason: 'is "", in documents.jsonl row 1 null' });
  });

  test('a number with a fraction is not the whole number beside it', async () => {
    const path = join(out, 'entities.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(\d+),(\d+),(\d+)\n$/, '$1,$2,$3.4\n'));
    remeasure(out, 'entities.csv');
    const { examples } = await onlyFaults('formats_differ');
    expect(examples[0]).toMatchObject({
      pointer: '/utterance_count',
      reason: expect.stringMatching(/^is \d\.4, in/),
    });
  });

  test('the rows stand in another order', async () => {
    await rewriteParquet(out, 'sentences.parquet', 'SELECT * FROM old ORDER BY sentence_id');
    const { examples } = await onlyFaults('order_differs');
    expect(examples[0]?.file).toBe('sentences.parquet');
  });

  test('rows without a key are held against each other by their number', async () => {
    const row = {
      table_name: 'documents',
      doc_id: null,
      source_path: 'a/b.txt',
      line: 1,
      code: 'binary',
      reason: 'x',
      json_pointer: null,
      row_json: null,
    };
    editRows(out, 'quarantine.jsonl', () => [row]);
    editLines(out, 'quarantine.csv', ([header = '']) => [header, '"documents",,"a/b.txt",1,"binary","y",,']);
    await rewriteParquet(
      out,
      'quarantine.parquet',
      "SELECT * FROM old UNION ALL SELECT 'documents', NULL, 'a/b.txt', 1, 'binary', 'x', NULL, NULL",
    );
    const { examples } = await onlyFaults('formats_differ');
    expect(examples).toMatchObject([{ file: 'quarantine.csv', row: 1, id: null, pointer: '/reason' }]);
  });

  test('a header names other columns', async () => {
    editLines(out, 'dates.csv', ([header = '', ...lines]) => [
      header.replace('"timex"', '"timex3"'),
      ...lines,
    ]);
    const { examples } = await onlyFaults('wrong_columns');
    expect(examples).toMatchObject([
      { file: 'dates.csv', reason: 'it has no column timex; it must not have the column timex3' },
    ]);
  });

  test('columns stand in another order', async () => {
    await rewriteParquet(out, 'entities.parquet', 'SELECT name, * EXCLUDE name FROM old');
    const { examples } = await onlyFaults('wrong_columns');
    expect(examples[0]?.reason).toMatch(/^its columns stand in another order: name, entity_id/);
  });

  test.each([
    ['csv', (text: string) => text.replace(/"m_[^"]*",/, '')],
    ['jsonl', (text: string) => text.replace('{', '')],
    ['parquet', () => 'PAR1 and then nothing of that kind PAR1'],
  ] as const)('%s that is none is told', async (format, damage) => {
    const path = join(out, `mentions.${format}`);
    const text = readFileSync(path, 'utf8');
    const head = format === 'csv' ? text.indexOf('\n') : 0;
    writeFileSync(path, text.slice(0, head) + damage(text.slice(head)));
    remeasure(out, `mentions.${format}`);
    const { examples } = await onlyFaults('unreadable_file');
    expect(examples).toHaveLength(1);
    expect(examples[0]).toMatchObject({ file: `mentions.${format}`, table: 'mentions' });
    expect(examples[0]?.reason).not.toContain(tmpdir());
  });

  test('a table whose files are all unreadable costs no other table its check', async () => {
    for (const format of ['csv', 'jsonl', 'parquet']) {
      writeFileSync(join(out, `documents.${format}`), '[]');
      remeasure(out, `documents.${format}`);
    }
    const report = await checkExport(out);
    expect(kindsOf(report)).toEqual({ unreadable_file: 2, wrong_columns: 1 });
    expect(report.notes).toEqual(['without the table documents no span can be checked']);
    expect(report.tables[0]).toEqual({ table: 'documents', rows: null, formats: [], faultCount: 3 });
  });
});

describe('rows', () => {
  beforeEach(() => copyOf(jsonl, out));

  const edit = (
    table: string,
    change: (rows: Record<string, unknown>[]) => Record<string, unknown>[],
  ): void => editRows(out, `${table}.jsonl`, change);
  const withFirst = (changes: object) => (rows: Record<string, unknown>[]) => [
    { ...rows[0], ...changes },
    ...rows.slice(1),
  ];

  test('a key comes twice', async () => {
    edit('dates', (rows) => [...rows, rows.at(-1) as object as Record<string, unknown>]);
    const { count, examples } = await onlyFaults('duplicate_key');
    expect(count).toBe(1);
    expect(examples[0]).toMatchObject({
      file: 'dates.jsonl',
      pointer: '/date_id',
      reason: expect.stringMatching(/^row \d has the same date_id: d_/),
    });
  });

  test('a second key, of several columns, comes twice', async () => {
    edit('sentences', (rows) =>
      rows.map((row) => ({ ...row, sentence_index: row.sentence_index === 1 ? 0 : row.sentence_index })),
    );
    const report = await checkExport(out);
    expect(kindsOf(report)).toHaveProperty('duplicate_key', 2);
    expect(report.faults.find(({ kind }) => kind === 'duplicate_key')?.examples[0]?.reason).toMatch(
      /has the same doc_id, sentence_index: articles\/bridge.txt, 0$/,
    );
  });

  test('a row refers to one that is not there', async () => {
    edit('entities', (rows) => rows.filter(({ name }) => name !== 'Rivertown'));
    const { count, examples } = await onlyFaults('missing_reference');
    expect(count).toBe(2);
    expect(examples[0]).toMatchObject({
      file: 'mentions.jsonl',
      pointer: '/entity_id',
      reason: expect.stringMatching(/^entities has no row with entity_id e_/),
    });
  });

  test('rows are not in their order', async () => {
    edit('mentions', ([first = {}, second = {}, ...rows]) => [second, first, ...rows]);
    const { examples } = await onlyFaults('unsorted_row');
    expect(examples).toMatchObject([{ file: 'mentions.jsonl', row: 2 }]);
  });

  test('documents are sorted by the bytes of their ids', async () => {
    edit('documents', (rows) => rows.reverse());
    expect((await onlyFaults('unsorted_row')).examples[0]).toMatchObject({
      row: 2,
      id: 'articles/bridge.txt',
    });
  });

  test('a value is none that the schema allows', async () => {
    edit('numbers', withFirst({ kind: 'many' }));
    const { examples } = await onlyFaults('invalid_row');
    expect(examples).toMatchObject([
      {
        file: 'numbers.jsonl',
        row: 1,
        pointer: '/kind',
        reason: expect.stringMatching(/^must be one of cardinal, /),
      },
    ]);
  });

  test('a column too many', async () => {
    edit('entities', withFirst({ comment: 'x' }));
    expect((await onlyFaults('invalid_row')).examples[0]?.reason).toBe('must not have the column comment');
  });

  test('a span that cuts out something else', async () => {
    edit('dates', (rows) => withFirst({ end: (rows[0]?.end as number) + 1 })(rows));
    const { faults } = await checkExport(out);
    expect(faults.map(({ kind, examples }) => [kind, examples[0]?.pointer, examples[0]?.reason])).toEqual([
      ['broken_invariant', '/text', 'the document cut by start and end is not the text of the row'],
      ['missing_row', null, expect.stringMatching(/^lacks the row that the program reads in articles/)],
    ]);
  });

  test('provenance that is not that of the document', async () => {
    edit('dates', withFirst({ source_path: 'articles/other.txt' }));
    edit('numbers', withFirst({ source_sha256: 'ab'.repeat(32) }));
    const { examples } = await onlyFaults('broken_invariant');
    expect(examples.map(({ table, pointer }) => `${table} ${pointer}`)).toEqual([
      'numbers /source_sha256',
      'dates /source_path',
    ]);
  });

  test('more than are shown are counted', async () => {
    edit('mentions', (rows) => rows.map((row) => ({ ...row, resolution: 'guessed' })));
    const { count, examples } = await onlyFaults('invalid_row', { maxFaults: 2 });
    expect(examples).toHaveLength(2);
    expect(count).toBeGreaterThan(2);
  });

  test('their number is said', async () => {
    editPackage(out, ({ resources }) => {
      for (const resource of resources) if (resource.name === 'quotes-jsonl') resource.rows = 99;
    });
    editAccount(out, ({ tables }) => {
      tables.quotes = 99;
    });
    expect((await onlyFaults('wrong_row_count')).examples[0]?.reason).toMatch(
      /^it has \d rows, datapackage.json says 99$/,
    );
  });

  test('of a table in parts are found in their part', async () => {
    const lines = readFileSync(join(out, 'mentions.jsonl'), 'utf8').split('\n').slice(0, -1);
    mkdirSync(join(out, 'mentions'));
    const parts = [lines.slice(0, 2), lines.slice(2)].map((part, index) => {
      const path = `mentions/part-0000${index}.jsonl`;
      writeFileSync(join(out, path), part.map((line) => `${line}\n`).join(''));
      return { path, rows: part.length, ...measured(join(out, path)) };
    });
    rmSync(join(out, 'mentions.jsonl'));
    editPackage(out, ({ resources }) => {
      const resource = resources.find(({ name }) => name === 'mentions-jsonl');
      Object.assign(resource as object, { path: parts.map(({ path }) => path), parts, hash: undefined });
    });
    expect(kindsOf(await checkExport(out))).toEqual({});

    const second = join(out, 'mentions/part-00001.jsonl');
    writeFileSync(second, readFileSync(second, 'utf8').replace('"confidence":', '"confidences":'));
    const report = await checkExport(out);
    expect(report.faults.at(-1)).toMatchObject({
      kind: 'invalid_row',
      examples: [{ file: 'mentions/part-00001.jsonl', row: 1 }],
    });
  });
});

describe('records', () => {
  let articles: string;
  beforeEach(() => {
    copyOf(jsonl, out);
    articles = join(folder, 'again', 'articles');
    rmSync(articles, { recursive: true, force: true });
    cpSync(join(folder, 'articles'), articles, { recursive: true });
  });

  test('a record that changed: its spans are left unchecked', async () => {
    writeFileSync(join(articles, 'school.txt'), `Extra! ${ARTICLES['school.txt']}`);
    const { examples } = await onlyFaults('changed_record', { records: recordsOf(articles) });
    expect(examples).toMatchObject([
      { file: 'documents.jsonl', row: 2, id: 'articles/school.txt', pointer: '/source_sha256' },
    ]);
  });

  test('a record that is gone', async () => {
    renameSync(join(articles, 'bridge.txt'), join(articles, 'river.txt'));
    const report = await checkExport(out, { records: recordsOf(articles) });
    expect(kindsOf(report)).toEqual({ missing_record: 1 });
    expect(report.faults[0]?.examples[0]).toMatchObject({
      id: 'articles/bridge.txt',
      reason: expect.stringMatching(/name them as in the run/),
    });
    expect(report.notes).toEqual([
      expect.stringMatching(/^1 record of the inputs is not in the export .*: articles\/river.txt$/),
    ]);
  });

  test('a record that cannot be read any more', async () => {
    writeFileSync(join(articles, 'bridge.txt'), '');
    const { examples } = await onlyFaults('missing_record', { records: recordsOf(articles) });
    expect(examples[0]?.reason).toMatch(/^its record cannot be read: /);
  });

  test('a source span that is another passage, the id with it', async () => {
    const shifted = ({
      source_start: start,
      source_end: end,
      date_id: id,
      ...row
    }: Record<string, unknown>) => ({
      ...row,
      date_id: `${(id as string).replace(/(_[0-9]+){2}$/, '')}_${(start as number) - 1}_${(end as number) - 1}`,
      source_start: (start as number) - 1,
      source_end: (end as number) - 1,
    });
    editRows(out, 'dates.jsonl', ([first = {}, ...rows]) => [shifted(first), ...rows]);
    for (const records of [null, recordsOf(articles)]) {
      const { examples } = await onlyFaults('broken_invariant', { records });
      expect(examples[0]).toMatchObject({ file: 'dates.jsonl', row: 1, pointer: '/source_start' });
    }
  });

  test('a removal that was something else', async () => {
    editRows(out, 'removals.jsonl', ([first = {}]) => [{ ...first, text: 'Advertisemend' }]);
    expect(kindsOf(await checkExport(out))).toEqual({});
    await onlyFaults('broken_invariant', { records: recordsOf(articles) });
  });
});
