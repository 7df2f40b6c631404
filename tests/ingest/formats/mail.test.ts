import { describe, expect, test } from 'vitest';
import { clean } from '../../../pipeline/clean/clean.js';
import { pageOf } from '../../../pipeline/clean/web-page.js';
import { outline, readFile } from '../scratch.js';

const HEADER = `Message-ID: <7@post.example>
Date: Wed, 1 May 2024 10:00:00 +0200 (CEST)
From: "Lee, Ann" <ann@post.example>
To: all@post.example
Subject: =?utf-8?q?Caf=C3=A9_and?= =?utf-8?q?_mill?=
`;
const message = (more: string, body: string): string => `${HEADER}${more}\n${body}`;
const alternative = (plain: string, html: string): string =>
  message(
    'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n',
    `--b\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n${html}\n--b--\n`,
  );
const TEXT = 'The mill stands.';

async function read(content: string | Buffer, name = 'a.eml'): Promise<Record<string, unknown>> {
  const { records, faults } = await readFile(name, content);
  expect(faults).toEqual([]);
  return { ...records[0]! };
}
const codes = async (content: string | Buffer, name = 'a.eml'): Promise<string[]> =>
  (await readFile(name, content)).faults.map(({ code }) => code);

describe('a message', () => {
  test('is one record', async () => {
    const { records, faults } = await readFile('a.eml', message('Content-Language: en\n', TEXT));
    expect(faults).toEqual([]);
    expect(records).toEqual([
      {
        docId: 'a.eml',
        sourcePath: 'a.eml',
        sourceId: '7@post.example',
        sourceSha256: expect.stringMatching(/^[\da-f]{64}$/),
        mediaType: 'message/rfc822',
        encoding: 'utf-8',
        line: 1,
        text: `${TEXT}\n`,
        fields: {
          url: null,
          title: 'Café and mill',
          authors: ['Lee, Ann'],
          publisher: null,
          publishedAt: 'Wed, 1 May 2024 10:00:00 +0200',
          language: 'en',
        },
      },
    ]);
    expect(clean(records[0]!).publishedAt).toBe('2024-05-01T10:00:00+02:00');
  });

  test.each(['a.eml', 'a.txt', 'a.html'])('is read as such, named %s', async (name) => {
    expect(await read(message('', TEXT), name)).toMatchObject({
      text: `${TEXT}\n`,
      mediaType: 'message/rfc822',
    });
  });

  test('is no text that merely begins with the same words', async () => {
    const text = 'From: the mayor\nTo: the town\nDate: Monday\n\nThe mill stands.\n';
    expect(await read(text, 'a.txt')).toMatchObject({ text, mediaType: 'text/plain' });
  });

  test.each([
    ['of a person has an author', '', { authors: ['Lee, Ann'], publisher: null }],
    [
      'that can be unsubscribed from has a publisher',
      'List-Unsubscribe: <https://post.example/u>\n',
      { authors: [], publisher: 'Lee, Ann' },
    ],
    ['in bulk has a publisher', 'Precedence: bulk\n', { authors: [], publisher: 'Lee, Ann' }],
    [
      'of a list where people write has both',
      'List-Id: "Mill talk" <mill.post.example>\nList-Post: <mailto:mill@post.example>\n',
      { authors: ['Lee, Ann'], publisher: 'Mill talk' },
    ],
    [
      'that is kept on the web has an address',
      'Archived-At: <https://post.example/7>\n',
      { url: 'https://post.example/7' },
    ],
  ])('%s', async (_, header, fields) => {
    expect(await read(message(header, TEXT))).toMatchObject({ fields });
  });

  test('of a sender without a name is published by its list', async () => {
    const content = message('List-Id: The Post Briefing <b.post.example>\n', TEXT).replace('"Lee, Ann" ', '');
    expect(await read(content)).toMatchObject({ fields: { authors: [], publisher: 'The Post Briefing' } });
  });
});

describe('the text of a message', () => {
  test('is the plain part where that says as much', async () => {
    const content = alternative(
      'The mill stands. Tom Roe said so.',
      '<html><body><p>The mill stands. Tom Roe said so.</p></body></html>',
    );
    expect(await read(content)).toMatchObject({ text: 'The mill stands. Tom Roe said so.\n' });
  });

  test('is the HTML part, read as a page, where the plain one only leads to it', async () => {
    const paragraph =
      'The mill in Harlow will hire more than 300 people, Mayor Tom Roe said on Tuesday, and the town has waited for this since 2012.';
    const html = `<!DOCTYPE html><html lang="en"><head><title>Mill</title></head><body><p>${paragraph}</p><p>${paragraph}</p></body></html>`;
    const { records } = await readFile(
      'a.eml',
      alternative('Read it here: https://post.example/7/very/long/address', html),
    );
    const [record] = records;
    expect(record).toMatchObject({
      mediaType: 'text/html',
      text: `${html}\n`,
      fields: { title: 'Café and mill' },
    });
    expect(clean(record!, await pageOf(record!)).text).toContain(paragraph);
  });

  test('is the HTML part where there is no other; a fragment is text', async () => {
    const content = message('Content-Type: text/html; charset=utf-8\n', '<p>One</p><p>Two</p>');
    const record = await read(content);
    expect(record).toMatchObject({ text: '<p>One</p><p>Two</p>\n', mediaType: 'message/rfc822' });
    expect(clean((await readFile('a.eml', content)).records[0]!).text).toBe('One\n\nTwo');
  });

  test.each([
    ['quoted-printable', 'windows-1252', 'quoted-printable', Buffer.from('Caf=E9 =93x=\n=94'), 'Café “x”'],
    ['base64', 'utf-8', 'base64', Buffer.from(`${Buffer.from('Café “x”').toString('base64')}`), 'Café “x”'],
    ['8 bit', 'iso-8859-1', '8bit', Buffer.from('Café', 'latin1'), 'Café'],
    ['Russian', 'koi8-r', '8bit', Buffer.from([0xf0, 0xd2, 0xc9]), 'При'],
  ])('may be in %s', async (_, charset, encoding, body, text) => {
    const header = `Content-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n`;
    const record = await read(Buffer.concat([Buffer.from(message(header, '')), body]));
    expect(String(record.text).trim()).toBe(text);
    expect(record.encoding).toBe(charset === 'iso-8859-1' ? 'windows-1252' : charset);
  });

  test('has a note where its bytes are broken', async () => {
    const header = 'Content-Type: text/plain; charset=utf-8\n';
    const record = await read(
      Buffer.concat([Buffer.from(message(header, 'Caf')), Buffer.from([0xe9, 0x20, 0x78])]),
    );
    expect(record.notes).toMatchObject([{ code: 'broken_characters' }]);
  });

  test('leaves attachments out', async () => {
    const content = message(
      'Content-Type: multipart/mixed; boundary=b\n',
      `--b\nContent-Type: text/plain\n\n${TEXT}\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nNo.\n--b--\n`,
    );
    expect(await read(content)).toMatchObject({ text: `${TEXT}\n` });
  });
});

describe('a message that is none', () => {
  test.each([
    ['empty', ' \n', 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'binary'],
    ['without a header', 'The mill stands.\n', 'invalid_mail'],
    [
      'without a text',
      message('Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n', 'JVBERi0='),
      'no_text',
    ],
    ['blank', message('', '\n\n'), 'no_text'],
    ['whose header never ends', `${HEADER}X: ${'x'.repeat(3_000_000)}`, 'invalid_mail'],
  ])('%s', async (_, content, code) => {
    const { records, faults } = await readFile('a.eml', content);
    expect(records).toEqual([]);
    expect(faults).toMatchObject([{ code, docId: 'a.eml' }]);
  });

  test('nested 50,000 deep', async () => {
    let content = HEADER;
    for (let depth = 0; depth < 50_000; depth++)
      content += `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`;
    expect(await codes(content)).toEqual(['invalid_mail']);
  });

  test('above the limit', async () => {
    const { faults } = await readFile('a.eml', message('', 'x '.repeat(1000)), { maxRecordBytes: 1000 });
    expect(faults).toMatchObject([{ code: 'too_large', docId: 'a.eml' }]);
  });

  test('cut off keeps what there is', async () => {
    const content = alternative('The mill stands.', '<p>The mill stands.</p>');
    expect(await read(content.slice(0, content.indexOf('</p>')))).toMatchObject({
      text: 'The mill stands.\n',
    });
  });
});

describe('an mbox file', () => {
  const envelope = (id: string): string => `From ${id}@post.example Wed May  1 10:00:00 2024\n`;
  const entry = (id: string, body: string): string =>
    `${envelope(id)}Message-ID: <${id}>\nFrom: Ann Lee <ann@post.example>\nSubject: Mill ${id}\n\n${body}\n\n`;

  test('has a record in each message', async () => {
    const { records, faults } = await readFile('a.mbox', entry('1', 'One.\nMore.') + entry('2', 'Two.'));
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        docId: 'a.mbox#1',
        line: 2,
        mediaType: 'application/mbox',
        text: 'One.\nMore.\n\n',
        fields: { title: 'Mill 1' },
      },
      { docId: 'a.mbox#2', line: 10, text: 'Two.\n\n' },
    ]);
  });

  test('is read as such, whatever its name and its line ends', async () => {
    const content = (entry('1', 'One.') + entry('2', 'Two.')).replaceAll('\n', '\r\n');
    const { records } = await readFile('a.txt', content);
    expect(records.map(({ text }) => text.trim())).toEqual(['One.', 'Two.']);
  });

  test('has lines that begin with From, quoted or not', async () => {
    const body = '>From here on.\n>>From there.\nFrom Ann, at 10:00 in 2024.\n\nFrom now on it stands.';
    const { records, faults } = await readFile('a.mbox', entry('1', body) + entry('2', 'Two.'));
    expect(faults).toEqual([]);
    expect(records.map(({ text }) => text.trim())).toEqual([
      'From here on.\n>From there.\nFrom Ann, at 10:00 in 2024.\n\nFrom now on it stands.',
      'Two.',
    ]);
  });

  test('loses one message where one is bad', async () => {
    const bad = [
      `${envelope('x')}No header.\n\n`,
      entry('2', 'x '.repeat(1000)),
      entry('3', '').replace('\n\n', '\nContent-Type: image/png\n\n'),
    ];
    const { records, faults } = await readFile(
      'a.mbox',
      entry('1', 'One.') + bad.join('') + entry('4', 'Four.'),
      {
        maxRecordBytes: 1000,
      },
    );
    expect(records.map(({ text }) => text.trim())).toEqual(['One.', 'Four.']);
    expect(faults.map(outline)).toEqual([
      {
        docId: expect.stringMatching(/^a\.mbox#[\da-f]{12}$/),
        sourcePath: 'a.mbox',
        line: 9,
        code: 'invalid_mail',
      },
      { docId: null, sourcePath: 'a.mbox', line: 12, code: 'too_large' },
      { docId: expect.stringMatching(/^a\.mbox#/), sourcePath: 'a.mbox', line: 19, code: 'no_text' },
    ]);
  });

  test.each([
    ['empty', '', 'empty'],
    ['binary', Buffer.from('GIF89a rest'), 'binary'],
  ])('that is %s is one fault', async (_, content, code) => {
    expect(await codes(content, 'a.mbox')).toEqual([code]);
  });
});

describe('a message with an export of a news database', () => {
  const RULE = '_'.repeat(60);
  const article = (id: number): string =>
    `${RULE}\n\nDocument ${id} of 2\n\nMill ${id} to reopen\n\nFull text: The mill ${id} stands.\n\nPublication title: The Post; Harlow\n\nPublication date: May ${id}, 2024\n\nProQuest document ID: ${id}\n\n`;
  const EXPORT = `${article(1)}${article(2)}${RULE}\n`;
  const DOCUMENTS = [1, 2].map((id) => ({
    docId: `a.eml#${id}`,
    text: `The mill ${id} stands.`,
    mediaType: 'message/rfc822',
    fields: { title: `Mill ${id} to reopen`, publisher: 'The Post', authors: [] },
  }));

  test('is its articles', async () => {
    const { records, faults } = await readFile('a.eml', message('', EXPORT));
    expect(faults).toEqual([]);
    expect(records).toMatchObject(DOCUMENTS);
  });

  test('also where it is HTML', async () => {
    const html = EXPORT.split('\n\n')
      .map((block) => `<div>${block}</div>`)
      .join('\n');
    const { records } = await readFile('a.eml', message('Content-Type: text/html\n', html));
    expect(records).toMatchObject(DOCUMENTS.map((document) => ({ ...document, mediaType: 'text/plain' })));
  });

  test('is told apart from other messages of an mbox file, and its articles from theirs', async () => {
    const one = message('', `${article(1)}${RULE}\n`);
    const mbox = [one, message('', TEXT), one]
      .map((content) => `From a@post.example Wed May  1 10:00:00 2024\n${content}\n\n`)
      .join('');
    const { records } = await readFile('a.mbox', mbox);
    expect(records.map(({ docId, line }) => [docId, line])).toEqual([
      ['a.mbox#1', 2],
      ['a.mbox#7@post.example~2', expect.any(Number)],
      ['a.mbox#1~2', expect.any(Number)],
    ]);
  });

  test('is none where a rule alone parts its paragraphs', async () => {
    expect(await read(message('', `${TEXT}\n\n${RULE}\n\nThe Post\n`))).toMatchObject({ docId: 'a.eml' });
  });
});
