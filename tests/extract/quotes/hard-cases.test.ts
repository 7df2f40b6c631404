import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

/*
 * Patterns of news text that quote extractors often get wrong, each with the nearest text that must be read
 * differently.
 */

describe('an apposition between speaker and verb', () => {
  test('the name is the head', () => {
    expect(
      onlyQuote(
        '“One would have hoped for more,” said ⟨Ann Maria Lee⟩, the director of the ⟨org:Troy Institute⟩ for Climate.',
      ).mention,
    ).toBe('Ann Maria Lee');
  });
  test('a clause between commas that ends in another verb', () => {
    expect(
      summary(
        'The ⟨Lee=Ann Lee⟩ campaign’s letter, obtained by the ⟨org:Troy Times⟩, said ⟨Kim=Bo Kim⟩’s attempts were “sad.”',
      ),
    ).toEqual(['mixed: Kim’s attempts were “sad.” — The Lee campaign’s letter']);
  });
});

describe('according to a thing', () => {
  test('first', () => {
    expect(onlyQuote('According to exit polls, ⟨Ann Lee⟩ had a ten-point lead.')).toMatchObject({
      speaker: 'exit polls',
      content: ['Ann Lee had a ten-point lead'],
    });
  });
  test('last', () => {
    expect(onlyQuote('⟨Ann Lee⟩ leads by 4 points, according to the poll.')).toMatchObject({
      speaker: 'the poll',
      medium: 'report',
    });
  });
  test('"according" without "to" is none', () => {
    expect(quotesIn('⟨Ann Lee⟩ plans and acts according as taxes fall.')).toEqual([]);
  });
});

test('several paragraphs that open and only the last closes are one quote', () => {
  expect(
    summary('The ⟨org:Troy Times⟩ reports:\n"In an illustration, taxes fall.\n"Without this, they rise."'),
  ).toEqual(['direct: In an illustration, taxes fall. | Without this, they rise. — Troy Times']);
});

test('an attribution in the middle of an indirect clause', () => {
  expect(
    onlyQuote('But to prevent problems, ⟨Ann Lee⟩ said, local officials should be vigilant.'),
  ).toMatchObject({
    kind: 'indirect',
    content: ['to prevent problems', 'local officials should be vigilant'],
  });
});

describe('scare quotes and titles beside a real quotation', () => {
  test('only the real one counts', () => {
    expect(
      summary('On this weekend’s “Troy Sunday,” ⟨Ann Lee⟩ discussed the “golden” plan. “We won,” she said.'),
    ).toEqual(['direct: We won, — Ann Lee']);
  });
  test('a title inside a phrase is skipped on the way to the clause', () => {
    expect(summary('⟨Ann Lee⟩ said on “Morning Talk” that taxes will fall.')).toEqual([
      'indirect: taxes will fall — Ann Lee',
    ]);
  });
});

describe('nested quotations', () => {
  test('only the outer one is a row', () => {
    expect(summary(`"It feels like, 'Meh, we can put this off,'" ⟨Ann Lee⟩ said.`)).toEqual([
      `direct: It feels like, 'Meh, we can put this off,' — Ann Lee`,
    ]);
    expect(summary('“They told me ‘you lost,’ and I said ‘no,’” ⟨Ann Lee⟩ said.')).toHaveLength(1);
  });
});

describe('colons and dashes', () => {
  test('a person named right before a colon speaks', () => {
    expect(
      onlyQuote('That came as no surprise to pollster ⟨Ann Lee⟩: “Small parties get a boost in spring.”')
        .speaker,
    ).toBe('Ann Lee');
  });
  test('a list after a colon is no quotation', () => {
    expect(quotesIn('⟨Ann Lee⟩ has three aims: taxes, roads and schools.')).toEqual([]);
  });
});

describe('nouns that report', () => {
  test('with a possessor', () => {
    expect(onlyQuote('⟨Ann Lee⟩’s claim that there were “thousands of votes” fell flat.')).toMatchObject({
      speaker: 'Ann Lee',
      cue: 'claim',
      kind: 'mixed',
    });
  });
  test('with "by"', () => {
    expect(onlyQuote('The claim by ⟨Ann Lee⟩ that taxes will fall is new.').speaker).toBe('Ann Lee');
  });
  test('without anyone', () => {
    expect(quotesIn('The claim that taxes will fall is new.')).toEqual([]);
  });
});

describe('nobody to attribute to', () => {
  test.each([
    'He allegedly brandished a pistol near ⟨Ann Lee⟩.',
    'The so-called “school choice” movement irks ⟨Ann Lee⟩.',
    'The clip has faced ridicule online, as ⟨Ann Lee⟩ left.',
  ])('%s', (text) => {
    expect(quotesIn(text)).toEqual([]);
  });
});

describe('two verbs of one speaker', () => {
  test('the second verb keeps the speaker of the first', () => {
    expect(
      summary(
        '⟨Ann Lee⟩ tweeted that ⟨Bo Kim⟩ was “awful” and “a con” and encouraged readers to “check out” his past.',
      ),
    ).toEqual([
      'mixed: Bo Kim was “awful” and “a con” — Ann Lee',
      'mixed: readers to “check out” his past — Ann Lee',
    ]);
  });
  test('a relative clause: whom "who" means', () => {
    expect(
      summary(
        'It ended his ties with ⟨Ann Lee⟩, who left in May and later said naming him was her biggest mistake.',
      ),
    ).toEqual(['indirect: naming him was her biggest mistake — Ann Lee']);
  });
  test('an "and" between things said is no second verb', () => {
    expect(onlyQuote('⟨Ann Lee⟩ said taxes will fall and roads will be built.').content).toEqual([
      'taxes will fall and roads will be built',
    ]);
  });
});

test('the dateline is no subject', () => {
  const text = 'Troy(CNN) Ann Lee on Tuesday defended the vote, saying taxes will fall.';
  const marked = text
    .replace('Troy', '⟨loc:Troy⟩')
    .replace('CNN', '⟨org:CNN⟩')
    .replace('Ann Lee', '⟨Ann Lee⟩');
  expect(onlyQuote(marked, { datelineSpan: { start: 0, end: 9 } })).toMatchObject({
    speaker: 'Ann Lee',
    content: ['taxes will fall'],
  });
});
