import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WordClass } from '../../../pipeline/extract/quotes/lexicon/word-classes.js';
import { CueContext } from '../../../pipeline/extract/quotes/model/cue-features.js';
import { readUnitWords } from '../../../pipeline/extract/quotes/model/unit-words.js';
import { hashText, mix } from '../../../pipeline/text/hash.js';
import { propertyRuns } from '../../property-runs.js';
import { narrated } from './units.js';

const OPENERS: Readonly<Record<string, number>> = { that: 1, to: 2, for: 3, as: 3 };
const WORDS = ['said', 'that', 'to', 'as', 'for', '“so”', 'taxes', ',', 'red', 'he'];

describe('what stands near a unit', () => {
  test.each(propertyRuns(300))('is what a search from the unit itself finds (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 40 }), (words) => {
        const parsed = narrated(words.join(' '));
        const { narration } = parsed;
        const units = readUnitWords(narration, []);
        const features = new Int32Array(32);
        for (const sentence of narration.sentences) {
          const context = new CueContext(parsed, units, sentence);
          const find = (from: number, end: number, fits: (u: number) => boolean): number => {
            for (let u = Math.max(from, sentence.first); u < Math.min(end, sentence.end); u++)
              if (fits(u)) return u;
            return -1;
          };
          const isQuotation = (u: number): boolean => (narration.classes[u]! & WordClass.quotation) !== 0;
          for (let u = sentence.first; u < sentence.end; u++) {
            context.features(features);
            const stem = units.stems[u]!;
            const opener = find(u + 1, u + 7, (i) => narration.words[i]! in OPENERS);
            const clause = opener < 0 ? 0 : OPENERS[narration.words[opener]!]! * 8 + opener - u;
            const around =
              (find(u - 8, u, isQuotation) < 0 ? 0 : 1) + (find(u + 1, u + 9, isQuotation) < 0 ? 0 : 2);
            expect(features[16]).toBe(mix(17, mix(clause, stem)));
            expect(features[13]).toBe(mix(14, mix(around, stem)));
            context.advance();
          }
        }
      }),
      { seed, numRuns },
    );
  });
});

describe('the stem of a word', () => {
  test.each([
    ['walking', 'walk'],
    ['walked', 'walk'],
    ['walks', 'walk'],
    ['boxes', 'box'],
    ['planned', 'plan'],
    ['calling', 'call'],
    ['missed', 'miss'],
    ['voted', 'vot'],
    ['vote', 'vot'],
    ['glass', 'glass'],
    ['ring', 'ring'],
    ['bees', 'bees'],
    ['table', 'tabl'],
    ['sand', 'sand'],
  ])('of %s is that of %s', (word, stem) => {
    const { narration } = narrated(`The ${word} fell.`);
    expect(readUnitWords(narration, []).stems[1]).toBe(hashText(stem));
  });
});
