import { expect, test } from 'vitest';
import { authorsIn } from '../../../../pipeline/ingest/formats/exports/authors.js';
import { dateIn } from '../../../../pipeline/ingest/formats/exports/dates.js';

test.each([
  ['May 17, 2019 Friday 10:55 EST', '2019-05-17T10:55'],
  ['July 1, 2019 Monday 9:20 AM GMT', '2019-07-01T09:20Z'],
  ['November 5, 2002 Tuesday Final Edition', '2002-11-05'],
  ['27. Februar 2012 Montag 9:50 PM GMT+1', '2012-02-27T21:50'],
  ['Mittwoch, 1. März 2012', '2012-03-01'],
  ['Politique, lundi 5 novembre 2017, p. 3', '2017-11-05'],
  ['1er août 2017', '2017-08-01'],
  ['lunes 3 de mayo de 2021', '2021-05-03'],
  ['3 maggio 2021', '2021-05-03'],
  ['zaterdag 3 mei 2021', '2021-05-03'],
  ['3 de março de 2021', '2021-03-03'],
  ['2018 年 10 月 1 日', '2018-10-01'],
  ['2024-05-01', '2024-05-01'],
  ['May 2024', null],
  ['31 April 2024', null],
  ['The set of 3 mills of 2024', null],
  ['5/6/2024', null],
])('the date in %j is %j', (line, date) => {
  expect(dateIn(line)).toBe(date);
});

test.each([
  ['By Ann Lee and Tom Roe', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee, Post Staff Writer', ['Ann Lee']],
  ['Ann Lee (now), Tom Roe (earlier)', ['Ann Lee', 'Tom Roe']],
  ['Ann Lee, theguardian.example', ['Ann Lee']],
  ['Lee, Ann', ['Ann Lee']],
  ['Von Bo van der Day und Tom Roe', ['Bo van der Day', 'Tom Roe']],
  ['Lee, Ann; Roe, Tom', ['Ann Lee', 'Tom Roe']],
  ['표태준', ['표태준']],
  ['the desk', []],
  ['', []],
])('the authors in %j are %j', (line, authors) => {
  expect(authorsIn(line)).toEqual(authors);
});
