import { expect, test } from 'vitest';
import {
  dayInAddress,
  machineDate,
  orderShown,
  writtenDay,
  writtenDays,
} from '../../../pipeline/pages/metadata/written-date.js';

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
  ['9999999999', null],
  ['2020-05-05T10:00:00:123Z', '2020-05-05T10:00:00Z'],
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
  ['5 December 2020', '2020-12-05'],
  ['5th of December, 2020', '2020-12-05'],
  ['05 Dezember, 2020', '2020-12-05'],
  ['Tue May 05 10:00:00 BST 2020', '2020-05-05'],
  ['5 мая 2020, 10:00', '2020-05-05'],
  ['الثلاثاء، 5 مايو 2020', '2020-05-05'],
  ['الثلاثاء، 5 أيار/مايو 2020', '2020-05-05'],
  ['5 كانون الثاني/يناير 2020', '2020-01-05'],
  ['5 أيار 2020', '2020-05-05'],
  ['marți, 5 septembrie 2020', '2020-09-05'],
  ['5. desember 2020', '2020-12-05'],
  ['5. März 2020', '2020-03-05'],
  ['le 1er août 2020', '2020-08-01'],
  ['5 de mayo de 2020', '2020-05-05'],
  ['2020/06/05', '2020-06-05'],
  ['13/06/2020', '2020-06-13'],
  ['06/13/2020', '2020-06-13'],
  ['05/06/2020', null],
  ['05.06.2020', '2020-06-05'],
  ['06.13.2020', '2020-06-13'],
  ['2020年6月5日', '2020-06-05'],
  ['5. 6. 2020', '2020-06-05'],
  ['13 | 06 | 2020', '2020-06-13'],
  ['2020. 06. 04. 11:27', '2020-06-04'],
  ['steps 1. 2. 20', null],
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

test('all days of a text, in their order', () => {
  expect(writtenDays('05/06/2020, 2020-06-07 and May 5, 2020', 'day').map(({ day }) => day)).toEqual([
    '2020-06-05',
    '2020-06-07',
    '2020-05-05',
  ]);
});

test.each([
  ['13/06/2020', 'day'],
  ['06/13/2020', 'month'],
  ['05/06/2020 and 06/13/2020', 'month'],
  ['05/06/2020', null],
  ['13.06.2020', null],
  ['45/06/2020', null],
])('the order that %s shows', (text, order) => {
  expect(orderShown(text)).toBe(order);
});

test.each([
  ['https://post.example/2020/05/05/mill', '2020-05-05'],
  ['https://post.example/2020/may/05/mill', '2020-05-05'],
  ['https://post.example/2020/xyz/05/mill', null],
  ['https://post.example/news/2020-05-05-mill.html', '2020-05-05'],
  ['https://post.example/20200505/mill', '2020-05-05'],
  ['https://post.example/2020/05/mill', null],
  ['https://post.example/a/20205555', null],
  ['https://post.example/2020/5/5/mill', '2020-05-05'],
  ['https://post.example/2020/5/5', null],
  ['https://post.example/2020/15/5/mill', null],
])('addresses: %s', (url, day) => {
  expect(dayInAddress(url)).toBe(day);
});
