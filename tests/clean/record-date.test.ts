import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/clean.js';
import { readRecordDate } from '../../pipeline/clean/record-date.js';
import { propertyRuns } from '../property-runs.js';
import { BODY, recordOf } from './record.js';

describe('readRecordDate', () => {
  test.each([
    // As precise as stated.
    ['2020', '2020'],
    ['2020-07', '2020-07'],
    ['2024/5', '2024-05'],
    ['May 2024', '2024-05'],
    ['2020-07-13', '2020-07-13'],
    ['2020-07-13T15:14', '2020-07-13T15:14'],
    ['2020-07-13T15:14:00Z', '2020-07-13T15:14:00Z'],
    ['2020-07-13T15:14:00.123+02:00', '2020-07-13T15:14:00.123+02:00'],
    // ISO 8601 as others write it.
    ['2024-5-1', '2024-05-01'],
    ['2024/05/01', '2024-05-01'],
    ['2024.05.01', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['20240501T100000Z', '2024-05-01T10:00:00Z'],
    ['20240501100000', '2024-05-01T10:00:00'],
    ['202405011000', '2024-05-01T10:00'],
    ['20240501T1000+0200', '2024-05-01T10:00+02:00'],
    [' 2020-07-13 15:14:00+0200 ', '2020-07-13T15:14:00+02:00'],
    ['2024-05-01T10:00+0200', '2024-05-01T10:00+02:00'],
    ['2024-05-01t10:00:00z', '2024-05-01T10:00:00Z'],
    ['2024-05-01 9:30 PM', '2024-05-01T21:30'],
    ['2024-05-01T10:00:00,5Z', '2024-05-01T10:00:00.5Z'],
    ['2024-05-01+02:00', '2024-05-01'],
    // Databases.
    ['2024-05-01 10:00:00+00', '2024-05-01T10:00:00+00:00'],
    ['Wed, 1 May 2024 10:00:00 -0000', '2024-05-01T10:00:00+00:00'],
    ['Wed, 1 May 2024 10:00:00 -0030', '2024-05-01T10:00:00-00:30'],
    ['2024-05-01 10:00:00.123456+00', '2024-05-01T10:00:00.123456+00:00'],
    ['2024-05-01 10:00:00-03:30', '2024-05-01T10:00:00-03:30'],
    ['2024-05-01 10:00:00 UTC', '2024-05-01T10:00:00Z'],
    ['2024-05-01 10:00:00.000 -0700', '2024-05-01T10:00:00.000-07:00'],
    ['2024-05-01T10:00:00 UTC', '2024-05-01T10:00:00Z'],
    ['2024-05-01 10:00:00 EDT', '2024-05-01T10:00:00-04:00'],
    // A zone whose offset the name does not tell.
    ['2024-05-01 10:00:00 America/New_York', '2024-05-01T10:00:00'],
    ['2024-05-01 10:00:00 IST', '2024-05-01T10:00:00'],
    // Programming languages.
    ['2024-05-01T10:00:00Z[UTC]', '2024-05-01T10:00:00Z'],
    ['2024-05-01T10:00:00+02:00[Europe/Berlin]', '2024-05-01T10:00:00+02:00'],
    ['2024-05-01T10:00:00.123456+00:00', '2024-05-01T10:00:00.123456+00:00'],
    ['2024-05-01 10:00:00 +0000 UTC', '2024-05-01T10:00:00+00:00'],
    ['Wed May 01 2024 10:00:00 GMT+0000 (Coordinated Universal Time)', '2024-05-01T10:00:00+00:00'],
    ['Wed May  1 10:00:00 2024', '2024-05-01T10:00:00'],
    ['/Date(1714557600000+0200)/', '2024-05-01T10:00:00Z'],
    // Mail, feeds, social networks.
    ['Wed, 01 May 2024 10:00:00 +0000', '2024-05-01T10:00:00+00:00'],
    ['Wed, 1 May 2024 10:00:00 -0700 (PDT)', '2024-05-01T10:00:00-07:00'],
    ['Mon, 13 Jul 2020 15:14:00 GMT', '2020-07-13T15:14:00Z'],
    ['Wed May 01 10:00:00 +0000 2024', '2024-05-01T10:00:00+00:00'],
    ['01-May-2024 10:00:00', '2024-05-01T10:00:00'],
    // People.
    ['May 1, 2024', '2024-05-01'],
    ['1 May 2024', '2024-05-01'],
    ['1st May 2024', '2024-05-01'],
    ['Wednesday, May 1, 2024 at 10:00 AM EDT', '2024-05-01T10:00-04:00'],
    ['Published July 13, 2020', '2020-07-13'],
    ['13/07/2020', '2020-07-13'],
    ['7/13/2020', '2020-07-13'],
    ['13.07.2020 15:14', '2020-07-13T15:14'],
    ['05/05/2024', '2024-05-05'],
    ['07.05.2024', '2024-05-07'],
    ['7.5.2024 9:30', '2024-05-07T09:30'],
    ['7.13.2020', '2020-07-13'],
    // Counts since 1970.
    ['1594653240', '2020-07-13T15:14:00Z'],
    ['946684800', '2000-01-01T00:00:00Z'],
    ['1594653240.0', '2020-07-13T15:14:00Z'],
    ['1594653240.25', '2020-07-13T15:14:00.25Z'],
    ['1594653240000', '2020-07-13T15:14:00Z'],
    ['1594653240500', '2020-07-13T15:14:00.500Z'],
    ['946684800000', '2000-01-01T00:00:00Z'],
    ['4133980799', '2100-12-31T23:59:59Z'],
    // The first and the last year of an article.
    ['1600', '1600'],
    ['1600-01-01', '1600-01-01'],
    ['31 December 2100', '2100-12-31'],
    ['1594653240000250', '2020-07-13T15:14:00.000250Z'],
    ['1594653240000000000', '2020-07-13T15:14:00Z'],
  ])('%s', (given, expected) => {
    expect(readRecordDate(given)).toBe(expected);
  });

  test.each([
    '05/06/2024',
    '05-06-2024',
    '13.13.2024',
    '31.02.2024',
    'last week',
    '2 hours ago',
    '1. Mai 2024',
    '2020-02-30',
    '30 February 2020',
    '2024-13-01',
    '2020-07-13T25:00',
    '2020-07-13T10:60',
    '2024-05-01 13:00 PM',
    '2024-05-01T10:00:00+99:00',
    '2024-05-01T10:00:00 and more',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
    '9999',
    '1599-12-31',
    '2101-01-01',
    '01.01.2101',
    'January 1, 2101',
    '4133980800',
    '9999999999',
    '45413',
    '17145576',
    'May 1',
    '10:00',
    'a list',
    '',
    'x'.repeat(500),
  ])('not clear: %s', (given) => {
    expect(readRecordDate(given)).toBeNull();
  });
});

describe('the date of a document', () => {
  const dated = (publishedAt: string | null, text = BODY) => clean(recordOf(text, { publishedAt }));

  test('that cannot be read is null, with a note that shows it on one line', () => {
    const { publishedAt, notes } = dated('05/06/2024\n');
    expect(publishedAt).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['unreadable_date']);
    expect(notes[0]?.message).toContain('(05/06/2024 )');
    expect(dated('x'.repeat(1 << 20)).notes[0]?.message.length).toBeLessThan(200);
  });

  test('gives way to that of the text where it cannot be read, and only there', () => {
    const text = `Mayor opens bridge\n\nPublished May 6, 2024\n\n${BODY}`;
    expect(dated('05/06/2024', text).publishedAt).toBe('2024-05-06');
    expect(dated('2024-05-07', text)).toMatchObject({ publishedAt: '2024-05-07', notes: [] });
  });

  test('without any there is no note', () => {
    expect(dated(null)).toMatchObject({ publishedAt: null, notes: [] });
  });
});

test.each(propertyRuns(3000))(
  'whatever a record calls its date, what is made of it keeps to the schema (seed %i)',
  (seed, numRuns) => {
    const figures = fc.integer({ min: 0, max: 99_999 }).map(String);
    const piece = fc.oneof(
      figures,
      fc.constantFrom(
        '2024',
        '05',
        '12',
        '31',
        '60',
        '23:59:60',
        '24:00',
        '10:00:00.123456789',
        'PM',
        'T',
        ' ',
      ),
      fc.constantFrom(
        '-',
        '/',
        '.',
        ':',
        ',',
        '+00',
        '-14:00',
        '+14:59',
        'Z',
        '[UTC]',
        '(x)',
        'UTC',
        'May',
        'Wed',
      ),
    );
    const given = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.string(),
    );
    const pattern = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;
    fc.assert(
      fc.property(given, (text) => {
        const date = readRecordDate(text);
        if (date === null) return;
        expect(date).toMatch(pattern);
        const instant = date.includes('T') && /(?:Z|[+-]\d\d:\d\d)$/.test(date) ? new Date(date) : null;
        if (instant !== null && !Number.isNaN(instant.getTime()))
          expect(instant.toISOString()).toMatch(/^\d{4}-/);
      }),
      { seed, numRuns },
    );
  },
);
