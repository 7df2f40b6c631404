import { describe, expect, test } from 'vitest';
import { isJobLine, readByline } from '../../pipeline/clean/byline.js';

describe('readByline', () => {
  test.each([
    ['By Ann Lee', ['Ann Lee']],
    ['By Ann Lee and Tom Roe', ['Ann Lee', 'Tom Roe']],
    ['By Ann Lee, Tom Roe and Eva Diaz-Ruiz', ['Ann Lee', 'Tom Roe', 'Eva Diaz-Ruiz']],
    ['By Ann Lee | AP', ['Ann Lee']],
    ['By Ann Lee, CNN', ['Ann Lee']],
    ['By Ann Lee and Tom Roe, Daily Planet Staff', ['Ann Lee', 'Tom Roe']],
    ['By Ann B. Lee of the Daily Planet News', ['Ann B. Lee']],
    ['By Ann Lee - Associated Press', ['Ann Lee']],
    ['BY JO MCADAM', ['Jo Mcadam']],
    ['By JOHN VAN HORN JR.', ['John Van Horn Jr.']],
    ['By Daily Planet Staff', []],
    ['By The Associated Press', []],
    ['Written by Ann Lee', ['Ann Lee']],
  ])('%s', (line, authors) => {
    expect(readByline(line)).toEqual(authors);
  });

  test.each([
    'By winning the vote, Ann Lee made history',
    'By Monday the bridge was closed.',
    'By Dover',
    'By the numbers',
    'By Dawn’s Early Light',
    'By Ann Lee’s count, the bridge is safe',
    'Ann Lee',
    'By Ann Lee, who knows the river',
    `By ${'Ann Lee, '.repeat(100)}`,
  ])('no byline: %s', (line) => {
    expect(readByline(line)).toBeNull();
  });
});

describe('isJobLine', () => {
  test.each(['Associated Press Writer', 'Daily Planet Staff', 'CNN'])('%s', (line) => {
    expect(isJobLine(line)).toBe(true);
  });

  test.each(['Bridge to close', 'The Daily News Is Sold Again To Someone Else', 'news', 'Press on'])(
    'no: %s',
    (line) => {
      expect(isJobLine(line)).toBe(false);
    },
  );
});
