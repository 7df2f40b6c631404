import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { openDatabase } from '../../pipeline/duckdb/open-database.js';
import { COMMAND, pipeline, ROOT, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const MADE_UP = [
  {
    id: 'b1',
    text: '“The bridge is done,” Mayor Ann Lee said. It cost $2.5 million.',
    title: 'Bridge',
    publisher: 'Herald',
    published_at: '2021-05-03T10:00:00Z',
  },
  {
    id: 'b2',
    text: 'The bridge cost $2.5 million. “Ann Lee lied to us,” said Tom Reed, who paid €300. Tom Reed left.',
    title: '漢字 | a*b',
    publisher: 'Post',
    published_at: '2021-06-01',
  },
];

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'query-'));
  mkdirSync(join(cwd, 'articles'));
  cpSync(join(ROOT, 'seeds'), join(cwd, 'articles/seeds'), { recursive: true });
  writeFileSync(join(cwd, 'articles/made.jsonl'), MADE_UP.map((one) => JSON.stringify(one)).join('\n'));
  const words = ['run', 'articles', '--quiet', '--workers', '0', '--format', 'parquet,jsonl'];
  expect((await inProcess(words, cwd)).code).toBe(0);
});

afterAll(() => rm(cwd, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

const ask = (...words: readonly string[]) => inProcess(['query', ...words], cwd);

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await ask(sql, '--format', 'jsonl');
  expect(code, stderr).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the rows of a query', () => {
  test('are those of the table, as its JSONL file has them', async () => {
    const out = join(cwd, 'out');
    expect(await rowsOf('from documents order by doc_id')).toEqual(readRows(out, 'documents'));
    expect(await rowsOf('from numbers order by doc_id, start')).toEqual(readRows(out, 'numbers'));
    expect(await rowsOf('from quotes order by doc_id, start, "end"')).toEqual(readRows(out, 'quotes'));
  });

  test('have each value in the words of JSON', async () => {
    const [row] = await rowsOf(`
      select timestamptz '2021-05-03 10:00:00.25+02' as instant, timestamptz '2021-05-03 00:00:00.000001+00' as fine,
        9007199254740993 as great, 12::hugeint as small, 1.50::decimal(5, 2) as price, 'nan'::double as none,
        date '2021-05-03' as day, map {'a': 1} as counts, [1, null] as list, {'x': true} as object, '{"y": [1]}'::json as json,
        1 as "1", 2 as "1"`);
    expect(row).toEqual({
      instant: '2021-05-03T08:00:00.250Z',
      fine: '2021-05-03T00:00:00.000001Z',
      great: '9007199254740993',
      small: 12,
      price: 1.5,
      none: 'NaN',
      day: '2021-05-03',
      counts: { a: 1 },
      list: [1, null],
      object: { x: true },
      json: { y: [1] },
      1: 1,
      '1:1': 2,
    });
  });

  test('lose no digit of a decimal, and no field or column of any name', async () => {
    const sql = `
      select 12345678901234567.89::decimal(20, 2) as great, -0.1234567890123456::decimal(18, 16) as fine,
        123456789012345.000::decimal(18, 3) as whole, 0.10::decimal(38, 20) as small, -2.5 as less,
        [{'__proto__': 1, 'a': null}] as list, {'__proto__': {'__proto__': 2}} as object,
        map {'__proto__': 3} as counts, '{"__proto__": 4}'::json as json, 5 as "__proto__"`;
    const { stdout } = await ask(sql, '--format', 'jsonl');
    expect(stdout).toBe(
      '{"great":"12345678901234567.89","fine":"-0.1234567890123456","whole":123456789012345,"small":0.1,"less":-2.5,' +
        '"list":[{"__proto__":1,"a":null}],"object":{"__proto__":{"__proto__":2}},"counts":{"__proto__":3},' +
        '"json":{"__proto__":4},"__proto__":5}\n',
    );
    expect((await ask(sql)).stdout.split('\n')[1]).toBe(
      '12345678901234567.89,-0.1234567890123456,123456789012345,0.1,-2.5,"[{""__proto__"":1,""a"":null}]",' +
        '"{""__proto__"":{""__proto__"":2}}","{""__proto__"":3}","{""__proto__"": 4}",5',
    );
  });

  test('are CSV for a program: texts in quotation marks, null nothing, numbers bare', async () => {
    const { stdout } = await ask(
      `select 'a "b"' as "te,xt", '' as empty, null as nothing, 1.5 as number, true as truth, [1] as list`,
    );
    expect(stdout).toBe('"te,xt",empty,nothing,number,truth,list\n"a ""b""","",,1.5,true,"[1]"\n');
  });

  test('are Markdown that shows its own marks', async () => {
    const { stdout } = await ask(
      `select title, 1 as n from documents where source_id = 'b2' union all select E'_x_ my_name\n[a](b) <i>', null`,
      ...['--format', 'markdown'],
    );
    expect(stdout).toBe(
      '| title | n |\n|---|---:|\n| 漢字 \\| a\\*b | 1 |\n| \\_x\\_ my_name<br>\\[a\\](b) \\<i> |  |\n',
    );
  });

  test('are a table for a person, with nothing that a terminal obeys', async () => {
    const sql = `select 'Bridge ' || chr(27) || E'[2J\nwarning' as title, 12 as n
      union all select '漢字 | a*b', 12 union all select null, 3`;
    const { stdout } = await ask(sql, '--format', 'table');
    expect(stdout.split('\n')).toEqual([
      'title                      n',
      'Bridge \\u{1b}[2J warning  12',
      '漢字 | a*b                12',
      '                           3',
      '(3 rows)',
      '',
    ]);
  });

  test('come as soon as they are found, however many there are', async () => {
    const { stdout, code } = await ask('select range as n from range(300000)');
    expect(code).toBe(0);
    expect(stdout.length).toBe('n\n'.length + [...Array(300_000).keys()].join('\n').length + 1);
  });
});

describe('on a terminal', () => {
  const terminal = (width: number): void => {
    vi.spyOn(process.stdout, 'isTTY', 'get').mockReturnValue(true);
    vi.spyOn(process.stdout, 'columns', 'get').mockReturnValue(width);
    vi.stubEnv('NO_COLOR', '1');
  };
  const isTTY = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
  const width = Object.getOwnPropertyDescriptor(process.stdout, 'columns');

  beforeAll(() => {
    // Not there where output goes to a pipe.
    for (const name of ['isTTY', 'columns'])
      Object.defineProperty(process.stdout, name, { configurable: true, get: () => undefined });
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  afterAll(() => {
    for (const [name, had] of [
      ['isTTY', isTTY],
      ['columns', width],
    ] as const)
      if (had === undefined) Reflect.deleteProperty(process.stdout, name);
      else Object.defineProperty(process.stdout, name, had);
  });

  test('a table fits the width: the widest columns are cut, and characters of two columns count as two', async () => {
    terminal(30);
    const { stdout } = await ask(
      `select '漢字漢字漢字漢字漢字漢字' as a, 'a longer text than fits' as b, 12 as n`,
    );
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'a             b              n',
      '漢字漢字漢…   a longer te…  12',
    ]);
  });

  test('rows of too many columns are lists', async () => {
    terminal(20);
    const { stdout } = await ask(
      `select 'first' as a, 'second text of many' as bb, null as c, 4 as d from range(2)`,
    );
    const row = ['a   first', 'bb  second text of …', 'c ', 'd   4'];
    expect(stdout.split('\n')).toEqual([...row, '', ...row, '(2 rows)', '']);
  });

  test('a table is for reading: it shows the first thousand rows', async () => {
    terminal(80);
    const { stdout } = await ask('select range as n from range(1200)');
    expect(stdout.trimEnd().split('\n')).toHaveLength(1002);
    expect(stdout).toMatch(/\n\(the first 1,000 rows; --format csv gives them all\)\n$/);
  });

  test('a plan is shown line by line', async () => {
    terminal(80);
    expect((await ask('explain select 1')).stdout).toMatch(/^┌─+┐\n│/);
  });

  test('other formats are printable, too', async () => {
    terminal(80);
    const { stdout } = await ask("select 'Bridge' || chr(27) || '[2J' as title", '--format', 'csv');
    expect(stdout).toBe('title\n"Bridge\\u{1b}[2J"\n');
  });

  test('Parquet is refused', async () => {
    terminal(80);
    expect(await ask('select 1', '--format', 'parquet')).toMatchObject({
      code: EXIT.usage,
      stdout: '',
      stderr: expect.stringContaining('name a file with --file'),
    });
  });
});

describe('a file', () => {
  test.each([
    ['rows.csv', 'n\n1\n'],
    ['rows.jsonl', '{"n":1}\n'],
    ['rows.md', '| n |\n|---:|\n| 1 |\n'],
    ['rows', 'n\n1\n'],
  ])('%s is written in the format of its name', async (file, expected) => {
    const folder = scratchFolder();
    const path = join(folder, file);
    writeFileSync(path, 'older');
    expect(await ask('select 1 as n', '--file', path)).toEqual({
      code: 0,
      stdout: '',
      stderr: `1 row in ${path}\n`,
    });
    expect(readFileSync(path, 'utf8')).toBe(expected);
    expect(readdirSync(folder)).toEqual([file]);
  });

  test('whose name promises another format is not written, unless the format is named', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'rows.tsv');
    const { code, stderr } = await ask('select 1 as n', '--file', path);
    expect([code, readdirSync(folder)]).toEqual([EXIT.usage, []]);
    expect(stderr).toContain(
      'rows are not written as .tsv; did you mean .csv?; name the file .csv, .jsonl, ',
    );
    expect(stderr).toContain('or say with --format what is wanted');
    expect((await ask('select 1 as n', '--file', path, '--format', 'csv')).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('n\n1\n');
  });

  test('of Parquet has the types of the database', async () => {
    const path = join(scratchFolder(), 'rows.parquet');
    await ask("select 1 as n, timestamptz '2021-05-03 10:00:00+00' as at; -- with a comment", '--file', path);
    const connection = await (await openDatabase(':memory:', {})).connect();
    const reader = await connection.runAndReadAll(`select n, typeof(n), typeof("at") from '${path}'`);
    expect(reader.getRowsJS()).toEqual([[1, 'INTEGER', 'TIMESTAMP WITH TIME ZONE']]);
  });

  test('of Parquet goes to a program, too', () => {
    const words = ['query', 'from quotes', '--format', 'parquet'];
    expect(pipeline(words, { cwd }).stdout.slice(0, 4)).toBe('PAR1');
  });

  test('that is not finished leaves nothing', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'rows.csv');
    writeFileSync(path, 'older');
    const { code } = await ask(
      'select if(range < 100000, range, error(range)) from range(200000)',
      '--file',
      path,
    );
    expect([code, readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual([
      EXIT.usage,
      'older',
      ['rows.csv'],
    ]);
  });

  test.each(['rows.csv', 'rows.parquet'])(
    'in a folder that is not there cannot be written: %s',
    async (file) => {
      const { code, stderr } = await ask('select 1', '--file', join(cwd, 'none', file));
      expect([code, stderr]).toEqual([
        EXIT.environment,
        expect.stringMatching(/^pipeline: cannot write .*none/),
      ]);
    },
  );

  test.each(['out/quotes.parquet', 'out/run.json', 'out/quotes.csv'])(
    'never takes the place of %s',
    async (file) => {
      const { code, stderr } = await ask('select 1', '--file', file);
      expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('is a file of the export')]);
    },
  );
});

describe('what is wrong is said in one line, with the place and what to do', () => {
  test.each([
    [
      'select spekaer_name from quotes',
      'line 1, column 8: there is no column spekaer_name in quotes; did you mean speaker_name?',
    ],
    [
      'select q.txet from quotes as q',
      'line 1, column 8: there is no column txet in quotes; did you mean text?',
    ],
    [
      "select '漢字',\n  'é', publisher\nfrom quotes",
      'line 2, column 8: there is no column publisher in quotes; documents has one: join documents using (doc_id)',
    ],
    [
      `select ${'1, '.repeat(80)}sepaker, ${'2, '.repeat(80)}3 from speakers, quotes`,
      'line 1, column 248: there is no column sepaker in quotes or speakers; `describe quotes` lists the columns',
    ],
    ['select speaker_t from quotes', 'did you mean speaker_text?'],
    ['select speaker_ from quotes', 'did you mean speaker_text or speaker_spans or speaker_entity_id?'],
    [
      'from quote',
      'line 1, column 6: there is no table quote; did you mean quotes?; the tables are documents, ',
    ],
    ['select d.text from quotes', 'there is no table d; the tables are'],
    ['select lenght(text) from quotes', 'there is no function lenght; did you mean length?'],
    ['select\n  1 +\n from', 'line 3, column 2: syntax error at or near "from"'],
    ['select cast(kind as integer) from quotes', "' to INT32 when casting from source column kind"],
    ["select error('a\nb')", 'pipeline: a; b'],
    [
      'drop table quotes',
      'a query only reads: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN, not DROP',
    ],
    ["update quotes set text = 'x'", 'a query only reads; the tables of an export stay as they are'],
    ['delete from quotes', 'a query only reads; the tables of an export stay as they are'],
    ['insert into quotes from quotes', 'a query only reads; the tables of an export stay as they are'],
    ['set threads = 1', 'not SET'],
    ["copy quotes to 'x.csv'", 'a query reads the tables of the export'],
    ['select 1; select 2', '2 statements are given, and one is taken at a time'],
    [
      'select 1; select 2; pivot quotes on kind using count(*)',
      'statements are given, and one is taken at a time',
    ],
    [
      "create or replace view quotes as select 'x' as kind; pivot quotes on kind using count(*)",
      'statements are given',
    ],
    ['; /* nothing */ -- here', 'there is no statement'],
    ['select $1', 'the statement has a parameter'],
    ["from read_text('out/run.json')", 'a query reads the tables of the export: no other file'],
  ])('%s', async (sql, message) => {
    const { code, stdout, stderr } = await ask(sql);
    expect([code, stdout]).toEqual([EXIT.usage, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^pipeline: [^\n]+\n$/);
  });

  test('a directory that holds no export', async () => {
    const { code, stderr } = await ask('select 1', 'articles');
    expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining('holds no export')]);
  });

  test('a query without an end is given up, and one that is too large', async () => {
    const endless =
      'select count(*) from range(100000) a, range(1000000) b where (a.range * b.range) % 7 = 3';
    expect(await ask(endless, '--timeout', '0.2')).toMatchObject({
      code: EXIT.usage,
      stderr: 'pipeline: the query took longer than 0.2 s; ask for less, or allow more with --timeout\n',
    });
    const large = "select list(range::varchar || repeat('x', 100)) from range(3000000)";
    expect(await ask(large, '--memory-mib', '60')).toMatchObject({
      code: EXIT.environment,
      stderr: expect.stringContaining('give more with --memory-mib'),
    });
  });
});

test.each([
  'describe quotes',
  'show tables',
  'summarize numbers',
  'with a as (select 1) from a',
  'values (1)',
  'pivot quotes on kind using count(*)',
  'explain analyze select 1',
  '/* a comment */ from quotes; -- and more',
])('also reads: %s', async (sql) => {
  const { code, stdout } = await ask(sql);
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBeGreaterThan(2);
});

test('a statement may come from standard input, and the directory by its name', () => {
  const { stdout } = pipeline(['query', '-', '--directory', join(cwd, 'out')], { input: 'select 1 as n' });
  expect(stdout).toBe('n\n1\n');
});

test.skipIf(process.platform === 'win32')('SIGINT ends it, and nothing is left of it', async () => {
  const [temporary, folder] = [scratchFolder(), scratchFolder()];
  const sql = 'select a.range from range(100000) a, range(1000000) b where (a.range * b.range) % 7 = 3';
  const child = spawn(process.execPath, [COMMAND, 'query', sql, '--file', join(folder, 'rows.csv')], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const ended = await once(child, 'exit');
  expect(ended).toEqual([130, null]);
  expect(said.join('')).toBe('pipeline: stopped by SIGINT; nothing was written\n');
  expect([readdirSync(folder), readdirSync(temporary)]).toEqual([[], []]);
});

test('a reader that goes leaves no folder behind', async () => {
  const temporary = scratchFolder();
  const child = spawn(process.execPath, [COMMAND, 'query', 'select range from range(9000000)'], {
    cwd,
    env: { ...process.env, TMPDIR: temporary },
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(readdirSync(temporary)).toEqual([]);
});

describe('docs/queries.md', () => {
  const page = readFileSync(join(ROOT, 'docs/queries.md'), 'utf8');
  const queries = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], /```sql\n(.*?)```/s.exec(section)?.[1] ?? ''] as const),
  );
  const answers = (title: string) => rowsOf(queries.get(title) ?? 'the page has no such question');

  test('asks six questions', () => {
    expect(queries.size).toBe(6);
  });

  test('who is quoted most, each utterance once', async () => {
    const named = readRows(join(cwd, 'out'), 'quotes').filter((row) => row.speaker_entity_id !== null);
    const of = (name: string): number =>
      new Set(named.filter((row) => row.speaker_name === name).map((row) => row.utterance_id)).size;
    const rows = await answers('Who is quoted most');
    expect(rows[0]).toMatchObject({
      name: 'Jeff Sessions',
      utterance_count: of('Jeff Sessions'),
      document_count: 5,
    });
    expect(rows.find(({ name }) => name === 'Tom Reed')).toEqual({
      ...{ name: 'Tom Reed', type: 'person', utterance_count: 1, document_count: 1 },
      ...{ first_published: '2021-06-01', last_published: '2021-06-01' },
    });
  });

  test('who speaks about whom', async () => {
    const rows = await answers('Who speaks about whom');
    expect(rows[0]).toMatchObject({ speaker: 'Jeff Sessions', about: 'Donald Trump' });
    expect(await rowsOf((queries.get('Who speaks about whom') ?? '').replace('limit 20', ''))).toContainEqual(
      {
        ...{ speaker: 'Tom Reed', about: 'Ann Lee', utterances: 1 },
      },
    );
  });

  test('amounts of money', async () => {
    const rows = await answers('Amounts of money, with their passages');
    expect(rows.map(({ value, unit, text }) => [value, unit, text])).toEqual([
      [2_500_000, 'Dollar', '$2.5 million'],
      [2_500_000, 'Dollar', '$2.5 million'],
      [300, 'EUR', '€300'],
    ]);
    expect(rows[2]?.passage).toContain('who paid €300. Tom Reed left.');
  });

  test('quotes by month', async () => {
    expect(await answers('Quotes by month')).toEqual([
      { month: '2021-05', articles: 1, quotes: 1, utterances: 1 },
      { month: '2021-06', articles: 1, quotes: 1, utterances: 1 },
      expect.objectContaining({ month: 'without a date', articles: 5 }),
    ]);
  });

  test('coverage of an entity', async () => {
    const rows = await answers('Coverage of an entity over time');
    const [entity] = readRows(join(cwd, 'out'), 'entities').filter(({ name }) => name === 'Jeff Sessions');
    expect(rows).toEqual([{ month: 'without a date', articles: 5, mentions: entity?.mention_count }]);
  });

  test('unsure rows', async () => {
    const unsure = readRows(join(cwd, 'out'), 'quotes').filter(
      ({ confidence }) => confidence !== null && confidence < 0.6,
    );
    const rows = await answers('Unsure rows, with their passages');
    expect(rows.length).toBe(unsure.length);
    expect(rows.length).toBeGreaterThan(0);
    const texts = readRows(join(cwd, 'out'), 'documents');
    for (const { passage, doc_id } of rows as { passage: string; doc_id: string }[]) {
      const { text } = texts.find((row) => row.doc_id === doc_id)!;
      const [before = '', quoted = '', after = ''] = passage.split(/>>|<</);
      expect(text).toContain(before + quoted + after);
      expect(unsure.map(({ start, end }) => [...text].slice(start, end).join(''))).toContain(quoted);
    }
  });
});
