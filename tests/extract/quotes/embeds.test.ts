import { describe, expect, test } from 'vitest';
import { onlyQuote, quotesIn, summary } from './annotated.js';

describe('embedded posts', () => {
  test('the text up to the signature is one direct quote of the one who signs', () => {
    const text = `.@bo Look, we won. You “lost” & that's it. — ⟨Ann Lee⟩ (@annlee) May 23, 2020`;
    expect(onlyQuote(text)).toEqual({
      kind: 'direct',
      content: [`.@bo Look, we won. You “lost” & that's it.`],
      speaker: 'Ann Lee',
      speakers: ['Ann Lee'],
      mention: 'Ann Lee',
      cue: null,
      resolution: 'signature',
      medium: 'tweet',
      nature: 'statement',
    });
  });

  test.each([
    ['dots at the beginning', '….and so we won! — ⟨Ann Lee⟩ (@annlee) May 3, 2020', '….and so we won!'],
    ['a link before the signature', 'We won https://t.co/abc — ⟨Ann Lee⟩ (@annlee) May 3, 2020', 'We won'],
    ['a picture glued to the dash', 'We won pic.twitter.com/abc— ⟨Ann Lee⟩ (@annlee) May 3, 2020', 'We won'],
    ['marks around the whole', '“We won” — ⟨Ann Lee⟩ (@annlee) May 3, 2020', 'We won'],
    ['a time and a day first', 'We won — ⟨Ann Lee⟩ (@annlee) 3 May 2020', 'We won'],
    ['the signature on a line of its own', 'We won big.\n— ⟨Ann Lee⟩ (@annlee) May 3, 2020', 'We won big.'],
  ])('%s', (_, text, content) => {
    expect(onlyQuote(text)).toMatchObject({
      content: [content],
      speaker: 'Ann Lee',
      resolution: 'signature',
    });
  });

  test('a signer who is no known name keeps the name as it stands', () => {
    expect(onlyQuote('We won. — annie (@annlee) May 3, 2020')).toMatchObject({
      speaker: 'annie',
      mention: 'annie',
    });
  });

  test('a title in the signature is not part of the mention', () => {
    expect(onlyQuote('We won. — Gov. ⟨Ann Lee⟩ (@annlee) May 3, 2020').mention).toBe('Ann Lee');
  });

  test('its marks do not reach into the next paragraph', () => {
    expect(summary('He said “no. — ⟨Ann Lee⟩ (@annlee) May 3, 2020\n“We won,” ⟨Bo Kim⟩ said.')).toEqual([
      'direct: He said “no. — Ann Lee',
      'direct: We won, — Bo Kim',
    ]);
  });

  test('a handle without a date, or a date without a handle, signs nothing', () => {
    expect(quotesIn('Follow the reporter — ⟨Ann Lee⟩ (@annlee)')).toEqual([]);
    expect(quotesIn('The vote was close — ⟨Ann Lee⟩ May 3, 2020')).toEqual([]);
  });
});

describe('transcripts', () => {
  test('turns are direct quotes of the one who is named in capitals', () => {
    const text = 'The host is ⟨Bo Kim⟩, the guest ⟨Ann Lee⟩.\nKIM: Did you win?\nLEE: By far.';
    expect(summary(text)).toEqual(['direct: Did you win? — Bo Kim', 'direct: By far. — Ann Lee']);
  });

  test('turns in marks', () => {
    expect(summary('"KIM: Did you win?\n"LEE: By far."')).toEqual([
      'direct: Did you win? — KIM',
      'direct: By far. — LEE',
    ]);
  });

  test('one label in capitals makes no transcript', () => {
    expect(quotesIn('UPDATE: The vote is over.\nNASA: a history of flight')).toEqual([]);
    expect(quotesIn('PRICE: Five dollars a month.\nTIP: Buy two of them.')).toEqual([]);
    expect(quotesIn('HOST: Five dollars a month.\nGUEST: Buy two of them.')).toHaveLength(2);
  });

  const INTERVIEW = [
    '⟨org:The Gazette⟩: Did you win?',
    '⟨Ann Lee⟩: By far.',
    '⟨org:The Gazette⟩: Will you go on?',
    'Ms ⟨Lee=Ann Lee⟩: I will.',
  ];

  test('turns of an interview', () => {
    expect(summary(INTERVIEW.join('\n'))).toEqual([
      'direct: Did you win? — The Gazette',
      'direct: By far. — Ann Lee',
      'direct: Will you go on? — The Gazette',
      'direct: I will. — Ann Lee',
    ]);
  });

  test.each([
    ['nobody asks', INTERVIEW.join('\n').replaceAll('?', '.')],
    ['no person', 'Price: Is it low?\nRating: High.\nPrice: Is it fair?\nRating: Low.'],
    ['one turn each', INTERVIEW.slice(0, 2).join('\n')],
  ])('no interview: %s', (_, text) => {
    expect(quotesIn(text).filter(({ kind }) => kind === 'direct')).toEqual([]);
  });
});
