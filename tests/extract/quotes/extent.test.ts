import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn } from './annotated.js';

/* Where what was said begins and ends, each beside the nearest text in which it does otherwise. */

test('the addressee of "told" with a relative clause is no content', () => {
  expect(
    onlyQuote('⟨Ann Lee⟩ told a few hundred nurses who filled the square that the strike would go on.')
      .content,
  ).toEqual(['the strike would go on']);
  expect(onlyQuote('⟨Ann Lee⟩ told nurses the square was full.').content).toEqual(['the square was full']);
});

test('a base form after a comma has a plural subject after it', () => {
  expect(onlyQuote('The fire was started by a cigarette, say officials.')).toMatchObject({
    speaker: 'officials',
    content: ['The fire was started by a cigarette'],
  });
  expect(quotesIn('The fire was started by, say a cigarette.')).toEqual([]);
});

describe('the main clause after a fronted one is the narrator’s', () => {
  test('with a title', () => {
    expect(
      onlyQuote(
        'When the mayor’s aides said that the town had bought the mill, Mr. ⟨Lee=Ann Lee⟩ was not pleased.',
      ).content,
    ).toEqual(['the town had bought the mill']);
  });
  test('after a reporting noun', () => {
    expect(
      onlyQuote('Despite ⟨Ann Lee⟩’s claim that the town had a deal, actually signing it proved hard.')
        .content,
    ).toEqual(['the town had a deal']);
  });
  test('not after a cue that is not fronted', () => {
    expect(onlyQuote('Aides suggested that in spring, Mr. ⟨Lee=Ann Lee⟩ would leave.').content).toEqual([
      'in spring, Mr. Lee would leave',
    ]);
  });
});

test('a participle after the attribution is the narrator’s, a clause is not', () => {
  expect(onlyQuote('Parents are the key, ⟨Ann Lee⟩ said, pointing at a map.').content).toEqual([
    'Parents are the key',
  ]);
  expect(onlyQuote('Parents, ⟨Ann Lee⟩ said, are the key.').content).toEqual(['Parents', 'are the key']);
});

test('"not only … but" is no contrast', () => {
  expect(onlyQuote('⟨Ann Lee⟩ said it would not only cover the tour, but the film.').content).toEqual([
    'it would not only cover the tour, but the film',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said it would not cover the tour, but the film ran.').content).toEqual([
    'it would not cover the tour',
  ]);
});

test('an addressee before "according to" is no content', () => {
  expect(
    quotesIn('“We won,” she told settlers, according to a statement.').map((row) => row.content),
  ).toEqual([['We won,']]);
  expect(quotesIn('“We won,” she said, but votes were missing, according to a statement.')).toHaveLength(2);
});

test('a dash and a name on the same line sign a quotation', () => {
  expect(onlyQuote('“We are ready to go.” — ⟨Ann Lee⟩').speaker).toBe('Ann Lee');
  expect(quotesIn('“We are ready to go.” — and they left.')).toEqual([]);
});
