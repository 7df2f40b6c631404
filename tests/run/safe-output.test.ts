import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { completePublish } from '../../pipeline/run/publish.js';
import { refuseUnsafe } from '../../pipeline/run/safe-output.js';
import { isComplete } from '../../pipeline/run/up-to-date.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const TEXT = 'Mayor opens bridge\n\n“It is done,” Mayor Ann Lee said on Monday.\n';
const KEEP = { replace: false };
const CSV = ['--format', 'csv'];
const PLANTED = { 'victim.txt': 'keep me', 'elsewhere/kept.txt': 'keep me, too' };

/** A finished run over `in`, to be copied. */
let finished: string;
/** A copy of it with files beside it that are nobody's business. */
let folder: string;
let out: string;

const runIn = (cwd: string, ...words: string[]) =>
  inProcess(['run', 'in', '--out', 'out', '--workers', '0', '--quiet', ...words], cwd);
const run = (...words: string[]) => runIn(folder, ...(words.length === 0 ? CSV : words));
const validate = () => inProcess(['validate', 'out'], folder);

beforeAll(async () => {
  finished = await mkdtemp(join(tmpdir(), 'corpusmill-'));
  mkdirSync(join(finished, 'in'));
  writeFileSync(join(finished, 'in/a.txt'), TEXT);
  expect(await runIn(finished, ...CSV)).toMatchObject({ code: 0 });
});

afterAll(() => rm(finished, { recursive: true }));

beforeEach(() => {
  folder = scratchFolder();
  out = join(folder, 'out');
  cpSync(finished, folder, { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  for (const [name, text] of Object.entries(PLANTED)) writeFileSync(join(folder, name), text);
});

/** Every file below the folder with its bytes. */
function allFiles(): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, entry.isSymbolicLink() ? 'a link' : readFileSync(path, 'latin1')];
      }),
  );
}

/** Runs over the output as it is: that is refused with a message, and not a byte anywhere is another. */
async function expectRefused(message: RegExp, ...words: string[]): Promise<void> {
  const before = allFiles();
  for (const more of [[], ['--dry-run']]) {
    const { code, stderr } = await run(...words, ...more);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
    expect(allFiles()).toEqual(before);
  }
}

function plantMark(mark: unknown): void {
  mkdirSync(join(out, '.staging'), { recursive: true });
  writeFileSync(join(out, '.staging/complete.json'), JSON.stringify(mark));
}

function addResource(path: string): void {
  const file = join(out, 'datapackage.json');
  const descriptor = JSON.parse(readFileSync(file, 'utf8'));
  descriptor.resources.push({ name: 'x', path, bytes: 7 });
  writeFileSync(file, JSON.stringify(descriptor));
}

const OUTSIDE = [
  '../victim.txt',
  '/etc/hostname',
  'quotes/../../victim.txt',
  '..\\victim.txt',
  'quotes.csv\u0000',
  '.state/state.duckdb',
  './quotes.csv',
  'quotes/partition=month-../part-00000.parquet',
  'opinions.csv',
  '',
];

describe('the mark of a publish', () => {
  test('that leads out of the directory is not obeyed', async () => {
    mkdirSync(join(out, '.staging'));
    // What it would move there.
    writeFileSync(join(out, 'victim.txt'), 'planted');
    plantMark({ files: ['../victim.txt'], obsolete: [] });
    await expectRefused(/complete\.json names .*, which no run publishes: .*; remove .*\.staging/);
    plantMark({ files: [], obsolete: ['../victim.txt'] });
    await expectRefused(/complete\.json names .*, which no run publishes/, '--replace');
  });

  test.each(OUTSIDE)('that names %j is refused', async (path) => {
    for (const files of [[path], []]) {
      plantMark({ files, obsolete: files.length === 0 ? [path] : [] });
      const before = allFiles();
      await expect(refuseUnsafe(out, { replace: true })).rejects.toThrow(/which no run publishes/);
      await expect(completePublish(out)).rejects.toThrow(/which no run publishes/);
      expect(allFiles()).toEqual(before);
    }
  });

  test.each(['run.json', 'datapackage.json'])('that would remove %s is refused', async (path) => {
    plantMark({ files: [], obsolete: [path] });
    await expect(refuseUnsafe(out, KEEP)).rejects.toThrow(/which no run publishes/);
  });

  test('is not followed through the folder of a table that is a link', async () => {
    const part = 'month=2021-05/part-00000.parquet';
    symlinkSync(join(folder, 'elsewhere'), join(out, 'quotes'));
    mkdirSync(join(folder, 'elsewhere/month=2021-05'));
    writeFileSync(join(folder, 'elsewhere', part), 'mine');
    plantMark({ files: [], obsolete: [`quotes/${part}`] });
    await expectRefused(/out\/quotes is a link/);
  });

  test('is not followed to a link in staging', async () => {
    plantMark({ files: ['quotes.csv'], obsolete: [] });
    symlinkSync(join(folder, 'victim.txt'), join(out, '.staging/quotes.csv'));
    await expectRefused(/out\/\.staging\/quotes\.csv is a link/);
  });

  test('of another shape marks nothing: what was staged is swept away', async () => {
    plantMark({ files: '../victim.txt' });
    expect(await completePublish(out)).toBe(false);
    expect(existsSync(join(out, '.staging'))).toBe(false);
    expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('keep me');
  });
});

describe('a package', () => {
  test('that leads out of the directory is not obeyed; with --replace another takes its place', async () => {
    addResource('../victim.txt');
    writeFileSync(join(out, 'victim.txt'), 'mine');
    await expectRefused(/datapackage\.json names .*, which no run writes: .*--replace/, '--format', 'jsonl');
    expect(await run('--format', 'jsonl', '--replace')).toMatchObject({ code: 0 });
    for (const [name, text] of Object.entries(PLANTED))
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    expect(readFileSync(join(out, 'victim.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(out, 'quotes.csv'))).toBe(false);
  });

  test.each(OUTSIDE)('that names %j is refused', async (path) => {
    addResource(path);
    await expect(refuseUnsafe(out, KEEP)).rejects.toThrow(/datapackage\.json names .*, which no run writes/);
    expect(await isComplete(out)).toBe(false);
  });

  test('of somebody else is not overwritten', async () => {
    rmSync(out, { recursive: true });
    mkdirSync(out);
    const text = JSON.stringify({ name: 'theirs', resources: [{ path: 'data/rivers.csv' }] });
    writeFileSync(join(out, 'datapackage.json'), text);
    await expectRefused(/names "data\/rivers\.csv", which no run writes/);
  });

  test.each(['no JSON', '[]', '{"resources": 7}', '{"resources": [null, {"path": 7}], "sources": 7}'])(
    'that is %s is written anew',
    async (text) => {
      const whole = readFileSync(join(out, 'datapackage.json'));
      writeFileSync(join(out, 'datapackage.json'), text);
      expect(await run()).toMatchObject({ code: 0 });
      expect(readFileSync(join(out, 'datapackage.json'))).toEqual(whole);
    },
  );
});

describe('a link in the place of', () => {
  test.each([
    '.state',
    '.staging',
    '.state/state.duckdb',
    '.state/lock',
    'datapackage.json',
    'run.json',
    'quotes.csv',
  ])('%s is not followed', async (name) => {
    if (name === '.staging') mkdirSync(join(out, name));
    if (name === '.state/lock') writeFileSync(join(out, name), '');
    renameSync(join(out, name), join(folder, 'elsewhere/moved'));
    symlinkSync(join(folder, 'elsewhere/moved'), join(out, name));
    await expectRefused(/ is a link, and no run follows a link/);
    // What would be made through a link that leads nowhere would be made outside.
    rmSync(join(folder, 'elsewhere/moved'), { recursive: true });
    await expectRefused(/ is a link, and no run follows a link/);
  });

  test('the folder of a table is not followed when its files are replaced', async () => {
    await run('--format', 'parquet', '--partition-by', 'month');
    renameSync(join(out, 'quotes'), join(folder, 'elsewhere/quotes'));
    symlinkSync(join(folder, 'elsewhere/quotes'), join(out, 'quotes'));
    await expectRefused(/out\/quotes is a link/);
  });

  test('the draft of run.json is not written through', async () => {
    for (const draft of ['.run.json.part', 'run.json.part'])
      symlinkSync(join(folder, 'victim.txt'), join(out, draft));
    expect(await run()).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'victim.txt'), 'utf8')).toBe('keep me');
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toHaveProperty('run_id');
  });

  test('the output directory itself is followed: whoever named it meant it', async () => {
    for (const name of ['out', 'elsewhere/kept.txt']) rmSync(join(folder, name), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), out);
    expect(await run()).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'elsewhere/quotes.csv'))).toBe(true);
  });
});

describe('validate changes nothing, whatever it finds', () => {
  test.each([
    ['a publish that was cut off', { files: ['quotes.csv'], obsolete: ['dates.csv'] }],
    ['a mark that leads elsewhere', { files: ['../victim.txt'], obsolete: ['../elsewhere/kept.txt'] }],
  ])('%s', async (_, mark) => {
    plantMark(mark);
    writeFileSync(join(out, '.staging/quotes.csv'), 'new');
    const before = allFiles();
    expect((await validate()).stdout).toMatch(/\nnote: a run is publishing, or was cut off/);
    expect(allFiles()).toEqual(before);
  });

  test.each(['quotes.csv', 'datapackage.json'])('a link in the place of %s is not opened', async (name) => {
    renameSync(join(out, name), join(folder, 'elsewhere/moved'));
    symlinkSync(join(folder, 'elsewhere/moved'), join(out, name));
    const before = allFiles();
    expect((await validate()).code).not.toBe(0);
    expect(allFiles()).toEqual(before);
  });
});

describe('refuseUnsafe', () => {
  test.each([
    ['an empty directory', [], true],
    ['an output of this program', ['datapackage.json', 'quotes.csv'], true],
    ['hidden files alone', ['.gitkeep'], true],
    ['files of somebody else', ['thesis.tex'], false],
  ])('%s', async (_, files, isSafe) => {
    rmSync(out, { recursive: true });
    mkdirSync(out);
    for (const file of files) writeFileSync(join(out, file), '');
    const refused = refuseUnsafe(out, KEEP);
    if (isSafe) await refused;
    else await expect(refused).rejects.toThrow(/holds files that are not this program's/);
  });

  test('files of a first publish that was cut off', async () => {
    rmSync(out, { recursive: true });
    plantMark({ files: ['quotes.csv', 'dates.csv'], obsolete: [] });
    writeFileSync(join(out, 'dates.csv'), '');
    await refuseUnsafe(out, KEEP);
  });

  test('a directory that is not there', async () => {
    await refuseUnsafe(join(folder, 'none'), KEEP);
  });
});
