import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn } from './annotated.js';

describe('medium', () => {
  test.each([
    ['tweeted', '“We won,” ⟨Ann Lee⟩ tweeted.', 'tweet'],
    ['on Twitter', '“We won,” ⟨Ann Lee⟩ wrote on Twitter.', 'tweet'],
    [
      'in response to a tweet',
      'It came with a tweet from ⟨Ann Lee⟩ telling voters that taxes will fall.',
      'tweet',
    ],
    ['a letter', '“We won,” ⟨Ann Lee⟩ wrote in an open letter.', 'letter'],
    ['a letter speaks', 'The letter said taxes will fall.', 'letter'],
    ['wrote to', '“We won,” ⟨Ann Lee⟩ wrote to ⟨Bo Kim⟩.', 'letter'],
    ['a press release', '“We won,” ⟨Ann Lee⟩ wrote in a press release.', 'statement'],
    ['a statement before the speaker', 'In a statement, ⟨Ann Lee⟩ said it was “a mess.”', 'statement'],
    ['an interview', '⟨Ann Lee⟩ said during an interview that taxes will fall.', 'interview'],
    [
      'a broadcast',
      'On “Morning Talk” on Friday, ⟨Ann Lee⟩ said, “We won this fair and square.”',
      'interview',
    ],
    ['a newspaper', 'The ⟨org:Troy Times⟩ reported that taxes will fall.', 'report'],
    ['a study', 'The study found that taxes will fall.', 'report'],
    ['told people', '⟨Ann Lee⟩ told supporters that taxes will fall.', 'speech'],
    ['quoted with said', '“We won,” ⟨Ann Lee⟩ said.', 'speech'],
    ['only reported', '⟨Ann Lee⟩ said taxes will fall.', 'unknown'],
    ['a medium inside what is said', '⟨Ann Lee⟩ said taxes will fall after the interview.', 'unknown'],
    ['called', '⟨Ann Lee⟩ called it “a mess.”', 'unknown'],
    ['wrote', '“We won,” ⟨Ann Lee⟩ wrote.', 'unknown'],
  ])('%s', (_, text, medium) => {
    expect(quotesIn(text).at(-1)!.medium).toBe(medium);
  });

  test('what the same speaker goes on to say was said where the first was', () => {
    const rows = quotesIn('“We won,” ⟨Ann Lee⟩ wrote in a letter. “By far,” she added.');
    expect(rows.map(({ medium }) => medium)).toEqual(['letter', 'letter']);
  });

  test('another speaker does not', () => {
    const rows = quotesIn('“We won,” ⟨Ann Lee⟩ wrote in a letter. “By far,” ⟨Bo Kim⟩ added.');
    expect(rows.map(({ medium }) => medium)).toEqual(['letter', 'speech']);
  });

  test('who gave an interview is quoted from it later on', () => {
    const rows = quotesIn(
      '“We won,” ⟨Ann Lee⟩ said in an interview.\nThe vote was near.\nTaxes rose.\nMost voted.\n“By far,” ⟨Lee=Ann Lee⟩ said.',
    );
    expect(rows.map(({ medium }) => medium)).toEqual(['interview', 'interview']);
  });
});

test('nature: statements are said, attitudes held', () => {
  expect(onlyQuote('“We won,” ⟨Ann Lee⟩ said.').nature).toBe('statement');
  expect(onlyQuote('⟨Ann Lee⟩ hopes it was “a mess.”').nature).toBe('attitude');
});
