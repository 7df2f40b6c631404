import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../../pipeline/extract/numbers/numbers.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { readFigure } from '../../../pipeline/language/numerals/figures.js';
import { tokenize } from '../../../pipeline/language/tokens.js';
import { overlaps } from '../../../pipeline/text/span.js';
import { propertyRuns } from '../../property-runs.js';

const WORDS = fc.constantFrom(
  '5',
  '1,000',
  '3.5',
  '$',
  '€',
  'million',
  'hundred',
  'and',
  'two',
  'half',
  'a',
  'third',
  '-',
  'to',
  'between',
  'more',
  'than',
  'percent',
  '%',
  'dollars',
  'feet',
  'inches',
  'years',
  'old',
  'year',
  ',',
  '.',
  'Ann',
  '1/2',
  '½',
  'one',
  'of',
  'USD',
  'at',
  'least',
  'first',
  '20th',
  '3-2',
  'dozen',
  'thousands',
  'degrees',
  'C',
  '\n',
  '+',
  '>',
  'or',
);
const TEXTS = fc.array(WORDS, { maxLength: 30 }).map((words) => words.join(' '));

describe('findNumbers', () => {
  test.each(propertyRuns(1500))(
    'spans ascend, overlap neither each other nor a date, and repeat (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(TEXTS, fc.array(fc.nat({ max: 40 }), { maxLength: 3 }), (text, picks) => {
          const document = textDocument(text);
          const { tokens } = document;
          const dates = [...new Set(picks)]
            .filter((pick) => pick < tokens.count)
            .sort((a, b) => a - b)
            .map((pick) => ({
              span: { start: tokens.starts[pick] as number, end: tokens.ends[pick] as number },
            }));
          const found = findNumbers(document, dates, []);
          let free = 0;
          for (const { span } of found) {
            expect(span.start).toBeGreaterThanOrEqual(free);
            expect(span.end).toBeGreaterThan(span.start);
            expect(dates.some((date) => overlaps(date.span, span))).toBe(false);
            free = span.end;
          }
          expect(findNumbers(document, dates, [])).toEqual(found);
        }),
        { seed, numRuns },
      );
    },
  );
});

describe('readFigure', () => {
  test.each(propertyRuns(100))('reads back what it is given (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(readFigure(value.toLocaleString('en-US'))).toMatchObject({ value, suffix: '' });
        expect(readFigure(`${value}bn`)).toMatchObject({ value, suffix: 'bn' });
      }),
      { seed, numRuns },
    );
  });

  test.each(['192.168.1.2', '12:30', '22,24,26,31', '1'.repeat(40)])('%s is no number', (text) => {
    expect(tokenize(text).texts).toEqual([text]);
    expect(readFigure(text)).toBeNull();
  });
});
