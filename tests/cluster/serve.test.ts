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
import type { ClusterPlan } from '../../pipeline/cluster/plan-inputs.js';
import type { Resolved } from '../../pipeline/cluster/resolve.js';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import type { ExportedFile } from '../../pipeline/export/export.js';
import { quoteLiteral, TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { ROOT, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
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

/** The rows of a table among the answers. */
const rowsIn = (answers: readonly Answer[], table: string): Record<string, unknown>[] =>
  answers
    .filter(({ rows }) => rows === table)
    .flatMap(({ text = '' }) => text.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a file', () => {
  test('gives the rows of each record between its beginning and its end', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b']));
    const answers = await new Session().answers({
      do: 'map',
      file: fileTask(path, 'in.jsonl'),
      bytes: false,
    });
    expect(answers[0]).toEqual({ ready: true });
    expect(numbersOf(answers, 'begin')).toEqual([0, 1]);
    expect(numbersOf(answers, 'end')).toEqual([0, 1]);
    expect(rowsIn(answers, 'documents').map(({ doc_id }) => doc_id)).toEqual(['in.jsonl#a', 'in.jsonl#b']);
    expect(rowsIn(answers, 'quotes').map(({ speaker_text }) => speaker_text)).toEqual(['Ann Lee', 'Ann Lee']);
    const order = answers.map((answer) => Object.keys(answer)[0]);
    expect(order.indexOf('end')).toBeGreaterThan(order.indexOf('rows'));
  });

  test('whose bytes are given is read as one on the disk', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'c']));
    const session = new Session();
    const bytes = readFileSync(path);
    const given = await session.answers({ do: 'map', file: fileTask(null, 'in.jsonl'), bytes: true }, [
      bytes.subarray(0, 17),
      bytes.subarray(17),
    ]);
    const read = await session.answers({ do: 'map', file: fileTask(path, 'in.jsonl'), bytes: false });
    expect(rowsIn(given, 'documents')).toEqual(rowsIn(read, 'documents'));
    expect(numbersOf(given, 'end')).toEqual([0, 1, 2]);
  });

  test('that is given and not read to its end leaves the next request whole', async () => {
    const session = new Session({ sample: 0 });
    const refused = fileTask(null, 'in.jsonl', { refused: 'It is not to be read.' });
    await session.answers({ do: 'map', file: refused, bytes: true }, [Buffer.from(jsonl(['a']))]);
    expect(await session.ask<Description>({ do: 'describe' })).toHaveProperty('process_key');
  });

  test('of a format that is told, and not by its name, is unpacked all the same', async () => {
    const path = join(scratchFolder(), 'dump.data.gz');
    writeFileSync(path, gzipSync(jsonl(['a', 'b'])));
    const session = new Session({ inputFormat: 'jsonl' });
    const answers = await session.answers({ do: 'map', file: fileTask(path, 'dump.data.gz'), bytes: false });
    expect(rowsIn(answers, 'documents').map(({ source_id }) => source_id)).toEqual(['a', 'b']);
  });

  test('goes on after the records that are done', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'a', 'a']));
    const file = fileTask(path, 'in.jsonl', { done: 1 });
    const answers = await new Session().answers({ do: 'map', file, bytes: false });
    expect(numbersOf(answers, 'begin')).toEqual([1, 2]);
    // Ids are those of the whole file.
    expect(rowsIn(answers, 'documents').map(({ doc_id }) => doc_id)).toEqual([
      'in.jsonl#a~2',
      'in.jsonl#a~3',
    ]);
  });

  test('is worked on in slices', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'a', 'd', 'e']));
    const session = new Session();
    const idsOf = async (slice: number): Promise<unknown[]> => {
      const file = fileTask(path, 'in.jsonl', { slice, slices: 2 });
      return rowsIn(await session.answers({ do: 'map', file, bytes: false }), 'documents').map(
        ({ doc_id }) => doc_id,
      );
    };
    expect(await idsOf(0)).toEqual(['in.jsonl#a', 'in.jsonl#a~2', 'in.jsonl#e']);
    expect(await idsOf(1)).toEqual(['in.jsonl#b', 'in.jsonl#d']);
  });

  test('has a record quarantined that is known to kill', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b', 'c']));
    const failed = [{ record: 1, code: 'worker_crash', reason: 'It ended the program.' }] as const;
    const file = fileTask(path, 'in.jsonl', { failed });
    const answers = await new Session().answers({ do: 'map', file, bytes: false });
    expect(rowsIn(answers, 'documents').map(({ doc_id }) => doc_id)).toEqual(['in.jsonl#a', 'in.jsonl#c']);
    expect(rowsIn(answers, 'quarantine')).toMatchObject([
      { doc_id: 'in.jsonl#b', code: 'worker_crash', line: 2, reason: 'It ended the program.' },
    ]);
    expect(answers.filter((answer) => 'end' in answer).map(({ account }) => account)).toMatchObject([
      { is: 'processed' },
      { is: 'unprocessable', hash: null, warnings: { worker_crash: 1 } },
      { is: 'processed' },
    ]);
  });

  test('that cannot be read on is quarantined from there', async () => {
    const path = join(scratchFolder(), 'in.jsonl');
    writeFileSync(path, jsonl(['a', 'b']));
    const file = fileTask(path, 'in.jsonl', { done: 1, refused: 'Reading it ended the program.' });
    const answers = await new Session().answers({ do: 'map', file, bytes: false });
    expect(numbersOf(answers, 'end')).toEqual([1]);
    expect(rowsIn(answers, 'quarantine')).toMatchObject([
      { source_path: 'in.jsonl', doc_id: null, code: 'unreadable', reason: 'Reading it ended the program.' },
    ]);
  });

  test('with faults counts them, but an empty one', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'bad.jsonl'), `{"id": 1,\n${jsonl(['b'])}`);
    writeFileSync(join(folder, 'empty.jsonl'), '');
    const session = new Session();
    const kindsOf = async (name: string): Promise<unknown[]> => {
      const file = fileTask(join(folder, name), name);
      return (await session.answers({ do: 'map', file, bytes: false }))
        .filter((answer) => 'end' in answer)
        .map(({ account }) => (account as { is: string }).is);
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

/** Writes the lines of JSON of a part as Parquet, as the tasks of a cluster do. */
async function asParquet(
  lines: readonly string[],
  columns: Readonly<Record<string, string>>,
  path: string,
): Promise<string> {
  writeFileSync(`${path}.jsonl`, lines.join(''));
  const types = Object.entries(columns).map(([name, type]) => {
    const kept = type === 'TIMESTAMP WITH TIME ZONE' ? 'VARCHAR' : type;
    return `${quoteLiteral(name)}: ${quoteLiteral(kept)}`;
  });
  const instance = await openDatabase(':memory:', {});
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT *, 'part' AS part FROM read_json(${quoteLiteral(`${path}.jsonl`)}, format = 'newline_delimited',
      columns = {${types.join(', ')}}, maximum_object_size = 100000000)) TO ${quoteLiteral(path)} (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return path;
}

test('a part that is mapped, resolved and finished has the rows of a run', async () => {
  const folder = scratchFolder();
  const news = join(folder, 'news');
  mkdirSync(news);
  for (const seed of ['000_99abb912408b065c', '003_aa503f58cbec5d5e'])
    writeFileSync(join(news, `${seed}.txt`), readFileSync(join(ROOT, `seeds/${seed}.txt`)));
  writeFileSync(join(news, 'copy.txt'), readFileSync(join(ROOT, 'seeds/003_aa503f58cbec5d5e.txt')));
  writeFileSync(join(news, 'bad.jsonl'), '{"id": 1,\n');

  const session = new Session({ inputs: [{ path: news, name: null }] });
  const { tables, corpus_inputs, exports } = await session.ask<Description>({ do: 'describe' });
  const plan = await session.ask<ClusterPlan>({ do: 'plan', listings: [] });
  const lines = new Map<string, string[]>();
  let hashes = 0n;
  for (const { path, source_path } of plan.files) {
    for (const answer of await session.answers({
      do: 'map',
      file: fileTask(path, source_path),
      bytes: false,
    })) {
      if (typeof answer.rows === 'string')
        lines.set(answer.rows, [...(lines.get(answer.rows) ?? []), answer.text ?? '']);
      if ('end' in answer) hashes += BigInt((answer.account as { hash: string | null }).hash ?? 0);
    }
  }
  const parts: Record<string, string> = {};
  for (const [table, texts] of lines)
    parts[table] = await asParquet(texts, tables[table] ?? {}, join(folder, `${table}.parquet`));
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
