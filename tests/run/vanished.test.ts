import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { lossOf } from '../../pipeline/run/vanished.js';
import { type Outcome, pipeline, readRows, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `d${index}`);

describe('a run stops', () => {
  test.each([
    // [limit, vanished, before, now, stops]
    ['the usual one', null, 11, 20, 9, true],
    ['the usual one', null, 10, 20, 10, false],
    ['the usual one, for a small output', null, 19, 19, 0, false],
    ['the usual one, where others came in their place', null, 20, 20, 10, false],
    ['the usual one, where too few came', null, 20, 20, 9, true],
    ['a number', { count: 2 }, 3, 100, 97, true],
    ['a number', { count: 2 }, 2, 100, 98, false],
    ['a number, whatever came in their place', { count: 2 }, 3, 100, 200, true],
    ['none', { count: 0 }, 1, 1, 0, true],
    ['a share', { share: 0.1 }, 2, 10, 8, true],
    ['a share', { share: 0.1 }, 1, 10, 9, false],
    ['all', { share: 1 }, 100, 100, 1, false],
  ] as const)(
    'above the limit (%s): %j, %i of %i vanished, %i are there',
    (_, limit, vanished, before, now, stops) => {
      expect(lossOf({ vanished: ids(vanished), before, now }, limit) !== null).toBe(stops);
    },
  );

  test('with the first documents and what to do', () => {
    const { message } = lossOf({ vanished: ids(30), before: 40, now: 10 }, null) ?? {};
    expect(message).toMatch(/^30 of 40 documents vanished from the inputs \(d0, d1, d2, …\); nothing was/);
    expect(message).toContain('--max-vanished 100%');
    expect(lossOf({ vanished: ids(1), before: 1, now: 0 }, { count: 0 })?.message).toContain('(d0);');
  });
});

describe('a disk that is not mounted', () => {
  let cwd: string;
  const run = (...words: string[]): Promise<Outcome> =>
    inProcess(['run', 'articles', '--workers', '0', '--format', 'jsonl', ...words], cwd);
  const published = (): Record<string, string> =>
    Object.fromEntries(
      ['documents.jsonl', 'run.json', 'datapackage.json'].map((file) => [
        file,
        readFileSync(join(cwd, 'out', file), 'utf8'),
      ]),
    );
  const unmount = (): void => {
    renameSync(join(cwd, 'articles/disk'), join(cwd, 'elsewhere'));
    mkdirSync(join(cwd, 'articles/disk'));
  };
  const mount = (): void => {
    rmSync(join(cwd, 'articles/disk'), { recursive: true });
    renameSync(join(cwd, 'elsewhere'), join(cwd, 'articles/disk'));
  };

  beforeEach(() => {
    cwd = scratchFolder();
    mkdirSync(join(cwd, 'articles/disk'), { recursive: true });
    for (let index = 0; index < 24; index++)
      writeFileSync(
        join(cwd, 'articles/disk', `${index}.txt`),
        `“It is done ${index} times,” Mayor Ann Lee said.\n`,
      );
    writeFileSync(join(cwd, 'articles/a.txt'), 'Nothing to find here.\n');
  });

  test('ends the run before anything is dropped or published, and the next one goes on', async () => {
    expect((await run('--quiet')).code).toBe(EXIT.ok);
    const before = published();
    unmount();
    writeFileSync(join(cwd, 'articles/b.txt'), 'Nothing to find here, either.\n');

    const foreseen = await run('--dry-run');
    expect(foreseen.code).toBe(EXIT.vanished);
    expect(foreseen.stdout).toMatch(/24 vanished: would be dropped/);
    const stopped = await run('--quiet');
    expect(stopped.code).toBe(EXIT.vanished);
    expect(stopped.stderr).toMatch(
      /^pipeline: 24 of 25 documents vanished from the inputs \(articles\/disk\/0\.txt, /,
    );
    expect(foreseen.stderr).toBe(stopped.stderr);
    expect(published()).toEqual(before);

    mount();
    const { stderr } = await run();
    expect(stderr).toMatch(/ingest {3}26 records from 26 files\n {2}clean {4}0 documents, 26 unchanged/);
    expect(readRows(join(cwd, 'out'), 'documents')).toHaveLength(26);
  });

  test('is dropped when that is allowed, and counted in a line', async () => {
    await run('--quiet');
    unmount();
    const { code, stderr } = await run('--max-vanished', '24');
    expect(code).toBe(EXIT.ok);
    expect(stderr).toMatch(
      /\n {2}vanished 24 documents dropped, no longer among the inputs \(articles\/disk\/0\.txt, articles\/disk\/1\.txt, articles\/disk\/10\.txt, …\)\n/,
    );
    expect(readRows(join(cwd, 'out'), 'documents')).toHaveLength(1);
    const { records, vanished_documents } = JSON.parse(published()['run.json'] as string) as {
      records: object;
      vanished_documents: string[];
    };
    expect(records).toMatchObject({ read: 1, new: 0, unchanged: 1, vanished: 24 });
    expect(vanished_documents).toHaveLength(10);
  });

  test('harms nothing with --keep-missing, whatever the limit', async () => {
    await run('--quiet');
    unmount();
    const { code, stderr } = await run('--keep-missing', '--max-vanished', '0');
    expect(code).toBe(EXIT.ok);
    expect(stderr).toMatch(/\n {2}vanished 24 documents kept, no longer among the inputs/);
    expect(readRows(join(cwd, 'out'), 'documents')).toHaveLength(25);
  });

  test('costs nothing where nothing at all can be read', async () => {
    await run('--quiet');
    const before = published();
    unmount();
    writeFileSync(join(cwd, 'articles/a.txt'), Buffer.from([0xff, 0xfe, 0x00]));
    expect((await run('--quiet')).code).toBe(EXIT.nothingRead);
    expect(published()).toEqual(before);
    writeFileSync(join(cwd, 'articles/a.txt'), 'Nothing to find here.\n');
    mount();
    expect((await run()).stderr).toMatch(/0 documents, 25 unchanged/);
  });

  test('is no matter where other inputs take the place', async () => {
    await run('--quiet');
    writeFileSync(join(cwd, 'other.txt'), 'Nothing to find here.\n');
    const words = ['run', 'other.txt', '--replace', '--workers', '0', '--quiet'];
    expect((await inProcess([...words, '--dry-run'], cwd)).code).toBe(EXIT.ok);
    expect((await inProcess(words, cwd)).code).toBe(EXIT.ok);
    expect(existsSync(join(cwd, 'out/documents.jsonl'))).toBe(true);
    expect(readRows(join(cwd, 'out'), 'documents').map(({ doc_id }) => doc_id)).toEqual(['other.txt']);
  });
});

test('files that nobody reads have lines in the summary, the forecast and the log that say what to do', async () => {
  const cwd = scratchFolder();
  mkdirSync(join(cwd, 'articles'));
  for (const name of ['a.txt', 'b.xyz', 'c.xyz', 'd.epub', '.hidden'])
    writeFileSync(join(cwd, 'articles', name), 'A text.\n');
  const words = ['run', 'articles', '--workers', '0'];
  const skipped = [
    /1 hidden \(articles\/\.hidden\)\n/,
    /2 other files \(articles\/b\.xyz, articles\/c\.xyz\): only \.[a-z]+, .* are read\n/,
    /1 \.epub file \(articles\/d\.epub\): convert to plain text first .*\n/,
  ].map(({ source }) => source);
  const { stdout } = await inProcess([...words, '--dry-run'], cwd);
  expect(stdout).toMatch(new RegExp(`^1 file\n${skipped.map((line) => `skipped: ${line}`).join('')}`));
  expect((await inProcess(words, cwd)).stderr).toMatch(
    new RegExp(`\n${skipped.map((line) => ` {2}skipped {2}${line}`).join('')} {2}clean `),
  );
  const { stderr } = pipeline([...words, '--log-format', 'json'], { cwd });
  const events = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.filter(({ event }) => event === 'skipped')).toMatchObject([
    {
      files: [
        { reason: 'hidden', count: 1 },
        { reason: 'unknown_extension', count: 2 },
        { reason: 'unknown_extension', extension: '.epub', count: 1 },
      ],
    },
  ]);
});
