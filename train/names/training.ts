import { recogniseFirstPass } from '../../pipeline/extract/names/recognise/recognition.js';
import { canFollow, LABELS } from '../../pipeline/extract/names/recognise/tagger-labels.js';
import { ModelFile } from '../../pipeline/tagger/model-file.js';
import { Tagger } from '../../pipeline/tagger/tagger.js';
import { taggerWeights } from '../../pipeline/tagger/weights.js';
import { meanWeights, trainCrf } from '../tagger/crf.js';
import { Dictionary } from '../tagger/dictionary.js';
import { type ModelParts, modelBytes, packTagger } from '../tagger/pack.js';
import { randomNumbers, shuffled } from '../tagger/random.js';
import type { TrainingSequence } from '../tagger/sequences.js';
import { examples, type Prepared } from './examples.js';

const SEED = 7;
/** Occurrences of a feature that is learned; each sequence of the last training counts twice. */
const LEAST_OCCURRENCES = 3;
const BITS = 18;
const SCALE = 24;
const EPOCHS = 6;
/** The models that read for others see half of the texts and need less. */
const READER_EPOCHS = 5;

/** A trained tagger: what a model file holds of it, and a tagger that read them from there. */
export interface TrainedTagger {
  readonly parts: ModelParts;
  readonly tagger: Tagger;
}

/**
 * Trains the tagger of both passes. The documents are read by two models first, each trained on the half that it
 * does not read, so that the features of the second pass are learned from readings as uncertain as they will be in use.
 * One set of weights serves both passes: it learns every sequence twice, without these features and with them.
 *
 * @param seeds the weights are the mean of a training with each, which leaves less of them to chance
 */
export function trainNames(documents: readonly Prepared[], seeds: readonly number[] = [SEED]): TrainedTagger {
  const half = halves(documents.length);
  const readers = [0, 1].map((unread) => {
    const others = documents.filter((_, i) => half[i] !== unread);
    return train(
      others.flatMap((document) => examples(document, null)),
      READER_EPOCHS,
      [SEED],
    ).tagger;
  });
  return train(
    documents.flatMap((document, i) => [
      ...examples(document, null),
      ...examples(document, recogniseFirstPass(document.evidence, readers[half[i]!]!)),
    ]),
    EPOCHS,
    seeds,
  );
}

/** 0 or 1 for each document, by chance. */
function halves(count: number): Uint8Array {
  const half = new Uint8Array(count);
  shuffled(count, randomNumbers(SEED)).forEach((index, i) => {
    half[index] = i % 2;
  });
  return half;
}

function train(
  sequences: readonly TrainingSequence[],
  epochs: number,
  seeds: readonly number[],
): TrainedTagger {
  const dictionary = new Dictionary(sequences, LEAST_OCCURRENCES);
  const index = (label: string | null): number | null => (label === null ? null : LABELS.indexOf(label));
  const trained = meanWeights(
    seeds.map((seed) =>
      trainCrf(sequences, dictionary, {
        labels: LABELS,
        canFollow: (from, to) => canFollow(index(from), index(to)),
        epochs,
        learningRate: 0.1,
        decay: 0.3,
        dropout: 0.2,
        seed,
      }),
    ),
  );
  const parts = packTagger(trained, dictionary, { bits: BITS, scale: SCALE });
  return { parts, tagger: new Tagger(taggerWeights(new ModelFile(modelBytes('names', [parts])))) };
}
