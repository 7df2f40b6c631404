import { describe, expect, test } from 'vitest';
import { type FieldMapping, type FoundFields, findFields } from '../../pipeline/ingest/formats/fields.js';

function find(json: string, mapping: FieldMapping = {}): FoundFields {
  return findFields(JSON.parse(json) as Record<string, unknown>, mapping, json);
}

const findIn = (record: object, mapping?: FieldMapping): FoundFields => find(JSON.stringify(record), mapping);

describe('usual names', () => {
  test('a record of a news crawler', () => {
    const record = {
      url_hash: '9f86d081',
      maintext: 'The mill reopened.',
      Headline: ' Mill reopens ',
      source_url: 'https://news.example/mill',
      byline: 'By Ann Lee',
      source_domain: 'news.example',
      date_publish: '2020-07-14 10:00:00',
    };
    expect(findIn(record)).toEqual({
      id: '9f86d081',
      text: 'The mill reopened.',
      isSummary: false,
      isInner: false,
      fields: {
        url: 'https://news.example/mill',
        title: 'Mill reopens',
        authors: ['By Ann Lee'],
        publisher: 'news.example',
        publishedAt: '2020-07-14 10:00:00',
      },
    });
  });

  test('a NewsArticle of schema.org: people and organizations are objects with a name', () => {
    const record = {
      articleBody: 'The mill reopened.',
      author: [{ '@type': 'Person', name: 'Ann Lee' }, 'Bob Roe', { name: '' }, 7, null],
      publisher: { '@type': 'Organization', name: 'The Mill Post' },
      datePublished: '2020-07-14',
    };
    const { id, text, fields } = findIn(record);
    expect([id, text, fields.authors, fields.publisher, fields.publishedAt]).toEqual([
      null,
      'The mill reopened.',
      ['Ann Lee', 'Bob Roe', '7'],
      'The Mill Post',
      '2020-07-14',
    ]);
  });

  test('the likelier name comes first, unless it says nothing', () => {
    expect(findIn({ body: 'second', text: 'first' }).text).toBe('first');
    expect(findIn({ body: 'second', text: ' \n' }).text).toBe('second');
    expect(findIn({ author: 'Ann Lee', authors: [] }).fields.authors).toEqual(['Ann Lee']);
    expect(findIn({ title: null, headline: 'Mill reopens' }).fields.title).toBe('Mill reopens');
  });

  test('the name in small letters comes before others that differ in case only', () => {
    expect(findIn({ TEXT: 'shouted', text: 'spoken' }).text).toBe('spoken');
    expect(findIn({ text: 'spoken', TEXT: 'shouted' }).text).toBe('spoken');
    expect(findIn({ TEXT: 'shouted' }).text).toBe('shouted');
  });

  test('without any field there is no text; a blank one is blank', () => {
    expect(findIn({ html: '<p>The mill</p>', text: 7 }).text).toBeNull();
    expect(findIn({ text: '' }).text).toBe('');
    expect(findIn({}).fields).toEqual({
      url: null,
      title: null,
      authors: [],
      publisher: null,
      publishedAt: null,
    });
  });

  test('the text stays as it is, blanks and all; half an emoji becomes U+FFFD', () => {
    expect(findIn({ text: ' The mill \n' }).text).toBe(' The mill \n');
    expect(find('{"text":"a \\ud83d b"}').text).toBe('a \ufffd b');
  });
});

describe('odd values', () => {
  test('a title, a name, an address stand on one line, without control characters', () => {
    const { fields } = findIn({
      text: 'x',
      title: ' Mill\r\n reopens\u0000',
      authors: ['Ann\tLee', '\u0000'],
      publisher: { name: 'Mill\nPost' },
      url: 'https://news.example/a b\u2028c',
    });
    expect(fields).toMatchObject({
      title: 'Mill reopens',
      authors: ['Ann Lee'],
      publisher: 'Mill Post',
      url: 'https://news.example/a b c',
    });
  });

  test('a list or an object that holds one value stands for it, and no other does', () => {
    expect(findIn({ title: ['Mill'] }).fields.title).toBe('Mill');
    expect(findIn({ date: { '@value': '2024-05-01' } }).fields.publishedAt).toBe('2024-05-01');
    expect(findIn({ title: ['Mill', 'reopens'], headline: 'Mill' }).fields.title).toBe('Mill');
    expect(findIn({ title: { en: 'Mill' } }).fields.title).toBeNull();
    expect(findIn({ title: true, publisher: {} }).fields).toMatchObject({ title: null, publisher: null });
  });

  test('authors may be the text of a list', () => {
    expect(findIn({ authors: "['Ann Lee', 'Tom Roe']" }).fields.authors).toEqual(['Ann Lee', 'Tom Roe']);
    expect(findIn({ authors: '[Ann Lee]' }).fields.authors).toEqual(['[Ann Lee]']);
  });

  test('authors in lists of lists are named each', () => {
    expect(findIn({ authors: [['Ann Lee'], [{ name: 'Bob Roe' }, null]] }).fields.authors).toEqual([
      'Ann Lee',
      'Bob Roe',
    ]);
  });

  test.each([
    [{ year: 2024 }, 'an object'],
    [[2024, 5, 1], 'a list'],
    [false, 'false'],
    [{}, null],
    [[], null],
    ['', null],
    [null, null],
  ])('a date that is %j is kept as %j, so that it counts as one that cannot be read', (date, expected) => {
    expect(findIn({ date }).fields.publishedAt).toBe(expected);
  });

  test('a date of use under a less likely name comes first', () => {
    expect(findIn({ published: { year: 2024 }, date: '2024-05-01' }).fields.publishedAt).toBe('2024-05-01');
  });
});

describe('ids', () => {
  test('numbers become text, with all their digits', () => {
    expect(find('{"id": 20418}').id).toBe('20418');
    expect(find('{"parent_id": 1283400000000000001, "id": 1283400000000000003}').id).toBe(
      '1283400000000000003',
    );
    expect(find('{"of": {"id": 1283400000000009999}, "id": 1283400000000000003}').id).toBe(
      '1283400000000000003',
    );
    expect(find('{"id": 1e300}').id).toBe('1e+300');
    expect(find('{"ID" : -1283400000000000003}').id).toBe('-1283400000000000003');
  });

  test('the id of a MongoDB export', () => {
    const record = { _id: { $oid: '5f0d8a' }, date: { $date: { $numberLong: '1594720800000' } } };
    expect(findIn(record)).toMatchObject({ id: '5f0d8a', fields: { publishedAt: '1594720800000' } });
  });

  test('what is no id gives way', () => {
    expect(findIn({ id: '', uuid: 'a-1' }).id).toBe('a-1');
    expect(findIn({ id: true, _id: ['x', 'y'] }).id).toBeNull();
  });
});

describe('a mapping', () => {
  test('takes the place of the usual names', () => {
    expect(findIn({ text: 'teaser', lead: 'The mill' }, { text: 'lead' }).text).toBe('The mill');
    expect(findIn({ text: 'teaser' }, { text: 'lead' }).text).toBeNull();
  });

  test('reaches fields within fields; a name that has the dot comes first', () => {
    expect(findIn({ doc: { body: { en: 'inner' } } }, { text: 'doc.body.en' }).text).toBe('inner');
    expect(findIn({ doc: { body: 'inner' }, 'doc.body': 'outer' }, { text: 'doc.body' }).text).toBe('outer');
    expect(findIn({ 'a.b': { c: 'dotted' } }, { text: 'a.b.c' }).text).toBeNull();
    expect(findIn({ doc: 'no object' }, { text: 'doc.body' }).text).toBeNull();
  });

  test('minds no case, and reaches nothing that the record does not hold itself', () => {
    expect(findIn({ Lead: 'The mill' }, { text: 'lead' }).text).toBe('The mill');
    expect(findIn({}, { title: 'constructor.name' }).fields.title).toBeNull();
  });

  test('a mapped id keeps all its digits', () => {
    expect(find('{"meta":{"tweet":1283400000000000003}}', { id: 'meta.tweet' }).id).toBe(
      '1283400000000000003',
    );
  });
});
