import { describe, expect, test } from 'vitest';
import { clean } from '../../../../pipeline/clean/clean.js';
import { readFile } from '../../scratch.js';

const document = (head: string, body: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd" [ <!ENTITY a "b"> ]>
<nitf${attributes}><head>${head}</head><body>${body}</body></nitf>`;
const HEAD = `<title>Mill</title><meta name="section" content="Business"/>
<docdata><doc-id regsrc="PW" id-string="pw-7"/><date.issue norm="20240501T100000Z"/><doc.copyright holder="Post Wire" year="2024"/></docdata>`;
const BODY = `<body.head><hedline><hl1>Mill
  reopens</hl1><hl2>A town waits</hl2></hedline><byline>By <person>Ann Lee</person> and <person>Tom Roe</person><byttl>Post Wire</byttl></byline>
<dateline><location>HARLOW</location><story.date norm="20240430">April 30</story.date></dateline><abstract><p>A mill.</p></abstract></body.head>
<body.content><block><p>The <org>mill</org> in
  <location>Harlow</location> &amp; the bridge<br/>stand.</p>
<media media-type="image"><media-caption><p>The mill.</p></media-caption></media>
<hl2>What next</h12></hl2><p>It stands.</p><ul><li>One</li><li>Two</li></ul></block><note><p>Editors: no.</p></note></body.content>`;
const PASSAGES = ['The mill in Harlow & the bridge stand.', 'What next', 'It stands.', 'One', 'Two'];

describe('NITF', () => {
  test('is one article a file', async () => {
    const { records, faults } = await readFile('mill.xml', document(HEAD, BODY, ' xml:lang="en-GB"'));
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'mill.xml',
        sourcePath: 'mill.xml',
        sourceId: 'pw-7',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'application/xml',
        encoding: 'utf-8',
        line: 3,
        text: PASSAGES.join('\n\n'),
        fields: {
          url: null,
          title: 'Mill reopens',
          authors: ['Ann Lee', 'Tom Roe'],
          publisher: 'Post Wire',
          publishedAt: '20240501T100000Z',
          section: 'Business',
          language: 'en-GB',
        },
      },
    ]);
    expect(clean(records[0]!)).toMatchObject({ publishedAt: '2024-05-01T10:00:00Z', text: records[0]!.text });
  });

  test('may be of a namespace, with a prefix', async () => {
    const content =
      '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/"><n:body><n:body.content><n:p>It stands.</n:p></n:body.content></n:body></n:nitf>';
    expect((await readFile('mill.xml', content)).records).toMatchObject([
      { text: 'It stands.', sourceId: 'mill' },
    ]);
  });

  test('gives the whole text once where the lead stands apart, and says what pubdata says', async () => {
    const content = document(
      `<meta name="online_sections" content="Business; Local"/><pubdata date.publication="20240501T000000" ex-ref="https://post.example/mill" name="The Post"/>`,
      `<body.head><byline class="print_byline">By ANN LEE</byline><byline class="normalized_byline">Lee, Ann</byline></body.head>
<body.content><block class="lead_paragraph"><p>One</p></block><block class="full_text"><p>One</p><p>Two</p></block></body.content>`,
    );
    const { records } = await readFile('7.xml', content);
    expect(records).toMatchObject([
      {
        text: 'One\n\nTwo',
        fields: {
          url: 'https://post.example/mill',
          title: null,
          authors: ['By ANN LEE'],
          publisher: 'The Post',
          publishedAt: '20240501T000000',
          section: 'Business',
        },
      },
    ]);
    expect(clean(records[0]!).authors).toEqual(['Ann Lee']);
  });

  test('gives its abstract where it has no text, with a note', async () => {
    const { records } = await readFile('a.xml', document('', BODY.slice(0, BODY.indexOf('<body.content>'))));
    expect(records).toMatchObject([{ text: 'A mill.', notes: [{ code: 'partial_text' }] }]);
  });

  test('that is cut off or empty is a fault', async () => {
    const codes = async (content: string): Promise<string[]> =>
      (await readFile('a.xml', content)).faults.map(({ code }) => code);
    expect(await codes(document(HEAD, BODY).slice(0, -100))).toEqual(['invalid_xml']);
    expect(await codes('<nitf><head/><body/></nitf>')).toEqual(['no_text']);
  });

  test('may be nested 50,000 deep', async () => {
    const deep = `<body.content><p>${'<q>'.repeat(50_000)}One${'</q>'.repeat(50_000)}</p></body.content>`;
    expect((await readFile('a.xml', document('', deep))).records).toMatchObject([{ text: 'One' }]);
  });

  test('of several in one file is a record each', async () => {
    const one = (text: string): string =>
      `<nitf><body><body.content><p>${text}</p></body.content></body></nitf>\n`;
    const { records } = await readFile('a.xml', one('One') + one('Two'));
    expect(records.map(({ docId, text }) => [docId, text])).toEqual([
      ['a.xml', 'One'],
      [expect.stringMatching(/^a\.xml#[\da-f]{12}$/), 'Two'],
    ]);
  });
});

describe('NewsML-G2', () => {
  const item = (content: string, meta = '', guid = 'urn:1', kind = 'text'): string =>
    `<newsItem guid="${guid}" version="2" xml:lang="en"><rightsInfo><copyrightHolder literal="PW"><name>Post Wire</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:${kind}"/><provider literal="pw"/><versionCreated>2024-05-02T10:00:00Z</versionCreated><firstCreated>2024-05-01T10:00:00Z</firstCreated><title>Slug</title></itemMeta>
<contentMeta>${meta}<headline>Mill reopens</headline></contentMeta><contentSet>${content}</contentSet></newsItem>\n`;
  const message = (items: string): string =>
    `<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sender>PW</sender></header><itemSet>
${items}</itemSet></newsMessage>`;
  const PLAIN = '<inlineData contenttype="text/plain">It stands &amp; falls.</inlineData>';
  const texts = async (items: string): Promise<string[]> =>
    (await readFile('a.xml', message(items))).records.map(({ text }) => text);

  test('has a record in each item of a message', async () => {
    const meta = '<by>Ann Lee</by><language tag="en-GB"/><description>A mill.</description>';
    const { records, faults } = await readFile(
      'a.xml',
      message(item(PLAIN, meta) + item(PLAIN, '', 'urn:2')),
    );
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'a.xml#urn:1',
        line: 3,
        text: 'It stands & falls.',
        fields: {
          url: null,
          title: 'Mill reopens',
          authors: ['Ann Lee'],
          publisher: 'Post Wire',
          publishedAt: '2024-05-01T10:00:00Z',
          modifiedAt: '2024-05-02T10:00:00Z',
          language: 'en-GB',
        },
      },
      { docId: 'a.xml#urn:2', line: 6, fields: { authors: [], language: 'en' } },
    ]);
  });

  test.each([
    [
      'NITF',
      '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>One</p><p>Two</p></body.content></body></nitf></inlineXML>',
      'One\n\nTwo',
    ],
    [
      'XHTML',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>One</p><p>Two</p></body></html></inlineXML>',
      '<p>One</p><p>Two</p>',
    ],
    ['HTML of no namespace', '<inlineXML><html><body><p>One</p></body></html></inlineXML>', '<p>One</p>'],
    [
      'plain text after a picture',
      `<remoteContent href="a.jpg"/><inlineData contenttype="image/png">x</inlineData>${PLAIN}`,
      'It stands & falls.',
    ],
  ])('may have its text in %s', async (_, content, text) => {
    expect(await texts(item(content))).toEqual([text]);
  });

  test('says more in its NITF, and its own word goes before', async () => {
    const inner =
      '<inlineXML><nitf><head><pubdata name="No" position.section="Business"/></head><body><body.head><hedline><hl1>No</hl1></hedline><byline>By Ann Lee</byline></body.head><body.content><p>One</p></body.content></body></nitf></inlineXML>';
    const { records } = await readFile('a.xml', message(item(inner)));
    expect(records[0]!.fields).toMatchObject({
      title: 'Mill reopens',
      authors: ['By Ann Lee'],
      publisher: 'Post Wire',
      section: 'Business',
    });
  });

  test('names its creators where it has no byline, without organisations', async () => {
    const meta =
      '<creator qcode="p:1"><name>Ann Lee</name></creator><creator type="cpnat:organisation"><name>Post Wire</name></creator>';
    const { records } = await readFile('a.xml', message(item(PLAIN, meta)));
    expect(records[0]!.fields.authors).toEqual(['Ann Lee']);
  });

  test('passes over pictures and packages', async () => {
    expect(await texts(item(PLAIN, '', 'urn:2', 'picture') + item(PLAIN))).toEqual(['It stands & falls.']);
    const { faults } = await readFile('a.xml', message(item(PLAIN, '', 'urn:2', 'picture')));
    expect(faults.map(({ code }) => code)).toEqual(['empty']);
  });

  test('may be one item, which is the file', async () => {
    const { records } = await readFile(
      'a.xml',
      item(PLAIN).replace('<newsItem', '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'),
    );
    expect(records).toMatchObject([{ docId: 'a.xml', sourceId: 'urn:1', text: 'It stands & falls.' }]);
  });
});
