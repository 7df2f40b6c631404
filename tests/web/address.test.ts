import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress, to, withChanges } from '../../web/address.js';
import { filtersOf, valuesOf } from '../../web/fields.js';

describe('addresses', () => {
  test.each([
    ['#/quotes?text=mill+%26+jobs', { page: 'quotes', query: { text: 'mill & jobs' } }],
    ['#/article?id=a.jsonl%23x%3Fy', { page: 'article', query: { id: 'a.jsonl#x?y' } }],
    ['#/review', { page: 'review', query: {} }],
  ])('%s is read and written back', (hash, address) => {
    expect(parseAddress(hash)).toEqual(address);
    expect(formatAddress(parseAddress(hash)!)).toBe(hash);
  });

  test.each(['', '#', '#/', '#/?text=x', '#main'])('%j leads to the overview', (hash) => {
    expect(parseAddress(hash)).toEqual({ page: 'overview', query: {} });
  });

  test.each(['#/nowhere?text=x', '#/name?id=x', '#/articles/x', '#/Quotes', '#//quotes', '#/__proto__'])(
    '%j leads nowhere',
    (hash) => {
      expect(parseAddress(hash)).toBeNull();
    },
  );

  test('what is asked of nothing is left out', () => {
    expect(formatAddress({ page: 'quotes', query: { text: '', kind: 'direct' } })).toBe(
      '#/quotes?kind=direct',
    );
    expect(parseAddress('#/quotes?text=&kind=direct')?.query).toEqual({ kind: 'direct' });
  });

  test('values become text, and those that are not there are left out', () => {
    expect(to('quotes', { least: 0, grouped: true, text: undefined, speaker: null })).toEqual({
      page: 'quotes',
      query: { least: '0', grouped: 'true' },
    });
  });

  test('another question begins at the first row, another page of it does not', () => {
    expect(withChanges({ text: 'mill', offset: '50' }, { kind: 'direct' })).toEqual({
      text: 'mill',
      kind: 'direct',
    });
    expect(withChanges({ text: 'mill', offset: '50' }, { offset: '100' })).toEqual({
      text: 'mill',
      offset: '100',
    });
  });
});

describe('values of an address', () => {
  test('have their types', () => {
    const query = {
      text: 'mill',
      least: '0.5',
      grouped: 'true',
      offset: '50',
      from: '2024-05-14',
      sort: 'newest',
    };
    expect(valuesOf('quotes', query)).toEqual({
      text: 'mill',
      least: 0.5,
      grouped: true,
      offset: 50,
      from: '2024-05-14',
      sort: 'newest',
    });
  });

  test('are left out where they make no sense', () => {
    const query = {
      least: 'half',
      most: ' ',
      grouped: 'yes',
      offset: '-1',
      from: '14 May',
      sort: 'x',
      row: 'q',
    };
    expect(valuesOf('quotes', query)).toEqual({});
    expect(valuesOf('review', { table: 'documents', size: '1e3' })).toEqual({});
  });

  test('ask with an empty text for what is not given', () => {
    expect(valuesOf('numbers', { publisher: '(none)', unit: '(none)', kind: '(none)' })).toEqual({
      publisher: '',
      unit: '',
      kind: '(none)',
    });
  });
});

test('only filters that are understood count as set', () => {
  const filters = (hash: string): string[] => filtersOf(parseAddress(hash)!);
  expect(filters('#/quotes?least=abc&most=0.5&kind=direct&offset=50').sort()).toEqual(['kind', 'most']);
  expect(filters('#/quotes?from=14+May&row=q&leastValue=3')).toEqual([]);
  expect(filters('#/numbers?leastValue=3')).toEqual(['leastValue']);
  expect(filters('#/overview?text=mill')).toEqual([]);
});
