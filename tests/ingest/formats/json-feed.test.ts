import { describe, expect, test } from 'vitest';
import { readFile } from '../scratch.js';

const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'The Post',
  home_page_url: 'https://post.example/',
  description: 'News of the day',
  language: 'en-GB',
  authors: [{ name: 'The desk' }],
};
const ITEM = {
  id: '7',
  url: 'https://post.example/mill',
  title: 'Mill',
  content_html: '<p>It stands.</p>',
  summary: 'A mill.',
  date_published: '2024-05-01T10:00:00Z',
  date_modified: '2024-05-02T10:00:00Z',
  authors: [{ name: 'Ann Lee', url: 'https://post.example/ann' }, { name: 'Tom Roe' }],
  tags: ['biz'],
};
const fieldsOf = async (feed: object, name = 'feed.json'): Promise<unknown> =>
  (await readFile(name, JSON.stringify(feed))).records[0]?.fields;

describe('JSON Feed', () => {
  test('has a record in each item, published by the feed', async () => {
    const content = JSON.stringify(
      { ...FEED, items: [ITEM, { id: '8', content_text: 'It fell.' }] },
      null,
      1,
    );
    const { records, faults } = await readFile('feed.json', content);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'feed.json#7',
        text: '<p>It stands.</p>',
        fields: {
          url: 'https://post.example/mill',
          title: 'Mill',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'The Post',
          publishedAt: '2024-05-01T10:00:00Z',
          modifiedAt: '2024-05-02T10:00:00Z',
          language: 'en-GB',
        },
      },
      { docId: 'feed.json#8', text: 'It fell.', fields: { authors: ['The desk'], publisher: 'The Post' } },
    ]);
  });

  test('of version 1.0 has one author, of an item or of the feed', async () => {
    const { authors, ...old } = {
      ...FEED,
      version: 'https://jsonfeed.org/version/1',
      author: { name: 'The desk' },
    };
    const { authors: _, ...item } = ITEM;
    expect(await fieldsOf({ ...old, items: [{ ...item, author: { name: 'Ann Lee' } }] })).toMatchObject({
      authors: ['Ann Lee'],
    });
    expect(await fieldsOf({ ...old, items: [item] })).toMatchObject({ authors: ['The desk'] });
    expect(authors).toHaveLength(1);
  });

  test('may have items in another language, and escaped slashes in its version', async () => {
    const content = JSON.stringify({ ...FEED, items: [{ ...ITEM, language: 'cy' }] }).replaceAll('/', '\\/');
    const { records } = await readFile('feed.txt', content);
    expect(records[0]!.fields).toMatchObject({ language: 'cy', publisher: 'The Post' });
  });

  test('gives only a summary where an item has no more, with a note', async () => {
    const { content_html: _, ...item } = ITEM;
    const { records } = await readFile('feed.json', JSON.stringify({ ...FEED, items: [item] }));
    expect(records).toMatchObject([{ text: 'A mill.', notes: [{ code: 'partial_text' }] }]);
  });

  test('gives what it says of itself where the list of its items is named, or breaks off', async () => {
    const content = JSON.stringify({ ...FEED, items: [ITEM, ITEM] });
    const named = await readFile('feed.json', content, { recordsPath: 'items' });
    const broken = await readFile('feed.json', content.slice(0, -20));
    for (const { records } of [named, broken]) expect(records[0]!.fields.publisher).toBe('The Post');
    expect(broken.faults.map(({ code }) => code)).toEqual(['invalid_json']);
  });

  test('changes an item with what that takes from it, and with nothing else', async () => {
    const hashOf = async (feed: object): Promise<string> =>
      (await readFile('feed.json', JSON.stringify({ ...feed, items: [ITEM] }))).records[0]!.sourceSha256;
    const before = await hashOf(FEED);
    expect(await hashOf({ ...FEED, description: 'News' })).toBe(before);
    expect(await hashOf({ ...FEED, title: 'The Mail' })).not.toBe(before);
  });

  test('is what says so: other lists take nothing from what they are in', async () => {
    expect(await fieldsOf({ ...FEED, version: '2', items: [ITEM] })).toMatchObject({ publisher: null });
  });
});

describe('ninjs', () => {
  const ITEM_1 = {
    uri: 'tag:post.example,2024:mill',
    type: 'text',
    language: 'en-GB',
    firstcreated: '2024-05-01T10:00:00Z',
    versioncreated: '2024-05-02T10:00:00Z',
    headline: 'Mill reopens',
    byline: 'Ann Lee',
    copyrightholder: 'Post Wire',
    description_text: 'A mill.',
    body_xhtml: '<p>It stands.</p>',
  };
  const FOUND = {
    docId: 'mill.json',
    sourceId: 'tag:post.example,2024:mill',
    text: '<p>It stands.</p>',
    fields: {
      url: null,
      title: 'Mill reopens',
      authors: ['Ann Lee'],
      publisher: 'Post Wire',
      publishedAt: '2024-05-01T10:00:00Z',
      modifiedAt: '2024-05-02T10:00:00Z',
      language: 'en-GB',
    },
  };
  const read = (item: object): ReturnType<typeof readFile> => readFile('mill.json', JSON.stringify(item));

  test('is one article a file', async () => {
    const { records, faults } = await read(ITEM_1);
    expect(faults).toEqual([]);
    expect(records).toMatchObject([FOUND]);
  });

  test('of versions 2 and 3 has lists of headlines and bodies, of which the first are taken', async () => {
    const { headline: _, body_xhtml: __, description_text: ___, byline: ____, ...rest } = ITEM_1;
    const { records } = await read({
      ...rest,
      by: 'Ann Lee',
      headlines: [
        { role: 'main', value: 'Mill reopens' },
        { role: 'short', value: 'Mill' },
      ],
      descriptions: [{ role: 'summary', value: 'A mill.' }],
      bodies: [
        { role: 'main', contenttype: 'text/html', value: '<p>It stands.</p>' },
        { role: 'short', value: 'No.' },
      ],
    });
    expect(records).toMatchObject([FOUND]);
  });

  test('of a picture is its description, with a note', async () => {
    const { body_xhtml: _, ...picture } = ITEM_1;
    const { records } = await read(picture);
    expect(records).toMatchObject([{ text: 'A mill.', notes: [{ code: 'partial_text' }] }]);
  });
});
