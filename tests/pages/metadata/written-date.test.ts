import { expect, test } from 'vitest';
import { dayInAddress, machineDate, writtenDay } from '../../../pipeline/pages/metadata/written-date.js';

test.each([
  ['2020-05-05', '2020-05-05'],
  ['20200505', '2020-05-05'],
  ['2020-05-05T10:00', '2020-05-05T10:00:00'],
  ['2020-05-05 10:00:30', '2020-05-05T10:00:30'],
  ['2020-05-05T10:00:00Z', '2020-05-05T10:00:00Z'],
  ['2020-05-05T10:00:00.123+0200', '2020-05-05T10:00:00+02:00'],
  ['2020-05-05 10:00:00 UTC', '2020-05-05T10:00:00Z'],
  ['1588672800', '2020-05-05T10:00:00Z'],
  ['1588672800000', '2020-05-05T10:00:00Z'],
  ['2020-02-30', null],
  ['2020-05-05T25:00', '2020-05-05'],
  ['0001-01-01T00:00:00', null],
  ['9999-12-31', null],
  ['202005051', null],
  ['soon', null],
])('machines: %s', (text, date) => {
  expect(machineDate(text)).toBe(date);
});

test.each([
  ['Tuesday 5 May 2020', '2020-05-05'],
  ['May 5th, 2020 at 10 a.m.', '2020-05-05'],
  ['Sept. 5, 2020', '2020-09-05'],
  ['5-May-2020', '2020-05-05'],
  ['5. März 2020', '2020-03-05'],
  ['le 1er août 2020', '2020-08-01'],
  ['5 de mayo de 2020', '2020-05-05'],
  ['05.06.2020', '2020-06-05'],
  ['2020/06/05', '2020-06-05'],
  ['13/06/2020', '2020-06-13'],
  ['06/13/2020', '2020-06-13'],
  ['05/06/2020', null],
  ['2020年6月5日', '2020-06-05'],
  ['31 June 2020', null],
  ['Mill 5, 2020', null],
  ['May 5', null],
  ['version 1.2.2020.3', null],
])('people: %s', (text, day) => {
  expect(writtenDay(text)?.day ?? null).toBe(day);
});

test('a country tells the order of day and month', () => {
  expect(writtenDay('05/06/2020', 'month')?.day).toBe('2020-05-06');
  expect(writtenDay('05/06/2020', 'day')?.day).toBe('2020-06-05');
});

test('the first of two days', () => {
  expect(writtenDay('Published 5 May 2020, updated May 6, 2020')).toEqual({
    day: '2020-05-05',
    index: 10,
    end: 20,
  });
});

test.each([
  ['https://post.example/2020/05/05/mill', '2020-05-05'],
  ['https://post.example/news/2020-05-05-mill.html', '2020-05-05'],
  ['https://post.example/20200505/mill', '2020-05-05'],
  ['https://post.example/2020/05/mill', null],
  ['https://post.example/a/20205555', null],
])('addresses: %s', (url, day) => {
  expect(dayInAddress(url)).toBe(day);
});
