import { describe, expect, test } from 'vitest';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { quotesIn } from './annotated.js';

/** Speaker, cue and content of each quote that grammar and the shipped model find: `Ann Lee said: We won.` */
const told = (text: string): string[] =>
  quotesIn(text, {}, quotesModel()).map(
    ({ speaker, cue, content }) => `${speaker ?? '?'} ${cue ?? '–'}: ${content.join(' | ')}`,
  );

describe('what somebody did not say is no quote', () => {
  test.each([
    '⟨Ann Lee⟩ never said the plant was safe.',
    '⟨Ann Lee⟩ did not say the plant was safe.',
    '⟨Ann Lee⟩ didn’t say the plant was safe.',
    '⟨Ann Lee⟩ has never said that the plant was safe.',
    '⟨Ann Lee⟩ would not say whether the plant was safe.',
    '⟨Ann Lee⟩ is no longer saying that the plant is safe.',
    '⟨Ann Lee⟩ has yet to say whether the plant is safe.',
    '⟨Ann Lee⟩ declined to say whether the plant was safe.',
    '⟨Ann Lee⟩ refused to say whether the plant was safe.',
    '⟨Ann Lee⟩ did not want to say whether the plant was safe.',
    '⟨Ann Lee⟩ declined to comment.',
    '⟨Ann Lee⟩ stopped short of saying that the plant was safe.',
    '⟨Ann Lee⟩ avoided saying that the plant was safe.',
    'Without saying that the plant was safe, ⟨Ann Lee⟩ left.',
    '⟨Ann Lee⟩ made no mention of the plant.',
    '⟨Ann Lee⟩ said nothing about the plant.',
    '⟨Ann Lee⟩ did not apologise or say that the plant was safe.',
    'Nor did ⟨Ann Lee⟩ say that the plant was safe.',
    'At no point did ⟨Ann Lee⟩ say that the plant was safe.',
    '⟨Ann Lee⟩ never said “I quit.”',
    '⟨Ann Lee⟩ never said, “I quit and will not come back.”',
    '⟨Ann Lee⟩ refused to say “sorry.”',
    '“I quit,” ⟨Ann Lee⟩ never said.',
    '⟨Ann Lee⟩ never called the plan “a mess.”',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('what nobody said is no quote', () => {
  test.each([
    'No one said the plant was safe.',
    'Nobody said the plant was safe.',
    'None of the officials said the plant was safe.',
    'No official said the plant was safe.',
    'Not a single official said the plant was safe.',
    'Not all officials said the plant was safe.',
    'Hardly anyone said the plant was safe.',
    'Not even ⟨Ann Lee⟩ said the plant was safe.',
    'Neither ⟨Ann Lee⟩ nor ⟨Bo Roe⟩ said the plant was safe.',
    'According to no one, the plant was safe.',
    'No one believes that the plant is safe.',
    '“The plant is safe,” said no one.',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

test('what the narrator ascribes to the reader is nobody’s', () => {
  expect(told('If you want to leave the city, you need a car.')).toEqual([]);
  expect(told('If they want to leave the city, ⟨Ann Lee⟩ has a car.')).toEqual(['? want: to leave the city']);
});

test('quoted words that the reader might say are nobody’s', () => {
  expect(told('It is gone before you can say “taxes fall.”')).toEqual([]);
  expect(told('It was gone before they could say “taxes fall.”')).toHaveLength(1);
});

test('what is said whenever people say it is nobody’s', () => {
  expect(told('When customers ask, “Is it safe?”, the clerk nods.')).toEqual([]);
  expect(told('When customers asked, “Is it safe?”, the clerk nodded.')).toHaveLength(1);
});

test('what the narrator asks, or supposes, nobody said', () => {
  expect(told('Does ⟨Ann Lee⟩ say that taxes will fall?')).toEqual([]);
  expect(told('⟨Ann Lee⟩ asked whether taxes will fall.')).toHaveLength(1);
  expect(told('Voters could have said that they were tired.')).toEqual([]);
  expect(told('Voters have said that they were tired.')).toEqual(['Voters said: they were tired']);
});

describe('what the narrator thinks is no quote', () => {
  test.each([
    'I think that taxes will fall.',
    'We’ve always said that taxes will fall.',
    'We also found that taxes will fall.',
    'Why you’d want to leave the city, nobody knows.',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    ['a pronoun for others', 'They think that taxes will fall.', '? think: taxes will fall'],
    ['what the narrator once said', 'I told her that taxes will fall.', '? told: taxes will fall'],
    ['quoted words', 'We called it “a mess.”', '? called: it “a mess.”'],
    [
      'a name that looks like a pronoun',
      'The ⟨org:US⟩ says that taxes will fall.',
      'US says: taxes will fall',
    ],
  ])('but it is if it comes from %s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

describe('a negation that denies no saying', () => {
  test.each([
    ['inside what was said', '⟨Ann Lee⟩ said she did not apologise.', 'Ann Lee said: she did not apologise'],
    [
      'inside a clause before',
      'They never pay on time, ⟨Ann Lee⟩ said.',
      'Ann Lee said: They never pay on time',
    ],
    [
      'inside a clause before, of another saying',
      'The council did not complain when prices fell, ⟨Ann Lee⟩ said.',
      'Ann Lee said: The council did not complain when prices fell',
    ],
    [
      'reported by somebody else',
      'He never said “I quit,” ⟨Ann Lee⟩ said.',
      'Ann Lee said: He never said “I quit,”',
    ],
    [
      'nobody, inside what was said',
      '⟨Ann Lee⟩ said no one said the plant was safe.',
      'Ann Lee said: no one said the plant was safe',
    ],
    ['after it', '“I am leaving,” ⟨Ann Lee⟩ said, and did not apologise.', 'Ann Lee said: I am leaving,'],
    [
      'between the words and the cue',
      '“I am leaving,” did not apologise, ⟨Ann Lee⟩ said.',
      'Ann Lee said: “I am leaving,” did not apologise',
    ],
    [
      'taken back',
      '⟨Ann Lee⟩ could not resist saying that the plant was safe.',
      'Ann Lee saying: the plant was safe',
    ],
    [
      'taken back, too',
      '⟨Ann Lee⟩ never missed an opportunity to say that the plant was safe.',
      'Ann Lee never missed an opportunity to say: the plant was safe',
    ],
    [
      'of the time',
      'Not until Monday did ⟨Ann Lee⟩ say that the plant was safe.',
      'Ann Lee say: the plant was safe',
    ],
    ['in a name', '⟨org:No Limits⟩ said the plant was safe.', 'No Limits said: the plant was safe'],
    ['in a number', 'No. 10 said the plant was safe.', 'No. 10 said: the plant was safe'],
    ['of a doubt', 'No doubt ⟨Ann Lee⟩ said the plant was safe.', 'Ann Lee said: the plant was safe'],
    [
      'of a thought, which is one all the same',
      '⟨Ann Lee⟩ does not believe that the plant is safe.',
      'Ann Lee does not believe: the plant is safe',
    ],
    [
      'of a thought, in one word',
      '⟨Ann Lee⟩ didn’t believe that the plant was safe.',
      'Ann Lee didn’t believe: the plant was safe',
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test('more than said', () => {
    expect(told('⟨Ann Lee⟩ not only said the plant was safe, she drank from it.')).toEqual([
      expect.stringMatching(/^Ann Lee not only said: the plant was safe/),
    ]);
  });
});

describe('beside what was not said', () => {
  test('the rest of the sentence is read', () => {
    expect(
      told('⟨Ann Lee⟩ did not say when the plant would open, adding that the council must decide.'),
    ).toEqual(['Ann Lee adding: the council must decide']);
    expect(told('The mayor, who did not say when the plant would open, said it was safe.')).toEqual([
      'The mayor said: it was safe',
    ]);
  });

  test('the next quotation is nobody else’s and not lost', () => {
    expect(told('⟨Ann Lee⟩ never said, “I quit.” “I am staying,” she said.')).toEqual([
      'Ann Lee said: I am staying,',
    ]);
    expect(told('⟨Ann Lee⟩ did not say when. “We will see about that in May.”')).toEqual([
      'Ann Lee –: We will see about that in May.',
    ]);
  });
});
