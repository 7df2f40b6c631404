import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../property-runs.js';
import { outline, readFile } from '../scratch.js';

const HEADER = 'id,title,text';
const texts = async (content: string | Buffer, name = 'a.csv'): Promise<string[]> =>
  (await readFile(name, content)).records.map(({ text }) => text);

describe('a table', () => {
  test('has a row of names, and an article in each other row', async () => {
    const content =
      'id,headline,body,author,publication,date,link\r\n' +
      '7,Mill,"It stands, Keller said.",Ann Lee;Tom Roe,The Post,2024-05-01,https://a.example/7\r\n';
    const { records, faults } = await readFile('a.csv', content);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'a.csv#7',
        sourcePath: 'a.csv',
        sourceId: '7',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'text/csv',
        encoding: 'utf-8',
        line: 2,
        text: 'It stands, Keller said.',
        fields: {
          url: 'https://a.example/7',
          title: 'Mill',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'The Post',
          publishedAt: '2024-05-01',
        },
      },
    ]);
  });

  test('may have names in other languages', async () => {
    const content = 'Titel;Datum;Quelle;Autor;Volltext\nMill;2024-05-01;The Post;Ann Lee;"It stands."\n';
    const [record] = (await readFile('a.csv', content)).records;
    expect(record).toMatchObject({
      text: 'It stands.',
      fields: { title: 'Mill', authors: ['Ann Lee'], publisher: 'The Post', publishedAt: '2024-05-01' },
    });
  });

  test('may have line ends and quotation marks in a cell; lines are counted on', async () => {
    const { records } = await readFile('a.csv', `${HEADER}\n1,A,"One\n\n""Two"", he said."\n\n2,B,Three\n`);
    expect(records.map(({ line, text }) => [line, text])).toEqual([
      [2, 'One\n\n"Two", he said.'],
      [6, 'Three'],
    ]);
  });

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('may part its cells by %s', async (_, delimiter) => {
    const content = 'id,title,text\n1,A,"One, two"\n2,B,Three\n'.replaceAll(/,(?! )/g, delimiter);
    expect(await texts(content)).toEqual(['One, two', 'Three']);
  });

  test.each(['a.csv', 'a.txt'])('may end its lines in carriage returns alone, named %s', async (name) => {
    const content = `${HEADER}\r1,A,"One,\rtwo"\r2,B,Three\r`;
    expect(await texts(content, name)).toEqual(['One,\ntwo', 'Three']);
  });

  test('may say for Excel what parts its cells', async () => {
    expect(await texts('sep=;\nid;text\n1;One, two\n')).toEqual(['One, two']);
  });

  test('may have backslashes before quotation marks, as MySQL writes them', async () => {
    expect(await texts(`${HEADER}\n1,A,"He said \\"no\\", and left"\n2,B,"x"\n`)).toEqual([
      'He said "no", and left',
      'x',
    ]);
  });

  test('may use single quotation marks', async () => {
    expect(await texts("'id','text'\n'1','One, two'\n'2','Don''t'\n")).toEqual(['One, two', "Don't"]);
  });

  test('may have marks that are none of its own', async () => {
    const tabs = 'id\ttext\n1\t"No," he said.\n2\t"Yes," she said, "and no."\n';
    expect(await texts(tabs, 'a.tsv')).toEqual(['"No," he said.', '"Yes," she said, "and no."']);
    expect(await texts('id,text\n1,a 5" pipe\n')).toEqual(['a 5" pipe']);
  });

  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${HEADER}\n1,A,Café\n`), 'utf-8'],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}\n1,A,Café\n`, 'utf16le'), 'utf-16le'],
    ['Windows-1252', Buffer.from(`${HEADER}\n1,A,Caf\u00e9\n`, 'latin1'), 'windows-1252'],
  ])('may come with %s', async (_, content, encoding) => {
    const { records, faults } = await readFile('a.csv', content);
    expect(faults).toEqual([]);
    expect(records.map(({ text, encoding: found }) => [text, found])).toEqual([['Café', encoding]]);
  });

  test('names its rows by the index of pandas where it has no ids', async () => {
    const ids = async (content: string): Promise<string[]> =>
      (await readFile('a.csv', content)).records.map(({ sourceId }) => sourceId);
    expect(await ids(',text\n0,One\n1,Two\n')).toEqual(['0', '1']);
    expect(await ids(',id,text\n0,x,One\n')).toEqual(['x']);
  });

  test('may have lists and objects in its cells, as JSON or as Python prints them', async () => {
    const row = [`['Ann Lee', "Tom O'Roe"]`, `{'id': None, 'name': 'The Post'}`, '["One.","Two."]'];
    const content = stringify([['authors', 'source', 'text'], row]);
    const { records } = await readFile('a.csv', content);
    expect(records[0]).toMatchObject({
      text: 'One.\n\nTwo.',
      fields: { authors: ['Ann Lee', "Tom O'Roe"], publisher: 'The Post' },
    });
  });

  test('has texts that only begin as lists do', async () => {
    expect(await texts('id,text\n1,[Reuters] - The mill stands [sic]\n')).toEqual([
      '[Reuters] - The mill stands [sic]',
    ]);
  });

  test('takes its text from the column that is named', async () => {
    const { records } = await readFile('a.csv', 'k,words\n1,One\n', { fields: { text: 'words', id: 'k' } });
    expect(records[0]).toMatchObject({ docId: 'a.csv#1', text: 'One' });
  });

  test('of 10,000 columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    const content = `${names.join()},text\n${names.map(() => '').join()},One\n`;
    expect(await texts(content)).toEqual(['One']);
  });
});

describe('a row that is no record', () => {
  test('with too few or too many cells is set aside with its line', async () => {
    const { records, faults } = await readFile('a.csv', `${HEADER}\n1,A,One\n2,B\n3,C,Three,x\n4,D,Four,,\n`);
    expect(records.map(({ text }) => text)).toEqual(['One', 'Four']);
    expect(faults.map(outline)).toEqual(
      [3, 4].map((line) => ({
        docId: expect.stringMatching(/^a\.csv#[\da-f]{12}$/),
        sourcePath: 'a.csv',
        line,
        code: 'invalid_csv',
      })),
    );
    expect(faults[0]!.reason).toBe('The row has 2 cells, the row of names has 3. Repair or remove the row.');
  });

  test('with marks that do not match is set aside', async () => {
    const { records, faults } = await readFile(
      'a.csv',
      `${HEADER}\n1,A,"One"\n2,B,"He said "no", and left"\n3,C,"Three"\n4,D,"Four"\n`,
    );
    expect(records.map(({ text }) => text)).toEqual(['One', 'Three', 'Four']);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[3, 'invalid_csv']]);
  });

  test('whose mark never closes costs its own line, not the rest of the file', async () => {
    const { records, faults } = await readFile('a.csv', `${HEADER}\n1,A,"One\n2,B,Two\n3,C,Three\n`);
    expect(records.map(({ text }) => text)).toEqual(['Two', 'Three']);
    expect(faults).toMatchObject(
      [{ line: 2, code: 'invalid_csv', reason: /never closes/ }].map(({ reason, ...rest }) => ({
        ...rest,
        reason: expect.stringMatching(reason),
      })),
    );
  });

  test.each([
    ['marks', '2,B,"Two\n3,C,"Three"\n'],
    ['marks and several lines', '2,B,"Two\n3,C,"Three, so\nit is."\n'],
    ['a mark before a comma', '2,B,"Two\n3,5",Three\n'],
    ['a mark within a cell', '2,B,"Two\n3,C,a 5" pipe\n'],
  ])('whose mark never closes costs its own line where a row below has %s', async (_, rows) => {
    const { records, faults } = await readFile('a.csv', `${HEADER}\n1,A,"One"\n${rows}4,D,"Four"\n`);
    expect(records.map(({ docId }) => docId)).toEqual(['a.csv#1', 'a.csv#3', 'a.csv#4']);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[3, 'invalid_csv']]);
  });

  test('is one fault where no line within it could begin a row', async () => {
    const rows = '2,B,"Two\n\nand more",x\n3,C,"Three\n\nand "so" on"\n4,D,"Four"\n';
    const { records, faults } = await readFile('a.csv', `${HEADER}\n0,"A","Nil"\n${rows}5,"E","Five"\n`);
    expect(records.map(({ text }) => text)).toEqual(['Nil', 'Four', 'Five']);
    expect(faults.map(({ line, reason }) => [line, reason.split('.')[0]])).toEqual([
      [3, 'The row has 4 cells, the row of names has 3'],
      [6, 'Its quotation marks do not match: one within a cell must be doubled'],
    ]);
  });

  test('that is too large is skipped with its size', async () => {
    const { records, faults } = await readFile('a.csv', `${HEADER}\n1,A,${'x'.repeat(5000)}\n2,B,Two\n`, {
      maxRecordBytes: 1000,
    });
    expect(records.map(({ text }) => text)).toEqual(['Two']);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[2, 'too_large']]);
    expect(faults[0]!.reason).toMatch(/5 KiB.*--max-record-mib/);
  });

  test('because its text is empty', async () => {
    const { faults } = await readFile('a.csv', `${HEADER}\n1,A,\n2,B," "\n`);
    expect(faults.map(({ docId, code }) => [docId, code])).toEqual([
      ['a.csv#1', 'no_text'],
      ['a.csv#2', 'empty'],
    ]);
  });
});

describe('a file that is no table of articles', () => {
  test('has one fault, which names its columns', async () => {
    const { records, faults } = await readFile('a.csv', 'name,price\nMill,7\nBridge,8\n');
    expect(records).toEqual([]);
    expect(faults).toEqual([
      {
        docId: null,
        sourcePath: 'a.csv',
        line: 1,
        code: 'no_text',
        reason:
          'No field of the record is known to hold its text; it has name, price. Say which holds the text with --field text=NAME.',
      },
    ]);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['no row but that of names', `${HEADER}\n`, 'empty'],
    ['zeros', Buffer.alloc(2000), 'binary'],
    ['XML', '<?xml version="1.0"?><stock><body>The mill.</body></stock>', 'unsupported_format'],
  ])('holds %s', async (_, content, code) => {
    const { records, faults } = await readFile('a.csv', content);
    expect(records).toEqual([]);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });
});

test.each(propertyRuns(200))('any text comes out as it went in (seed %i)', async (seed, numRuns) => {
  const cell = fc.string({
    unit: fc.constantFrom('a', ' ', '"', "'", ',', ';', '\n', '\r\n', '\t', '\\', 'é'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (cells) => {
      const rows = cells.map((text, index) => [`${index}`, 'Mill', `T ${text}.`]);
      const content = stringify([['id', 'title', 'text'], ...rows], { quoted: true });
      expect(await texts(content)).toEqual(rows.map(([, , text]) => text));
    }),
    { seed, numRuns },
  );
});
