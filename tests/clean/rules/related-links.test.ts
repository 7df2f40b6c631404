import { describe, expect, test } from 'vitest';
import { BODY, removalsOf, removedInside } from '../record.js';

const textsOf = (text: string): string[] => removalsOf(text).map(([, , removed]) => removed);

describe('related-heading, related-list', () => {
  test('a heading at the end goes with the headlines under it', () => {
    expect(removalsOf(`${BODY}\n\nRelated Articles\n\nMayor wins again\n\nRiver floods the valley`)).toEqual([
      ['related_links', 'related-heading', 'Related Articles'],
      ['related_links', 'related-list', 'Mayor wins again'],
      ['related_links', 'related-list', 'River floods the valley'],
    ]);
  });

  test('what else stands below the article does not end it', () => {
    const text = `${BODY}\n\nRelated\n\nMayor wins again\n\nCopyright 2020 The Daily Planet. All rights reserved and so on.`;
    expect(textsOf(text)).toContain('Mayor wins again');
  });

  test('inside the article only the headlines of its own block go', () => {
    expect(textsOf(`${BODY}\n\nRelated stories\nMayor wins again\n\nA new heading here\n\n${BODY}`)).toEqual([
      'Related stories',
      'Mayor wins again',
    ]);
  });

  test('a colon announces one headline', () => {
    expect(textsOf(`${BODY}\n\nREAD MORE:\n\nMayor wins again\n\nA new heading here\n\n${BODY}`)).toEqual([
      'READ MORE:',
      'Mayor wins again',
    ]);
  });

  test('a paragraph under a heading stays', () => {
    expect(textsOf(`${BODY}\n\nRelated\n\nThe mayor left.`)).toEqual(['Related']);
  });

  test('a heading that the article may have itself counts only below it', () => {
    expect(textsOf(`${BODY}\n\nTop stories\n\n${BODY}`)).toEqual([]);
    expect(textsOf(`${BODY}\n\nTop stories\n\nMayor wins again`)).toEqual([
      'Top stories',
      'Mayor wins again',
    ]);
  });

  test.each(['Related problems', 'See also sections', 'Is it related?'])('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });
});

describe('related-headline', () => {
  test.each([
    'Related: Mayor wins again',
    'RELATED: Mayor wins again',
    'READ MORE: Mayor wins again',
    'MORE: Mayor ‘wins’ again',
    'See also: The river, the bridge and the town',
    'Read more | Will the bridge hold?',
  ])('removes: %s', (line) => {
    expect(removedInside(line)).toEqual([['related_links', 'related-headline', line]]);
  });

  test.each([
    'More: the council fired 300 people on Monday.',
    'MORE people came than the town had seen',
    'Related to the mayor: nobody',
    'Watch: the bridge falls',
  ])('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });

  test('the first line is never one', () => {
    expect(removalsOf(`More: Mayor wins again\n\n${BODY}`)).toEqual([]);
  });
});

describe('coverage-pointer', () => {
  test.each([
    'More on the flood: https://example.org/flood',
    'Follow the Planet’s coverage of the river at https://example.org/river',
    'See all results here: https://example.org/river.',
    'More river news: https://example.org/river and https://example.org/flood',
  ])('removes: %s', (line) => {
    expect(removedInside(line)).toEqual([['related_links', 'coverage-pointer', line]]);
  });

  test('a sentence keeps its words', () => {
    expect(removedInside('More than 300 people came. https://example.org/river')).toEqual([
      ['link', 'bare-url', 'https://example.org/river'],
    ]);
  });

  test.each(['More on the flood: nothing', 'Find the river at example.org'])('keeps: %s', (line) => {
    expect(removedInside(line)).toEqual([]);
  });
});
