import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../pipeline/ingest/inputs/effects.js';
import { outline, readFile, readInputs, scratch } from './scratch.js';

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const jsonl = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('records of a JSONL file', () => {
  test('one a line, each with its line, id and hash', async () => {
    const first = '{"id": 7, "text": "The mill reopened.", "title": "Mill"}';
    const { records, faults } = await readFile('wire.jsonl', `${first}\r\n\n  \n{"text":"No id."}`);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'wire.jsonl#7',
        sourcePath: 'wire.jsonl',
        sourceId: '7',
        sourceSha256: sha256(first),
        mediaType: 'application/jsonl',
        encoding: 'utf-8',
        line: 1,
        text: 'The mill reopened.',
        fields: { url: null, title: 'Mill', authors: [], publisher: null, publishedAt: null },
      },
      expect.objectContaining({
        docId: `wire.jsonl#${sha256('{"text":"No id."}').slice(0, 12)}`,
        sourceId: sha256('{"text":"No id."}').slice(0, 12),
        line: 4,
      }),
    ]);
  });

  test('a repeated id is numbered in the order of the file, and takes no id that another record has', async () => {
    const ids = ['a', 'a', 'a~2', 'a', 'b', 'a~2', 'c~2', 'c', 'c'];
    const { records } = await readFile('wire.ndjson', jsonl(...ids.map((id) => ({ id, text: 'The mill.' }))));
    expect(records.map(({ docId }) => docId.slice('wire.ndjson#'.length))).toEqual([
      'a',
      'a~2',
      'a~2~2',
      'a~3',
      'b',
      'a~2~3',
      'c~2',
      'c',
      'c~3',
    ]);
    expect(records.map(({ sourceId }) => sourceId)).toEqual(ids);
  });

  test('ids are data: line breaks, paths and marks stay', async () => {
    const ids = ['../../etc/passwd', 'a\nb', '"x"#~2', '🙂'];
    const { records } = await readFile('w.jsonl', jsonl(...ids.map((id) => ({ id, text: 'The mill.' }))));
    expect(records.map(({ docId }) => docId)).toEqual(ids.map((id) => `w.jsonl#${id}`));
  });

  test('a mapping says where the fields are', async () => {
    const { records, faults } = await readFile(
      'w.jsonl',
      jsonl({ k: 1, doc: { lead: 'The mill.' } }, { k: 2, text: 'x' }),
      {
        fields: { id: 'k', text: 'doc.lead' },
      },
    );
    expect(records[0]).toMatchObject({ docId: 'w.jsonl#1', text: 'The mill.' });
    expect(outline(faults[0]!)).toEqual({
      docId: 'w.jsonl#2',
      sourcePath: 'w.jsonl',
      line: 2,
      code: 'no_text',
    });
    expect(faults[0]!.reason).toContain('doc.lead');
  });
});

describe('one bad line hurts only itself', () => {
  const good = (id: string): string => JSON.stringify({ id, text: 'The mill reopened.' });

  test('invalid JSON names its line and column, and what is missing there', async () => {
    const lines = Array.from({ length: 9 }, (_, i) =>
      i === 6 ? '{"id": "7", "text": "cut' : good(`${i + 1}`),
    );
    const { records, faults } = await readFile('wire.jsonl', lines.join('\n'));
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 8, 9]);
    expect(faults.map(outline)).toEqual([
      {
        docId: `wire.jsonl#${sha256(lines[6]!).slice(0, 12)}`,
        sourcePath: 'wire.jsonl',
        line: 7,
        code: 'invalid_json',
      },
    ]);
    expect(faults[0]!.reason).toBe(
      'Column 21: the text that begins here has no closing quotation mark; the record may be cut off. ' +
        'Repair or remove the line.',
    );
  });

  test('a complaint about a long line stays short and on one line', async () => {
    const { faults } = await readFile('wire.jsonl', `{"a":"\t${'long '.repeat(500)}"}`);
    expect(faults[0]!.reason.length).toBeLessThan(200);
    expect(faults[0]!.reason).not.toMatch(/[\n\t]/);
  });

  test('columns count characters, not UTF-16 units', async () => {
    const { faults } = await readFile('wire.jsonl', '{"🙂🙂" 1}');
    expect(faults[0]!.reason).toMatch(/^Column 7: a colon is missing after the name "🙂🙂"\./);
  });

  test('numbers that only Python writes are null', async () => {
    const line = '{"id":1,"text":"The mill.","title":NaN,"date":-Infinity,"views":[Infinity,NaN]}';
    const { records, faults } = await readFile('wire.jsonl', line);
    expect(faults).toEqual([]);
    expect(records[0]).toMatchObject({ sourceId: '1', fields: { title: null, publishedAt: null } });
  });

  test.each([
    ['[1]', 'a list'],
    ['"text"', 'a string'],
    ['null', 'null'],
  ])('%s is no record', async (line, kind) => {
    const { records, faults } = await readFile('wire.jsonl', `${good('1')}\n${line}\n${good('2')}\n`);
    expect(records).toHaveLength(2);
    expect(faults[0]).toMatchObject({ line: 2, code: 'invalid_json', reason: expect.stringContaining(kind) });
  });

  test('a record without text says what it has; with blank text it is empty', async () => {
    const { faults } = await readFile(
      'w.jsonl',
      jsonl({ id: 'a', headline: 'Mill' }, { id: 'b', text: ' ' }, {}),
    );
    expect(faults.map(({ docId, code }) => [docId, code])).toEqual([
      ['w.jsonl#a', 'no_text'],
      ['w.jsonl#b', 'empty'],
      [`w.jsonl#${sha256('{}').slice(0, 12)}`, 'no_text'],
    ]);
    expect(faults[0]!.reason).toBe(
      'No field of the record is known to hold its text; it has id, headline. Say which holds the text with --field text=NAME.',
    );
    expect(faults[2]!.reason).toBe('The record is empty: remove it, or fetch it again.');
  });

  test.each([
    ['null', 'null'],
    ['7', 'a number'],
    ['{"en":7}', 'an object'],
    ['[]', 'a list'],
  ])('a text that is %s is said to be %s', async (value, kind) => {
    const { faults } = await readFile('w.jsonl', `{"id":"a","text":${value},"title":"Mill"}`);
    expect(faults[0]).toMatchObject({ code: 'no_text' });
    expect(faults[0]!.reason).toMatch(
      new RegExp(`^Its field text is ${kind}, not a text: .*--field text=NAME`),
    );
  });

  test('the same broken line twice is two faults', async () => {
    const { faults } = await readFile('w.jsonl', '{"a\n{"a\n');
    const id = `w.jsonl#${sha256('{"a').slice(0, 12)}`;
    expect(faults.map(({ docId }) => docId)).toEqual([id, `${id}~2`]);
  });

  test('a line above the limit is skipped with its size', async () => {
    const long = JSON.stringify({ id: 'long', text: 'x'.repeat(5000) });
    const { records, faults } = await readFile('w.jsonl', `${good('1')}\n${long}\n${good('2')}`, {
      maxRecordBytes: 1000,
    });
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['1', '2']);
    expect(faults.map(outline)).toEqual([{ docId: null, sourcePath: 'w.jsonl', line: 2, code: 'too_large' }]);
    expect(faults[0]!.reason).toMatch(/5 KiB.*--max-record-mib/);
  });

  test('a line of 100 MB is not held in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    let mostHeld = 0;
    const before = process.memoryUsage().arrayBuffers;
    async function* longLine(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"text":"');
      for (let i = 0; i < 100; i++) {
        yield Buffer.alloc(1 << 20, 'x');
        if (i % 20 !== 19) continue;
        collectGarbage();
        mostHeld = Math.max(mostHeld, process.memoryUsage().arrayBuffers - before);
      }
      yield Buffer.from(`\n${good('next')}\n`);
    }
    const { records, faults } = await readInputs(scratch(), ['-'], {
      effects: { ...nodeFiles, standardInput: longLine },
    });
    expect(faults.map(({ code, line }) => [code, line])).toEqual([['too_large', 1]]);
    expect(records.map(({ docId }) => docId)).toEqual(['-#next']);
    expect(mostHeld).toBeLessThan(40 * 1024 * 1024);
  });

  test('nesting of any depth', async () => {
    const { records, faults } = await readFile('w.jsonl', `${'['.repeat(300_000)}\n${good('1')}`);
    expect(faults.map(({ code }) => code)).toEqual(['invalid_json']);
    expect(records).toHaveLength(1);
  });
});

describe('the encoding of a file', () => {
  const line = (text: string): string => `${JSON.stringify({ text })}\n`;
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

  test('a byte order mark is no part of the first line, nor of its hash', async () => {
    const { records } = await readFile('w.jsonl', `\ufeff${line('First')}\ufeff${line('Second')}`);
    expect(records.map(({ text }) => text)).toEqual(['First', 'Second']);
    expect(records[0]!.sourceSha256).toBe(sha256(line('First').trim()));
  });

  test.each(['le', 'be'])('UTF-16%s, with and without a mark', async (order) => {
    for (const mark of ['', '\ufeff']) {
      const content = Buffer.from(`${mark}${line('The “mill” 🙂')}${line('Second')}`, 'utf16le');
      const { records, faults } = await readFile('w.jsonl', order === 'le' ? content : content.swap16());
      expect(faults).toEqual([]);
      expect(records.map(({ text, encoding }) => [text, encoding])).toEqual([
        ['The “mill” 🙂', `utf-16${order}`],
        ['Second', `utf-16${order}`],
      ]);
    }
  });

  test('Windows-1252 throughout', async () => {
    const { records } = await readFile('w.jsonl', latin(line('Café') + line('Señor') + line('plain')));
    expect(records.map(({ text, encoding }) => [text, encoding])).toEqual([
      ['Café', 'windows-1252'],
      ['Señor', 'windows-1252'],
      ['plain', 'utf-8'],
    ]);
  });

  test('in a file that is UTF-8 a broken line is a fault', async () => {
    const content = Buffer.concat([
      Buffer.from(line('“Mill” one')),
      latin(line('Café')),
      Buffer.from(line('“Two”')),
    ]);
    const { records, faults } = await readFile('w.jsonl', content);
    expect(records.map(({ text }) => text)).toEqual(['“Mill” one', '“Two”']);
    expect(faults.map(outline)).toEqual([
      {
        docId: expect.stringMatching(/^w\.jsonl#[\da-f]{12}$/),
        sourcePath: 'w.jsonl',
        line: 2,
        code: 'undecodable',
      },
    ]);
    expect(faults[0]!.reason).toContain('byte 12');
  });

  test('a line that is UTF-8 is never read as Windows-1252, whatever the file began with', async () => {
    const content = Buffer.concat([latin(line('Café').repeat(3)), Buffer.from(line('Ünïcode'))]);
    const { records } = await readFile('w.jsonl', content);
    expect(records.map(({ text }) => text)).toEqual(['Café', 'Café', 'Café', 'Ünïcode']);
  });

  test('a long ASCII beginning decides nothing', async () => {
    const ascii = line('plain '.repeat(20)).repeat(1000);
    const legacy = await readFile('w.jsonl', Buffer.concat([Buffer.from(ascii), latin(line('Café'))]));
    expect(legacy.records.at(-1)).toMatchObject({ text: 'Café', encoding: 'windows-1252' });
    const unicode = await readFile('w.jsonl', Buffer.from(`${ascii}${line('Café')}`));
    expect(unicode.records.at(-1)).toMatchObject({ text: 'Café', encoding: 'utf-8' });
    const broken = await readFile(
      'w.jsonl',
      Buffer.concat([Buffer.from(`${ascii}${line('Café')}`), latin(line('Olé'))]),
    );
    expect(broken.faults.map(({ code }) => code)).toEqual(['undecodable']);
  });

  test('UTF-16 with a broken character in one line', async () => {
    const content = Buffer.from(`\ufeff${line('One')}{"text":"\ud83d"}\n${line('Two')}`, 'utf16le');
    const { records, faults } = await readFile('w.jsonl', content);
    expect(records.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(faults.map(({ code, line: at }) => [code, at])).toEqual([['undecodable', 2]]);
  });
});

describe('a file without records', () => {
  test.each([
    ['empty', ''],
    ['empty', '\n \n\n'],
    ['binary', Buffer.from('GIF89a binary data')],
    ['binary', Buffer.from(Array.from({ length: 300 }, (_, i) => i % 20))],
    ['undecodable', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])],
  ])('is one fault: %s', async (code, content) => {
    const { records, faults } = await readFile('w.jsonl', content);
    expect(records).toEqual([]);
    expect(faults.map(outline)).toEqual([{ docId: null, sourcePath: 'w.jsonl', line: null, code }]);
  });
});
