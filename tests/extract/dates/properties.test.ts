import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates } from '../../../pipeline/extract/dates/dates.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

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
  test('spans ascend, do not overlap, lie inside a paragraph, and repeat', () => {
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
      { seed: 11, numRuns: 1500 },
    );
  });

  test('an anchor changes values, never spans that need none', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        for (const found of findDates(textDocument(text), [])) expect(found.anchor).toBeNull();
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});
