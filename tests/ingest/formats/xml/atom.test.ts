import { describe, expect, test } from 'vitest';
import { clean } from '../../../../pipeline/clean/clean.js';
import { readFile } from '../../scratch.js';

const FEED =
  '<title>The Post</title><link rel="self" href="https://post.example/feed"/><link href="https://post.example/"/><author><name>The desk</name></author>';
const feed = (entries: string, more = FEED): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">${more}\n${entries}</feed>`;

/** The only record of a feed with that entry. */
async function entry(elements: string, more?: string): Promise<Record<string, unknown>> {
  const { records, faults } = await readFile('a.atom', feed(`<entry>${elements}</entry>`, more));
  expect(faults).toEqual([]);
  expect(records).toHaveLength(1);
  return { ...records[0]! };
}
const TEXT = '<content>It stands.</content>';

describe('Atom', () => {
  test('has a record in each entry', async () => {
    const { records, faults } = await readFile(
      'a.atom',
      feed(`<entry>
  <id>tag:post.example,2024:7</id>
  <title type="html">Mill &amp;amp; &lt;b&gt;bridge&lt;/b&gt;</title>
  <link rel="edit" href="https://post.example/edit"/>
  <link type="text/html" href="https://post.example/mill"/>
  <author><name>Ann Lee</name><uri>https://post.example/ann</uri></author><author><name>Tom Roe</name></author>
  <published>2024-05-01T10:00:00+01:00</published>
  <updated>2024-05-02T10:00:00Z</updated>
  <category term="biz" label="Business"/><category term="local"/>
  <summary>A mill.</summary>
  <content type="html">&lt;p&gt;It stands.&lt;/p&gt;</content>
</entry>`),
    );
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'a.atom#tag:post.example,2024:7',
        sourcePath: 'a.atom',
        sourceId: 'tag:post.example,2024:7',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'application/xml',
        encoding: 'utf-8',
        line: 3,
        text: '<p>It stands.</p>',
        fields: {
          url: 'https://post.example/mill',
          title: 'Mill & bridge',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'The Post',
          publishedAt: '2024-05-01T10:00:00+01:00',
          modifiedAt: '2024-05-02T10:00:00Z',
          section: 'Business',
          language: 'en-GB',
        },
      },
    ]);
  });

  test.each([
    [
      'XHTML',
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two</p><p>Three</p></div></content>',
      '<p>One &amp; two</p><p>Three</p>',
    ],
    [
      'XHTML with a prefix',
      '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>One</h:p><h:br/>Two</h:div></content>',
      '<p>One</p><br/>Two',
    ],
    [
      'HTML in a CDATA section',
      '<content type="html"><![CDATA[<p>One &amp; two</p>]]></content>',
      '<p>One &amp; two</p>',
    ],
    ['plain text', '<content type="text">One &amp; two</content>', 'One & two'],
    ['text of a media type', '<content type="text/html">&lt;p&gt;One&lt;/p&gt;</content>', '<p>One</p>'],
  ])('may have %s', async (_, content, text) => {
    expect(await entry(content)).toMatchObject({ text });
  });

  test.each([
    ['an image', '<content type="image/png">iVBORw0KGgo=</content>'],
    ['an address', '<content src="https://post.example/mill"/>'],
  ])('has a summary where its content is %s', async (_, content) => {
    expect(await entry(`${content}<summary>A mill.</summary>`)).toMatchObject({
      text: 'A mill.',
      notes: [{ code: 'partial_text' }],
    });
  });

  test('shows paragraphs of XHTML as paragraphs, with spans in its source', async () => {
    const { records } = await readFile(
      'a.atom',
      feed(
        '<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Tw&#111;</p></div></content></entry>',
      ),
    );
    const { text, map } = clean(records[0]!);
    expect(text).toBe('One\n\nTwo');
    expect(records[0]!.text.slice(map.toSource({ start: 5, end: 8 }).start)).toBe('Tw&#111;</p>');
  });

  test.each([
    [
      'its own',
      '<author><name>Ann Lee</name></author><source><author><name>No</name></author></source>',
      ['Ann Lee'],
    ],
    ['those of its source', '<source><author><name>Ann Lee</name></author></source>', ['Ann Lee']],
    ['those of the feed', '', ['The desk']],
  ])('has authors: %s', async (_, elements, authors) => {
    expect(await entry(elements + TEXT)).toMatchObject({ fields: { authors } });
  });

  test('of a feed that gathers others is published by its source', async () => {
    expect(await entry(`${TEXT}<source><title>The Mail</title></source>`)).toMatchObject({
      fields: { publisher: 'The Mail' },
    });
  });

  test('is as old as its last change where it says no more', async () => {
    expect(await entry(`${TEXT}<updated>2024-05-02</updated>`)).toMatchObject({
      fields: { publishedAt: '2024-05-02', modifiedAt: '2024-05-02' },
    });
  });

  test('has addresses relative to the nearest base', async () => {
    const link = '<link href="mill"/>';
    expect(await entry(TEXT + link)).toMatchObject({ fields: { url: 'https://post.example/mill' } });
    const withBase = feed(`<entry xml:base="news/">${TEXT}${link}</entry>`).replace(
      '<feed',
      '<feed xml:base="https://base.example/a/"',
    );
    const { records } = await readFile('a.atom', withBase);
    expect(records[0]!.fields.url).toBe('https://base.example/a/news/mill');
  });

  test('may have a prefix, and the dates of the draft 0.3', async () => {
    const { records, faults } = await readFile(
      'a.xml',
      `<a:feed xmlns:a="http://purl.org/atom/ns#"><a:title>The Post</a:title><a:entry><a:title>Mill</a:title>
<a:issued>2024-05-01</a:issued><a:modified>2024-05-02</a:modified><a:content type="text/html" mode="escaped">&lt;p>One&lt;/p></a:content></a:entry></a:feed>`,
    );
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        text: '<p>One</p>',
        fields: { title: 'Mill', publisher: 'The Post', publishedAt: '2024-05-01', modifiedAt: '2024-05-02' },
      },
    ]);
  });

  test('may be a single entry, which is the file', async () => {
    const { records, faults } = await readFile(
      'mill.atom',
      `<entry xmlns="http://www.w3.org/2005/Atom"><title>Mill</title>${TEXT}</entry>`,
    );
    expect(faults).toEqual([]);
    expect(records).toMatchObject([{ docId: 'mill.atom', sourceId: 'mill', text: 'It stands.' }]);
  });

  test('is that of its namespace only', async () => {
    const { faults } = await readFile('a.xml', '<feed><entry><content>It stands.</content></entry></feed>');
    expect(faults.map(({ code }) => code)).toEqual(['unsupported_format']);
  });
});
