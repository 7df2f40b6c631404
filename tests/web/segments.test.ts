import { describe, expect, test } from 'vitest';
import { marksOver, paragraphsOf, segmentsOf } from '../../web/segments.js';

describe('segments', () => {
  test('a text without marks is one segment', () => {
    expect(segmentsOf({ start: 3, end: 9 }, [])).toEqual([{ start: 3, end: 9, marks: [] }]);
    expect(segmentsOf({ start: 3, end: 3 }, [])).toEqual([]);
  });

  test('marks that lie over each other are cut where one begins or ends', () => {
    const quote = { start: 2, end: 10 };
    const name = { start: 4, end: 6 };
    const across = { start: 8, end: 14 };
    expect(segmentsOf({ start: 0, end: 12 }, [quote, name, across])).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: [0] },
      { start: 4, end: 6, marks: [0, 1] },
      { start: 6, end: 8, marks: [0] },
      { start: 8, end: 10, marks: [0, 2] },
      { start: 10, end: 12, marks: [2] },
    ]);
  });

  test('the same stretch marked twice is one segment with both', () => {
    const marks = [
      { start: 1, end: 3 },
      { start: 1, end: 3 },
    ];
    expect(segmentsOf({ start: 0, end: 3 }, marks)).toEqual([
      { start: 0, end: 1, marks: [] },
      { start: 1, end: 3, marks: [0, 1] },
    ]);
  });

  test('marks outside and empty ones mark nothing', () => {
    const marks = [
      { start: 0, end: 5 },
      { start: 6, end: 6 },
      { start: 9, end: 12 },
    ];
    expect(segmentsOf({ start: 5, end: 9 }, marks)).toEqual([{ start: 5, end: 9, marks: [] }]);
  });

  test('places cut as well, but not at the ends', () => {
    expect(segmentsOf({ start: 0, end: 4 }, [], [0, 2, 4, 7])).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: [] },
    ]);
  });
});

describe('paragraphs', () => {
  const textsOf = (text: string): string[] =>
    paragraphsOf(text).map(({ start, end }) => text.slice(start, end));

  test('are lines that are not empty', () => {
    expect(textsOf('\nOne.\n\nTwo\nthree.\n')).toEqual(['One.', 'Two', 'three.']);
    expect(textsOf('\n\n')).toEqual([]);
  });

  test('are cut when they are too long, at a space', () => {
    const long = 'word '.repeat(4_000).trim();
    const parts = textsOf(long);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe(long);
    expect(parts.slice(1).every((part) => part.startsWith('word'))).toBe(true);
  });

  test('without a space are cut, but not within a character', () => {
    const long = `x${'😀'.repeat(20_000)}`;
    const parts = textsOf(long);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.join('')).toBe(long);
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  });
});

test('each stretch gets the marks that lie over it, also those from before', () => {
  const long = { start: 0, end: 25 };
  const second = { start: 12, end: 14 };
  const between = { start: 10, end: 11 };
  const stretches = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 21, end: 30 },
  ];
  expect(marksOver(stretches, [long, between, second])).toEqual([[long], [long, second], [long]]);
});
