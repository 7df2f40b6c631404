import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../pipeline/extract/quotes/marks/quotations.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';

const quotations = (text: string): string[] =>
  findQuotations(textDocument(text)).map(
    ({ start, end, isClosed }) => text.slice(start, end) + (isClosed ? '' : '…?'),
  );

describe('pairs of marks', () => {
  test.each([
    ['curly', 'Lee said “we won” today.', ['we won']],
    ['straight', 'Lee said "we won" today.', ['we won']],
    ['two pairs', '"We won," she said. "By far."', ['We won,', 'By far.']],
    ['guillemets', 'Lee said «we won» today.', ['we won']],
    ['low and high', 'Lee said „we won“ today.', ['we won']],
    ['doubled single', "''We won,'' she said.", ['We won,']],
    ['doubled curly single', '‘‘We won,’’ she said.', ['We won,']],
    ['grave and doubled', "``We won,'' she said.", ['We won,']],
    ['glued to a bracket', '(“We won”)', ['We won']],
    ['after a dash', 'so—“we won”—she left', ['we won']],
  ])('%s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });

  test.each([
    ['straight opener, curly closer', '"We won,” she said.', ['We won,']],
    ['curly opener, straight closer', '“We won," she said.', ['We won,']],
    ['wrong-way opener', '”We won,” she said.', ['We won,']],
    ['wrong-way closer', '“We won,“ she said.', ['We won,']],
    ['both wrong, second pair sound', '”We won,“ she said. “By far.”', ['We won,', 'By far.']],
    ['single opener, double closer', 'Lee fires back: \'We won and you lost"', ['We won and you lost']],
    ['double opener, single closer', '"We won,\' she said.', ['We won,']],
  ])('mistyped: %s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });
});

describe('single marks', () => {
  test.each([
    ['a headline', "Lee Has 'No Regrets' After Vote", ['No Regrets']],
    ['curly', 'Lee: ‘We won’', ['We won']],
    ['a possessive inside', "Lee Blames 'the voters' mood' for Loss", ["the voters' mood"]],
    ['an inner apostrophe', "Lee calls it 'a dog's dinner' again", ["a dog's dinner"]],
    ['a double quotation inside', `Lee said: 'He told me "no" twice.'`, ['He told me "no" twice.']],
  ])('%s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });

  test.each([
    ['possessives', "The voters' mood and the players' union"],
    ['left-out letters', "Runnin' and cryin’ since the '90s, rock 'n' roll"],
    ['contractions', "It's what they don't say, isn’t it"],
    ['feet and inches', `He is 6'2" tall, she is 5'4".`],
    ['a screen size', 'a 27" screen'],
  ])('no quotation: %s', (_, text) => {
    expect(quotations(text)).toEqual([]);
  });
});

describe('a lost space beside a mark', () => {
  test.each([
    ['after the closer, before the opener', '"We sell,"said Lee."It is ours."', ['We sell,', 'It is ours.']],
    ['curly', '“We sell,”said Lee.“It is ours.”', ['We sell,', 'It is ours.']],
    ['single', "'We sell,'said Lee.'It is ours.'", ['We sell,', 'It is ours.']],
    ['after a comma', 'Lee said,"We sell."', ['We sell.']],
    ['after a word', 'Lee said"We sell" twice.', ['We sell']],
    ['on both sides of a word', 'the plan"a mess"and left', ['a mess']],
    ['with a quotation inside', '"He said "no way" to me,"she said.', ['He said "no way" to me,']],
  ])('%s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });

  test.each([
    ['inches', 'a 27"screen and a 5"x7"photo'],
    ['an apostrophe', "the players'union"],
  ])('none: %s', (_, text) => {
    expect(quotations(text)).toEqual([]);
  });
});

describe('quotations inside quotations', () => {
  test.each([
    ['single in double', `"He told me 'no way,'" she said.`, [`He told me 'no way,'`]],
    ['closed together', '“She said ‘no,’” he said.', ['She said ‘no,’']],
    ['curly in straight', '"They chanted “Go home!” at me," she said.', ['They chanted “Go home!” at me,']],
    ['same style', '“He said “no way” to me,” she said.', ['He said “no way” to me,']],
    ['apostrophes inside', `"It's the '90s, y'all," she said.`, [`It's the '90s, y'all,`]],
    ['height inside', `"He is 6'2" tall," she said.`, [`He is 6'2" tall,`]],
    ['a year before the closer', 'Lee left "in 2016" for good.', ['in 2016']],
  ])('%s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });
});

describe('missing marks hurt one paragraph at most', () => {
  test('a quotation goes on in the next paragraph, which opens again', () => {
    expect(quotations('“We won.\n“By far,” she said.')).toEqual(['We won.…?', 'By far,']);
  });

  test('the next paragraph closes without opening', () => {
    expect(quotations('“We won.\nBy far,” she said.')).toEqual(['We won.…?', 'By far,']);
  });

  test('an unclosed mark reaches to the end of its paragraph only', () => {
    expect(quotations('She was “very tired.\nThe next day “all was well” again.')).toEqual([
      'very tired.…?',
      'all was well',
    ]);
  });

  test('an unclosed mark before another quotation ends with its sentence', () => {
    expect(quotations('“We won. She left early. “By far,” he said.')).toEqual(['We won.', 'By far,']);
  });

  test('inner single marks do not close an unclosed double one', () => {
    expect(quotations(`"She asked, 'Where?' I laughed.\n"Then we left."`)).toEqual([
      `She asked, 'Where?' I laughed.…?`,
      'Then we left.',
    ]);
  });

  test('a closer that nothing opened, or a mark alone, is none', () => {
    expect(quotations('She left.” Nobody saw it.')).toEqual([]);
    expect(quotations('She left "')).toEqual([]);
  });
});

describe('a quotation that nothing closes ends where the narrator resumes', () => {
  test.each([
    ['a question', '“Shall we sell? Keller asked.', ['Shall we sell?']],
    ['straight', '"Shall we sell? Keller asked.', ['Shall we sell?']],
    ['guillemets', '«Shall we sell? Keller asked.', ['Shall we sell?']],
    ['single', "'Shall we sell? Keller asked.", ['Shall we sell?']],
    ['curly single', '‘Shall we sell? Keller asked.', ['Shall we sell?']],
    ['a comma', '“We will sell, Ann Keller said. The sale is in May.', ['We will sell,']],
    ['the verb first', '“We will sell, said Keller, who owns it.', ['We will sell,']],
    ['a title', '“We will sell, Mr. Keller said.', ['We will sell,']],
    ['a description', '“We will sell, the mayor of Troy said on Monday.', ['We will sell,']],
    ['a pronoun', '“We will sell, she said.', ['We will sell,']],
    ['words that go on', '“We will sell, she added, and soon.', ['We will sell,']],
    ['another quotation', '“We will sell, said Keller. “In May.”', ['We will sell,', 'In May.']],
    ['another single one', '‘Shall we? Keller asked. ‘I think not.’', ['Shall we?', 'I think not.']],
  ])('%s', (_, text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });

  test.each([
    ['what somebody else said', '“We asked Peter. Peter said no. Then we left.'],
    ['retelling', '“I saw him and, he said, the sale is off.'],
    ['retelling with a name', '“We talked, and Peter said, no way.'],
    ['the speaker’s own words', '“No way, I said. Then we left.'],
    ['a clause', '“If it rains, the mayor said it would, we stay.'],
    ['its own first words', '“Peter said.'],
    ['a quotation inside', '“He looked up. ‘Leave,’ he said. I left.'],
  ])('not in %s', (_, text) => {
    expect(quotations(text)).toEqual([`${text.slice(1)}…?`]);
  });

  test('a single mark that nothing closes opens where the next paragraph has one too', () => {
    expect(quotations('‘We won.\n‘By far,’ she said.')).toEqual(['We won.…?', 'By far,']);
    expect(quotations('‘We won.\nBy far, she said.')).toEqual([]);
    expect(quotations('‘Twas dark.\n‘Twas late.')).toEqual([]);
  });
});

test('long runs of marks are read in one pass', () => {
  expect(quotations(`${"'a ".repeat(50_000)}`)).toEqual([]);
  expect(quotations('“a '.repeat(50_000))).toHaveLength(50_000);
  expect(quotations('"a" '.repeat(50_000))).toHaveLength(50_000);
  expect(quotations(`“a${', the'.repeat(50_000)}`)).toHaveLength(1);
});
