import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import type { SourceRecord } from '../../pipeline/ingest/record.js';
import { propertyRuns } from '../property-runs.js';
import { BODY, cleanTextOf, recordOf, removalsOf } from './record.js';

describe('clean', () => {
  test('leaves nothing but the article, with one blank line between paragraphs', () => {
    const text = `Skip to main content\n\nBridge to Close\n\nADVERTISEMENT\n\n${BODY}\n\n\nShare this article\nOutbrain\n`;
    expect(cleanTextOf(text)).toBe(`Bridge to Close\n\n${BODY}`);
  });

  test('counts edits apart from removals', () => {
    const document = clean(recordOf('The  bridge\u00a0is closed.\r\n\r\nADVERTISEMENT\r\n'));
    expect(document.editCount).toBe(4);
    expect(document.removals).toHaveLength(1);
    expect(document.text).toBe('The bridge is closed.');
  });

  test('joins hard-wrapped lines and leads back to them', () => {
    const line = 'The council voted on Monday to close the old bridge over the river,';
    const text = Array.from({ length: 9 }, () => line).join('\r\n');
    const document = clean(recordOf(text));
    expect(document.text).toBe(Array.from({ length: 9 }, () => line).join(' '));
    const second = { start: line.length + 1, end: 2 * line.length + 1 };
    expect(document.map.toSource(second)).toEqual({ start: line.length + 2, end: 2 * line.length + 2 });
  });

  test('a removal spans the source as it stood, without white space at its edges', () => {
    const text = `${BODY}\n\n\u00a0Related:\u00a0\u00a0Mayor wins\u200b again \n\n${BODY}`;
    expect(removalsOf(text)).toEqual([
      ['related_links', 'related-headline', 'Related:\u00a0\u00a0Mayor wins\u200b again'],
    ]);
  });

  test('of two findings that overlap the one that begins first stays', () => {
    expect(
      removalsOf(`${BODY}\n\nTwitter: @annlee https://t.co/abc\n\n${BODY}`).map(([, rule]) => rule),
    ).toEqual(['follow-line']);
  });

  test('keeps what the record says of its section, its language and its last change', () => {
    const fields = {
      section: 'Business',
      language: 'en-GB',
      modifiedAt: '2 May 2024',
      retrievedAt: 'Thu, 2 May 2024 10:00:00 +0200',
    };
    expect(clean(recordOf(BODY, fields))).toMatchObject({
      section: 'Business',
      declaredLanguage: 'en-GB',
      modifiedAt: '2024-05-02',
      retrievedAt: '2024-05-02T10:00:00+02:00',
    });
    expect(clean(recordOf(BODY))).toMatchObject({
      section: null,
      declaredLanguage: null,
      modifiedAt: null,
      retrievedAt: null,
    });
  });

  test.each(['', ' ', '\n\n', '\ufeff', '\ud800', 'ADVERTISEMENT', 'https://t.co/abc'])(
    'nothing left of %j',
    (text) => {
      expect(clean(recordOf(text)).text.trim().length).toBeLessThanOrEqual(1);
    },
  );
});

/** Pieces that every rule has something to do with, and that turn up in any order. */
const PIECES = [
  'The council voted on Monday to close the old bridge.',
  'Bridge to Close',
  'ADVERTISEMENT',
  'Related Articles',
  'Ann LeeAnn Mary LeeTown splits MORE',
  ' MORE',
  'Ann Lee ',
  'https://t.co/abc',
  '(https://t.co/x).',
  'FILE – ',
  'The mayor. (AP Photo/Ann Lee)',
  'Photo: Ann Lee',
  'By Ann Lee',
  'July 13, 2020',
  'DOVER (AP) — ',
  'Facebook',
  'Home',
  'Ann Lee contributed to this report.',
  '(Reporting by Ann Lee)',
  'Follow Ann Lee on Twitter',
  '“',
  '”',
  '.',
  ' ',
  '  ',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '\u2028',
  '\ufeff',
  '\u0000',
  '😀',
  '\ud83d',
  'a\u200db',
  'é',
  '©',
];
const anyArticle = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('every cleaned text', () => {
  test.each(propertyRuns(300))(
    'leads back, character for character, to what was kept (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(anyArticle, (source) => {
          const { text, map } = clean(recordOf(source));
          for (let i = 0; i < text.length; i++) {
            const { start, end } = map.toSource({ start: i, end: i + 1 });
            if (/\s/.test(text[i]!)) expect(source.slice(start, end)).toMatch(/[\s\u0085]/);
            else expect(source.slice(start, end)).toBe(text[i]);
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(300))(
    'has lost nothing but removals and what nobody sees (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(anyArticle, (source) => {
          const { text, map, removals } = clean(recordOf(source));
          const gone = new Set(Array.from({ length: source.length }, (_, i) => i));
          const drop = (start: number, end: number): void => {
            for (let i = start; i < end; i++) gone.delete(i);
          };
          for (let i = 0; i < text.length; i++) {
            const { start, end } = map.toSource({ start: i, end: i + 1 });
            drop(start, end);
          }
          for (const { source: span } of removals) drop(span.start, span.end);
          for (const i of gone) expect(source[i]).toMatch(/[\s\p{Cc}\p{Cf}\ufffc]/u);
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(300))(
    'has no double spaces, no white space at the edges of lines, no two blank lines (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(anyArticle, (source) => {
          expect(clean(recordOf(source)).text).not.toMatch(/ {2}|^\s|\s$| \n|\n |\n{3}|[\r\u00a0\ufeff]/);
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(300))(
    'removals are ascending, apart, not empty and trimmed; zones lie in the text (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(anyArticle, (source) => {
          const { text, removals, titleSpan, dekSpan, datelineSpan } = clean(recordOf(source));
          let end = 0;
          for (const { source: span } of removals) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(source.slice(span.start, span.end)).toMatch(/^\S(?:[\s\S]*\S)?$/);
            end = span.end;
          }
          for (const span of [titleSpan, dekSpan, datelineSpan]) {
            if (span === null) continue;
            expect(text.slice(span.start, span.end)).toMatch(/^\S(?:[\s\S]*\S)?$/);
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(50))('cleaning is a function of the record (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(anyArticle, (source) => {
        expect(clean(recordOf(source))).toEqual(clean(recordOf(source)));
      }),
      { seed, numRuns },
    );
  });
});

describe('hostile texts', () => {
  const LENGTH = 500_000;
  const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

  test.each([
    ['a single line of words', fill('word ')],
    ['a single word', fill('a')],
    ['lines MORE', fill('MORE\n')],
    ['MORE on a single line', fill(' MORE')],
    ['words without spaces', `${fill('aA')} MORE`],
    ['words without spaces before each MORE', fill(`${'AbAb '.repeat(100)}MORE`)],
    ['runs on a single line', fill('Ann LeeAnn LeeTown splits MORE ')],
    ['quotes', fill('"')],
    ['brackets', fill('(Photo by ')],
    ['addresses', fill('http://')],
    ['blank lines', fill(' \n')],
    ['zero-width characters', fill('\u200d')],
    ['headings of lists', fill('Related:\nSome headline here\n')],
    ['dates', fill('July 13, 2020\n')],
    ['credits', fill('. Ann Lee/Getty')],
    ['contributors', fill('Ann Lee contributed to this report. ')],
  ])('%s', (_, text) => {
    expect(clean(recordOf(text)).text.length).toBeLessThanOrEqual(text.length);
  });
});

test('a byline counts where its record names no person, only a desk', () => {
  const authorsOf = (author: string): readonly string[] =>
    clean(recordOf(`Bridge to Close\n\nBy Ann Lee\n\n${BODY}`, { authors: [author] })).authors;
  expect(authorsOf('Valley Post Staff')).toEqual(['Ann Lee']);
  expect(authorsOf('Tom Roe')).toEqual(['Tom Roe']);
});

describe('of a document with the properties of a file', () => {
  const FIELDS = { title: 'Draft of the bridge', authors: ['Bo Ray'], publishedAt: '2026-03-04T00:00:00Z' };
  const HEAD = 'Bridge to Close\n\nBy Ann Lee\n\nMay 1, 2024';
  const factsOf = (text: string, more: Partial<SourceRecord> = {}, fields = FIELDS): unknown[] => {
    const document = clean({ ...recordOf(text, fields), areFieldsOfFile: true, ...more });
    return [document.title, document.authors, document.publishedAt, document.dek];
  };

  test('headline, byline and date of the text come first', () => {
    expect(factsOf(`${HEAD}\n\n${BODY}`)).toEqual(['Bridge to Close', ['Ann Lee'], '2024-05-01', null]);
  });

  test('each property counts where the text does not show the like', () => {
    expect(factsOf(BODY)).toEqual(['Draft of the bridge', ['Bo Ray'], '2026-03-04T00:00:00Z', null]);
    expect(factsOf(`Published May 1, 2024\n\n${BODY}`)).toEqual([
      'Draft of the bridge',
      ['Bo Ray'],
      '2024-05-01',
      null,
    ]);
  });

  test('a title that the text shows under another line is the headline', () => {
    const fields = { ...FIELDS, title: 'Bridge to Close' };
    expect(factsOf(`City and Region\n\n${HEAD}\n\n${BODY}`, {}, fields)[0]).toBe('Bridge to Close');
  });

  test('what is given beside the record counts before both', () => {
    const given = { title: 'metadata', authors: 'metadata', publishedAt: 'path' } as const;
    expect(factsOf(`${HEAD}\n\n${BODY}`, { given }).slice(0, 3)).toEqual(Object.values(FIELDS));
  });

  test('fields of a record count before what its text shows', () => {
    expect(clean(recordOf(`${HEAD}\n\n${BODY}`, FIELDS))).toMatchObject(FIELDS);
  });
});
