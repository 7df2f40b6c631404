import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TokenKind, tokenAt, tokenize } from '../../pipeline/language/tokens.js';
import { propertyRuns } from '../property-runs.js';

const texts = (text: string): readonly string[] => tokenize(text).texts;
const kindOf = (text: string): number | undefined => tokenize(text).kinds[0];

describe('tokenize', () => {
  test.each([
    ['don’t stop', ['don’t', 'stop']],
    ["Lee's seat", ['Lee', "'s", 'seat']],
    ['it’s time', ['it', '’s', 'time']],
    ["the players' union", ['the', 'players', "'", 'union']],
    ['O’Brien’s', ['O’Brien', '’s']],
    ['Cryin’ Ann', ['Cryin', '’', 'Ann']],
    ['State-backed', ['State', '-', 'backed']],
    ['118,000 votes', ['118,000', 'votes']],
    ['in 2016, 3.5', ['in', '2016', ',', '3.5']],
    ['at 12:30.', ['at', '12:30', '.']],
    ['$1.2bn', ['$', '1.2bn']],
    ['the 20th', ['the', '20th']],
    ['won 3-2', ['won', '3', '-', '2']],
    ['U.S. Senate', ['U.S.', 'Senate']],
    ['at 5 p.m. on', ['at', '5', 'p.m.', 'on']],
    ['Sen. Lee', ['Sen', '.', 'Lee']],
    ['.@anna_lee hi', ['.', '@anna_lee', 'hi']],
    ['#vote2020!', ['#vote2020', '!']],
    ['see https://t.co/Ab1.', ['see', 'https://t.co/Ab1', '.']],
    ['ask a.b@c.org now', ['ask', 'a.b@c.org', 'now']],
    ['wait... no', ['wait', '...', 'no']],
    ["''hi''", ["''", 'hi', "''"]],
    ['so -- no', ['so', '--', 'no']],
    ['😀 ok', ['😀', 'ok']],
    ['a .08 limit', ['a', '.08', 'limit']],
    ['($.99 or -.25)', ['(', '$', '.99', 'or', '-', '.25', ')']],
    ['No.5', ['No', '.', '5']],
    ['wait...5', ['wait', '...', '5']],
    ['USD10m and AUD1.5m', ['USD', '10m', 'and', 'AUD', '1.5m']],
    ['RM3.06mil', ['RM', '3.06mil']],
    ['USD10 million', ['USD', '10', 'million']],
    ['usd10 COP26 G7', ['usd10', 'COP26', 'G7']],
    ['ask USD7@a.org', ['ask', 'USD7@a.org']],
    ['$US55,931,000 or $A1.2bn', ['$', 'US', '55,931,000', 'or', '$', 'A', '1.2bn']],
    ['the US55', ['the', 'US55']],
    ['R500m rated R18', ['R', '500m', 'rated', 'R18']],
    ['PS2.7m on PS5', ['PS', '2.7m', 'on', 'PS5']],
    ['#20.1 billion', ['#', '20.1', 'billion']],
    ['#5m', ['#', '5m']],
    ['12\t000', ['12', '\t', '000']],
    ['#2020vision', ['#2020vision']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test.each([
    ['votes', TokenKind.word],
    ['G7', TokenKind.word],
    ['U.S.', TokenKind.word],
    ['20th', TokenKind.figure],
    ['@lee', TokenKind.handle],
    ['@', TokenKind.punctuation],
    ['#tag', TokenKind.hashtag],
    ['www.example.org', TokenKind.address],
    ['1a@b.org', TokenKind.address],
    ['_a@b.org', TokenKind.address],
    ['“', TokenKind.punctuation],
  ])('kind of %j', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('an ’s that no word precedes is no clitic', () => {
    expect([...tokenize('the ’s').kinds]).toEqual([TokenKind.word, TokenKind.word]);
    expect([...tokenize('Lee’s').kinds]).toEqual([TokenKind.word, TokenKind.clitic]);
  });

  // The scanner's rules once more, as a grammar: slow, and read at a glance.
  const GRAMMAR =
    /(?:https?:\/\/|www\.|pic\.twitter\.com\/)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@\w+|#(?=\d[\d,.]*(?:[mbt]|bn|tn|mn|million|billion)?(?![\p{L}\p{M}\p{N}_]))|#[\p{L}\p{N}_]+|(?<![^\s$(-])\.\d(?:[\d,.:]*\d)?[\p{L}\p{M}]*|\d[\d,.:]*\d[\p{L}\p{M}]*|\d[\p{L}\p{M}]*|(?:\p{L}\.){2,}|(?<=\$)(?:US|A|S)(?=\d)|(?:USD|Rs|SR)(?=\d)|R(?=\d+m(?![\p{L}\p{N}]))|\p{L}[\p{L}\p{M}\p{N}]*(?:['’](?!s(?![\p{L}\p{N}]))\p{L}[\p{L}\p{M}\p{N}]*)*|['’][sS](?![\p{L}\p{N}])|\.{2,}|''|``|--+|\t|\S/gu;

  describe.each(propertyRuns(2000))('seed %i', (seed, numRuns) => {
    test.each([
      ['any text', fc.string({ unit: 'grapheme', maxLength: 60 }), 1],
      ['any code units', fc.string({ unit: 'binary', maxLength: 60 }), 1],
      [
        'what tokens are made of',
        fc
          .array(
            fc.constantFrom(
              ...[
                "'s",
                "'",
                '’',
                'a',
                'S',
                's',
                'é',
                'e\u0301',
                '𝒜',
                '.',
                ',',
                ':',
                '-',
                '@',
                '#',
                '_',
                '7',
                '$',
                'US',
                'USD',
                'R',
                'm',
                '²',
                ' ',
                '\n',
                '\u00a0',
              ],
              ...[
                '`',
                '"',
                '”',
                '/',
                'http://',
                'https://',
                'www.',
                'pic.twitter.com/',
                '+',
                ')',
                'word',
                'U.S.',
                '😀',
              ],
            ),
            { maxLength: 14 },
          )
          .map((parts) => parts.join('')),
        10,
      ],
    ])('cuts %s as the grammar says', (_, strings, factor) => {
      fc.assert(
        fc.property(strings, (text) => {
          expect(texts(text)).toEqual([...text.matchAll(GRAMMAR)].map(([token]) => token));
        }),
        { seed, numRuns: factor * numRuns },
      );
    });
  });

  test.each(propertyRuns(100))(
    'tokens are ascending, cut out of the text, and leave out white space alone (seed %i)',
    (seed, numRuns) => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
          const tokens = tokenize(text);
          let at = 0;
          for (let i = 0; i < tokens.count; i++) {
            expect(text.slice(at, tokens.starts[i]).trim()).toBe('');
            expect(text.slice(tokens.starts[i], tokens.ends[i])).toBe(tokens.texts[i]);
            const isCased = tokens.kinds[i] !== TokenKind.punctuation;
            expect(tokens.lowers[i]).toBe(isCased ? tokens.texts[i]?.toLowerCase() : tokens.texts[i]);
            at = tokens.ends[i] as number;
          }
          expect(text.slice(at).trim()).toBe('');
        }),
        { seed, numRuns },
      );
    },
  );
});

test('tokenAt finds the first token that ends after an offset', () => {
  const tokens = tokenize('one two');
  expect([0, 2, 3, 4, 7].map((offset) => tokenAt(tokens, offset))).toEqual([0, 0, 1, 1, 2]);
});
