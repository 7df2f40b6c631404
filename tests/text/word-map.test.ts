import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../pipeline/language/tokens.js';
import { hashText, wordHash } from '../../pipeline/text/hash.js';
import { WordMap } from '../../pipeline/text/word-map.js';
import { propertyRuns } from '../property-runs.js';

const look = <Value>(map: WordMap<Value>, word: string): Value | undefined => map.get(wordHash(word), word);

describe('a word map', () => {
  test.each(propertyRuns(100))(
    'answers as a Map does, for words that are there and words that are not (seed %i)',
    (seed, numRuns) => {
      const word = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("don't", 'don’t', 'constructor'));
      fc.assert(
        fc.property(fc.array(fc.tuple(word, fc.nat())), fc.array(word), (entries, others) => {
          const map = new Map(entries);
          const words = new WordMap(entries);
          for (const asked of [...map.keys(), ...others]) expect(look(words, asked)).toBe(map.get(asked));
        }),
        { seed, numRuns },
      );
    },
  );

  test('tells words of one hash apart', () => {
    const words = new WordMap([
      ["o'clock", 'straight'],
      ['o’clock', 'curly'],
    ]);
    expect(wordHash('o’clock')).toBe(wordHash("o'clock"));
    expect(look(words, "o'clock")).toBe('straight');
    expect(look(words, 'o’clock')).toBe('curly');
    expect(words.get(wordHash("o'clock"), 'noon')).toBeUndefined();
  });

  test('says what is there', () => {
    const words = new WordMap([['the', true]]);
    expect(words.has(wordHash('the'), 'the')).toBe(true);
    expect(words.has(wordHash('that'), 'that')).toBe(false);
  });
});

test('the hash of a word is that of its letters, the apostrophe straight', () => {
  expect(wordHash('don’t')).toBe(hashText("don't"));
  expect(wordHash('')).toBe(hashText(''));
});

test('tokens carry the hashes of their words in lower case', () => {
  const { lowers, hashes } = tokenize('Don’t ask ANN, 12 times; İzmir!');
  expect([...hashes]).toEqual(lowers.map(wordHash));
});
