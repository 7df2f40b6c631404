import { describe, expect, test } from 'vitest';
import { readFile } from '../scratch.js';

const extras = async (name: string, content: string, keep: readonly string[]): Promise<unknown[]> =>
  (await readFile(name, content, { keep })).records.map(({ extra }) => extra);

const RECORD =
  '{"id":1,"text":"Text","Section":"Local","tags":["mill",{"a":null}],"n":1.50,"big":9007199254740993,' +
  '"none":null,"geo":{"place":"Harlow","at":{"lat":43.5}},"a.b":"dotted","odd":"\\ud800","quote":"\\"\\u0000"}';

describe('kept fields', () => {
  test.each([
    [['tags', 'Section'], '{"tags":["mill",{"a":null}],"Section":"Local"}'],
    [['section'], '{"section":"Local"}'],
    [['geo.place', 'geo.at'], '{"geo.place":"Harlow","geo.at":{"lat":43.5}}'],
    [['a.b', 'geo.at.lat'], '{"a.b":"dotted","geo.at.lat":43.5}'],
    [['n', 'big'], '{"n":1.5,"big":9007199254740993}'],
    [['odd', 'quote'], '{"odd":"\\ud800","quote":"\\"\\u0000"}'],
    [['text', 'none', 'missing', 'geo.none'], '{"text":"Text"}'],
    [['none', 'missing', 'tags.0'], undefined],
    [[], undefined],
  ])('%j are those of the record as they stand', async (keep, expected) => {
    expect(await extras('a.jsonl', RECORD, keep)).toEqual([expected]);
    expect(await extras('a.json', RECORD, keep)).toEqual([expected]);
  });

  test('of Markdown are those of its front matter', async () => {
    const content = '---\ntitle: Mill\ntags: [mill, jobs]\n---\n\nThe mill closed.\n';
    expect(await extras('a.md', content, ['tags', 'title', 'section'])).toEqual([
      '{"tags":["mill","jobs"],"title":"Mill"}',
    ]);
  });

  test('of a table are its cells', async () => {
    const content = "id,text,section,tags,year\n1,Text,Local,\"['mill', 'jobs']\",2024\n2,Text,,,\n";
    expect(await extras('a.csv', content, ['section', 'tags', 'year'])).toEqual([
      '{"section":"Local","tags":["mill","jobs"],"year":"2024"}',
      undefined,
    ]);
  });

  test('that are nested too deep are left out, with a note', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const record = (depth: number): string => `{"text":"Text","a":1,"deep":${nested(depth)}}`;
    expect(await extras('a.jsonl', record(100), ['a', 'deep'])).toEqual([`{"a":1,"deep":${nested(100)}}`]);
    for (const depth of [101, 50_000]) {
      const { records } = await readFile('a.jsonl', record(depth), { keep: ['deep', 'a'] });
      expect(records[0]).toMatchObject({ extra: '{"a":1}', notes: [{ code: 'unkept_field' }] });
    }
    const alone = await readFile('a.jsonl', record(101), { keep: ['deep'] });
    expect(alone.records[0]).not.toHaveProperty('extra');
  });
});

describe('fields that nothing is read from', () => {
  const unread = async (content: string, options = {}): Promise<unknown[]> =>
    (await readFile('a.csv', content, options)).records.map(({ notes = [] }) =>
      notes.map(({ message }) => message),
    );

  test('are told once, where a file has no title and no date', async () => {
    expect(await unread('text,rubrum,tag\nOne,A,2024-05-01\nTwo,B,2024-05-02\n')).toEqual([
      [
        expect.stringMatching(
          /nothing is read from rubrum, tag; say what holds them with --field title=NAME/,
        ),
      ],
      [],
    ]);
  });

  test.each([
    ['there is one', 'text,tag\nOne,x\n', {}],
    ['the title is known', 'title,text,tag,rubrum\nMill,One,x,y\n', {}],
    ['the date is known', 'date,text,tag,rubrum\n2024-05-01,One,x,y\n', {}],
    ['all are named', 'text,tag,rubrum\nOne,x,y\n', { keep: ['tag'], fields: { section: 'rubrum' } }],
    ['all are known', 'id,text,url\n1,One,https://a.example/1\n', {}],
    ['they are empty', 'text,tag,rubrum\nOne,,y\n', {}],
  ])('are not told where %s', async (_, content, options) => {
    expect(await unread(content, options)).toEqual([[]]);
  });
});

test.each([
  [{ fields: { title: 'Titl' } }, /no column Titl, as --field title=Titl says; it has titel, text/],
  [{ keep: ['tag'] }, /no column tag, as --keep tag says/],
])('a column that an option names and the table has not is told once: %j', async (options, message) => {
  const { records } = await readFile('a.csv', 'titel,text\nMill,One\nFair,Two\n', options);
  expect(records.map(({ notes = [] }) => notes.map((note) => note.message))).toEqual([
    [expect.stringMatching(message)],
    [],
  ]);
});
