import { describe, expect, test } from 'vitest';
import {
  canFollow,
  LABELS,
  labelsOf,
  OUTSIDE,
  typeOf,
} from '../../../pipeline/extract/names/recognise/tagger-labels.js';

const named = (labels: readonly number[]): string[] => labels.map((label) => LABELS[label]!);
const label = (name: string): number => LABELS.indexOf(name);

test.each([
  [1, ['person.only']],
  [2, ['person.first', 'person.last']],
  [4, ['person.first', 'person.inside', 'person.inside', 'person.last']],
])('a name of %i tokens', (length, expected) => {
  expect(named(labelsOf('person', length))).toEqual(expected);
  expect(labelsOf('misc', length).map(typeOf)).toEqual(Array.from({ length }, () => 'misc'));
});

describe('one label can follow another', () => {
  test.each([
    ['outside', 'person.first', true],
    ['person.first', 'person.last', true],
    ['person.first', 'person.inside', true],
    ['person.last', 'person.first', true],
    ['person.only', 'outside', true],
    // A name that has begun goes on, as what it is, and nothing goes on that has not begun.
    ['person.first', 'outside', false],
    ['person.first', 'location.last', false],
    ['person.inside', 'person.only', false],
    ['outside', 'person.last', false],
    ['person.last', 'person.inside', false],
  ])('%s, %s: %j', (from, to, expected) => {
    expect(canFollow(label(from), label(to))).toBe(expected);
  });

  test('at the borders of a candidate span', () => {
    expect(canFollow(null, label('person.first'))).toBe(true);
    expect(canFollow(null, label('person.inside'))).toBe(false);
    expect(canFollow(label('person.last'), null)).toBe(true);
    expect(canFollow(label('person.first'), null)).toBe(false);
    expect(canFollow(OUTSIDE, null)).toBe(true);
  });
});
