import { expect, test } from 'vitest';
import type { ViewedRow } from '../../pipeline/explore/contract.js';
import { judgedOf } from '../../web/row-details.js';

const rowOf = (table: string, row: object): ViewedRow => ({ table, row }) as unknown as ViewedRow;

test('of a number, its value and unit are judged, not what it counts', () => {
  const number = { value: 3, value_low: null, value_high: null, is_approximate: true };
  const row = rowOf('numbers', { ...number, unit: 'kilometre', dimension: 'length', counted: 'roads' });
  expect(judgedOf(row).map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'Value: about 3',
    'Unit: kilometre',
  ]);
});

test('of a date, its value is judged, with what modifies it', () => {
  const row = rowOf('dates', { value: '2024-05', timex: 'DATE', modifier: 'START' });
  expect(judgedOf(row).map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'Value: 2024-05',
    'Modifier: START',
  ]);
});

test('of a quote whose speaker nobody knows, that is judged', () => {
  const quote = { speaker_name: null, speaker_entity_id: null, speaker_text: null, cue_text: 'said' };
  const kinds = { speaker_resolution: 'none', kind: 'direct', nature: 'statement', medium: 'unknown' };
  expect(
    judgedOf(rowOf('quotes', { ...quote, ...kinds })).map(({ name, text }) => `${name}: ${text}`),
  ).toEqual(['Speaker: unknown', 'Kind: direct, statement']);
});
