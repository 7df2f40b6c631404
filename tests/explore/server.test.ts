import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Explorer, startExplorer } from '../../pipeline/explore/server.js';
import { COMMAND, pipeline, scratchFolder } from '../command.js';
import { makeExport } from './made-corpus.js';

let folder: string;
let out: string;
let explorer: Explorer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-'));
  out = makeExport(folder);
  explorer = await startExplorer(out, 0);
});

afterAll(async () => {
  await explorer.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${explorer.address}${path}`, init);

/** With headers that fetch does not let one set. */
function statusWith(headers: Readonly<Record<string, string>>, path = ''): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request(`${explorer.address}${path}`, { headers }, ({ statusCode, ...response }) => {
      (response as unknown as { resume?: () => void }).resume?.();
      done(statusCode);
    })
      .on('error', failed)
      .end();
  });
}

describe('only its own page on this machine', () => {
  test('knows its address', async () => {
    const { origin } = new URL(explorer.address);
    expect(new URL(explorer.address).hostname).toBe('127.0.0.1');
    for (const path of ['/', '/api/overview', '/wrong-token/', '/wrong-token/api/overview'])
      expect((await fetch(origin + path)).status, path).toBe(404);
  });

  test('is answered: no other host name, and no page of another site', async () => {
    const { host, port } = new URL(explorer.address);
    expect(await statusWith({ host }, 'api/choices')).toBe(200);
    expect(await statusWith({ host: `localhost:${port}` }, 'api/choices')).toBe(200);
    expect(await statusWith({ host: `news.example:${port}` }, 'api/choices')).toBe(403);
    for (const other of ['127.0.0.1', 'localhost', `127.0.0.1:${Number(port) - 1}`, '127.0.0.1:80'])
      expect(await statusWith({ host: other }, 'api/choices'), other).toBe(403);
    expect(await statusWith({ host, origin: `http://127.0.0.1:${Number(port) - 1}` }, 'api/choices')).toBe(
      403,
    );
    expect(await statusWith({ host, origin: `http://${host}` }, 'api/choices')).toBe(200);
    expect(await statusWith({ host, origin: 'http://news.example' }, 'api/choices')).toBe(403);
    expect(await statusWith({ host, origin: 'null' }, 'api/choices')).toBe(403);
  });

  test('lets nothing in from elsewhere', async () => {
    const page = await get('');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    for (const response of [page, await get('api/choices'), await get('nothing')]) {
      expect(response.headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('gets files: nothing but the script and the styles', async () => {
    expect((await get('app.js')).headers.get('content-type')).toMatch(/javascript/);
    expect((await get('app.css')).headers.get('content-type')).toMatch(/css/);
    for (const path of [
      '..%2f..%2fpackage.json',
      'app.js/..%2f..%2frun.json',
      'run.json',
      'api/',
      'api/../../',
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});

describe('what is asked wrongly', () => {
  test.each([
    ['api/quotes?colour=red', 400, 'quotes has no parameter colour'],
    ['api/quotes?limit=many', 400, 'limit takes a whole number from 0 up, not many'],
    ['api/quotes?from=May', 400, 'from takes a day like 2024-05-14, not May'],
    ['api/quotes?from=2021-02-30', 400, 'from takes a day like 2024-05-14, not 2021-02-30'],
    ['api/quotes?text=%00', 400, 'text takes a text without NUL'],
    ['api/quotes?sort=random', 400, 'sort takes article, newest'],
    ['api/article', 400, 'article needs id'],
    ['api/article?id=none', 404, 'there is no article none in this export'],
    ['api/secrets', 404, 'there is no view secrets'],
    ['api/export?view=secrets&format=csv', 400, 'view takes quotes, entities'],
    ['api/export?view=quotes&format=exe', 400, 'format takes csv, jsonl, parquet'],
  ])('%s is told so', async (path, status, error) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: string }).error).toContain(error);
  });
});

describe('rows to take along', () => {
  test('are those that are shown, in CSV, JSON Lines and Parquet', async () => {
    const csv = await (await get('api/export?view=quotes&format=csv&kind=direct')).text();
    expect(csv.split('\n')).toHaveLength(4);
    expect(csv).toMatch(/^"quote_id",.*,"title","publisher","published_at"\n/);
    const lines = (await (await get('api/export?view=articles&format=jsonl&text=harlow')).text())
      .trim()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { doc_id: string }).doc_id)).toEqual([
      ...['news.jsonl#rain', 'news.jsonl#rain-2'],
    ]);
    const parquet = await get('api/export?view=numbers&format=parquet');
    expect(parquet.headers.get('content-disposition')).toBe('attachment; filename="numbers.parquet"');
    expect(
      Buffer.from(await parquet.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });
});

test('rows that are taken along have the text of the files of the export', async () => {
  const own = scratchFolder();
  const directory = makeExport(own, 'parquet,csv,jsonl');
  const live = await startExplorer(directory, 0);
  for (const view of ['numbers', 'quotes', 'dates'])
    for (const format of ['csv', 'jsonl']) {
      const taken = await (await fetch(`${live.address}api/export?view=${view}&format=${format}`)).text();
      const lines = readFileSync(join(directory, `${view}.${format}`), 'utf8')
        .trim()
        .split('\n');
      // What is told of the document comes after the columns of the table.
      const rows = taken.trim().split('\n');
      expect(rows).toHaveLength(lines.length);
      for (const [index, line] of lines.entries())
        expect(rows[index]?.startsWith(format === 'csv' ? `${line},` : line.slice(0, -1)), line).toBe(true);
    }
  await live.close();
});

describe('a verdict', () => {
  const post = (body: unknown): Promise<Response> =>
    get('api/verdict', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('is kept beside the export, and counts', async () => {
    const drawn = (await (await get('api/review?table=quotes&size=6&seed=3')).json()) as {
      items: { row: { id: string } }[];
    };
    const ids = drawn.items.map(({ row }) => row.id);
    const verdict = { table: 'quotes', reviewer: 'Kim', seed: 3 };
    expect((await post({ ...verdict, id: ids[0], verdict: 'right', parts: [] })).status).toBe(200);
    expect((await post({ ...verdict, id: ids[1], verdict: 'wrong', parts: ['speaker'] })).status).toBe(200);
    expect(readFileSync(join(out, 'reviews.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
    const { lines } = (await (await get('api/review/summary')).json()) as { lines: unknown[] };
    expect(lines[0]).toMatchObject({ table: 'quotes', group: null, judged: 2, right: 1, unsure: 0 });
    const again = (await (await get('api/review?table=quotes&size=6&seed=3&reviewer=Kim')).json()) as {
      items: { verdict: { verdict: string } | null }[];
    };
    expect(again.items.map(({ verdict: said }) => said?.verdict ?? null)).toEqual([
      ...['right', 'wrong', null, null, null, null],
    ]);
  });

  test.each([
    [null],
    [{ table: 'quotes' }],
    [{ table: 'documents', id: 'x', verdict: 'right', parts: [], reviewer: null, seed: null }],
    [{ table: 'quotes', id: 'x', verdict: 'wrong', parts: [], reviewer: null, seed: null }],
    [{ table: 'dates', id: 'x', verdict: 'wrong', parts: ['speaker'], reviewer: null, seed: null }],
  ])('%j is refused', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  test('of a hundred megabytes is not read', async () => {
    const body = {
      table: 'quotes',
      id: 'x',
      verdict: 'right',
      parts: [],
      reviewer: 'x'.repeat(1e8),
      seed: null,
    };
    expect((await post(body)).status).toBe(413);
  });

  test('on a row that is not there is refused', async () => {
    const body = { table: 'quotes', id: 'q_none', verdict: 'right', parts: [], reviewer: null, seed: null };
    expect((await post(body)).status).toBe(404);
  });
});

test('a new publish is shown without a restart', async () => {
  const own = scratchFolder();
  const directory = makeExport(own);
  const live = await startExplorer(directory, 0);
  const rows = async (): Promise<number> =>
    ((await (await fetch(`${live.address}api/quotes`)).json()) as { total: number }).total;
  expect(await rows()).toBe(6);
  const input = join(own, 'news.jsonl');
  pipeline(['run', input, '--out', directory, '--format', 'parquet', '--quiet', '--min-confidence', '1']);
  expect(await rows()).toBe(0);
  await live.close();
});

test('answers are those of one publish, also while one is under way', async () => {
  const own = scratchFolder();
  const directory = makeExport(own);
  const live = await startExplorer(directory, 0);
  const totals = new Set<string>();
  let isDone = false;
  const asking = (async () => {
    while (!isDone) {
      const answers = await Promise.all(
        ['quotes', 'numbers', 'overview'].map((view) => fetch(`${live.address}api/${view}`)),
      );
      for (const answer of answers) totals.add(`${answer.status}`);
    }
  })();
  const words = ['run', join(own, 'news.jsonl'), '--out', directory, '--quiet', '--format'];
  const least = [['0.9'], ['0'], ['0.9'], ['0']];
  for (const [confidence = ''] of least) {
    await new Promise((done) => {
      const child = spawn(process.execPath, [COMMAND, ...words, 'parquet', '--min-confidence', confidence]);
      child.on('exit', done);
    });
  }
  isDone = true;
  await asking;
  expect([...totals]).toEqual(['200']);
  await live.close();
});

test('an export that is gone is told', async () => {
  const own = scratchFolder();
  const directory = makeExport(own);
  const live = await startExplorer(directory, 0);
  rmSync(join(directory, 'datapackage.json'));
  const response = await fetch(`${live.address}api/quotes`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { error: string }).error).toContain('is no whole export');
  await live.close();
});

test('verdicts that are a link are told, and not taken for none', async () => {
  const own = scratchFolder();
  const directory = makeExport(own);
  writeFileSync(join(own, 'elsewhere.jsonl'), '');
  symlinkSync('../elsewhere.jsonl', join(directory, 'reviews.jsonl'));
  await expect(startExplorer(directory, 0)).rejects.toThrow(/reviews\.jsonl is no plain file/);
  for (const words of [
    ['review', directory, '--summary'],
    ['report', directory, '--out', join(own, 'a.html')],
  ])
    expect(pipeline(words)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('no plain file'),
    });
});

test('a port that is taken is told', async () => {
  const { port } = new URL(explorer.address);
  await expect(startExplorer(out, Number(port))).rejects.toThrow(
    /cannot be used \(EADDRINUSE\); name another/,
  );
});

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the command, as all well, and nothing is left of it',
  async (signal) => {
    const temporary = scratchFolder();
    const env = { ...process.env, TMPDIR: temporary };
    const child = spawn(process.execPath, [COMMAND, 'explore', out], { env });
    const [address] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    expect((await fetch(`${address.trim()}api/choices`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(readdirSync(temporary)).toEqual([]);
  },
);
