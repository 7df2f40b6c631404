import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pipeline } from '../command.js';
import { tarOf, zipOf } from './archives.js';
import { outline, readFile, scratch } from './scratch.js';

const LINE = 'The mill stands.\n';

const unpacked = (base64: string): Buffer => gunzipSync(Buffer.from(base64, 'base64'));

/** Files that bzip2 1.0.8, xz 5.4 and zstd 1.5 wrote, themselves packed with gzip. */
const SAMPLES = {
  '.bz2': {
    /** The line. */
    line: unpacked(
      'H4sIAAAAAAACAwE7AMT/QlpoOTFBWSZTWbr5sYkAAAJTgAAQQAEEACZnDAAgADEAAApkaMnp6o/KvYKjorHXxdyRThQkLr5s' +
        'YkDO1s4AOwAAAA==',
    ),
    /** The line 120,000 times: more than a block. */
    long: unpacked(
      'H4sIAAAAAAACA3OKyrA0dIxUC46sNVK5w8TyL7iBQcCBkYVBLZ2HwYDhAgcDg9qqZTNmXL7KwcC4VcRpzkUXzbsiTvOA1F4g' +
        '76mI00xXgWUrFon8BlKBLpq/uhR9FnUEhwRyVUMEgHpmAQV+dnGdNJp1SneNmoXkzaY5DAxNDBwKjMYWCYwNbA0ODIymoSYn' +
        '2+atcGDgBZr111VgeQnEhC+BXKkQOyaCLQaylpuAxUCm3tJoNepS9AVquSriNP9MQJjnlGvpsnOqGwycvjxgYBFgcGTgnHmY' +
        'gYdB7wTIjhApxgVBKxew9XCK6rF0TU9y9Vby8D2q4XNlilqWl3C8q4YfmKNuqhqyT0grrlNUp1NUv6VrGlDtIlfvj+Uqwa2c' +
        'fLZxGwUAisWV7jYBAAA=',
    ),
    /** 100 MiB of one letter. */
    bomb: unpacked(
      'H4sIAAAAAAACA3OKyrA0dIxUC47c8jpkAWN8H0NDgwMDhwKDQYOvm9MC1ZVcDdOJk99jOvMpQwoHS8MEBgaIijOsmsslFgjm' +
        'iDDpixe5WgRMYPNLUgMAIk10QXEAAAA=',
    ),
  },
  '.xz': {
    /** The line. */
    line: unpacked(
      'H4sIAAAAAAACA/trXhURxcDA8uzaFjcmBkVGMQYGhhL9p4sZGQRCMlIVcjNzchSKSxLzUor1uIBSDEXu5fK9Eek1DIyagkZc' +
        'BXzy2z7XMoIkWCKjABvUsn9MAAAA',
    ),
    /** The line 120,000 times: more than a block. */
    long: unpacked(
      'H4sIAAAAAAACA/trXhURxcDA8uzaFjcmBkVGMQYGhhL9p4v/K+xnrIhl0JLiWMTMYsGwuIvF0p/py46XYqcnnnUPcfCeN9N9' +
        'baa3v/8WOZ+nmketawM9b6j5JjUXZC85yjx3yqRihesV9TvChVZcMe3rqprTFGDtolkh4pnXq3+y7+jFNCOF1nWnila0c+6T' +
        'cuJce0DKd8alF4s5td6s+h+ltqaIR2zS8n2W/SoPC+YtV45/o3G69eLUGV11WhM/qZd+lzzANsN3xt8b669O4D+iGvzj60Qz' +
        'Q9alG97lHyzwdee5OFFw1doE2V3nNqpLxES2vUwLitj3smxN5JOn0awcP4/fWvvnd5B2yVm5aAWnn3eDbX9opnBaN5zWyrm/' +
        '1frDkb168av47bzTnCYI8/0XmPyjsCLyB/fZ/1M13PhX/qm593uWgV7Ygf7Wz82NB1JpZrXg41+nHBgY+DcWfd4UEGbFwDiF' +
        '+cDBGobL91akbzyS/psJGD8MLJFRAJs6NsS4AQAA',
    ),
    /** 100 MiB of one letter. */
    bomb: unpacked(
      'H4sIAAAAAAACA+3Q3UtTcQDG8d9k9kKzsxHFLLRi5ZbCbF3UhdloxCpsQZ5ednS1LmxlzHZGc0ZInghjHJI50hgReTFKWlPb' +
        'MAeRtmjmxTDyorAgS2vCYJX05rHjOuGfEHQTPc/tc/GFT27beWsNIfLpl/3mPLJetooQ4ilPhyRJJXMeJdtd4qNfoeixtGCM' +
        'hUsOCafYnexKqi1XvG8Nb4oXfqtXu3sdGp63lIcKXrXcfn9Fo6LfMerhRn6qSRjoaFGcTkx49tZNZWx0TD4+u0tx117QYM6k' +
        'n3h98WtHIgOWyfoil1jlUzpNKZ/RRvzP9/eV6Drcayv9GybZm90ae1aXah3rDPIXSgNftI2zhYlFQUswN973op1KbqSF74Gt' +
        'hvxb9z65HrOW3YqxgCrcc7zowbOoVm1jLmcc1dahjDfCfEjX5i+ZG3ndMy9Wl3lGi2vXmebe0JXCprqlFVyq1Pn2fsVMclBv' +
        'D1M7qhym9hXLJeVVwX2OEZaNSp06M3VnvnlCvL5Zfzjhb/166WLixF9OP9yjnbZ2SUpZGcmepbtzQ73NhtVd8TbDmf/H4M/S' +
        'ByhjDGAAAxjAAAYwgAEMYAADGMAABjCAAQxgAAMYwAAGMIABDGAAAxjAAAYwgAEMYAADGMAABjCAAQxgAAMYwAAGMIABDGAA' +
        'AxjAAAYwgAHsXwfj9BGymGQbnn4cJgu7MTPI/hz5rCSyH00cx23xeg/2R5MnxbyFU87U/AakUogWHDwAAA==',
    ),
  },
  '.zst': {
    /** The line. */
    line: unpacked('H4sIAAAAAAACA9PYqv+XJaKTgSEkI1UhNzMnR6G4JDEvpViPy9HnZzYAdejWCx4AAAA='),
    /** The line 120,000 times: more than a block. */
    long: unpacked(
      'H4sIAAAAAAACA9PYqv+XJeIMA0NHSEaqQm5mTo5CcUliXkqxHhcjw83/mvO9fRgYOFIZGf78txRgArFzkdg5SGwFJHYJEjsP' +
        'iV2MxOZCYmfgMCcTh13I5iRC2b5Adgojwx4FILs/wyIfAAFY/lnaAAAA',
    ),
    /** 100 MiB of one letter. */
    bomb: unpacked(
      'H4sIAAAAAAACA9PYqv+XJSKEgUGgooKR4fd/ywNMTED2SMUuDAwMjAx//5/lFhgNhtFgGA2G0WAYDYbRYBgNhtFgGA2G0WAY' +
        'DYYhFgzMQJyzzWE+AGqiU5fnDAAA',
    ),
  },
} as const;

const CASES = Object.entries(SAMPLES).map(([extension, samples]) => ({ extension, ...samples }));

describe.each(CASES)('$extension', ({ extension, line, long, bomb }) => {
  const name = `a.txt${extension}`;

  test('is unpacked, and its extension is no part of the id', async () => {
    const { records, faults } = await readFile(name, line);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([{ docId: name, sourceId: 'a', mediaType: 'text/plain', text: LINE }]);
    expect(records[0]!.sourceSha256).toBe((await readFile('a.txt', LINE)).records[0]!.sourceSha256);
  });

  test('is unpacked by the built command, in which libraries are loaded otherwise than here', () => {
    const { stdout, stderr } = pipeline(['inspect', name], { cwd: scratch({ [name]: line }) });
    expect(stdout, stderr).toContain(LINE.trim());
  });

  test('is unpacked whatever its name', async () => {
    expect((await readFile('a.txt', line)).records).toMatchObject([
      { docId: 'a.txt', sourceId: 'a', text: LINE },
    ]);
  });

  test('may be long', async () => {
    const { records } = await readFile(name, long);
    expect(records[0]!.text).toBe(LINE.repeat(120_000));
  });

  test.each([
    ['cut off', () => long.subarray(0, long.length >> 1)],
    ['cut off in its head', () => line.subarray(0, 6)],
    ['damaged', () => Buffer.from(long).fill(0xff, 60, 80)],
    ['something else', () => Buffer.from('The mill stands, and all are glad of it.')],
  ])('is a fault where it is %s', async (_, content) => {
    const { records, faults } = await readFile(name, content());
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: name, sourcePath: name, line: null, code: 'unreadable' }]);
  });

  test('is empty where there is nothing in it', async () => {
    expect((await readFile(name, '')).faults.map(({ code }) => code)).toEqual(['empty']);
  });

  test('is no bomb: what grows without bound is given up', async () => {
    const { faults } = await readFile(`a.jsonl${extension}`, bomb);
    expect(faults.map(({ code }) => code)).toEqual(['too_large']);
    expect(faults[0]!.reason).toContain('200-fold');
  });

  test('may lie in an archive, and an archive in it', async () => {
    const { records, faults } = await readFile('b.zip', zipOf({ [name]: line, 'c.txt': LINE }));
    expect(faults).toEqual([]);
    expect(records.map(({ docId }) => docId)).toEqual([`b.zip/${name}`, 'b.zip/c.txt']);
  });

  test('is let go of where it is not read to its end', async () => {
    const { faults } = await readFile('b.zip', zipOf({ [name]: long, [`c.txt${extension}`]: line }), {
      maxRecordBytes: 1000,
    });
    expect(faults.map(({ sourcePath, code }) => [sourcePath, code])).toEqual([
      [`b.zip/${name}`, 'too_large'],
    ]);
  });
});

test('parts that were joined are read as one', async () => {
  for (const { extension, line } of CASES)
    expect((await readFile(`a.txt${extension}`, Buffer.concat([line, line]))).records[0]!.text).toBe(
      LINE + LINE,
    );
});

test.each([['.tgz', (tar: Buffer) => gzipSync(tar)]])(
  '%s is a packed tar archive',
  async (extension, pack) => {
    const { records } = await readFile(`a${extension}`, pack(tarOf({ 'b.txt': LINE })));
    expect(records.map(({ docId }) => docId)).toEqual([`a${extension}/b.txt`]);
  },
);
