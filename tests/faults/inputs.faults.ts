import { execFileSync, spawnSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../pipeline/run/manifest.js';
import { COMMAND, FINISHED, pipeline, readRows, scratchFolder } from '../command.js';
import { article, hashes, jsonl } from './corpus.js';

const MIB = 1024 * 1024;

describe('large and many inputs', () => {
  test('ten thousand tiny files', () => {
    const scratch = scratchFolder();
    const folder = join(scratch, 'tiny');
    for (let number = 0; number < 10_000; number++) {
      const place = join(folder, String(number % 100));
      if (number < 100) mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${number}.txt`), `Mayor Ann Lee opened bridge ${number}.\n`);
    }
    const out = join(scratch, 'out');
    expect(pipeline(['run', folder, '--out', out, '--quiet', '--format', 'jsonl']).code).toBe(0);
    expect(readRows(out, 'documents')).toHaveLength(10_000);
  });

  test('one JSONL file of a gigabyte, most of it fields that nobody asked for', async () => {
    const scratch = scratchFolder();
    const path = join(scratch, 'large.jsonl');
    const file = createWriteStream(path);
    const padding = 'x'.repeat(MIB);
    for (let number = 0; number < 1024; number++) {
      const line = `${JSON.stringify({ id: number, text: article(number), padding })}\n`;
      if (!file.write(line)) await new Promise<void>((resolve) => file.once('drain', () => resolve()));
    }
    file.end();
    await finished(file);
    const out = join(scratch, 'out');
    const { status, stderr } = spawnSync(
      '/usr/bin/env',
      [
        'bash',
        '-c',
        `ulimit -v unlimited; exec "$0" "$@"`,
        process.execPath,
        '--max-old-space-size=512',
        COMMAND,
        'run',
        path,
        '--out',
        out,
        '--quiet',
        '--format',
        'jsonl',
      ],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(FINISHED);
    expect(status).toBe(0);
    expect(readRows(out, 'documents')).toHaveLength(1024);
  });

  test('thousands of long documents, of which the database holds 2,048 at a time', async () => {
    const scratch = scratchFolder();
    const path = join(scratch, 'long.jsonl');
    const file = createWriteStream(path);
    // In a language that is not extracted, so that the database has most of the work.
    const clause = (number: number): string =>
      `der Bürgermeister sagte, dass die neue Brücke Nummer ${number} über den Fluss bald fertig werden soll`;
    const sentence = (number: number): string =>
      `Und ${Array.from({ length: 10 }, (_, part) => clause(10 * number + part)).join(', und ')}. `;
    for (let number = 0; number < 2600; number++) {
      const text = Array.from({ length: 60 }, (_, part) => sentence(60 * number + part)).join('');
      if (!file.write(`${JSON.stringify({ id: number, text })}\n`))
        await new Promise<void>((resolve) => file.once('drain', () => resolve()));
    }
    file.end();
    await finished(file);
    const out = join(scratch, 'out');
    expect(pipeline(['run', path, '--out', out, '--quiet', '--format', 'jsonl,parquet']).code).toBe(0);
    const { tables } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunReport;
    expect(tables).toMatchObject({ documents: 2600, sentences: 2600 * 60 });
  });

  test('a line of 100 MB is refused without being held, and the next file is read', () => {
    const scratch = scratchFolder();
    const folder = join(scratch, 'in');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'a.jsonl'),
      `{"id": 1, "text": "${'word '.repeat(20 * MIB)}"}\n{"id": 2, "text": "Short."}\n`,
    );
    writeFileSync(join(folder, 'b.txt'), article(1));
    const out = join(scratch, 'out');
    const { code, stderr } = pipeline(['run', folder, '--out', out, '--format', 'jsonl']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/warning: in\/a\.jsonl:1: /);
    expect(readRows(out, 'documents')).toHaveLength(2);
    expect(readRows(out, 'quarantine')).toMatchObject([{ code: 'too_large', line: 1 }]);
  });

  test('a gzip bomb is refused early', async () => {
    const scratch = scratchFolder();
    const folder = join(scratch, 'in');
    mkdirSync(folder);
    const bomb = createGzip();
    const file = createWriteStream(join(folder, 'bomb.txt.gz'));
    bomb.pipe(file);
    for (let part = 0; part < 512; part++) {
      if (!bomb.write(Buffer.alloc(MIB, 97)))
        await new Promise<void>((resolve) => bomb.once('drain', () => resolve()));
    }
    bomb.end();
    await finished(file);
    writeFileSync(join(folder, 'a.txt'), article(1));
    const out = join(scratch, 'out');
    expect(pipeline(['run', folder, '--out', out, '--quiet', '--format', 'jsonl']).code).toBe(2);
    expect(readRows(out, 'quarantine')).toMatchObject([{ code: 'too_large', source_path: 'in/bomb.txt.gz' }]);
    expect(readRows(out, 'documents')).toHaveLength(1);
  });

  test('a deeply nested folder, strange names and links in a circle', () => {
    const scratch = scratchFolder();
    const folder = join(scratch, 'in');
    const deep = join(folder, ...Array.from({ length: 60 }, (_, level) => `level${level}`));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'deep.txt'), article(1));
    const names = ['line\nbreak.txt', "it's “quoted”.txt", '😀.txt', '..txt.txt', 'a#b.txt', '-x.txt'];
    for (const [number, name] of names.entries()) writeFileSync(join(folder, name), article(number + 2));
    symlinkSync(folder, join(deep, 'circle'));
    const out = join(scratch, 'out');
    expect(pipeline(['run', folder, '--out', out, '--quiet']).code).toBe(0);
    const documents = readRows(out, 'documents');
    const seen = documents.map(({ doc_id }) => doc_id);
    for (const name of names.filter((name) => !name.startsWith('.'))) expect(seen).toContain(`in/${name}`);
    expect(seen.some((id) => id.endsWith('deep.txt'))).toBe(true);
    expect(pipeline(['validate', out, '--input', folder]).code).toBe(0);
  });
});

describe('the state', () => {
  test('of another layout is rebuilt, and that is said', async () => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    writeFileSync(input, jsonl(20));
    const out = join(scratch, 'out');
    pipeline(['run', input, '--out', out, '--quiet']);
    const before = hashes(out);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(out, '.state', 'state.duckdb'));
    const connection = await instance.connect();
    await connection.run("update meta set value = '0' where key = 'layout'");
    connection.closeSync();
    instance.closeSync();
    const { code, stderr } = pipeline(['run', input, '--out', out, '--quiet']);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /warning: another version of the program, with other tables, made the state; the state is rebuilt from the inputs/,
    );
    expect(hashes(out)).toEqual(before);
  });

  test.each([
    ['overwritten', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000))],
    ['gone', (path: string) => rmSync(path)],
  ])('%s is rebuilt with the same bytes', (_, damage) => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    writeFileSync(input, jsonl(20));
    const out = join(scratch, 'out');
    pipeline(['run', input, '--out', out, '--quiet']);
    const before = hashes(out);
    damage(join(out, '.state', 'state.duckdb'));
    expect(pipeline(['run', input, '--out', out, '--quiet']).code).toBe(0);
    expect(hashes(out)).toEqual(before);
  });
});

describe('a disk that is full', () => {
  /** A file system of a few megabytes; null where this machine does not let us have one. */
  function smallDisk(mebibytes: number): string | null {
    const place = scratchFolder();
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', place]);
    return status === 0 ? place : null;
  }

  test('ends with code 5; the tables of before stay whole, and with room the next run is right', ({
    skip,
  }) => {
    const disk = smallDisk(12);
    if (disk === null) return skip('no right to mount a small file system here');
    try {
      const scratch = scratchFolder();
      const input = join(scratch, 'all.jsonl');
      writeFileSync(input, jsonl(5));
      const out = join(disk, 'out');
      expect(pipeline(['run', input, '--out', out, '--quiet']).code).toBe(0);
      writeFileSync(input, jsonl(3000));
      const { code, stderr } = pipeline(['run', input, '--out', out, '--quiet']);
      expect(code).toBe(5);
      expect(stderr).toMatch(/cannot write to/);
      expect(readRows(out, 'documents')).toHaveLength(5);
      writeFileSync(input, jsonl(6));
      // What the run before committed is gone from the input, and was meant to be.
      const again = pipeline(['run', input, '--out', out, '--quiet', '--max-vanished', '100%']);
      expect(again.code, again.stderr).toBe(0);
      expect(readRows(out, 'documents')).toHaveLength(6);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test.each([1000, 2500, 5000])(
    'a limit of %i KiB on the size of files ends the run with code 5',
    (limit) => {
      const scratch = scratchFolder();
      const input = join(scratch, 'all.jsonl');
      writeFileSync(input, jsonl(2000));
      const out = join(scratch, 'out');
      const { status } = spawnSync('bash', [
        '-c',
        `ulimit -f ${limit}; trap '' XFSZ; exec "$0" "$@"`,
        process.execPath,
        COMMAND,
        'run',
        input,
        '--out',
        out,
        '--quiet',
      ]);
      expect(status).toBe(5);
      expect(existsSync(join(out, 'datapackage.json'))).toBe(false);
      expect(pipeline(['run', input, '--out', out, '--quiet']).code).toBe(0);
    },
  );

  test('so does one that the database of all tables exceeds, and the tables before stay', () => {
    const scratch = scratchFolder();
    const out = join(scratch, 'out');
    writeFileSync(join(scratch, 'all.jsonl'), jsonl(20));
    const words = ['run', 'all.jsonl', '--out', out, '--quiet', '--format'];
    expect(pipeline([...words, 'jsonl'], { cwd: scratch }).code).toBe(0);
    const limited = ['-c', `ulimit -f 500; trap '' XFSZ; exec "$0" "$@"`, process.execPath, COMMAND];
    expect(spawnSync('bash', [...limited, ...words, 'duckdb'], { cwd: scratch }).status).toBe(5);
    expect(readRows(out, 'documents')).toHaveLength(20);
    expect(existsSync(join(out, 'corpus.duckdb'))).toBe(false);
    expect(pipeline([...words, 'duckdb'], { cwd: scratch }).code).toBe(0);
    expect(pipeline(['validate', out]).code).toBe(0);
  });
});
