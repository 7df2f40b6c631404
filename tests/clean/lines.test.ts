import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Line, withoutEdgeMarks } from '../../pipeline/clean/lines.js';
import { propertyRuns } from '../property-runs.js';

const lineOf = (text: string): Line => new Line(text, 0, text.length, true);

describe('withoutEdgeMarks', () => {
  test.each([
    ['(© lee 2020!)', 'lee 2020'],
    ['• @lee:', '@lee'],
    ['lee @', 'lee'],
    ['...', ''],
    ['@@', ''],
    ['😀𝒜😀', '𝒜'],
  ])('%s', (text, expected) => {
    expect(withoutEdgeMarks(text)).toBe(expected);
  });

  test.each(propertyRuns(5000))('takes off what a pattern would (seed %i)', (seed, numRuns) => {
    const EDGE_MARKS = /^[^\p{L}\p{N}@]+|[^\p{L}\p{N}]+$/gu;
    const unit = fc.constantFrom(
      'a',
      'é',
      '7',
      '²',
      '𝒜',
      '@',
      '.',
      '😀',
      '\ud83d',
      '\ude00',
      '\u0301',
      ' ',
      '’',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 10 }), fc.string({ unit: 'binary' })), (text) => {
        expect(withoutEdgeMarks(text)).toBe(text.replace(EDGE_MARKS, ''));
      }),
      { seed, numRuns },
    );
  });
});

describe('Line', () => {
  test('is folded to lower case, straight apostrophes and no marks at its edges', () => {
    expect(lineOf('» Don’t Miss:').folded).toBe("don't miss");
  });

  test('is not folded where it is longer than any phrase', () => {
    expect(lineOf('a'.repeat(300)).folded).toHaveLength(300);
    expect(lineOf('a'.repeat(301)).folded).toBe('');
  });

  test('has the first word of what it is folded to', () => {
    expect(lineOf('» Don’t Miss:').firstWord).toBe("don't");
    expect(lineOf('Home.').firstWord).toBe('home');
  });
});
