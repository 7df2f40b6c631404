import { describe, expect, test } from 'vitest';
import { clean } from '../../../../pipeline/clean/clean.js';
import { spanText } from '../../../../pipeline/text/span.js';
import { outline, readFile } from '../../scratch.js';

const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"';
const CHANNEL =
  '<title>The Post</title>\n<link>https://post.example/</link>\n<language>en-gb</language>\n<image><title>Logo</title></image>\n';
const feed = (items: string, channel = CHANNEL): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${NAMESPACES}>\n<channel>\n${channel}${items}</channel>\n</rss>\n`;
const item = (text: string, more = ''): string =>
  `<item><title>Mill</title>${more}<content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item>\n`;

const texts = async (content: string | Buffer, name = 'a.xml'): Promise<string[]> =>
  (await readFile(name, content)).records.map(({ text }) => text);
/** The fields of the only item of a feed. */
async function fieldsOf(elements: string, channel?: string): Promise<unknown> {
  const { records, faults } = await readFile('a.xml', feed(item('It stands.', elements), channel));
  expect(faults).toEqual([]);
  return records[0]!.fields;
}

describe('RSS 2.0', () => {
  test('has a record in each item', async () => {
    const content = feed(
      `<item>
  <title><![CDATA[Mill & bridge]]></title>
  <link>https://post.example/mill</link>
  <dc:creator><![CDATA[Ann Lee]]></dc:creator><dc:creator>Tom Roe</dc:creator>
  <pubDate>Wed, 01 May 2024 10:00:00 +0000</pubDate>
  <atom:updated>2024-05-02T10:00:00Z</atom:updated>
  <category>Business</category><category>Local</category>
  <guid isPermaLink="false">https://post.example/?p=7</guid>
  <description>A mill.</description>
  <content:encoded><![CDATA[<p>It stands.</p>]]></content:encoded>
</item>
`,
    );
    const { records, faults } = await readFile('feed.rss', content);
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'feed.rss#https://post.example/?p=7',
        sourcePath: 'feed.rss',
        sourceId: 'https://post.example/?p=7',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'application/xml',
        encoding: 'utf-8',
        line: 8,
        text: '<p>It stands.</p>',
        fields: {
          url: 'https://post.example/mill',
          title: 'Mill & bridge',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'The Post',
          publishedAt: 'Wed, 01 May 2024 10:00:00 +0000',
          modifiedAt: '2024-05-02T10:00:00Z',
          section: 'Business',
          language: 'en-gb',
        },
      },
    ]);
    expect(clean(records[0]!).publishedAt).toBe('2024-05-01T10:00:00+00:00');
  });

  test.each(['a.xml', 'a.rss', 'a.txt', 'a.json', 'a.html'])('is read as such, named %s', async (name) => {
    expect(await texts(feed(item('One') + item('Two')), name)).toEqual(['<p>One</p>', '<p>Two</p>']);
  });

  test('has spans that lead to the text of the element, whose mark-up is read once', async () => {
    const escaped =
      '&lt;p&gt;The mill &amp;amp; the caf&amp;eacute;&lt;/p&gt;&lt;p&gt;Tom &amp;lt;b&amp;gt; Roe&lt;/p&gt;';
    const { records } = await readFile(
      'a.xml',
      feed(`<item><content:encoded>${escaped}</content:encoded></item>`),
    );
    const source = '<p>The mill &amp; the caf&eacute;</p><p>Tom &lt;b&gt; Roe</p>';
    expect(records[0]!.text).toBe(source);
    const { text, map } = clean(records[0]!);
    expect(text).toBe('The mill & the café\n\nTom <b> Roe');
    const start = text.indexOf('café');
    expect(spanText(source, map.toSource({ start, end: start + 4 }))).toBe('caf&eacute;');
  });

  test('gives only a summary where an item has no more, with a note', async () => {
    const { records } = await readFile(
      'a.xml',
      feed('<item><title>Mill</title><description>&lt;p&gt;A mill.&lt;/p&gt;</description></item>'),
    );
    expect(records[0]).toMatchObject({ text: '<p>A mill.</p>', notes: [{ code: 'partial_text' }] });
    const whole = await readFile('a.xml', feed(item('All', '<description>A mill.</description>')));
    expect(whole.records[0]).toMatchObject({ text: '<p>All</p>' });
    expect(whole.records[0]!.notes).toBeUndefined();
  });

  test('takes the text of another summary than the description', async () => {
    const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
    expect(await texts(feed(`<item ${media}><media:description>A mill.</media:description></item>`))).toEqual(
      ['A mill.'],
    );
  });

  test('takes an item without a text for no record', async () => {
    const { records, faults } = await readFile('a.xml', feed('<item><title>Mill</title></item>\n<item/>\n'));
    expect(records).toEqual([]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [8, 'no_text'],
      [9, 'no_text'],
    ]);
    expect(faults[0]!.reason).toContain('title');
  });
});

describe('an item', () => {
  test.each([
    [
      'of its own link',
      '<link>https://a.example/1</link><guid>https://a.example/2</guid>',
      'https://a.example/1',
    ],
    ['relative to the channel', '<link>/mill?a=1&amp;b=2</link>', 'https://post.example/mill?a=1&b=2'],
    [
      'of a link of Atom',
      '<atom:link rel="self" href="/s"/><atom:link href="/m"/>',
      'https://post.example/m',
    ],
    ['of its id', '<guid>https://a.example/2</guid>', 'https://a.example/2'],
    ['of no id that is none', '<guid>7</guid>', null],
    ['of no id that says so', '<guid isPermaLink="false">https://a.example/2</guid>', null],
    [
      'before a redirection',
      '<link>https://f.example/r</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">https://a.example/1</f:origLink>',
      'https://a.example/1',
    ],
  ])('has the address %s', async (_, elements, url) => {
    expect(await fieldsOf(elements)).toMatchObject({ url });
  });

  test.each([
    ['<author>ann@post.example (Ann Lee)</author>', ['Ann Lee']],
    ['<author>Ann Lee &lt;ann@post.example&gt;</author>', ['Ann Lee']],
    ['<author>ann@post.example</author>', []],
    ['<author>Ann Lee</author>', ['Ann Lee']],
    [
      '<atom:author><atom:name>Ann Lee</atom:name><atom:email>ann@post.example</atom:email></atom:author>',
      ['Ann Lee'],
    ],
    ['<author>desk@post.example</author><dc:creator>Ann Lee; Tom Roe</dc:creator>', ['Ann Lee', 'Tom Roe']],
  ])('%s names its authors', async (element, authors) => {
    expect(await fieldsOf(element)).toMatchObject({ authors });
  });

  test('of a feed that gathers others is published by its source', async () => {
    expect(await fieldsOf('<source url="https://mail.example/rss">The Mail</source>')).toMatchObject({
      publisher: 'The Mail',
    });
  });

  test('has its address for an id where it has no other', async () => {
    const { records } = await readFile('a.xml', feed(item('One', '<link>/1</link>') + item('Two')));
    expect(records.map(({ sourceId }) => sourceId)).toEqual([
      'https://post.example/1',
      expect.stringMatching(/^[\da-f]{12}$/),
    ]);
  });

  test('changes with what it takes from its feed, and with nothing else of it', async () => {
    const hashOf = async (channel: string): Promise<string> =>
      (await readFile('a.xml', feed(item('One'), channel))).records[0]!.sourceSha256;
    const before = await hashOf(CHANNEL);
    expect(await hashOf(`${CHANNEL}<lastBuildDate>2024-05-02</lastBuildDate>`)).toBe(before);
    expect(await hashOf(CHANNEL.replace('The Post', 'The Mail'))).not.toBe(before);
  });

  test('may call the elements of other namespaces as it likes', async () => {
    const content = `<rss version="2.0"><channel><title>The Post</title><item xmlns:c="http://purl.org/rss/1.0/modules/content/"
xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:title="https://other.example/"><title:title>No</title:title><title>Mill</title>
<c:encoded>It stands.</c:encoded><d:creator>Ann Lee</d:creator><x:title>No</x:title></item></channel></rss>`;
    const { records } = await readFile('a.xml', content);
    expect(records[0]).toMatchObject({ text: 'It stands.', fields: { title: 'Mill', authors: ['Ann Lee'] } });
  });

  test('may have its text as mark-up that is part of the feed', async () => {
    const body =
      '<x:body xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One &amp; <x:b>two</x:b></x:p></x:body>';
    expect(await texts(feed(`<item>${body}</item>`))).toEqual(['<p>One &amp; <b>two</b></p>']);
    expect(await texts(feed('<item><description><p>One</p><p>Two</p></description></item>'))).toEqual([
      '<p>One</p><p>Two</p>',
    ]);
  });
});

test('RSS 1.0 has its items beside the channel', async () => {
  const content = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://post.example/"><title>The Post</title><link>https://post.example/</link>
<items><rdf:Seq><rdf:li rdf:resource="https://post.example/mill"/></rdf:Seq></items><dc:language>en</dc:language></channel>
<item rdf:about="https://post.example/mill"><title>Mill</title><link>https://post.example/mill</link>
<description>A mill.</description><dc:date>2024-05-01</dc:date><dc:subject>Business</dc:subject></item></rdf:RDF>`;
  const { records, faults } = await readFile('a.rdf', content);
  expect(faults).toEqual([]);
  expect(records).toMatchObject([
    {
      docId: 'a.rdf#https://post.example/mill',
      text: 'A mill.',
      line: 5,
      fields: {
        url: 'https://post.example/mill',
        title: 'Mill',
        publisher: 'The Post',
        publishedAt: '2024-05-01',
        section: 'Business',
        language: 'en',
      },
    },
  ]);
});

test('RSS 0.91 has a document type, which is not read', async () => {
  const content = `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>The Post</title><item><title>Mill</title><link>https://post.example/mill</link><description>A mill.</description></item></channel></rss>`;
  const { records, faults } = await readFile('a.txt', content);
  expect(faults).toEqual([]);
  expect(records).toMatchObject([{ text: 'A mill.', fields: { publisher: 'The Post' } }]);
});

describe('the encoding of a feed', () => {
  const declaring = (encoding: string): string => feed(item('Café')).replace('UTF-8', encoding);
  test.each([
    ['is UTF-8, with a byte order mark', Buffer.from(`\ufeff${declaring('utf-8')}`), 'utf-8'],
    ['is UTF-16', Buffer.from(`\ufeff${declaring('UTF-16')}`, 'utf16le'), 'utf-16le'],
    ['is UTF-16, big-endian', Buffer.from(`\ufeff${declaring('UTF-16')}`, 'utf16le').swap16(), 'utf-16be'],
    ['is Windows-1252, declared as Latin 1', Buffer.from(declaring('ISO-8859-1'), 'latin1'), 'windows-1252'],
    ['is Windows-1252, though it declares UTF-8', Buffer.from(declaring('UTF-8'), 'latin1'), 'windows-1252'],
    ['is UTF-8, whatever it declares', Buffer.from(declaring('windows-1252')), 'utf-8'],
    ['is UTF-8 where it declares what does not exist', Buffer.from(declaring('none-such')), 'utf-8'],
  ])('%s', async (_, content, encoding) => {
    const { records, faults } = await readFile('a.xml', content);
    expect(faults).toEqual([]);
    expect(records.map(({ text, encoding: found }) => [text, found])).toEqual([['<p>Café</p>', encoding]]);
  });

  test('is the one that it declares', async () => {
    const [before, after] = declaring('koi8-r').split('Café');
    const content = Buffer.concat([
      Buffer.from(before!),
      Buffer.from([0xf0, 0xd2, 0xc9]),
      Buffer.from(after!),
    ]);
    expect(await texts(content)).toEqual(['<p>При</p>']);
  });
});

describe('a feed that is not well-formed', () => {
  test('is read where a bare & or an undefined entity stands in it', async () => {
    const { records, faults } = await readFile(
      'a.xml',
      feed(
        '<item><title>Mill &nbsp;& bridge</title><link>/a?b=1&c=2</link><description>A & B&nbsp;C</description></item>',
      ),
    );
    expect(faults).toEqual([]);
    expect(records[0]).toMatchObject({
      text: 'A & B&nbsp;C',
      fields: { title: 'Mill & bridge', url: 'https://post.example/a?b=1&c=2' },
    });
    expect(clean(records[0]!).text).toBe('A & B C');
  });

  test('that is cut off keeps the items before', async () => {
    const whole = feed(item('One') + item('Two') + item('Three'));
    const inItem = await readFile('a.xml', whole.slice(0, whole.indexOf('Three')));
    expect(inItem.records.map(({ text }) => text)).toEqual(['<p>One</p>', '<p>Two</p>']);
    expect(inItem.faults.map(outline)).toEqual([
      {
        docId: expect.stringMatching(/^a\.xml#[\da-f]{12}$/),
        sourcePath: 'a.xml',
        line: 10,
        code: 'invalid_xml',
      },
    ]);
    const between = await readFile(
      'a.xml',
      whole.slice(0, whole.indexOf('<item><title>Mill', whole.indexOf('Two'))),
    );
    expect(between.records).toHaveLength(2);
    expect(between.faults.map(({ docId, line, code }) => [docId, line, code])).toEqual([
      [null, 10, 'invalid_xml'],
    ]);
  });

  test.each([
    ['whose CDATA section never closes', '<item><description><![CDATA[One</description></item>\n'],
    ['whose comment never closes', '<item><!-- One --<description>x</description></item>\n'],
    ['whose end is missing', '<item><description>One</description>\n'],
  ])('an item %s costs itself alone', async (_, bad) => {
    for (const content of [feed(bad + item('Two')), feed(item('Two') + bad)]) {
      const { records, faults } = await readFile('a.xml', content);
      expect(records.map(({ text }) => text)).toEqual(['<p>Two</p>']);
      expect(faults.map(({ code }) => code)).toEqual(['invalid_xml']);
    }
  });

  test('an item with broken UTF-8 costs itself alone', async () => {
    const [before, after] = feed(`${item('X')}${item('Café')}${item('Two')}`).split('X');
    const content = Buffer.concat([Buffer.from(before!), Buffer.from([0xe9, 0x41]), Buffer.from(after!)]);
    const { records, faults } = await readFile('a.xml', content);
    expect(records.map(({ text }) => text)).toEqual(['<p>Café</p>', '<p>Two</p>']);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[8, 'undecodable']]);
  });

  test('tags in CDATA sections and comments are none', async () => {
    const tricky =
      '<item><!-- </item><item> --><description><![CDATA[a </item> b <item> ]] > c]]></description></item>';
    expect(await texts(feed(tricky + item('Two')))).toEqual(['a </item> b <item> ]] > c', '<p>Two</p>']);
    const last = '<item><description><![CDATA[a </item>]]></description></item>';
    expect(await texts(feed(last + item('Two')))).toEqual(['a </item>', '<p>Two</p>']);
  });

  test('ends of elements that are missing or of nothing do no harm', async () => {
    expect(
      await texts(feed('<item></b><title>Mill<link>x</title></x><description>One</description></item>')),
    ).toEqual(['One']);
  });
});

describe('a feed that means harm', () => {
  test('has no entity expanded, and none fetched', async () => {
    const content = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<rss><channel><title>&a;</title><item><title>&b;</title><description>One &c; &b;</description></item></channel></rss>`;
    const { records } = await readFile('a.xml', content);
    expect(records).toMatchObject([{ text: 'One &c; &b;', fields: { title: '&b;', publisher: '&a;' } }]);
  });

  test('may be nested 50,000 deep', async () => {
    const deep = `<item><description>${'<b>'.repeat(50_000)}One${'</b>'.repeat(50_000)}</description></item>`;
    const { records, faults } = await readFile('a.xml', feed(deep + item('Two')));
    expect(faults).toEqual([]);
    expect(records).toHaveLength(2);
  });

  test('may have an item above the limit, which costs itself alone', async () => {
    const { records, faults } = await readFile(
      'a.xml',
      feed(item('One') + item('x'.repeat(100_000)) + item('Three')),
      { maxRecordBytes: 50_000 },
    );
    expect(records.map(({ text }) => text)).toEqual(['<p>One</p>', '<p>Three</p>']);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[9, 'too_large']]);
    expect(faults[0]!.reason).toMatch(/^The record is 98 KiB long, more than the 49 KiB of one record/);
  });

  test.each([
    ['an empty feed', feed(''), 'empty'],
    ['an empty file', '', 'empty'],
    ['a binary file', Buffer.from('GIF89a rest%\xe2'), 'binary'],
    [
      'a sitemap',
      '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
      'unsupported_format',
    ],
    ['a list of feeds', '<opml version="2.0"><body/></opml>', 'unsupported_format'],
    [
      'other XML',
      '<?xml version="1.0"?>\n<stock><item><description>A mill.</description></item></stock>',
      'unsupported_format',
    ],
    [
      'other RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item/></rdf:RDF>',
      'unsupported_format',
    ],
    ['no XML at all', 'The mill stands.', 'unsupported_format'],
    ['XML without an end', '<?xml version="1.0"', 'unsupported_format'],
  ])('%s is one fault', async (_, content, code) => {
    const { records, faults } = await readFile('a.xml', content);
    expect(records).toEqual([]);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });
});
