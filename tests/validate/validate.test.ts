import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import { extract } from '../../pipeline/extract/extract.js';
import { type DocumentRows, NO_ROWS, toRows } from '../../pipeline/tables/document-rows.js';
import { validate } from '../../pipeline/validate/validate.js';
import { recordOf } from '../clean/record.js';
import { propertyRuns } from '../property-runs.js';

async function rowsOf(text: string): Promise<DocumentRows> {
  const source = recordOf(text);
  const document = clean(source);
  return toRows(source, document, await extract(document));
}

const TEXT = '"We won on May 3," said Ann Lee. The mayor paid $5 million.';

describe('validate', () => {
  test('keeps rows that are right', async () => {
    const rows = await rowsOf(TEXT);
    for (const table of ['mentions', 'quotes', 'numbers', 'dates'] as const)
      expect(rows[table]).not.toEqual([]);
    expect(validate(rows, TEXT)).toEqual({ rows, rejected: [] });
  });

  test('rejects a row that breaks its schema, and says where', async () => {
    const rows = await rowsOf(TEXT);
    const wrong = { ...rows.dates[0], kind: 'era' } as unknown as DocumentRows['dates'][0];
    const { rows: kept, rejected } = validate({ ...rows, dates: [wrong] }, TEXT);
    expect(kept).toEqual({ ...rows, dates: [] });
    expect(rejected).toEqual([
      {
        table_name: 'dates',
        doc_id: 'corpus/a.txt',
        source_path: 'corpus/a.txt',
        line: null,
        code: 'invalid_row',
        reason: expect.stringMatching(/^must be one of date, .*, is "era"$/),
        json_pointer: '/kind',
        row_json: JSON.stringify({
          ...wrong,
          source_path: 'corpus/a.txt',
          source_sha256: '0'.repeat(64),
        }),
      },
    ]);
  });

  test('rejects a row whose span is not true, and keeps the others', async () => {
    const rows = await rowsOf(TEXT);
    const [first, ...others] = rows.mentions;
    const wrong = { ...(first as DocumentRows['mentions'][0]), text: 'somebody else' };
    const { rows: kept, rejected } = validate({ ...rows, mentions: [wrong, ...others] }, TEXT);
    expect(kept.mentions).toEqual(others);
    expect(rejected).toMatchObject([
      { table_name: 'mentions', code: 'broken_invariant', json_pointer: '/text' },
    ]);
  });

  test('rejects what refers to a rejected row, and names it', async () => {
    const rows = await rowsOf(TEXT);
    const [first, ...others] = rows.sentences;
    const wrong = { ...(first as DocumentRows['sentences'][0]), source_end: 9 };
    const { rows: kept, rejected } = validate({ ...rows, sentences: [wrong, ...others] }, TEXT);
    expect(kept.sentences).toEqual(others);
    for (const table of ['mentions', 'quotes', 'numbers', 'dates'] as const)
      expect(kept[table], table).toEqual(rows[table].filter(({ sentence_index: index }) => index !== 0));
    expect(rejected.find(({ table_name: name }) => name === 'dates')).toMatchObject({
      code: 'broken_invariant',
      json_pointer: '/sentence_index',
      reason: `it refers to row ${wrong.sentence_id} of sentences, which is in quarantine`,
    });
  });

  test('rejects a row that refers to one which is not there', async () => {
    const rows = await rowsOf(TEXT);
    const quotes = rows.quotes.map((row) => ({ ...row, speaker_entity_id: 'e_0123456789abcdef0123' }));
    const { rows: kept, rejected } = validate({ ...rows, quotes }, TEXT);
    expect(kept).toEqual({ ...rows, quotes: [] });
    expect(rejected).toMatchObject([
      {
        table_name: 'quotes',
        json_pointer: '/speaker_entity_id',
        reason: 'entities has no row with entity_id e_0123456789abcdef0123',
      },
    ]);
  });

  test('holds the rows to the record, too', async () => {
    const { rejected } = validate(await rowsOf(TEXT), TEXT.replace('Ann', 'Eve'));
    expect(rejected.map(({ json_pointer }) => json_pointer)).toContain('/source_start');
  });

  test('lets a document without its row take its rows along', async () => {
    const rows = await rowsOf(TEXT);
    const documents = rows.documents.map((row) => ({ ...row, char_count: 1 }));
    const { rows: kept, rejected } = validate({ ...rows, documents }, TEXT);
    expect(kept).toEqual(NO_ROWS);
    expect(rejected).toMatchObject([
      { table_name: 'documents', code: 'broken_invariant', json_pointer: '/char_count' },
    ]);
  });

  test('refuses rows without a document', () => {
    expect(() => validate(NO_ROWS, '')).toThrow(RangeError);
  });
});

/**
 * Pieces of news text and what has broken texts before: marks without a partner, wide and joined characters, odd
 * spaces.
 */
const PIECES = [
  'Mayor Ann Lee',
  'Lee',
  'said',
  'she said',
  ' told reporters ',
  'the council',
  'Rivertown',
  '$5 million',
  '12 percent',
  'May 3, 2021',
  'on Tuesday',
  'two',
  '1,5',
  '"',
  '“',
  '”',
  "'",
  '’',
  '‘',
  ',',
  '.',
  '!',
  '…',
  ' -- ',
  '—',
  '(',
  ')',
  '[',
  ']',
  '@annlee',
  'U.S.',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u00ad',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '\u2028',
  '\ud83d',
  '\u0000',
  '\u001b',
  '&amp;',
  '\n\nAdvertisement\n\n',
  'Photo: AP',
  'RIVERTOWN (AP) — ',
  'Read more: ',
  'https://example.org/a',
  '\n\nSign up for our newsletter\n\n',
  'By Ann Lee\n',
  'Published May 3, 2021',
];

const newsLike = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

test.each(propertyRuns(1000))('whatever the text, its rows are right (seed %i)', async (seed, numRuns) => {
  await fc.assert(
    fc.asyncProperty(newsLike, async (text) => {
      expect(validate(await rowsOf(text), text).rejected).toEqual([]);
    }),
    { seed, numRuns },
  );
});
