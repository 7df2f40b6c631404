import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acquireLock } from '../../pipeline/database/lock.js';
import { FINISHED, pipeline, ROOT, readRows, scratchFolder } from '../command.js';

const TABLES = [
  'dates',
  'documents',
  'entities',
  'mentions',
  'numbers',
  'quarantine',
  'quotes',
  'removals',
  'sentences',
];

/** File name → hash, for every published file but run.json, the only one with a clock in it. */
function hashes(out: string): Record<string, string> {
  const files = readdirSync(out).filter((file) => !file.startsWith('.') && file !== 'run.json');
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]),
  );
}

/** A folder of made-up articles. */
function corpus(files: Readonly<Record<string, string | Uint8Array>>): { folder: string; out: string } {
  const scratch = scratchFolder();
  const folder = join(scratch, 'articles');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, out: join(scratch, 'out') };
}

const ARTICLE =
  'Mayor opens bridge\n\n“It is done,” Mayor Ann Lee said on Monday. About 300 people came to Oakville.\n';
const OTHER = 'Rain stops play\n\nThe match in Leeds ended 3-2. “We were lucky,” said coach Joan Roe.\n';

/** One article, its output, and what the run said. Tests take copies. */
let first: { folder: string; out: string; stderr: string };
let shared: string;

beforeAll(() => {
  shared = mkdtempSync(join(tmpdir(), 'corpusmill-'));
  const [folder, out] = [join(shared, 'articles'), join(shared, 'out')];
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), ARTICLE);
  const { stderr } = pipeline(['run', folder, '--out', out, '--quiet']);
  first = { folder, out, stderr };
});

afterAll(() => rmSync(shared, { recursive: true }));

/** A folder of one article, and the output of a run over it. */
function ranOnce(): { folder: string; out: string } {
  const scratch = scratchFolder();
  const [folder, out] = [join(scratch, 'articles'), join(scratch, 'out')];
  cpSync(first.folder, folder, { recursive: true });
  cpSync(first.out, out, { recursive: true });
  return { folder, out };
}

describe('a run', () => {
  test('counts in words that its help explains', () => {
    const [, ...words] = first.stderr.split(', ').map((part) => part.replace(/^\d+ /, ''));
    const { stdout } = pipeline(['run', '--help']);
    expect(words.slice(0, 5)).toEqual(['new', 'changed', 'outdated', 'unchanged', 'vanished']);
    for (const word of words.slice(0, 5)) expect(stdout).toMatch(new RegExp(`^ {2}${word} +\\S`, 'm'));
  });

  test('writes every table in every format, and the account of the run', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'b.txt': OTHER });
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(code).toBe(0);
    const expected = TABLES.flatMap((table) =>
      ['csv', 'jsonl', 'parquet'].map((format) => `${table}.${format}`),
    );
    expect(
      readdirSync(out)
        .filter((file) => !file.startsWith('.'))
        .sort(),
    ).toEqual([...expected, 'datapackage.json', 'run.json'].sort());
    expect(stderr).toMatch(/ingest {3}2 records from 2 files/);
    expect(stderr).toMatch(/export {3}9 tables as csv, jsonl, parquet/);
  });

  test('names documents by the place of their record, whatever the folder lies in', () => {
    const { folder, out } = corpus({
      'a.txt': ARTICLE,
      'b.jsonl': `${JSON.stringify({ id: 7, text: OTHER })}\n`,
    });
    pipeline(['run', folder, '--out', out, '--quiet']);
    expect(readRows(out, 'documents').map(({ doc_id, source_id }) => [doc_id, source_id])).toEqual([
      ['articles/a.txt', 'a'],
      ['articles/b.jsonl#7', '7'],
    ]);
  });

  test('--format leaves out the other formats, and takes away those of the run before', () => {
    const { folder, out } = ranOnce();
    expect(pipeline(['run', folder, '--out', out, '--format', 'parquet', '--quiet']).code).toBe(0);
    expect(readdirSync(out).filter((file) => /\.(csv|jsonl)$/.test(file))).toEqual([]);
    expect(existsSync(join(out, 'quotes.parquet'))).toBe(true);
  });

  test('reads standard input', () => {
    const { out } = corpus({});
    expect(pipeline(['run', '-', '--out', out, '--quiet'], { input: ARTICLE }).code).toBe(0);
    expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toEqual(['-']);
  });

  test('reads gzip and mapped fields', () => {
    const line = JSON.stringify({ key: 'x', body: { text: ARTICLE }, when: '2021-03-01' });
    const { folder, out } = corpus({ 'a.jsonl.gz': gzipSync(`${line}\n`) });
    const args = ['--field', 'id=key', '--field', 'text=body.text', '--field', 'published_at=when'];
    expect(pipeline(['run', folder, '--out', out, '--quiet', ...args]).code).toBe(0);
    expect(readRows(out, 'documents')).toMatchObject([
      { doc_id: 'articles/a.jsonl.gz#x', published_at: '2021-03-01' },
    ]);
  });

  test('--log-format json writes an object a line to standard error', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'b.txt': '' });
    const { code, stderr } = pipeline(['run', folder, '--out', out, '--log-format', 'json']);
    expect(code).toBe(0);
    const events = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual(['started', 'warning', 'committed', 'finished']);
    expect(events[1]).toMatchObject({ code: 'empty', message: expect.stringContaining('articles/b.txt') });
    expect(events[3]).toMatchObject({ records: { read: 1 }, tables: { documents: 1 } });
  });

  test('--log-format json holds for the end of a run, too', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'b.jsonl': '{"id": 1}\n' });
    const eventsOf = (...words: string[]): unknown[] =>
      pipeline(['run', folder, '--out', out, '--log-format', 'json', '--quiet', ...words])
        .stderr.trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as Record<string, unknown>).event);
    expect(eventsOf()).toEqual(['warning', 'finished', 'quarantined']);
    expect(eventsOf('--limit', '1')).toEqual(['failed']);
  });

  test('an option that takes one value is refused when it is given twice', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE });
    const { code, stderr } = pipeline(['run', folder, '--out', out, '--out', 'other']);
    expect(code).toBe(1);
    expect(stderr).toBe('pipeline: --out is given more than once; give it once\n');
  });

  test('marks the same text twice and extracts both; --drop-duplicates leaves the later one out', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'b.txt': ARTICLE });
    pipeline(['run', folder, '--out', out, '--quiet']);
    expect(readRows(out, 'documents').map(({ duplicate_of }) => duplicate_of)).toEqual([
      null,
      'articles/a.txt',
    ]);
    expect(readRows(out, 'quotes')).toHaveLength(2);
    expect(readRows(out, 'entities').find(({ name }) => name === 'Ann Lee')?.quote_count).toBe(1);
    pipeline(['run', folder, '--out', out, '--quiet', '--drop-duplicates']);
    expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toEqual(['articles/a.txt']);
    expect(readRows(out, 'quotes')).toHaveLength(1);
  });

  test('one utterance in two articles has one utterance_id', () => {
    const said = (text: string): string => `“${text}” Ann Lee said.\n\nAnn Lee is the mayor.\n`;
    const { folder, out } = corpus({
      'a.txt': said('We will build the bridge before the winter comes.'),
      'b.txt': said('Listen, all of you. We will build the bridge before the winter comes. I promise.'),
      'c.txt': said('We will never build that bridge.'),
    });
    pipeline(['run', folder, '--out', out, '--quiet']);
    const ids = readRows(out, 'quotes').map(({ utterance_id }) => utterance_id);
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('a text in another language keeps its row and a warning, and nothing is extracted', () => {
    const sentence =
      'Der Bürgermeister sagte am Montag, dass die neue Brücke über den Fluss im nächsten Jahr fertig werden soll. ';
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'de.txt': sentence.repeat(6) });
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning: articles\/de\.txt: the text is in language de/);
    expect(readRows(out, 'documents')[1]).toMatchObject({
      language: 'de',
      extraction_status: 'unsupported_language',
    });
    expect(new Set(readRows(out, 'mentions').map(({ doc_id }) => doc_id))).toEqual(
      new Set(['articles/a.txt']),
    );
  });
});

describe('the same input gives the same bytes', () => {
  test('twice, with other workers, and into a directory that holds the first run', () => {
    const scratch = scratchFolder();
    const outs = ['first', 'second', 'third'].map((name) => join(scratch, name));
    pipeline(['run', 'seeds', '--out', outs[0]!, '--quiet']);
    pipeline(['run', 'seeds', '--out', outs[1]!, '--quiet', '--workers', '0']);
    pipeline(['run', 'seeds', '--out', outs[2]!, '--quiet', '--workers', '2']);
    const expected = hashes(outs[0]!);
    expect(hashes(outs[1]!)).toEqual(expected);
    expect(hashes(outs[2]!)).toEqual(expected);
    pipeline(['run', 'seeds', '--out', outs[0]!, '--quiet']);
    expect(hashes(outs[0]!)).toEqual(expected);
  });

  test('for the lines of a file in another order', () => {
    const seeds = readdirSync(join(ROOT, 'seeds')).map((file) => ({
      id: file,
      text: readFileSync(join(ROOT, 'seeds', file), 'utf8'),
    }));
    const jsonl = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const a = corpus({ 'all.jsonl': jsonl(seeds) });
    const b = corpus({ 'all.jsonl': jsonl(seeds.toReversed()) });
    pipeline(['run', a.folder, '--out', a.out, '--quiet']);
    pipeline(['run', b.folder, '--out', b.out, '--quiet']);
    expect(hashes(b.out)).toEqual(hashes(a.out));
  });

  test('for a corpus that changed and one that was so from the start', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'b.txt': OTHER, 'c.txt': 'To be removed.\n' });
    pipeline(['run', folder, '--out', out, '--quiet']);
    writeFileSync(join(folder, 'b.txt'), OTHER.replace('Leeds', 'York'));
    writeFileSync(join(folder, 'd.txt'), 'A new one by Ann Lee.\n');
    rmSync(join(folder, 'c.txt'));
    const { stderr } = pipeline(['run', folder, '--out', out]);
    expect(stderr).toMatch(/2 documents, 1 unchanged/);
    const fresh = join(scratchFolder(), 'fresh');
    pipeline(['run', folder, '--out', fresh, '--quiet']);
    expect(hashes(out)).toEqual(hashes(fresh));
  });
});

describe('bad input costs itself alone', () => {
  const BINARY = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  const BROKEN_UTF_8 = Buffer.concat([
    Buffer.from('Das ist für Käthe und Jürgen, schön '),
    Buffer.from([0xc3, 0x28]),
    Buffer.from(' größer'),
  ]);

  test.each([
    [
      'empty files, which is no fault',
      0,
      [
        ['nothing.txt', '', 'empty'],
        ['spaces.txt', ' \n\t \n', 'empty'],
      ],
    ],
    [
      'faulty records',
      2,
      [
        ['binary.txt', BINARY, 'binary'],
        ['broken.txt', BROKEN_UTF_8, 'undecodable'],
        ['large.txt', 'word '.repeat(300_000), 'too_large'],
        ['title.jsonl', '{"id":1,"title":"only a title"}\n', 'no_text'],
      ],
    ],
  ] as const)('%s', (_, exit, files) => {
    const contents = Object.fromEntries(files.map(([name, content]) => [name, content]));
    const { folder, out } = corpus({ 'a.txt': ARTICLE, ...contents });
    const outcome = pipeline(['run', folder, '--out', out, '--max-record-mib', '1']);
    expect(outcome.code).toBe(exit);
    for (const [name] of files) expect(outcome.stderr).toContain(`warning: articles/${name}`);
    expect(readRows(out, 'quarantine')).toMatchObject(
      files.map(([name, , code]) => ({ source_path: `articles/${name}`, code, table_name: 'documents' })),
    );
    expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toEqual(['articles/a.txt']);
  });

  test('invalid JSON in line 7 is named by its line, the other lines are read', () => {
    const line = (id: number): string => JSON.stringify({ id, text: ARTICLE });
    const lines = [1, 2, 3, 4, 5, 6].map(line).concat('{"id": 7, "text": ', line(8));
    const { folder, out } = corpus({ 'x.jsonl': `${lines.join('\n')}\n` });
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/warning: articles\/x\.jsonl:7: /);
    expect(readRows(out, 'quarantine')).toMatchObject([
      { code: 'invalid_json', line: 7, source_path: 'articles/x.jsonl' },
    ]);
    expect(readRows(out, 'documents')).toHaveLength(7);
  });

  test('a directory that is called like a file is walked', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE });
    mkdirSync(join(folder, 'x.txt'));
    writeFileSync(join(folder, 'x.txt', 'b.txt'), OTHER);
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(0);
    expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toEqual([
      'articles/a.txt',
      'articles/x.txt/b.txt',
    ]);
  });

  test('a fault of the run before does not count again, but with --strict', () => {
    const { folder, out } = corpus({ 'a.txt': ARTICLE, 'x.jsonl': '{\n' });
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(2);
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(0);
    expect(readRows(out, 'quarantine')).toHaveLength(1);
    expect(pipeline(['run', folder, '--out', out, '--quiet', '--strict']).code).toBe(2);
    expect(pipeline(['run', folder, '--out', out, '--quiet', '--strict', '--max-quarantine', '1']).code).toBe(
      0,
    );
  });
});

describe('what cannot be done is refused with one line', () => {
  test.each([
    ['no command', [], 1, /name a command/],
    [
      'an unknown command',
      ['runn'],
      1,
      /there is no command runn; did you mean run\?; the commands are run, validate, query, schema/,
    ],
    [
      'a value that is no choice',
      ['run', '--csv-profile', 'lotus'],
      1,
      /--csv-profile takes one of plain, excel, not lotus$/m,
    ],
    ['a missing argument', ['validate'], 1, /the directory is missing; see `pipeline validate --help`/],
    [
      'an unknown option',
      ['run', '--fromat', 'csv'],
      1,
      /there is no option --fromat; did you mean --format\?; see `pipeline run --help`/,
    ],
    [
      'an unknown format',
      ['run', '--format', 'xlsx'],
      1,
      /--format takes csv, jsonl, parquet, duckdb, or several of them with commas, not xlsx$/m,
    ],
    [
      'a confidence out of range',
      ['run', '--min-confidence', '2'],
      1,
      /--min-confidence takes a number from 0 to 1/,
    ],
    [
      'a mapping without a field',
      ['run', '--field', 'text'],
      1,
      /--field takes pairs written as key=value, not text$/m,
    ],
    [
      'a mapping of an unknown field',
      ['run', '--field', 'txt=body'],
      1,
      /--field has no key txt; the keys are id, .*; did you mean text\?$/m,
    ],
    ['a missing input', ['run', 'no-such-folder'], 1, /no-such-folder/],
    [
      'a compression the writer cannot do',
      ['run', '--parquet-writer', 'parquetjs-lite', '--parquet-compression', 'zstd'],
      1,
      /gzip or snappy/,
    ],
    [
      'an unknown table',
      ['schema', 'quote'],
      1,
      /there is no table quote; did you mean quotes\?; the tables are documents, /,
    ],
  ])('%s', (_, args, code, message) => {
    const outcome = pipeline(args, { cwd: scratchFolder() });
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
    expect(outcome.code).toBe(code);
    expect(outcome.stdout).toBe('');
  });

  test('a folder with nothing to read: code 3, and nothing is written', () => {
    const { folder, out } = corpus({ 'a.epub': 'x' });
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /there is nothing to read in articles: 1 \.epub file \(articles\/a\.epub\): convert to plain text first/,
    );
    expect(existsSync(out)).toBe(false);
  });

  test('a folder in which nothing can be read: code 3, and the tables of before stay', () => {
    const { folder, out } = ranOnce();
    const before = hashes(out);
    writeFileSync(join(folder, 'a.txt'), '');
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(3);
    expect(hashes(out)).toEqual(before);
  });

  test.each(['plain', 'plain/out', 'dangling', 'old'])(
    'an output that is no directory, %s: code 5',
    (name) => {
      const { folder } = corpus({ 'a.txt': ARTICLE });
      const outs = scratchFolder();
      writeFileSync(join(outs, 'plain'), '');
      symlinkSync('nowhere', join(outs, 'dangling'));
      mkdirSync(join(outs, 'old'));
      writeFileSync(join(outs, 'old/.state'), '');
      const words = ['run', folder, '--out', join(outs, name)];
      for (const more of [[], ['--dry-run']])
        expect(pipeline([...words, ...more])).toEqual({
          code: 5,
          stdout: '',
          stderr: expect.stringMatching(
            /^pipeline: \S+(plain|dangling|old\/\.state) is not a directory, and a run needs one there; name another --out\n$/,
          ),
        });
    },
  );

  test('an output with a damaged lock: code 5, and what to do, which helps', () => {
    const { folder, out } = ranOnce();
    const lock = join(out, '.state', 'lock.duckdb');
    writeFileSync(lock, 'x');
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(stderr).toMatch(
      /^pipeline: the lock file [^\n]* is damaged [^\n]*; remove it when no run is at work[^\n]*\n$/,
    );
    expect(code).toBe(5);
    rmSync(lock);
    expect(pipeline(['run', folder, '--out', out, '--quiet'])).toMatchObject({ code: 0 });
  });

  test.runIf(existsSync('/proc/self'))('an output in a place where nothing can be made: code 5', () => {
    const { folder } = corpus({ 'a.txt': ARTICLE });
    expect(pipeline(['run', folder, '--out', '/proc/nothing/out'])).toMatchObject({ code: 5, stdout: '' });
  });

  test('an output that belongs to other inputs, but with --replace', () => {
    const { folder, out } = ranOnce();
    const other = join(scratchFolder(), 'others');
    cpSync(folder, other, { recursive: true });
    const refused = pipeline(['run', other, '--out', out]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/was made from articles; use another --out for others, or --replace/);
    expect(pipeline(['run', other, '--out', out, '--quiet', '--replace']).code).toBe(0);
    expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toEqual(['others/a.txt']);
  });

  test('an output that another run holds: code 4, and who', async () => {
    const { folder, out } = ranOnce();
    const lock = await acquireLock(join(out, '.state', 'lock'));
    const { code, stderr } = pipeline(['run', folder, '--out', out]);
    expect(code).toBe(4);
    expect(stderr).toMatch(
      new RegExp(`another run holds this output: process ${process.pid} on .*, since 20`),
    );
    await lock.release();
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(0);
  });

  test('the lock that version 0.1.0 left in an output, whomever it names: the run goes on', () => {
    const { folder, out } = ranOnce();
    writeFileSync(
      join(out, '.state', 'lock'),
      JSON.stringify({ pid: 1, host: 'elsewhere', since: '2021-01-01T00:00:00.000Z' }),
    );
    expect(pipeline(['run', folder, '--out', out, '--quiet'])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(FINISHED),
    });
  });
});

test('an export in partitions is sorted within each of them', () => {
  const scratch = scratchFolder();
  const lines = Array.from({ length: 6 }, (_, number) =>
    JSON.stringify({
      id: `d${number}`,
      text: `“Done ${number},” Ann Lee said on Monday.`,
      date: `2021-0${1 + (number % 2)}-01`,
    }),
  );
  writeFileSync(join(scratch, 'all.jsonl'), lines.join('\n'));
  const out = join(scratch, 'out');
  expect(
    pipeline(['run', join(scratch, 'all.jsonl'), '--out', out, '--partition-by', 'month', '--quiet']).code,
  ).toBe(0);
  expect(pipeline(['validate', out])).toMatchObject({ code: 0 });
});
