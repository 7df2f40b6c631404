import { describe, expect, test } from 'vitest';
import { ModelFile } from '../../../pipeline/tagger/model-file.js';
import { Tagger } from '../../../pipeline/tagger/tagger.js';
import { taggerWeights } from '../../../pipeline/tagger/weights.js';
import { hashText } from '../../../pipeline/text/hash.js';
import { type CrfWeights, meanWeights, trainCrf } from '../../../train/tagger/crf.js';
import { Dictionary } from '../../../train/tagger/dictionary.js';
import { modelBytes, packTagger } from '../../../train/tagger/pack.js';
import { SequenceBuilder, type TrainingSequence } from '../../../train/tagger/sequences.js';

const LABELS = ['O', 'B', 'I'];
const SETTINGS = {
  labels: LABELS,
  canFollow: (from: string | null, to: string | null) => to !== 'I' || (from !== null && from !== 'O'),
  epochs: 10,
  learningRate: 0.3,
  decay: 0,
  dropout: 0,
  seed: 7,
};

/** `b` begins a name and `x` goes on with it, but stands outside after `o`. */
function sequenceOf(text: string, allowed: readonly string[]): TrainingSequence {
  const builder = new SequenceBuilder();
  [...text].forEach((letter, i) => {
    const bits = [...allowed[i]!].reduce((sum, label) => sum | (1 << LABELS.indexOf(label)), 0);
    builder.push(Int32Array.of(hashText(letter)), 1, bits);
  });
  return builder.build(1);
}

const CORPUS = [
  sequenceOf('obxo', ['O', 'B', 'I', 'O']),
  sequenceOf('bxx', ['B', 'I', 'I']),
  sequenceOf('oxx', ['O', 'O', 'O']),
  sequenceOf('bo', ['B', 'O']),
];

function train(corpus: readonly TrainingSequence[]): [CrfWeights, Dictionary] {
  const dictionary = new Dictionary(corpus, 1);
  return [trainCrf(corpus, dictionary, SETTINGS), dictionary];
}

function tag(text: string, [weights, dictionary]: [CrfWeights, Dictionary]): string {
  const bytes = modelBytes('toy@1', [packTagger(weights, dictionary, { bits: 6, scale: 32 })]);
  const tagger = new Tagger(taggerWeights(new ModelFile(bytes)));
  const best = new Uint8Array(text.length);
  tagger.begin(text.length);
  [...text].forEach((letter, place) => {
    tagger.features[0] = hashText(letter);
    tagger.addFeatures(place, 1);
  });
  tagger.decode(best);
  return [...best].map((label) => LABELS[label]).join('');
}

test('the mean of trainings lies between them, and forbids what they forbid', () => {
  const dictionary = new Dictionary(CORPUS, 1);
  const [one, other] = [7, 8].map((seed) =>
    trainCrf(CORPUS, dictionary, { ...SETTINGS, dropout: 0.5, seed }),
  );
  const mean = meanWeights([one!, other!]);
  mean.features.forEach((weight, i) => {
    expect(weight).toBeCloseTo((one!.features[i]! + other!.features[i]!) / 2, 5);
  });
  expect(mean.starts[LABELS.indexOf('I')]).toBe(Number.NEGATIVE_INFINITY);
  expect(() => meanWeights([])).toThrow('no training');
});

describe('a trained and packed tagger', () => {
  test('labels by the token and by what stands before it', () => {
    const model = train(CORPUS);
    expect(tag('oobxxoxb', model)).toBe('OOBIIOOB');
  });

  test('learns from an annotation that leaves labels open', () => {
    const open = [...CORPUS, sequenceOf('yxo', ['OBI', 'I', 'O']), sequenceOf('oyx', ['O', 'OBI', 'I'])];
    expect(tag('oyo', train(open))).toBe('OBO');
  });

  test('is the same in every training', () => {
    expect(train(CORPUS)[0]).toEqual(train(CORPUS)[0]);
  });

  test('leaves out features that are rarer than asked', () => {
    const dictionary = new Dictionary(CORPUS, 3);
    expect([dictionary.size, dictionary.numberOf(hashText('b'))]).toEqual([3, expect.any(Number)]);
    expect(new Dictionary(CORPUS, 4).numberOf(hashText('b'))).toBe(-1);
  });
});
