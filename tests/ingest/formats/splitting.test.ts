import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitElements } from '../../../pipeline/ingest/formats/json/elements.js';
import { splitRows } from '../../../pipeline/ingest/formats/table/rows.js';
import { splitRecords } from '../../../pipeline/ingest/formats/xml/split-records.js';
import { propertyRuns } from '../../property-runs.js';

const COMMAS = { delimiter: ',', quote: '"', escapeMark: '"' } as const;
const MOST = 1 << 20;

async function* chunks(bytes: Buffer, ends: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const end of [...ends.filter((at) => at < bytes.length).sort((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

const ends = fc.array(fc.nat(60), { maxLength: 8 });

describe('rows of a table', () => {
  const rowsOf = (text: string, at: readonly number[] = [], maxBytes = MOST): Promise<unknown[]> =>
    all(splitRows(chunks(Buffer.from(text), at), COMMAS, maxBytes, () => true)).then((rows) =>
      rows.map((row) => (row.kind === 'too_long' ? row : { ...row, bytes: row.bytes.toString() })),
    );

  test('end at line ends outside quotation marks', async () => {
    expect(await rowsOf('a,"b\nc"\r\nd"e\n\n"f"')).toEqual([
      { kind: 'row', line: 1, bytes: 'a,"b\nc"' },
      { kind: 'row', line: 3, bytes: 'd"e' },
      { kind: 'row', line: 4, bytes: '' },
      { kind: 'row', line: 5, bytes: '"f"' },
    ]);
  });

  test('that are too long are dropped, and the next one is found', async () => {
    expect(await rowsOf(`${'a'.repeat(50)}\nb\n`, [10, 20, 30, 40], 16)).toEqual([
      { kind: 'too_long', line: 1, length: 50 },
      { kind: 'row', line: 2, bytes: 'b' },
    ]);
  });

  test('are lines after twenty marks that never close', async () => {
    const rows = (await rowsOf('a","\n'.repeat(41))) as { kind: string }[];
    expect(rows.map(({ kind }) => kind)).toEqual([...Array(20).fill('unclosed'), ...Array(21).fill('row')]);
  });

  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', 'é'), maxLength: 60 });
  test.each(propertyRuns(500))('are the same however the bytes come (seed %i)', async (seed, numRuns) => {
    await fc.assert(
      fc.asyncProperty(text, ends, async (content, at) => {
        expect(await rowsOf(content, at)).toEqual(await rowsOf(content));
      }),
      { seed, numRuns },
    );
  });
});

describe('elements of a list', () => {
  const elementsOf = (
    text: string,
    path: readonly string[] | 'values',
    at: readonly number[] = [],
    maxBytes = MOST,
  ): Promise<unknown[]> =>
    all(splitElements(chunks(Buffer.from(text), at), path, maxBytes)).then((elements) =>
      elements.map((element) =>
        element.kind === 'too_long' ? element : { ...element, bytes: element.bytes.toString() },
      ),
    );

  test('are those of the list that the path leads to', async () => {
    const text = '{"b":[0],"a":{"x":[1],\n"b":[ {"c":"]\\""} , 2,\n[3]]},"a":{"b":[4]}}';
    expect(await elementsOf(text, ['a', 'b'])).toEqual([
      { kind: 'element', line: 2, bytes: '{"c":"]\\""} ' },
      { kind: 'element', line: 2, bytes: '2' },
      { kind: 'element', line: 3, bytes: '[3]' },
    ]);
  });

  test('are not those of a text that has the name', async () => {
    expect(await elementsOf('{"x":"a","y":[1],"a":[2]}', ['a'])).toEqual([
      { kind: 'element', line: 1, bytes: '2' },
    ]);
  });

  test('that are too long are dropped, and the next one is found', async () => {
    expect(await elementsOf(`["${'a'.repeat(50)}",7]`, [], [10, 20, 30], 16)).toEqual([
      { kind: 'too_long', line: 1, length: 52 },
      { kind: 'element', line: 1, bytes: '7' },
    ]);
  });

  test.each(propertyRuns(300))(
    'are what a parser finds there, however the bytes come (seed %i)',
    async (seed, numRuns) => {
      const name = fc.constantFrom('a', 'b', '"', 'é');
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 4 }),
          fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })),
          ends,
          fc.constantFrom(0, 1),
          async (list, others, at, indent) => {
            const text = JSON.stringify({ ...others, outer: { ...others, list } }, null, indent);
            const elements = (await elementsOf(text, ['outer', 'list'], at)) as { bytes: string }[];
            expect(elements.map(({ bytes }) => JSON.parse(bytes) as unknown)).toEqual(
              JSON.parse(JSON.stringify(list)),
            );
            expect(elements).toEqual(await elementsOf(text, ['outer', 'list']));
          },
        ),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(300))(
    'of any text are the same however the bytes come (seed %i)',
    async (seed, numRuns) => {
      const text = fc.string({
        unit: fc.constantFrom('a', ',', '"', '\n', '{', '}', '[', ']', ':', '\\'),
        maxLength: 60,
      });
      await fc.assert(
        fc.asyncProperty(
          text,
          ends,
          fc.constantFrom([], ['a'], 'values' as const),
          async (content, at, path) => {
            expect(await elementsOf(content, path, at)).toEqual(await elementsOf(content, path));
          },
        ),
        { seed, numRuns },
      );
    },
  );
});

describe('records of XML', () => {
  const partsOf = (
    text: string,
    at: readonly number[] = [],
    { root = 'r', maxBytes = MOST } = {},
  ): Promise<unknown[]> =>
    all(splitRecords(chunks(Buffer.from(text), at), { root, record: 'i', maxBytes })).then((parts) =>
      parts.map((part) => ('bytes' in part ? { ...part, bytes: part.bytes.toString() } : part)),
    );
  const record = (line: number, bytes: string): object => ({ kind: 'record', line, bytes });
  const end = (line: number, isRootClosed = true): object => ({ kind: 'end', line, isRootClosed });

  test('are elements of that name, whatever their prefix and attributes', async () => {
    expect(await partsOf('<r>\n<ii/><i a="/">1</i\n><x:i/>\n</r>')).toEqual([
      { kind: 'head', bytes: '<r>\n<ii/>' },
      record(2, '<i a="/">1</i\n>'),
      record(3, '<x:i/>'),
      end(4),
    ]);
  });

  test('may be the root itself, and follow one another', async () => {
    expect(await partsOf('<i>1</i><i>2</i>', [], { root: 'i' })).toEqual([
      { kind: 'head', bytes: '' },
      record(1, '<i>1</i>'),
      record(1, '<i>2</i>'),
      end(1),
    ]);
  });

  test('end with their file, or where another one begins', async () => {
    expect(await partsOf('<r><i>1\n<i>2')).toEqual([
      { kind: 'head', bytes: '<r>' },
      { kind: 'unclosed', line: 1, bytes: '<i>1\n' },
      { kind: 'cut_off', line: 2, bytes: '<i>2' },
      end(2),
    ]);
    expect(await partsOf('<r><i>1</i>')).toEqual([
      { kind: 'head', bytes: '<r>' },
      record(1, '<i>1</i>'),
      end(1, false),
    ]);
  });

  test('have sections in which tags are none, but for one that never closes', async () => {
    const [closed, open] = ['<i><![CDATA[</i>x<i>]]></i>', '<i><![CDATA[</i>'];
    expect(await partsOf(`<r>${closed}<!--<i>-->${open}\n${closed}${open}</r>`)).toEqual([
      { kind: 'head', bytes: '<r>' },
      record(1, closed),
      record(1, open),
      record(2, closed),
      record(2, open),
      end(2),
    ]);
  });

  test('that are too long are dropped, and the next one is found', async () => {
    expect(
      await partsOf(`<r><i>${'a'.repeat(50)}</i><i>b</i></r>`, [10, 20, 30, 40], { maxBytes: 16 }),
    ).toEqual([
      { kind: 'head', bytes: '<r>' },
      { kind: 'too_long', line: 1, length: 57 },
      record(1, '<i>b</i>'),
      end(1),
    ]);
  });

  const pieces = [
    '<i',
    '>',
    '</i>',
    '<i/>',
    '</r>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '/',
    ' ',
    '\n',
    'é',
    '<x>',
    '<',
  ];
  const text = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 30 });
  test.each(propertyRuns(500))('are the same however the bytes come (seed %i)', async (seed, numRuns) => {
    await fc.assert(
      fc.asyncProperty(text, ends, async (content, at) => {
        for (const maxBytes of [MOST, 12])
          expect(await partsOf(`<r>${content}`, at, { maxBytes })).toEqual(
            await partsOf(`<r>${content}`, [], { maxBytes }),
          );
      }),
      { seed, numRuns },
    );
  });
});
