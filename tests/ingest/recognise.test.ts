import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFile } from './scratch.js';

/** What became of a file: the texts that were read, and the faults by code. */
async function outcome(name: string, content: string | Buffer): Promise<unknown[]> {
  const { records, faults } = await readFile(name, content);
  return [...records.map(({ text }) => text), ...faults.map(({ code }) => ({ code }))];
}

const TWO_LINES = '{"text":"The mill."}\n{"text":"The bridge."}\n';

describe('JSON Lines under the name of a text', () => {
  test.each([
    ['as they are', 'a.txt', TWO_LINES],
    ['compressed', 'a.txt.gz', gzipSync(TWO_LINES)],
    ['with a byte order mark', 'a.txt', `\ufeff${TWO_LINES}`],
    ['in UTF-16', 'a.txt', Buffer.from(`\ufeff${TWO_LINES}`, 'utf16le')],
    ['in big-endian UTF-16', 'a.txt', Buffer.from(`\ufeff${TWO_LINES}`, 'utf16le').swap16()],
  ])('%s', async (_, name, content) => {
    expect(await outcome(name, content)).toEqual(['The mill.', 'The bridge.']);
  });

  test('one record, though it has no line end', async () => {
    expect(await outcome('a.txt', '{"text":"The mill."}')).toEqual(['The mill.']);
  });

  test('a broken line costs itself alone', async () => {
    expect(await outcome('a.txt', '{"text":"The mill."}\n{"text":\n')).toEqual([
      'The mill.',
      { code: 'invalid_json' },
    ]);
  });
});

describe('what nobody reads is refused, and the reason says what to do', () => {
  test.each([
    ['what Python prints', "{'text': 'The mill.', 'id': None}", /Python.*json\.dumps/],
    ['XML', '<?xml version="1.0"?><stock><body>The mill.</body></stock>', /XML/],
    ['XML that does not say so', '<stock><body>The mill.</body></stock>', /XML/],
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>',
      /sitemap/,
    ],
  ])('%s', async (_, content, advice) => {
    for (const name of ['a.txt', 'a.jsonl']) {
      const { records, faults } = await readFile(name, content);
      expect(records, name).toEqual([]);
      expect(faults, name).toHaveLength(1);
      expect(faults[0], name).toMatchObject({ code: 'unsupported_format', line: null });
      expect(faults[0]!.reason).toMatch(advice);
    }
  });
});

describe('another format under the name of a text or of JSON Lines is read as what it is', () => {
  const CSV = 'title,text,date\n"Mill","It stands, still",2024-05-01\nBridge,"It\nfell",2024-05-02\n';
  const IN_ROWS = ['It stands, still', 'It\nfell'];
  test.each([
    ['a list of JSON', '[{"text":"The mill."},{"text":"The bridge."}]', ['The mill.', 'The bridge.']],
    ['the answer of a service', '{"status":"ok","articles":[{"text":"The mill."}]}', ['The mill.']],
    ['JSON over several lines', '{\n  "text": "The mill.",\n  "id": 1\n}\n', ['The mill.']],
    ['several objects over several lines', '{\n  "text": "a"\n}\n{\n  "text": "b"\n}\n', ['a', 'b']],
    ['a table', CSV, IN_ROWS],
    ['a table with semicolons', CSV.replaceAll(',', ';'), ['It stands; still', 'It\nfell']],
    ['a table with tabs', 'title\ttext\nMill\tIt stands.\n', ['It stands.']],
  ])('%s', async (_, content, texts) => {
    for (const name of ['a.txt', 'a.jsonl']) expect(await outcome(name, content), name).toEqual(texts);
  });

  test('as the beginning shows it, however long the file is', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `Mill,"It stands, number ${index}",2024-05-01\n`);
    expect(await outcome('a.txt', `title,text,date\n${rows.join('')}`)).toHaveLength(5000);
    const records = Array.from({ length: 5000 }, () => '{"text":"The mill."}');
    expect(await outcome('a.txt', `[${records.join(',\n')}]`)).toHaveLength(5000);
  });

  test('damage and all', async () => {
    expect(await outcome('a.txt', '[{"text":"The mill."},{"text":"The br')).toEqual([
      'The mill.',
      { code: 'invalid_json' },
    ]);
  });
});

describe('an article stays one', () => {
  test.each([
    ['in brackets', '[This story was updated.]\n\nThe mill stands.'],
    ['in braces', '{Editor’s note} The mill stands.'],
    ['with a name in angle brackets', '<Keller> The mill stands.\n<Voss> No.'],
    ['of fragments of HTML', '<p>The mill stands.</p>\n<p>The bridge fell.</p>'],
    [
      'with a comma in its headline',
      'Mill, bridge, town\n\nThe mill stands, said Keller, and the bridge fell.',
    ],
    ['with a table in it', 'The mill stands.\n\ntitle,text\nMill,It stands\n'],
    [
      'that begins as JSON does',
      '{"text": 1} is how it begins.\nThe mill stands.\nAll are glad.\nSo it goes on.\n',
    ],
    ['with JSON in it', 'They sent this:\n{"text":"The mill."}\n'],
    ['of one word', 'title'],
    ['that tells of pages', 'The <html> tag opens a page.'],
  ])('%s', async (_, content) => {
    expect(await outcome('a.txt', content)).toEqual([content]);
  });
});

describe('lines of JSON under their own name', () => {
  test('go by their name where the beginning does not even show the first', async () => {
    expect(await outcome('a.jsonl', `${'['.repeat(100_000)}\n{"text":"The mill."}\n`)).toEqual([
      'The mill.',
      { code: 'invalid_json' },
    ]);
  });

  test('a first line that is damaged does not hide the others', async () => {
    expect(await outcome('a.jsonl', 'title,text\n{"text":"The mill."}\n{"text":"The bridge."}\n')).toEqual([
      'The mill.',
      'The bridge.',
      { code: 'invalid_json' },
    ]);
  });
});
