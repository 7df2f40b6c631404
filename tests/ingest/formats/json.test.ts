import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../property-runs.js';
import { outline, readFile } from '../scratch.js';

const RECORDS = [
  { id: 'x', text: 'The mill.', title: 'Mill' },
  { id: 'y', text: 'The bridge.' },
];
const texts = async (content: string | Buffer, name = 'a.json'): Promise<string[]> =>
  (await readFile(name, content)).records.map(({ text }) => text);
const BOTH = ['The mill.', 'The bridge.'];

describe('records are found', () => {
  test('in a list that is the file', async () => {
    const { records, faults } = await readFile('a.json', JSON.stringify(RECORDS, null, 2));
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      { docId: 'a.json#x', line: 2, mediaType: 'application/json', fields: { title: 'Mill' } },
      { docId: 'a.json#y', line: 7 },
    ]);
  });

  test.each([
    ['NewsAPI', { status: 'ok', totalResults: 2, articles: RECORDS }],
    ['the Guardian', { response: { status: 'ok', tags: [{ id: 'a' }], results: RECORDS } }],
    ['Elasticsearch', { took: 3, hits: { total: 2, hits: RECORDS.map((record) => ({ _source: record })) } }],
    ['a list under any name', { meta: { pages: [1, 2] }, stuff: { things: RECORDS } }],
    ['a service that describes itself', { description: 'News of the day', data: RECORDS }],
  ])('in the answer of %s', async (_, answer) => {
    expect(await texts(JSON.stringify(answer))).toEqual(BOTH);
    expect(await texts(JSON.stringify(answer, null, 2))).toEqual(BOTH);
  });

  test.each([
    [
      'columns of values',
      { text: BOTH, title: ['Mill', 'Bridge'], id: ['x', 'y'], publisher: 'The Post' },
      ['x', 'y'],
    ],
    [
      'columns by index, as pandas writes them',
      { title: { 0: 'Mill', 1: 'Bridge' }, text: { ...BOTH } },
      ['0', '1'],
    ],
    [
      'rows under names',
      {
        columns: ['title', 'text'],
        index: [0, 1],
        data: [
          ['Mill', BOTH[0]],
          ['Bridge', BOTH[1]],
        ],
      },
      null,
    ],
    [
      'objects under their keys',
      { x: { text: BOTH[0], title: 'Mill' }, y: { text: BOTH[1], title: 'Bridge' } },
      ['x', 'y'],
    ],
    [
      'objects under their keys, deeper inside',
      { total: 2, articles: { x: { text: BOTH[0], title: 'Mill' }, y: { text: BOTH[1], title: 'Bridge' } } },
      ['x', 'y'],
    ],
  ])('in %s', async (_, value, ids) => {
    for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      const { records, faults } = await readFile('a.json', json);
      expect(faults).toEqual([]);
      expect(records.map(({ text, fields }) => [text, fields.title])).toEqual([
        [BOTH[0], 'Mill'],
        [BOTH[1], 'Bridge'],
      ]);
      if (ids !== null) expect(records.map(({ sourceId }) => sourceId)).toEqual(ids);
    }
  });

  test('in columns of a file that is larger than its beginning', async () => {
    const words = 'The mill stands. '.repeat(10_000);
    const text = Array.from({ length: 20 }, (_, index) => `${words}${index}`);
    const title = text.map((_, index) => `Mill ${index}`);
    for (const value of [
      { text, title },
      { text: { ...text }, title: { ...title } },
    ]) {
      const { records } = await readFile('a.json', JSON.stringify(value));
      expect(records.map(({ fields }) => fields.title)).toEqual(title);
    }
  });

  test('in a list, though what was asked for is a text, too', async () => {
    const articles = RECORDS.map((record) => ({ title: 'A', ...record }));
    expect(await texts(JSON.stringify({ query: { text: 'mill' }, articles }))).toEqual(BOTH);
    const comments = [{ text: 'First!', title: 'Re' }];
    expect(await texts(JSON.stringify({ fields: { bodyText: BOTH[0] }, comments }))).toEqual([BOTH[0]]);
  });

  test('in the outermost list, not in those of its records', async () => {
    const comments = [{ text: 'First!' }];
    const articles = RECORDS.map((record) => ({ comments, ...record }));
    expect(await texts(JSON.stringify({ articles }))).toEqual(BOTH);
  });

  test('under a name that has escapes in it', async () => {
    expect(await texts('{"a\\u0072ticles":[{"text":"The mill."}]}')).toEqual(['The mill.']);
  });

  test('one after the other', async () => {
    const content = RECORDS.map((record) => JSON.stringify(record, null, 2)).join('\n');
    expect(await texts(content)).toEqual(BOTH);
  });

  test('as JSON Lines', async () => {
    const content = RECORDS.map((record) => JSON.stringify(record)).join('\n');
    expect(await texts(content)).toEqual(BOTH);
  });

  test('where the user says', async () => {
    const content = JSON.stringify({ articles: [{ text: 'No.' }], more: { old: RECORDS } });
    const { records } = await readFile('a.json', content, { recordsPath: 'more.old' });
    expect(records.map(({ text }) => text)).toEqual(BOTH);
  });

  test('in a file that is larger than its beginning', async () => {
    const many = Array.from({ length: 30_000 }, (_, index) => ({
      id: index,
      text: `The mill, number ${index}. ${'x'.repeat(100)}`,
    }));
    expect(await texts(JSON.stringify({ total: 3, articles: many }))).toHaveLength(30_000);
  });
});

describe('a file that is one record', () => {
  test.each([
    ['a list of paragraphs', { text: BOTH, title: 'Mill' }],
    ['one whose topics are as many', { text: BOTH, title: 'Mill', tags: ['a', 'b'] }],
    ['another name for it', { paragraphs: BOTH, title: 'Mill' }],
  ])('may have %s', async (_, value) => {
    expect(await texts(JSON.stringify(value))).toEqual([BOTH.join('\n\n')]);
  });

  test('without a text has none in its parts', async () => {
    const { records, faults } = await readFile(
      'a.json',
      JSON.stringify({ teaser: { text: BOTH[0] }, body: { text: BOTH[1] } }),
    );
    expect(records).toEqual([]);
    expect(faults.map(({ code }) => code)).toEqual(['no_text']);
  });

  test('goes by its name, whatever lists it has', async () => {
    const article = { title: 'Mill', text: ['One.', 'Two.'], comments: [{ text: 'First!' }] };
    const { records, faults } = await readFile('mill.json', JSON.stringify(article, null, 2));
    expect(faults).toEqual([]);
    expect(records).toMatchObject([{ docId: 'mill.json', sourceId: 'mill', text: 'One.\n\nTwo.', line: 1 }]);
  });

  test('keeps an id that it has', async () => {
    const { records } = await readFile('mill.json', '{"id": 12345678901234567890, "text": "One."}');
    expect(records).toMatchObject([{ docId: 'mill.json', sourceId: '12345678901234567890' }]);
  });

  test('may be large', async () => {
    const text = 'The mill. '.repeat(300_000);
    const [read] = await texts(JSON.stringify({ text }, null, 2));
    expect(read === text).toBe(true);
  });
});

describe('what is wrong', () => {
  test('with one record costs that record', async () => {
    const content =
      '[{"id":"x","text":"The mill."},\n{"id":"z","text" "No."},\n7,\n{"id":"y","text":"The bridge."}]';
    const { records, faults } = await readFile('a.json', content);
    expect(records.map(({ text }) => text)).toEqual(BOTH);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'invalid_json'],
      [3, 'invalid_json'],
    ]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      'Column 18: a colon is missing after the name "text". Repair or remove the record.',
      'It is a number, not a JSON object. Repair or remove the record.',
    ]);
  });

  test('with the end of the file costs the last record', async () => {
    const { records, faults } = await readFile(
      'a.json',
      '{"articles":[{"text":"The mill."},\n{"text":"The br',
    );
    expect(records.map(({ text }) => text)).toEqual(['The mill.']);
    expect(faults.map(outline)).toEqual([
      { docId: expect.stringMatching(/^a\.json#/), sourcePath: 'a.json', line: 2, code: 'invalid_json' },
    ]);
    expect(faults[0]!.reason).toBe('The file ends within this record: fetch it again.');
  });

  test.each([
    ['no text in its object', '{"a": 1}', 'no_text', /it has a\. .*--records NAME/],
    ['no text in its list', '[{"a": 1}]', 'no_text', /it has a\./],
    ['a number', '7', 'no_text', /a number/],
    ['an empty list', '[]', 'empty', /no record in it/],
    ['nothing', '', 'empty', /no record|no text/],
  ])('holds %s', async (_, content, code, reason) => {
    const { records, faults } = await readFile('a.json', content);
    expect(records).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code, reason: expect.stringMatching(reason) });
  });

  test('a text is no JSON, and null is', async () => {
    const reasonOf = async (content: string): Promise<string> =>
      (await readFile('a.json', content)).faults[0]!.reason;
    expect(await reasonOf('The mill stands.')).toMatch(/^It is no JSON:/);
    expect(await reasonOf('null')).toMatch(/^It is null,/);
  });

  test('no list where the user says', async () => {
    const { faults } = await readFile('a.json', JSON.stringify(RECORDS), { recordsPath: 'response.results' });
    expect(faults).toMatchObject([{ code: 'empty', reason: expect.stringContaining('response.results') }]);
  });

  test('a record that is too large', async () => {
    const content = JSON.stringify([{ text: 'x'.repeat(5000) }, ...RECORDS]);
    const { records, faults } = await readFile('a.json', content, { maxRecordBytes: 1000 });
    expect(records.map(({ text }) => text)).toEqual(BOTH);
    expect(faults).toMatchObject([{ line: 1, code: 'too_large' }]);
  });
});

test.each([
  ['UTF-16', Buffer.from(`\ufeff${JSON.stringify([{ text: 'Café' }])}`, 'utf16le')],
  ['a byte order mark', Buffer.from(`\ufeff${JSON.stringify([{ text: 'Café' }])}`)],
  ['Windows-1252', Buffer.from(JSON.stringify([{ text: 'Café' }]), 'latin1')],
])('a file in %s', async (_, content) => {
  expect(await texts(content)).toEqual(['Café']);
});

test.each(propertyRuns(200))(
  'any records come out as they went in, however they are printed (seed %i)',
  async (seed, numRuns) => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const record = fc.record({
      id: fc.uuid(),
      text: fc.string({ minLength: 1 }).map((text) => `T ${text}`),
      other: value,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        value,
        fc.constantFrom(0, 2),
        async (records, meta, indent) => {
          const content = JSON.stringify({ meta: [meta], results: { items: records } }, null, indent);
          expect(await texts(content)).toEqual(records.map(({ text }) => text.toWellFormed()));
        },
      ),
      { seed, numRuns },
    );
  },
);
