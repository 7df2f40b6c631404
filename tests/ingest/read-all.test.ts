import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { splitCompression } from '../../pipeline/ingest/formats/compression.js';
import {
  type ReadContext,
  type Reader,
  type Source,
  sourceFault,
} from '../../pipeline/ingest/formats/reader.js';
import { textReader } from '../../pipeline/ingest/formats/text.js';
import { type FileEffects, nodeFiles } from '../../pipeline/ingest/inputs/effects.js';
import { resolveInputs, type SourceFile } from '../../pipeline/ingest/inputs/inputs.js';
import { readAll } from '../../pipeline/ingest/read-all.js';
import type { ReadResult } from '../../pipeline/ingest/record.js';
import { outline, readFile, readInputs, scratch } from './scratch.js';

const LIMIT = { maxRecordBytes: 16 * 1024 * 1024 };
const record = (id: string): string => `${JSON.stringify({ id, text: 'The mill reopened.' })}\n`;

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Reads fail where the path ends so, after `whole` bytes of the file. */
const failing = (ending: string, error: Error, whole = 0): FileEffects => ({
  ...nodeFiles,
  async *read(path, size) {
    for await (const chunk of nodeFiles.read(path, size)) {
      if (!path.toString().endsWith(ending)) yield chunk;
      else {
        if (whole > 0) yield chunk.subarray(0, whole);
        throw error;
      }
    }
  },
});

describe('the order of results', () => {
  test('is that of the files, whatever finishes first', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`in/${i}.txt`, `Text ${i}`]));
    const folder = scratch(files);
    const slow: FileEffects = {
      ...nodeFiles,
      async *read(path, size) {
        await new Promise((resolve) => setTimeout(resolve, path.toString().length % 3));
        yield* nodeFiles.read(path, size);
      },
    };
    const { records } = await readInputs(folder, ['in'], { effects: slow, concurrency: 5 });
    expect(records.map(({ docId }) => docId)).toEqual(Object.keys(files).sort());
  });

  test('reading goes no further ahead than its bounds', async () => {
    const folder = scratch(
      Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`in/${i}.txt`, `Text ${i}`])),
    );
    let open = 0;
    let started = 0;
    let mostOpen = 0;
    const counting: FileEffects = {
      ...nodeFiles,
      async *read(path, size) {
        started++;
        mostOpen = Math.max(mostOpen, ++open);
        yield* nodeFiles.read(path, size);
        open--;
      },
    };
    const { files } = await resolveInputs([{ path: 'in', name: null }], { cwd: folder });
    const results = readAll(files, { ...LIMIT, concurrency: 4, effects: counting });
    await results.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(started).toBeLessThanOrEqual(64);
    expect(mostOpen).toBeLessThanOrEqual(4);
    await results.return(undefined);
  });

  test('who stops early leaves no file open', async () => {
    const big = record('x').repeat(60_000);
    const folder = scratch({ 'in/a.jsonl': big, 'in/b.jsonl': big, 'in/c.jsonl': big });
    let open = 0;
    const counting: FileEffects = {
      ...nodeFiles,
      async *read(path, size) {
        open++;
        try {
          yield* nodeFiles.read(path, size);
        } finally {
          open--;
        }
      },
    };
    const { files } = await resolveInputs([{ path: 'in', name: null }], { cwd: folder });
    for await (const result of readAll(files, { ...LIMIT, effects: counting })) {
      expect(result.kind).toBe('record');
      break;
    }
    expect(open).toBe(0);
  });
});

describe('a file that cannot be read', () => {
  test('is a fault without the path of this machine, and the next file is read', async () => {
    const folder = scratch({ 'in/a.txt': 'Text', 'in/b.txt': 'Text', 'in/c.jsonl': record('1') });
    const error = systemError('EIO', `EIO: i/o error, read '${folder}/in/a.txt'`);
    const { records, faults } = await readInputs(folder, ['in'], { effects: failing('a.txt', error) });
    expect(faults).toEqual([
      {
        docId: 'in/a.txt',
        sourcePath: 'in/a.txt',
        line: null,
        code: 'unreadable',
        reason: 'Reading failed: EIO: i/o error. Check the disk and run again.',
      },
    ]);
    expect(records.map(({ docId }) => docId)).toEqual(['in/b.txt', 'in/c.jsonl#1']);
  });

  test('of a JSONL file the lines before the error are kept, half a line is not', async () => {
    const folder = scratch({ 'w.jsonl': record('1') + record('2') });
    const effects = failing(
      'w.jsonl',
      systemError('EACCES', 'EACCES: permission denied'),
      record('1').length + 10,
    );
    const { records, faults } = await readInputs(folder, ['w.jsonl'], { effects });
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['1']);
    expect(faults.map(outline)).toEqual([
      { docId: null, sourcePath: 'w.jsonl', line: 2, code: 'unreadable' },
    ]);
  });

  test('because it was removed, or became a folder, or shrank after it was listed', async () => {
    const folder = scratch({
      'in/gone.txt': 'Text',
      'in/kept.txt': 'Text',
      'in/shrunk.txt': 'x'.repeat(5000),
    });
    const { files } = await resolveInputs([{ path: 'in', name: null }], { cwd: folder });
    rmSync(join(folder, 'in/gone.txt'));
    writeFileSync(join(folder, 'in/shrunk.txt'), 'Short.');
    const seen: string[] = [];
    const moved = files.map((file) =>
      file.sourcePath === 'in/kept.txt' ? { ...file, path: join(folder, 'in') } : file,
    );
    for await (const result of readAll(moved, LIMIT)) {
      seen.push(
        result.kind === 'fault' ? `${result.fault.code}: ${result.fault.reason}` : result.record.text,
      );
    }
    expect(seen).toEqual([
      expect.stringMatching(/^unreadable: The file is gone/),
      expect.stringMatching(/^unreadable: A folder stands/),
      'Short.',
    ]);
  });

  test('a file that grew is read to its end', async () => {
    const folder = scratch({ 'a.txt': 'Short.' });
    const { files } = await resolveInputs([{ path: 'a.txt', name: null }], { cwd: folder });
    writeFileSync(join(folder, 'a.txt'), 'Long. '.repeat(1000));
    const texts: number[] = [];
    for await (const result of readAll(files, LIMIT))
      texts.push(result.kind === 'record' ? result.record.text.length : -1);
    expect(texts).toEqual([6000]);
  });

  test('an error that is no fault of the file is not swallowed', async () => {
    const folder = scratch({ 'a.txt': 'Text' });
    const effects = failing('a.txt', new TypeError('a bug'));
    await expect(readInputs(folder, ['a.txt'], { effects })).rejects.toThrow('a bug');
  });
});

describe('gzip', () => {
  test('text and JSONL, of several members', async () => {
    const folder = scratch({
      'in/a.txt.gz': gzipSync('The mill.'),
      'in/b.jsonl.GZ': Buffer.concat([gzipSync(record('1')), gzipSync(record('2'))]),
    });
    const { records, faults } = await readInputs(folder, ['in']);
    expect(faults).toEqual([]);
    expect(records.map(({ docId, sourceId, mediaType }) => [docId, sourceId, mediaType])).toEqual([
      ['in/a.txt.gz', 'a', 'text/plain'],
      ['in/b.jsonl.GZ#1', '1', 'application/jsonl'],
      ['in/b.jsonl.GZ#2', '2', 'application/jsonl'],
    ]);
  });

  test('the hash is that of the unpacked bytes', async () => {
    const plain = await readFile('a.txt', 'The mill.');
    const packed = await readFile('a.txt.gz', gzipSync('The mill.'));
    expect(packed.records[0]!.sourceSha256).toBe(plain.records[0]!.sourceSha256);
  });

  test('cut off: all whole lines before the cut, then a fault', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      record(`${i}-${Math.imul(i, 2_654_435_761) >>> 0}`),
    );
    const packed = gzipSync(lines.join(''));
    const cut = packed.subarray(0, packed.length >> 1);
    const { records, faults } = await readFile('w.jsonl.gz', cut);
    expect(faults.map(({ code }) => code)).toEqual(['unreadable']);
    expect(faults[0]!.reason).toContain('cut off');
    expect(faults[0]!.line).toBe(records.length + 1);
    const unpacked = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
    expect(records).toHaveLength(unpacked.split('\n').length - 1);
    expect(records.length).toBeGreaterThan(5000);
  });

  test('a cut-off text file, a damaged one, one that is no gzip', async () => {
    const packed = gzipSync('The mill reopened on Tuesday, to the joy of all.');
    const damaged = Buffer.from(packed);
    damaged[packed.length - 5]! ^= 0xff;
    for (const content of [packed.subarray(0, -6), damaged, Buffer.from('The mill.')]) {
      const { records, faults } = await readFile('a.txt.gz', content);
      expect(records).toEqual([]);
      expect(faults.map(outline)).toEqual([
        { docId: 'a.txt.gz', sourcePath: 'a.txt.gz', line: null, code: 'unreadable' },
      ]);
      expect(faults[0]!.reason.includes('off its name')).toBe(content.toString() === 'The mill.');
    }
  });

  test('an empty one is empty', async () => {
    for (const content of [Buffer.alloc(0), gzipSync('')]) {
      expect((await readFile('a.txt.gz', content)).faults.map(({ code }) => code)).toEqual(['empty']);
    }
  });

  test('a bomb is given up early; what came before it is kept', async () => {
    const bomb = gzipSync(Buffer.alloc(96 << 20, ' '), { level: 1 });
    const folder = scratch({
      'in/a.txt.gz': bomb,
      'in/b.jsonl.gz': Buffer.concat([gzipSync(record('1')), bomb]),
      'in/c.txt': 'The mill.',
    });
    const { records, faults } = await readInputs(folder, ['in']);
    expect(faults.map(({ sourcePath, code }) => [sourcePath, code])).toEqual([
      ['in/a.txt.gz', 'too_large'],
      ['in/b.jsonl.gz', 'too_large'],
    ]);
    expect(faults[1]!.line).toBe(2);
    expect(faults[1]!.reason).toContain('200-fold');
    expect(records.map(({ docId }) => docId)).toEqual(['in/b.jsonl.gz#1', 'in/c.txt']);
  });
});

describe('standard input', () => {
  const stdin = (content: string | Buffer): FileEffects => ({
    ...nodeFiles,
    async *standardInput() {
      yield Buffer.from(content);
    },
  });
  const read = (content: string | Buffer) => readInputs(scratch(), ['-'], { effects: stdin(content) });

  test('text is one record by the name of -', async () => {
    const { records } = await read('The mill reopened.');
    expect(records[0]).toMatchObject({ docId: '-', sourcePath: '-', sourceId: '-', mediaType: 'text/plain' });
  });

  test('a first brace means JSONL, also after a mark and in UTF-16', async () => {
    for (const content of [
      record('1'),
      `\ufeff\n ${record('1')}`,
      Buffer.from(`\ufeff${record('1')}`, 'utf16le'),
    ]) {
      const { records } = await read(content);
      expect(records.map(({ docId }) => docId)).toEqual(['-#1']);
    }
  });

  test('nothing at all is empty', async () => {
    expect((await read('')).faults.map(outline)).toEqual([
      { docId: '-', sourcePath: '-', line: null, code: 'empty' },
    ]);
  });
});

describe('a reader', () => {
  async function gather(results: AsyncIterable<ReadResult>): Promise<ReadResult[]> {
    const gathered: ReadResult[] = [];
    for await (const result of results) gathered.push(result);
    return gathered;
  }

  /** Reads files of a made-up format in a folder of their own. */
  async function readWith(
    read: Reader['read'],
    files: Record<string, string | Buffer>,
  ): Promise<ReadResult[]> {
    const folder = scratch(files);
    const plan = Object.entries(files).map(([path, content]): SourceFile => {
      const { compression } = splitCompression(path);
      return {
        path: join(folder, path),
        sourcePath: path,
        reader: { ...textReader, read },
        compression,
        size: content.length,
      };
    });
    return gather(readAll(plan, LIMIT));
  }
  const textOf = (result: ReadResult): string =>
    result.kind === 'record' ? `${result.record.docId}: ${result.record.text}` : result.fault.reason;

  test('may read any part of a file, where it lies on the disk as it is', async () => {
    async function* readTail({ bytes, file }: Source, context: ReadContext): AsyncGenerator<ReadResult> {
      const tail = file === null ? Buffer.from('no file') : await file.slice(file.size - 4, file.size + 9);
      for await (const _ of bytes) break;
      yield* textReader.read({ bytes: Readable.from([tail]), file: null }, context);
    }
    const results = await readWith(readTail, { 'a.tail': 'index at the end', 'b.tail.gz': gzipSync('x') });
    expect(results.map(textOf)).toEqual(['a.tail:  end', 'b.tail.gz: no file']);
  });

  test('is told when the file is gone meanwhile', async () => {
    async function* readGone({ file }: Source, { sourcePath }: ReadContext): AsyncGenerator<ReadResult> {
      try {
        await file?.slice(0, 1);
      } catch (error) {
        yield sourceFault(error, { docId: null, sourcePath, line: null });
      }
    }
    const missing: SourceFile = {
      path: join(scratch(), 'gone'),
      sourcePath: 'gone',
      reader: { ...textReader, read: readGone },
      compression: null,
      size: 1,
    };
    const [result] = await gather(readAll([missing], LIMIT));
    expect(result).toMatchObject({ kind: 'fault', fault: { code: 'unreadable', sourcePath: 'gone' } });
  });

  test('of a container has its members read by their names', async () => {
    const members: [string, string | Buffer][] = [
      ['may/a.txt', 'The mill.'],
      ['b.jsonl.gz', gzipSync(record('1'))],
      ['c.xyz', 'nobody reads this'],
    ];
    async function* readMembers(_source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
      for (const [name, content] of members)
        yield* context.readMember(name, Readable.from([Buffer.from(content)])) ?? [];
    }
    const results = await readWith(readMembers, { 'all.box': 'x' });
    expect(results.map(textOf)).toEqual([
      'all.box/may/a.txt: The mill.',
      'all.box/b.jsonl.gz#1: The mill reopened.',
    ]);
  });
});
