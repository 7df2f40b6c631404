import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  GIVEN_NAMES,
  genderOfGivenName,
  genderOfTitle,
  genderOfWord,
} from '../../pipeline/language/gender.js';

describe('the gender of a title', () => {
  test.each([
    ['mr', 'male'],
    ['ms', 'female'],
    ['congresswoman', 'female'],
    ['dame', 'female'],
    ['senator', null],
    // The wife of somebody named next is not named herself.
    ['wife', null],
    ['his', null],
  ])('%s', (word, gender) => {
    expect(genderOfTitle(word)).toBe(gender);
  });
});

describe('the gender of a noun or pronoun', () => {
  test.each([
    ['mr', 'male'],
    ['wife', 'female'],
    ['herself', 'female'],
    ['his', 'male'],
    ['businessman', 'male'],
    ['businesswoman', 'female'],
    ['man', 'male'],
    ['woman', 'female'],
    // Women are called so, too, or nobody's gender is meant.
    ['chairman', null],
    ['german', null],
    ['senator', null],
    ['', null],
  ])('%s', (word, gender) => {
    expect(genderOfWord(word)).toBe(gender);
  });
});

describe('the gender of a given name', () => {
  test.each([
    ['paul', 'male'],
    ['anna', 'female'],
    // Given to both.
    ['marion', null],
    ['ortega-', null],
    ['', null],
    ['~', null],
  ])('%s', (name, gender) => {
    expect(genderOfGivenName(name)).toBe(gender);
  });

  test('is what the list says, for each of its names', () => {
    const lines = readFileSync(GIVEN_NAMES, 'utf8').trimEnd().split('\n').slice(1);
    const read = lines.map((line) => {
      const name = line.split('\t')[0]!;
      return `${name}\t${{ male: 'm', female: 'f', none: 'u' }[genderOfGivenName(name) ?? 'none']}`;
    });
    expect(read).toEqual(lines);
  });
});
