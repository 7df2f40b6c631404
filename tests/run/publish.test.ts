import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PACKAGE_FILE, partFile, partitionFolders } from '../../pipeline/export/layout.js';
import { beginStaging, completePublish, publish } from '../../pipeline/run/publish.js';
import { COMMAND, scratchFolder } from '../command.js';

const PUBLISH = join(dirname(COMMAND), '../run/publish.js');

const descriptor = (...files: string[]): string =>
  JSON.stringify({ resources: files.map((path) => ({ path })) });

/** Stages a set of files whose content is `content`. */
async function stage(out: string, content: string, files: readonly string[]): Promise<string[]> {
  const staging = await beginStaging(out);
  for (const file of files) {
    mkdirSync(dirname(join(staging, file)), { recursive: true });
    writeFileSync(join(staging, file), content);
  }
  writeFileSync(join(staging, PACKAGE_FILE), descriptor(...files));
  return [...files, PACKAGE_FILE];
}

const visible = (out: string): string[] => readdirSync(out).sort();

describe('publish', () => {
  test('moves a set into place and leaves nothing behind', async () => {
    const out = scratchFolder();
    await publish(out, await stage(out, 'new', ['dates.csv', 'documents.csv']));
    expect(visible(out)).toEqual([PACKAGE_FILE, 'dates.csv', 'documents.csv']);
    expect(readFileSync(join(out, 'dates.csv'), 'utf8')).toBe('new');
  });

  test('takes files of the set before away that this one has not, and no others', async () => {
    const out = scratchFolder();
    await publish(out, await stage(out, 'old', ['dates.csv', 'dates.jsonl']));
    writeFileSync(join(out, 'notes.md'), 'mine');
    await publish(out, await stage(out, 'new', ['dates.csv']));
    expect(visible(out)).toEqual([PACKAGE_FILE, 'dates.csv', 'notes.md']);
  });
});

test('work beside a publish that fails leaves the set before in place', async () => {
  const out = scratchFolder();
  await publish(out, await stage(out, 'old', ['dates.csv']));
  const failing = publish(out, await stage(out, 'new', ['dates.csv']), () =>
    Promise.reject(new Error('no room')),
  );
  await expect(failing).rejects.toThrow('no room');
  expect(await completePublish(out)).toBe(false);
  expect(readFileSync(join(out, 'dates.csv'), 'utf8')).toBe('old');
});

describe('completePublish', () => {
  test('sweeps away a staging directory that was not complete', async () => {
    const out = scratchFolder();
    await publish(out, await stage(out, 'old', ['dates.csv']));
    await stage(out, 'half', ['dates.csv']);
    expect(await completePublish(out)).toBe(false);
    expect(visible(out)).toEqual([PACKAGE_FILE, 'dates.csv']);
    expect(readFileSync(join(out, 'dates.csv'), 'utf8')).toBe('old');
  });

  test.each([0, 1, 2, 3])('carries a publish to its end that was cut off after %i renames', async (done) => {
    const out = scratchFolder();
    await publish(out, await stage(out, 'old', ['dates.csv', 'documents.csv', 'quotes.csv']));
    const files = await stage(out, 'new', ['dates.csv', 'documents.csv']);
    const staging = join(out, '.staging');
    writeFileSync(join(staging, 'complete.json'), JSON.stringify({ files, obsolete: ['quotes.csv'] }));
    for (const file of files.slice(0, done)) renameSync(join(staging, file), join(out, file));
    expect(await completePublish(out)).toBe(true);
    expect(visible(out)).toEqual([PACKAGE_FILE, 'dates.csv', 'documents.csv']);
    expect(readFileSync(join(out, 'documents.csv'), 'utf8')).toBe('new');
    expect(readFileSync(join(out, PACKAGE_FILE), 'utf8')).toBe(descriptor('dates.csv', 'documents.csv'));
    expect(await completePublish(out)).toBe(false);
  });

  test('a mark that cannot be read marks nothing', async () => {
    const out = scratchFolder();
    const [file] = await stage(out, 'half', ['dates.csv']);
    writeFileSync(join(out, '.staging', 'complete.json'), '{"files":');
    expect(await completePublish(out)).toBe(false);
    expect(existsSync(join(out, '.staging'))).toBe(false);
    expect(existsSync(join(out, file as string))).toBe(false);
  });
});

test('a set of more files than a process may open is published', async () => {
  const out = scratchFolder();
  const publishers = Array.from({ length: 300 }, (_, i) => String(i));
  const names = partitionFolders('quotes', 'publisher', publishers).map((folder) =>
    partFile(folder, 0, 'parquet'),
  );
  await stage(out, 'new', names);
  const moved = `
    const { publish } = await import(${JSON.stringify(PUBLISH)});
    await publish(${JSON.stringify(out)}, ${JSON.stringify([...names, PACKAGE_FILE])});`;
  execFileSync('sh', [
    '-c',
    'ulimit -n 100; exec "$@"',
    'sh',
    process.execPath,
    '--input-type=module',
    '-e',
    moved,
  ]);
  expect(readdirSync(join(out, 'quotes'))).toHaveLength(300);
});

test('the package is put in place last: while a file of the set is not there yet, the package is the old one', async () => {
  const out = scratchFolder();
  await publish(out, await stage(out, 'old', ['dates.csv']));
  const files = await stage(out, 'new', ['dates.csv', 'documents.csv']);
  // A folder that is in the way stops the renames half-way.
  mkdirSync(join(out, 'documents.csv/in-the-way'), { recursive: true });
  await expect(
    publish(out, [PACKAGE_FILE, ...files.filter((file) => file !== PACKAGE_FILE)]),
  ).rejects.toThrow();
  expect(readFileSync(join(out, 'dates.csv'), 'utf8')).toBe('new');
  expect(readFileSync(join(out, PACKAGE_FILE), 'utf8')).toBe(descriptor('dates.csv'));
});
