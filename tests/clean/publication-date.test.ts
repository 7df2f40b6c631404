import { describe, expect, test } from 'vitest';
import { findPublicationDate } from '../../pipeline/clean/publication-date.js';

describe('findPublicationDate', () => {
  test.each([
    ['Published 3:14 PM EDT, Mon July 13, 2020', '2020-07-13T15:14-04:00'],
    ['Published July 13, 2020', '2020-07-13'],
    ['July 13, 2020 / 9:14 PM / CBS News', '2020-07-13T21:14'],
    ['July 13, 2020', '2020-07-13'],
    ['Monday, July 13, 2020', '2020-07-13'],
    ['Mon 13 Jul 2020 10.00 BST', '2020-07-13T10:00+01:00'],
    ['13 July 2020', '2020-07-13'],
    ['Posted: Sept. 3, 2020 at 12:05 a.m.', '2020-09-03T00:05'],
    ['Published 12:30 p.m. UTC Sept. 3, 2020', '2020-09-03T12:30Z'],
    ['First published on Jan 2, 2020 9:00 AM ET', '2020-01-02T09:00-05:00'],
    ['2020-07-13 09:14', '2020-07-13T09:14'],
    ['7/13/2020', '2020-07-13'],
    ['PUBLISHED: July 13, 2020 at 5:00 a.m. | UPDATED: July 14, 2020 at 6:00 a.m.', '2020-07-13T05:00'],
    ['Published July 13, 2020 | Daily Planet', '2020-07-13'],
  ])('%s', (line, value) => {
    expect(findPublicationDate(line)).toEqual({ value, isUpdate: false });
  });

  test.each([
    ['Updated July 14, 2020', '2020-07-14'],
    ['Updated 9:14 PM ET, Tue July 14, 2020', '2020-07-14T21:14-04:00'],
    ['Updated 1914 GMT (0314 HKT) July 14, 2020', '2020-07-14T19:14Z'],
    ['Last updated: 14 July 2020', '2020-07-14'],
  ])('an update: %s', (line, value) => {
    expect(findPublicationDate(line)).toEqual({ value, isUpdate: true });
  });

  test.each([
    'The bridge was closed on July 13, 2020',
    'Published in July',
    'July 13',
    'February 30, 2020',
    'July 13, 2020 at 25:10',
    'July 13, 2020 13:10 PM',
    '3/4/2020',
    '9:14 PM',
    'Published July 13, 2020 by the council',
    '',
  ])('says something else, or nothing clear: %s', (line) => {
    expect(findPublicationDate(line)).toBeNull();
  });

  test('the offset of a generic American zone is left out where the day does not tell it', () => {
    expect(findPublicationDate('July 13, 1999 9:14 PM ET')?.value).toBe('1999-07-13T21:14');
    expect(findPublicationDate('March 8, 2020 9:14 PM ET')?.value).toBe('2020-03-08T21:14');
    expect(findPublicationDate('March 9, 2020 9:14 PM ET')?.value).toBe('2020-03-09T21:14-04:00');
    expect(findPublicationDate('October 31, 2020 9:14 PM PT')?.value).toBe('2020-10-31T21:14-07:00');
    expect(findPublicationDate('November 2, 2020 9:14 PM PT')?.value).toBe('2020-11-02T21:14-08:00');
  });
});
