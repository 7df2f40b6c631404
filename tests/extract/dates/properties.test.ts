import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../../pipeline/extract/dates/dates.js';
import type { DateExpression } from '../../../pipeline/extract/findings.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { propertyRuns } from '../../property-runs.js';

const WORDS = fc.constantFrom(
  'May',
  'March',
  '4',
  '2019',
  '12',
  '/',
  '-',
  ',',
  '.',
  'of',
  'the',
  'last',
  'next',
  'late',
  'end',
  'week',
  'two',
  'days',
  'ago',
  'to',
  'and',
  'between',
  'Tuesday',
  'night',
  'at',
  '8',
  'p.m.',
  '8:30',
  'every',
  'second',
  'quarter',
  'Christmas',
  'from',
  'until',
  'first',
  'Monday',
  '\n',
  'a',
  'half',
  "'s",
  '1990s',
  'in',
  'since',
  'early',
  '“',
);
const TEXTS = fc.array(WORDS, { maxLength: 30 }).map((words) => words.join(' '));

describe('findDates', () => {
  test.each(propertyRuns(1500))(
    'spans ascend, do not overlap, lie inside a paragraph, and repeat (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(TEXTS, (text) => {
          const document = textDocument(text, { publishedAt: '2020-07-15T10:00:00' });
          const found = findDates(document, []);
          let free = 0;
          for (const { span, timex } of found) {
            expect(span.start).toBeGreaterThanOrEqual(free);
            expect(span.end).toBeGreaterThan(span.start);
            expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
            expect(text.slice(span.start, span.end)).not.toContain('\n');
            expect(timex).not.toBe('');
            free = span.end;
          }
          expect(findDates(document, [])).toEqual(found);
        }),
        { seed, numRuns },
      );
    },
  );

  test.each(propertyRuns(500))(
    'an anchor changes what is anchored to it and nothing else (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(TEXTS, (text) => {
          const [may, july] = ['2020-05-15T10:00:00', '2020-07-15T10:00:00'].map((publishedAt) =>
            findDates(textDocument(text, { publishedAt }), []),
          );
          const absolute = ({ anchor }: DateExpression): boolean => anchor === null;
          expect(july!.map(({ span }) => span)).toEqual(may!.map(({ span }) => span));
          expect(july!.filter(absolute)).toEqual(may!.filter(absolute));
          for (const { anchor } of findDates(textDocument(text), [])) expect(anchor).toBeNull();
        }),
        { seed, numRuns },
      );
    },
  );
});
