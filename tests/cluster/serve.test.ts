import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandLine } from '../../pipeline/cli/command-line.js';
import { orFail } from '../../pipeline/cli/or-fail.js';
import type { Description } from '../../pipeline/cluster/description.js';
import type { FileTask } from '../../pipeline/cluster/map-file.js';
import { type CountedTables, rowsPath } from '../../pipeline/cluster/part-rows.js';
import type { ClusterPlan } from '../../pipeline/cluster/plan-inputs.js';
import type { Resolved } from '../../pipeline/cluster/resolve.js';
import type { StoredTable, StoreTask } from '../../pipeline/cluster/store-part.js';
import { type BatchTable, columnTypes } from '../../pipeline/database/layout.js';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import { openScratchDatabase } from '../../pipeline/duckdb/scratch-database.js';
import type { ExportedFile } from '../../pipeline/export/export.js';
import { quoteLiteral, TABLES } from '../../pipeline/schema/columns.js';
import type { QuarantineRow, TableName } from '../../pipeline/schema/rows.js';
import { ROOT, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
import { readIncoming } from '../read-incoming.js';
import { type Answer, Session } from './session.js';

const fileTask = (path: string | null, sourcePath: string, more: Partial<FileTask> = {}): FileTask => ({
  ...{ source_path: sourcePath, path, size: 100, slice: 0, slices: 1, done: 0, failed: [], refused: null },
  ...more,
});

/** Records of a JSONL file, each of a sentence. */
const jsonl = (ids: readonly string[]): string =>
  ids.map((id) => `${JSON.stringify({ id, text: `“Number ${id} it is,” Ann Lee said.` })}\n`).join('');

/** The records of which the answers tell, in their order. */
const numbersOf = (answers: readonly Answer[], what: 'begin' | 'end'): unknown[] =>
  answers.filter((answer) => what in answer).map((answer) => answer[what]);

/** What becomes of a file: the answers, and the rows of a table as they count at the end. */
interface Mapped {
  readonly answers: readonly Answer[];
  readonly counted: CountedTables;
  rowsOf(table: BatchTable): Promise<Record<string, unknown>[]>;
}

async function mapped(
  session: Session,
  file: FileTask,
  { folder = scratchFolder(), counted = {}, bytes }: Partial<StoreTask> & { bytes?: readonly Buffer[] } = {},
): Promise<Mapped> {
  const rows = { folder, counted };
  const answers = await session.answers({ do: 'map', file, bytes: bytes !== undefined, rows }, bytes);
  const last = (answers.findLast((answer) => 'end' in answer)?.counted ?? counted) as CountedTables;
  return {
    answers,
    counted: last,
    rowsOf: async (table) => {
      const all = last[table];
      return all === undefined
        ? []
        : readIncoming({ ...all, bytes: readFileSync(rowsPath(folder, table)) }, columnTypes(table));
    },
  };
}

const idsOf = async ({ rowsOf }: Mapped): Promise<unknown[]> =>
  (await rowsOf('documents')).map(({ doc_id }) => doc_id);

describe('a file', () => {
  test('gives the rows of each record between its beginning and its end', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b']));
    const file = await mapped(new Session(), fileTask(path, 'in.jsonl'));
    expect(file.answers.map((answer) => Object.keys(answer)[0])).toEqual([
      ...['ready', 'begin', 'end', 'begin', 'end', 'done'],
    ]);
    expect(numbersOf(file.answers, 'begin')).toEqual([0, 1]);
    expect(numbersOf(file.answers, 'end')).toEqual([0, 1]);
    expect(await idsOf(file)).toEqual(['in.jsonl#a', 'in.jsonl#b']);
    const quotes = await file.rowsOf('quotes');
    expect(quotes.map(({ speaker_text }) => speaker_text)).toEqual(['Ann Lee', 'Ann Lee']);
    expect(file.counted.quotes).toMatchObject({ count: 2 });
  });

  test('goes on after a process that ended at a record, of which nothing counts', async () => {
    const [folder, path] = [scratchFolder(), join(scratchFolder(), 'in.jsonl')];
    writeFileSync(path, jsonl(['a', 'b', 'c']));
    const whole = await mapped(new Session(), fileTask(path, 'in.jsonl'), { folder });
    const rows = await whole.rowsOf('quotes');
    const { counted } = whole.answers.find(({ end }) => end === 0) as unknown as { counted: CountedTables };
    for (const table of ['quotes', 'mentions'] as const)
      writeFileSync(rowsPath(folder, table), '"half a r', { flag: 'a' });
    const rest = await mapped(new Session(), fileTask(path, 'in.jsonl', { done: 1 }), { folder, counted });
    expect(await idsOf(rest)).toEqual(['in.jsonl#a', 'in.jsonl#b', 'in.jsonl#c']);
    expect(await rest.rowsOf('quotes')).toEqual(rows);
    expect(rest.counted).toEqual(whole.counted);
    const nothing = await mapped(new Session(), fileTask(path, 'in.jsonl', { done: 3 }), { folder, counted });
    expect(await idsOf(nothing)).toEqual(['in.jsonl#a']);
  });

  test('whose bytes are given is read as one on the disk', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'c']));
    const session = new Session();
    const bytes = readFileSync(path);
    const given = await mapped(session, fileTask(null, 'in.jsonl'), {
      bytes: [bytes.subarray(0, 17), bytes.subarray(17)],
    });
    const read = await mapped(session, fileTask(path, 'in.jsonl'));
    expect(await given.rowsOf('documents')).toEqual(await read.rowsOf('documents'));
    expect(numbersOf(given.answers, 'end')).toEqual([0, 1, 2]);
  });

  test('that is given and not read to its end leaves the next request whole', async () => {
    const session = new Session({ sample: 0 });
    const refused = fileTask(null, 'in.jsonl', { refused: 'It is not to be read.' });
    await mapped(session, refused, { bytes: [Buffer.from(jsonl(['a']))] });
    expect(await session.ask<Description>({ do: 'describe' })).toHaveProperty('process_key');
  });

  test('of a format that is told, and not by its name, is unpacked all the same', async () => {
    const path = join(scratchFolder(), 'dump.data.gz');
    writeFileSync(path, gzipSync(jsonl(['a', 'b'])));
    const session = new Session({ inputFormat: 'jsonl' });
    const file = await mapped(session, fileTask(path, 'dump.data.gz'));
    expect((await file.rowsOf('documents')).map(({ source_id }) => source_id)).toEqual(['a', 'b']);
  });

  test('goes on after the records that are done', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'a', 'a']));
    const file = await mapped(new Session(), fileTask(path, 'in.jsonl', { done: 1 }));
    expect(numbersOf(file.answers, 'begin')).toEqual([1, 2]);
    // Ids are those of the whole file.
    expect(await idsOf(file)).toEqual(['in.jsonl#a~2', 'in.jsonl#a~3']);
  });

  test('is worked on in slices', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'a', 'd', 'e']));
    const session = new Session();
    const idsOfSlice = async (slice: number): Promise<unknown[]> =>
      idsOf(await mapped(session, fileTask(path, 'in.jsonl', { slice, slices: 2 })));
    expect(await idsOfSlice(0)).toEqual(['in.jsonl#a', 'in.jsonl#a~2', 'in.jsonl#e']);
    expect(await idsOfSlice(1)).toEqual(['in.jsonl#b', 'in.jsonl#d']);
  });

  test('has a record quarantined that is known to kill', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'c']));
    const failed = [{ record: 1, code: 'worker_crash', reason: 'It ended the program.' }] as const;
    const file = await mapped(new Session(), fileTask(path, 'in.jsonl', { failed }));
    expect(await idsOf(file)).toEqual(['in.jsonl#a', 'in.jsonl#c']);
    expect(await file.rowsOf('quarantine')).toMatchObject([
      { doc_id: 'in.jsonl#b', code: 'worker_crash', line: 2n, reason: 'It ended the program.' },
    ]);
    expect(file.answers.filter((answer) => 'end' in answer).map(({ account }) => account)).toMatchObject([
      { is: 'processed' },
      { is: 'unprocessable', hash: null, warnings: { worker_crash: 1 } },
      { is: 'processed' },
    ]);
  });

  test('that cannot be read on is quarantined from there', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b']));
    const task = fileTask(path, 'in.jsonl', { done: 1, refused: 'Reading it ended the program.' });
    const file = await mapped(new Session(), task);
    expect(numbersOf(file.answers, 'end')).toEqual([1]);
    expect(await file.rowsOf('quarantine')).toMatchObject([
      { source_path: 'in.jsonl', doc_id: null, code: 'unreadable', reason: 'Reading it ended the program.' },
    ]);
  });

  test('with faults counts them, but an empty one', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'bad.jsonl'), `{"id": 1,\n${jsonl(['b'])}`);
    writeFileSync(join(folder, 'empty.jsonl'), '');
    const session = new Session();
    const kindsOf = async (name: string): Promise<unknown[]> => {
      const { answers } = await mapped(session, fileTask(join(folder, name), name));
      return answers.filter((answer) => 'end' in answer).map(({ account }) => (account as { is: string }).is);
    };
    expect(await kindsOf('bad.jsonl')).toEqual(['unreadable', 'processed']);
    expect(await kindsOf('empty.jsonl')).toEqual(['empty']);
  });
});

describe('the inputs', () => {
  test('that lie on this machine are those of a run; those that are listed join them', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'news'));
    writeFileSync(join(folder, 'news', 'b.txt'), 'B');
    const inputs = [
      { path: join(folder, 'news'), name: null },
      { path: 's3a://bucket/crawl', name: null },
      { path: 'hdfs://host/wire', name: 'wire' },
    ];
    const session = new Session({ inputs });
    expect(await session.ask({ do: 'inputs' })).toEqual(inputs.slice(1));
    const listings = [
      {
        name: 'crawl',
        files: [
          { path: 's3a://bucket/crawl/a/1.warc.gz', inside: 'a/1.warc.gz', size: 7 },
          { path: 's3a://bucket/crawl/_temporary/.x.warc', inside: '_temporary/.x.warc', size: 7 },
          { path: 's3a://bucket/crawl/readme.xyz', inside: 'readme.xyz', size: 7 },
        ],
      },
      { name: 'wire.jsonl', files: [{ path: 'hdfs://host/wire.jsonl', inside: '', size: 9 }] },
    ];
    const plan = await session.ask<ClusterPlan>({ do: 'plan', listings });
    expect(plan.roots).toEqual(['crawl', 'news', 'wire.jsonl']);
    expect(plan.files.map(({ source_path }) => source_path)).toEqual([
      'crawl/a/1.warc.gz',
      'news/b.txt',
      'wire.jsonl',
    ]);
    expect(plan.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ['hidden', 1],
      ['unknown_extension', 1],
    ]);
  });

  test('of one name end the work', async () => {
    const session = new Session({ inputs: [{ path: 's3a://a/news', name: null }] });
    const listing = { name: 'news', files: [{ path: 's3a://a/news/1.txt', inside: '1.txt', size: 1 }] };
    const asked = session.ask({ do: 'plan', listings: [listing, listing] });
    asked.catch(() => {});
    await expect(session.ended).rejects.toThrow('Two inputs have the base name news');
  });

  test('without a file end the work', async () => {
    const session = new Session({ inputs: [{ path: 's3a://a/news', name: null }] });
    const asked = session.ask({ do: 'plan', listings: [{ name: 'news', files: [] }] });
    asked.catch(() => {});
    await expect(session.ended).rejects.toThrow('there is nothing to read in news');
  });
});

test('settings that need the whole corpus in one process are refused', () => {
  expect(() => new Session({ limit: 3 })).toThrow('--limit is not offered on a cluster');
  expect(() => new Session({ reviews: 'x' })).toThrow('--reviews is not offered on a cluster');
  expect(() => new Session({ formats: ['csv'] })).toThrow('--format csv: a cluster writes Parquet');
  expect(() => new Session({ inputs: [{ path: '-', name: null }] })).toThrow('the input - is not offered');
});

test('the command answers on standard output, and ends with its input', async () => {
  const requests = Readable.from([Buffer.from('{"do":"inputs"}\n')]);
  const input = vi.spyOn(process, 'stdin', 'get').mockReturnValue(requests as typeof process.stdin);
  const output = new PassThrough();
  const answers = vi
    .spyOn(process, 'stdout', 'get')
    .mockReturnValue(output as unknown as typeof process.stdout);
  onTestFinished(() => [input, answers].forEach((spy) => void spy.mockRestore()));
  await orFail(() => commandLine(['worker', 's3a://bucket/news']));
  expect(String(output.read())).toBe('{"done":[{"path":"s3a://bucket/news","name":null}]}\n');
});

test('texts are compared by pairs', async () => {
  const text = 'The council voted for the new bridge over the river on Monday evening after a long debate.';
  const pairs = [
    { text, original_text: text },
    {
      text,
      original_text: 'Something else altogether stands here, and nobody would take it for the same news.',
    },
  ];
  expect(await new Session().ask({ do: 'similarity', pairs })).toEqual([1, null]);
});

test('faults of no file are stored with the rows of a part', async () => {
  const [folder, path] = [scratchFolder(), join(scratchFolder(), 'bad.jsonl')];
  writeFileSync(path, '{"id": 1,\n');
  const session = new Session();
  const { counted } = await mapped(session, fileTask(path, 'bad.jsonl'), { folder });
  const fault = { doc_id: null, source_path: 'news/x', line: null, code: 'unreadable', reason: 'No rights.' };
  const faults = [fault] as unknown as QuarantineRow[];
  const stored = await session.ask<Record<string, StoredTable>>({
    ...{ do: 'store', part: "it's one", folder, counted, faults },
  });
  expect(stored).toEqual({ quarantine: { path: join(folder, 'quarantine.parquet'), rows: 2 } });
  const database = await openScratchDatabase(folder, {});
  const reader = await database.connection.runAndReadAll(
    `SELECT source_path, part FROM read_parquet(${quoteLiteral(stored.quarantine?.path ?? '')})`,
  );
  expect(reader.getRowsJS()).toEqual([
    ['bad.jsonl', "it's one"],
    ['news/x', "it's one"],
  ]);
  await database.close();
});

test('a part that is mapped, resolved and finished has the rows of a run', async () => {
  const folder = scratchFolder();
  const news = join(folder, 'news');
  mkdirSync(news);
  for (const seed of ['000_99abb912408b065c', '003_aa503f58cbec5d5e'])
    writeFileSync(join(news, `${seed}.txt`), readFileSync(join(ROOT, `seeds/${seed}.txt`)));
  writeFileSync(join(news, 'copy.txt'), readFileSync(join(ROOT, 'seeds/003_aa503f58cbec5d5e.txt')));
  writeFileSync(join(news, 'bad.jsonl'), '{"id": 1,\n');

  const session = new Session({ inputs: [{ path: news, name: null }] });
  const { corpus_inputs, exports } = await session.ask<Description>({ do: 'describe' });
  const plan = await session.ask<ClusterPlan>({ do: 'plan', listings: [] });
  let counted: CountedTables = {};
  let hashes = 0n;
  for (const { path, source_path } of plan.files) {
    const file = await mapped(session, fileTask(path, source_path), { folder, counted });
    ({ counted } = file);
    for (const answer of file.answers)
      if ('end' in answer) hashes += BigInt((answer.account as { hash: string | null }).hash ?? 0);
  }
  const stored = await session.ask<Record<string, StoredTable>>({
    ...{ do: 'store', part: 'part', folder, counted, faults: [] },
  });
  const parts = Object.fromEntries(Object.entries(stored).map(([table, { path }]) => [table, path]));
  const inputs = Object.fromEntries(
    ['documents', ...corpus_inputs].map((table) => [table, table in parts ? [parts[table]!] : []]),
  );
  const resolved = await session.ask<Resolved>({ do: 'resolve', inputs, out: folder });
  const patches: Record<string, string> = {};
  for (const line of readFileSync(resolved.patches, 'utf8').trim().split('\n')) {
    const { part, relation, row } = JSON.parse(line) as { part: string; relation: string; row: object };
    expect(part).toBe('part');
    patches[relation] = join(folder, `patch-${relation}.jsonl`);
    writeFileSync(patches[relation], `${JSON.stringify(row)}\n`, { flag: 'a' });
  }
  expect(Object.keys(patches)).toContain('duplicates');
  const out = join(folder, 'finished');
  mkdirSync(out);
  const files = await session.ask<Record<TableName, ExportedFile>>({
    do: 'finish',
    part: { tables: parts, patches, exports: exports as TableName[], out },
  });

  const run = await inProcess(
    [
      'run',
      news,
      '--out',
      'run',
      '--format',
      'jsonl,parquet',
      '--workers',
      '0',
      '--quiet',
      '--max-quarantine',
      '1',
    ],
    folder,
  );
  expect(run).toMatchObject({ code: 0 });
  const instance = await openDatabase(':memory:', {});
  const connection = await instance.connect();
  const rowsOf = async (path: string): Promise<string[]> => {
    const reader = await connection.runAndReadAll(
      `SELECT to_json(rows) FROM read_parquet(${quoteLiteral(path)}) AS rows`,
    );
    return reader.getRowsJS().map(([row]) => row as string);
  };
  for (const table of TABLES) {
    const file = table === 'entities' ? resolved.entities : files[table];
    expect(file.rows, table).toBe(readRows(join(folder, 'run'), table).length);
    expect(await rowsOf(file.path), table).toEqual(await rowsOf(join(folder, 'run', `${table}.parquet`)));
  }
  connection.closeSync();
  instance.closeSync();

  const packaged = Object.fromEntries(
    TABLES.map((table) => {
      const file = table === 'entities' ? resolved.entities : files[table];
      return [table, [{ ...file, path: basename(file.path) }]];
    }),
  ) as never;
  const counts = { read: 3, unreadable: 1, new: 3, changed: 0, outdated: 0, unchanged: 0 };
  const texts = await session.ask<{ run: string; datapackage: string }>({
    do: 'account',
    account: {
      started_at: '2024-05-01T00:00:00.000Z',
      roots: plan.roots,
      inputs: [],
      skipped: [plan.skipped],
      records: { ...counts, processed: 3, unprocessable: 0, vanished: 0 },
      hashes: BigInt.asUintN(64, hashes).toString(),
      unsure: {},
      warnings: { invalid_json: 1 },
      stage_milliseconds: { clean: 0, extract: 0, validate: 0 },
      phase_milliseconds: { process: 0, corpus: 0, export: 0 },
      rows_made: {},
      quarantined: { all: 1, new: 1 },
      files: packaged,
    },
  });
  const theirs = JSON.parse(readFileSync(join(folder, 'run/run.json'), 'utf8')) as Record<string, unknown>;
  const ours = JSON.parse(texts.run) as Record<string, unknown>;
  for (const name of ['run_id', 'tables', 'version']) expect(ours[name], name).toEqual(theirs[name]);
  const { resources } = JSON.parse(texts.datapackage) as { resources: { name: string }[] };
  expect(resources.map(({ name }) => name)).toEqual(TABLES.map((table) => `${table}-parquet`));
  await session.end();
});
