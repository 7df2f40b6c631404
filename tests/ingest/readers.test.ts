import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { COMPRESSIONS } from '../../pipeline/ingest/formats/compression.js';
import type { Reader } from '../../pipeline/ingest/formats/reader.js';
import { READABLE_FILES, READERS, readerFor } from '../../pipeline/ingest/formats/readers.js';
import { pipeline, scratchFolder } from '../command.js';
import { readFile, scratch } from './scratch.js';

const extensions = READERS.flatMap((reader) => reader.extensions);

describe('the name of a file shows its reader', () => {
  test.each(READERS.flatMap((reader) => reader.extensions.map((extension) => ({ extension, reader }))))(
    '$extension in any case, compressed or not',
    ({ extension, reader }) => {
      expect(readerFor(`news${extension.toUpperCase()}`)).toEqual({ reader, compression: null });
      for (const compression of COMPRESSIONS)
        expect(readerFor(`news${extension}${compression.extension}`)).toEqual({ reader, compression });
    },
  );

  test('any other name has none', () => {
    for (const name of ['news.xyz', 'news.gz', 'txt', 'news.txt.7z', 'news.txt.gz.gz'])
      expect(readerFor(name)).toBeNull();
  });
});

test('no two readers share a name, a media type or an extension, nor is one extension the end of another', () => {
  const mediaTypes = READERS.flatMap((reader) => reader.mediaTypes);
  const names = READERS.map(({ name }) => name);
  for (const list of [names, mediaTypes, extensions]) expect(new Set(list).size).toBe(list.length);
  for (const extension of extensions) {
    expect(extension).toMatch(/^\.[a-z0-9.]+$/);
    expect(extensions.filter((other) => other.endsWith(extension))).toEqual([extension]);
  }
});

test.each(extensions)(
  'a %s whose bytes break off before its first record is unreadable',
  async (extension) => {
    const cut = gzipSync('No reader can know what this would have been.').subarray(0, 30);
    const { records, faults } = await readFile(`a${extension}.gz`, cut);
    expect(records).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(['unreadable']);
  },
);

describe('what is said of the files that can be read is what the readers say', () => {
  const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');
  const mediaTypesOf = ({ recordTypes, mediaTypes }: Reader): string =>
    recordTypes?.length === 0 ? 'that of each file' : code(recordTypes ?? mediaTypes.slice(0, 1));
  const document = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

  test('in the help of run', () => {
    const { stdout } = pipeline(['run', '--help']);
    for (const reader of READERS)
      expect(stdout).toMatch(new RegExp(`^ +${reader.extensions.join(', ')} +${reader.description}$`, 'm'));
    for (const { extension } of COMPRESSIONS) expect(stdout).toContain(extension);
  });

  test('in errors', () => {
    const folder = scratch({ 'in/a.xyz': 'x' });
    const ran = pipeline(['run', 'in', '--out', scratchFolder()], { cwd: folder });
    const inspected = pipeline(['inspect', 'in/a.xyz'], { cwd: folder });
    for (const { stderr } of [ran, inspected]) expect(stderr).toContain(READABLE_FILES);
    for (const extension of extensions) expect(READABLE_FILES).toContain(extension);
  });

  test('in the README', () => {
    const readme = document('README.md');
    for (const reader of READERS)
      expect(readme).toContain(`| ${code(reader.extensions)} | ${reader.description} |`);
    for (const { extension } of COMPRESSIONS) expect(readme).toContain(`\`${extension}\``);
  });

  test('in docs/formats.md', () => {
    const page = document('docs/formats.md');
    for (const reader of READERS)
      expect(page).toContain(
        `| ${code(reader.extensions)} | ${reader.description} | ${mediaTypesOf(reader)} | `,
      );
  });
});
