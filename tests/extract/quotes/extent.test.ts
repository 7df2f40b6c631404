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

describe('what stands between commas after a source is no content', () => {
  test.each([
    [
      'a name',
      'According to his uncle, ⟨Bo Roe⟩, “the boy never wanted to go.”',
      'the boy never wanted to go.',
      'Bo Roe',
    ],
    [
      'where it was published',
      'According to the study, published in May, the wells are dry.',
      'the wells are dry',
      'the study',
    ],
    [
      'a description',
      'According to ⟨Bo Roe⟩, a farmer in Kent, the wells are dry.',
      'the wells are dry',
      'Bo Roe',
    ],
    [
      'a relative clause',
      'According to ⟨Bo Roe⟩, who leads it, the wells are dry.',
      'the wells are dry',
      'Bo Roe',
    ],
    [
      'but a list is',
      'According to ⟨Bo Roe⟩, the mill, the market and the hall burnt down.',
      'the mill, the market and the hall burnt down',
      'Bo Roe',
    ],
    [
      'but a subject is',
      'According to the mayor, ⟨Bo Roe⟩ left the town.',
      'Bo Roe left the town',
      'the mayor',
    ],
  ])('%s', (_, text, content, speaker) => {
    expect(onlyQuote(text)).toMatchObject({ content: [content], speaker });
  });
});

test('a source between subject and verb parts the content', () => {
  expect(onlyQuote('The mill, according to ⟨Bo Roe⟩, is closed.').content).toEqual(['The mill', 'is closed']);
  expect(onlyQuote('The mill is closed, according to ⟨Bo Roe⟩, a farmer.').content).toEqual([
    'The mill is closed',
  ]);
});

test('said between commas needs no verb around it', () => {
  expect(onlyQuote('First, ⟨Ann Lee⟩ said, wait.').content).toEqual(['First', 'wait']);
  expect(quotesIn('First, ⟨Ann Lee⟩ smiled, then waited.')).toEqual([]);
});

describe('"that"', () => {
  test('before an auxiliary is the subject, or belongs to a noun', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said that could happen.').content).toEqual(['that could happen']);
    expect(quotesIn('⟨Ann Lee⟩ spoke about a plan that has “failed” before.')).toEqual([]);
  });
  test('before a subject begins a clause', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said that it could happen.').content).toEqual(['it could happen']);
  });
});

test('when something was said is no content', () => {
  expect(onlyQuote('Prices fell again, ⟨Ann Lee⟩ said while visiting the mill.').content).toEqual([
    'Prices fell again',
  ]);
  expect(onlyQuote('⟨Ann Lee⟩ said while prices fell, the mill was safe.').content).toEqual([
    'while prices fell, the mill was safe',
  ]);
});

test('what is pointed out', () => {
  expect(onlyQuote('⟨Ann Lee⟩ pointed out that the mill was safe.').content).toEqual(['the mill was safe']);
  expect(quotesIn('If you have not read it, ⟨Ann Lee⟩ pointed it out.')).toEqual([]);
});
