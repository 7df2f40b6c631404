import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Outcome, pipeline, ROOT, scratchFolder } from '../command.js';
import { hashes, jsonl } from './corpus.js';

/** An installation with damage, and what runs it. */
function damaged(damage: (root: string) => void): (words: readonly string[]) => Outcome {
  const root = join(scratchFolder(), 'installed');
  for (const part of ['dist', 'models', 'schemas', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  damage(root);
  return (words) => {
    const command = join(root, 'dist/cli/main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' });
    return { code: status, stdout, stderr };
  };
}

const DAMAGES: readonly [string, (root: string) => void][] = [
  ['a model is missing', (root) => rmSync(join(root, 'models/quotes.bin'))],
  ['a model is cut off', (root) => truncateSync(join(root, 'models/names.bin'), 1000)],
  ['a word list is missing', (root) => rmSync(join(root, 'dist/clean/byline-words.txt'))],
];

test.each(DAMAGES.flatMap(([name, damage]) => [0, 2].map((workers) => [name, workers, damage] as const)))(
  'where %s (%i workers), nothing is published, and the next run of a whole program goes on',
  (_, workers, damage) => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    const out = join(scratch, 'out');
    const words = ['run', input, '--out', out, '--quiet', '--workers', String(workers)];
    writeFileSync(input, jsonl(3));
    expect(pipeline(words).code).toBe(0);
    const before = hashes(out);

    writeFileSync(input, jsonl(12));
    const { code, stderr } = damaged(damage)(words);
    expect(stderr).toMatch(/^pipeline: no document can be processed: .*reinstall the program\n$/);
    expect(code).toBe(8);
    expect(hashes(out)).toEqual(before);

    expect(pipeline(words).code).toBe(0);
    const fresh = join(scratch, 'fresh');
    expect(pipeline(['run', input, '--out', fresh, '--quiet']).code).toBe(0);
    expect(hashes(out)).toEqual(hashes(fresh));
  },
);

test.each([0, 2])(
  'where a word list is missing that one document in twelve needs (%i workers), nothing is published',
  (workers) => {
    const scratch = scratchFolder();
    const input = join(scratch, 'all.jsonl');
    const out = join(scratch, 'out');
    const withPronoun = '“It is done,” Mayor Ann Lee said on Monday.\n\n“We waited long,” she added.\n';
    writeFileSync(
      input,
      jsonl(12, (number) => (number === 7 ? withPronoun : `Bridge ${number} opens.\n`)),
    );
    const words = ['run', input, '--out', out, '--quiet', '--workers', String(workers)];
    const { code, stderr } = damaged((root) => rmSync(join(root, 'dist/language/given-names.txt')))(words);
    expect(stderr).toMatch(
      /^pipeline: no document can be processed: ENOENT.*given-names\.txt.*reinstall the program\n$/,
    );
    expect(code).toBe(8);
    expect(existsSync(join(out, 'datapackage.json'))).toBe(false);
    expect(pipeline(words).code).toBe(0);
  },
);

test('where most documents fail in a stage, nothing is published, though some would be right', () => {
  const scratch = scratchFolder();
  const input = join(scratch, 'all.jsonl');
  const out = join(scratch, 'out');
  // A time limit that no article of this length can keep.
  writeFileSync(
    input,
    jsonl(12, (number) => 'Ann Lee said so. '.repeat(number < 7 ? 200_000 : 1)),
  );
  const words = ['run', input, '--out', out, '--quiet', '--document-timeout', '0.2'];
  const { code, stderr } = pipeline(words);
  expect(stderr).toMatch(/7 of 12 documents could not be processed.*timeout/);
  expect(code).toBe(8);
  expect(existsSync(join(out, 'documents.parquet'))).toBe(false);

  expect(pipeline(words).code).toBe(8);
  writeFileSync(input, jsonl(12));
  expect(pipeline(words.slice(0, 5)).code).toBe(0);
});
