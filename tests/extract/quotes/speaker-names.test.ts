import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn } from './annotated.js';

describe('a title that ends in a full name', () => {
  test.each([
    'Minister of Education ⟨Stefania Gianni⟩ said schools would reopen.',
    'Judge ⟨Robert Hale⟩ QC said the case was closed.',
    'Governor of ⟨loc:Oregon⟩ ⟨Chris Gregor⟩ said the state had acted.',
    'Lead author and clinic director ⟨Bo Chan⟩ said the water was clean.',
  ])('is the person: %s', (text) => {
    expect(onlyQuote(text).resolution).toBe('named');
  });
  test.each([
    'A spokesman of Mayor ⟨Ann Lee⟩ said schools would reopen.',
    'The council and Mayor ⟨Ann Lee⟩ said schools would reopen.',
    '⟨Ann Lee⟩ and ⟨Bo Kim⟩ said schools would reopen.',
  ])('is somebody else, or more than one: %s', (text) => {
    expect(onlyQuote(text).resolution).toBe('description');
  });
});

test('a name before two appositions', () => {
  const [first, second] = quotesIn(
    '⟨Jeff Sanders⟩, president of ⟨org:Hook & Line⟩, a bakery, said taxes will fall. He said they must.',
  );
  expect(first!.speaker).toBe('Jeff Sanders');
  expect(second!.speaker).toBe('Jeff Sanders');
  expect(
    onlyQuote('In ⟨loc:Troy⟩, the president of ⟨org:Acme⟩, a bakery, said taxes will fall.').speaker,
  ).toBe('the president of Acme');
});

test('the noun before a relative clause', () => {
  expect(onlyQuote('Analysts who have done the sums say they see no way out.').speaker).toBe('Analysts');
  const rows = quotesIn('“It is over,” said a man who the police say left.');
  expect(rows.map(({ speaker }) => speaker)).toEqual(['a man', 'the police']);
});

test('the author of a document', () => {
  expect(onlyQuote('⟨org:Acme⟩’s letter said the plant would close.')).toMatchObject({
    speaker: 'Acme',
    resolution: 'document_author',
  });
  expect(onlyQuote('⟨Ann Lee⟩’s poll figures said the plant would close.').resolution).not.toBe(
    'document_author',
  );
});

test('"they" after a body', () => {
  expect(quotesIn('The company will close. They said taxes must fall.').at(-1)!.speaker).toBe('The company');
  expect(quotesIn('The report will come. They said taxes must fall.').at(-1)!.speaker).toBeNull();
});

test.each(['46 said taxes must fall.', 'Soon it said taxes must fall.'])('no name: %s', (text) => {
  for (const { speaker } of quotesIn(text)) expect(speaker).toBeNull();
});

test('questions and answers of an interview have no names', () => {
  expect(
    quotesIn('⟨Ann Lee⟩ spoke to us.\n\nQ: Will you stay?\n\nA: As long as I can.').map((row) => [
      row.content,
      row.speaker,
    ]),
  ).toEqual([
    [['Will you stay?'], null],
    [['As long as I can.'], null],
  ]);
});

test('adverbs between a speaker and the verb are no part of the name', () => {
  expect(onlyQuote('The rules have changed, as ⟨org:Sportly⟩ very recently explained.').speaker).toBe(
    'Sportly',
  );
});

test('those in a group', () => {
  expect(onlyQuote('Those in favor of the plan have said that it is safe.').speaker).toBe(
    'Those in favor of the plan',
  );
});

test('a participle before the title of a speaker after the verb', () => {
  expect(
    onlyQuote(
      'Jobs will be cut this week, said the company’s recently named executive chair ⟨Bo Roe⟩ in an email.',
    ),
  ).toMatchObject({ speaker: 'Bo Roe', content: ['Jobs will be cut this week'] });
});
