import { describe, expect, test } from 'vitest';
import type { FoundFields } from '../../pipeline/ingest/formats/fields.js';
import { findFields } from '../../pipeline/ingest/formats/fields.js';

const find = (record: object): FoundFields => {
  const json = JSON.stringify(record);
  return findFields(JSON.parse(json) as Record<string, unknown>, {}, json);
};

/** What every record below says. */
const TEXT = 'The mill reopened.';
const FOUND = {
  id: null,
  text: TEXT,
  isSummary: false,
  isInner: expect.any(Boolean),
  fields: {
    url: 'https://post.example/mill',
    title: 'Mill reopens',
    authors: ['Ann Lee'],
    publisher: 'Mill Post',
    publishedAt: '2024-05-01T10:00:00Z',
  },
};

/** Records of the shapes that are in use, all of one article. */
const RECORDS: readonly [
  string,
  object,
  Partial<Omit<FoundFields, 'fields'>>?,
  Partial<FoundFields['fields']>?,
][] = [
  [
    'NewsAPI, GNews',
    {
      source: { id: null, name: 'Mill Post' },
      author: 'Ann Lee',
      title: 'Mill reopens',
      description: 'A mill.',
      url: 'https://post.example/mill',
      publishedAt: '2024-05-01T10:00:00Z',
      content: TEXT,
    },
  ],
  [
    'The Guardian',
    {
      id: 'uk/2024/may/01/mill',
      webPublicationDate: '2024-05-01T10:00:00Z',
      webTitle: 'Mill reopens',
      webUrl: 'https://post.example/mill',
      fields: {
        headline: 'Mill reopens at last',
        byline: 'Ann Lee',
        bodyText: TEXT,
        publication: 'Mill Post',
      },
    },
    { id: 'uk/2024/may/01/mill' },
  ],
  [
    'The New York Times, which gives no text',
    {
      _id: 'nyt://article/1',
      web_url: 'https://post.example/mill',
      snippet: 'A mill.',
      lead_paragraph: TEXT,
      source: 'Mill Post',
      headline: { main: 'Mill reopens', kicker: null },
      byline: { original: 'By Ann Lee', person: [] },
      pub_date: '2024-05-01T10:00:00Z',
    },
    { id: 'nyt://article/1', isSummary: true },
    { authors: ['By Ann Lee'] },
  ],
  [
    'Media Cloud',
    {
      stories_id: 7,
      media_name: 'Mill Post',
      media_url: 'https://post.example',
      title: 'Mill reopens',
      author: 'Ann Lee',
      publish_date: '2024-05-01T10:00:00Z',
      url: 'https://post.example/mill',
      text: TEXT,
    },
    { id: '7' },
  ],
  [
    'Event Registry',
    {
      uri: '8012',
      date: '2024-05-02',
      dateTimePub: '2024-05-01T10:00:00Z',
      title: 'Mill reopens',
      body: TEXT,
      url: 'https://post.example/mill',
      source: { uri: 'post.example', dataType: 'news', title: 'Mill Post' },
      authors: [{ uri: 'ann_lee@post.example', name: 'Ann Lee', type: 'author' }],
    },
    { id: '8012' },
  ],
  [
    'trafilatura',
    {
      title: 'Mill reopens',
      author: 'Ann Lee; Tom Roe',
      hostname: 'post.example',
      date: '2024-05-01T10:00:00Z',
      id: null,
      raw_text: 'The mill reopened',
      text: TEXT,
      source: 'https://post.example/mill',
      'source-hostname': 'Mill Post',
      excerpt: 'A mill.',
    },
    {},
    { authors: ['Ann Lee', 'Tom Roe'] },
  ],
  [
    'news-please',
    {
      authors: ['Ann Lee'],
      date_publish: '2024-05-01T10:00:00Z',
      date_download: '2024-05-03 00:00:00',
      description: 'A mill.',
      maintext: TEXT,
      source_domain: 'Mill Post',
      title: 'Mill reopens',
      url: 'https://post.example/mill',
    },
    {},
    { retrievedAt: '2024-05-03 00:00:00' },
  ],
  [
    'cc_news',
    {
      title: 'Mill reopens',
      text: TEXT,
      domain: 'Mill Post',
      date: '2024-05-01T10:00:00Z',
      description: 'A mill.',
      url: 'https://post.example/mill',
      authors: 'Ann Lee',
      image_url: null,
    },
  ],
  [
    'All the News',
    {
      date: '2024-05-01T10:00:00Z',
      year: 2024,
      author: 'Ann Lee',
      title: 'Mill reopens',
      article: TEXT,
      url: 'https://post.example/mill',
      section: 'News',
      publication: 'Mill Post',
    },
    {},
    { section: 'News' },
  ],
  [
    'Reddit',
    {
      id: 'abc',
      author: 'Ann Lee',
      title: 'Mill reopens',
      selftext: TEXT,
      subreddit: 'Mill Post',
      created_utc: '2024-05-01T10:00:00Z',
      url: 'https://post.example/mill',
    },
    { id: 'abc' },
  ],
  [
    'ninjs',
    {
      uri: 'tag:post.example,2024:mill',
      type: 'text',
      versioncreated: '2024-05-02T10:00:00Z',
      firstcreated: '2024-05-01T10:00:00Z',
      byline: 'Ann Lee',
      headline: 'Mill reopens',
      body_html: '<p>The mill reopened</p>',
      body_text: TEXT,
      source: 'Mill Post',
      link: 'https://post.example/mill',
    },
    { id: 'tag:post.example,2024:mill' },
    { modifiedAt: '2024-05-02T10:00:00Z' },
  ],
  [
    'WordPress',
    {
      id: 5,
      guid: { rendered: 'https://post.example/?p=5' },
      date: '2024-05-01T10:00:00Z',
      link: 'https://post.example/mill',
      title: { rendered: 'Mill reopens' },
      content: { rendered: TEXT, protected: false },
      excerpt: { rendered: 'A mill.' },
      author_name: 'Ann Lee',
      site_name: 'Mill Post',
    },
    { id: '5' },
  ],
  [
    'Elasticsearch',
    {
      _index: 'news',
      _id: 'e1',
      _source: {
        body: TEXT,
        title: 'Mill reopens',
        url: 'https://post.example/mill',
        author: 'Ann Lee',
        publisher: 'Mill Post',
        date: '2024-05-01T10:00:00Z',
      },
    },
    { id: 'e1' },
  ],
  [
    'Webz.io',
    {
      uuid: 'w1',
      thread: { site: 'post.example', site_full: 'Mill Post', title: 'Mill' },
      url: 'https://post.example/mill',
      author: 'Ann Lee',
      published: '2024-05-01T10:00:00Z',
      title: 'Mill reopens',
      text: TEXT,
    },
    { id: 'w1' },
  ],
];

test.each(RECORDS)('%s', (_, record, own = {}, fields = {}) => {
  expect(find(record)).toEqual({ ...FOUND, ...own, fields: { ...FOUND.fields, ...fields } });
});

describe('a text', () => {
  test('may be a list of paragraphs', () => {
    expect(find({ text: ['The mill.', 'It stands.'] }).text).toBe('The mill.\n\nIt stands.');
    expect(find({ text: ['The mill.', 7] }).text).toBeNull();
    expect(find({ text: [] }).text).toBeNull();
  });

  test('is a summary only where there is nothing else, and nothing else was asked for', () => {
    expect(find({ text: '', description: 'A mill.' })).toMatchObject({ text: 'A mill.', isSummary: true });
    expect(find({ text: 'The mill.', description: 'A mill.' })).toMatchObject({
      text: 'The mill.',
      isSummary: false,
    });
    expect(findFields({ description: 'A mill.' }, { text: 'body' }, '{}').text).toBeNull();
    expect(findFields({ description: 'A mill.' }, { text: 'description' }, '{}')).toMatchObject({
      text: 'A mill.',
      isSummary: false,
    });
  });

  test('lies in an object of the record only where one alone has a text', () => {
    expect(find({ doc: { text: 'The mill.', title: 'Mill' } })).toMatchObject({
      text: 'The mill.',
      fields: { title: 'Mill' },
    });
    expect(find({ doc: { text: 'The mill.' }, other: { text: 'The bridge.' } }).text).toBeNull();
    expect(find({ text: 'The mill.', doc: { text: 'The bridge.', title: 'Bridge' } })).toMatchObject({
      text: 'The mill.',
      fields: { title: null },
    });
  });

  test('in an object: what was mapped is not looked for there', () => {
    expect(findFields({ doc: { text: 'The mill.' } }, { text: 'lead' }, '{}').text).toBeNull();
  });
});

describe('a field that has two meanings', () => {
  test('is the address where it is one, else the publisher', () => {
    expect(find({ source: 'https://post.example/mill' }).fields).toMatchObject({
      url: 'https://post.example/mill',
      publisher: null,
    });
    expect(find({ source: 'Mill Post' }).fields).toMatchObject({ url: null, publisher: 'Mill Post' });
  });

  test('an address without its scheme is kept under a name that means nothing else', () => {
    expect(find({ url: 'post.example/mill', source: 'Mill Post' }).fields.url).toBe('post.example/mill');
  });
});

test('mark-up in a title or name is read', () => {
  expect(find({ title: 'Keller&#8217;s <em>mill</em>', source: 'Mill &amp; Post' }).fields).toMatchObject({
    title: 'Keller’s mill',
    publisher: 'Mill & Post',
  });
});

test('the last change, the main section and the language are found, and left out where they are not', () => {
  const said = { dateModified: 1714557600, category: ['Business', 'Local'], lang: 'en-GB' };
  expect(find(said).fields).toMatchObject({
    modifiedAt: '1714557600',
    section: 'Business',
    language: 'en-GB',
  });
  expect(Object.keys(find({ text: TEXT, category: [], lang: '' }).fields)).toEqual([
    'url',
    'title',
    'authors',
    'publisher',
    'publishedAt',
  ]);
});
