import type { Dictionary } from './dictionary.js';
import { randomNumbers, shuffled } from './random.js';
import type { TrainingSequence } from './sequences.js';

/** How a conditional random field is trained. */
export interface CrfSettings {
  readonly labels: readonly string[];
  /** Whether a label can follow another; `null` stands for the beginning and the end of a sequence. */
  readonly canFollow: (from: string | null, to: string | null) => boolean;
  readonly epochs: number;
  readonly learningRate: number;
  /** Strength of the pull of all weights to zero (L2), for each pass over the corpus. */
  readonly decay: number;
  /** Chance that a feature is left out of a sequence's place, so that the others learn to do without it. */
  readonly dropout: number;
  readonly seed: number;
  readonly report?: (epoch: number, loss: number) => void;
}

/** Trained weights; -Infinity for what cannot be. */
export interface CrfWeights {
  readonly labels: readonly string[];
  /** Feature number × label. */
  readonly features: Float32Array;
  readonly transitions: Float64Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

const EPSILON = 1e-6;
/** Labels this far below the best of a place have no chance, but not none, lest all allowed ones have none. */
const LOWEST = -60;
/** Differences below are not worth an update. */
const NEGLIGIBLE = 1e-3;

/**
 * Trains a linear-chain conditional random field by stochastic gradient with AdaGrad steps. Where the annotation allows
 * several labels, the sum of their chances is raised. The weights are averaged over the second half of the passes.
 */
export function trainCrf(
  sequences: readonly TrainingSequence[],
  dictionary: Dictionary,
  settings: CrfSettings,
): CrfWeights {
  const trainer = new CrfTrainer(dictionary, settings);
  const numbered = sequences.map((sequence) => withNumbers(sequence, dictionary));
  const random = randomNumbers(settings.seed);
  const firstAveraged = Math.floor(settings.epochs / 2);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    let loss = 0;
    for (const index of shuffled(numbered.length, random)) loss += trainer.learn(numbered[index]!, random);
    settings.report?.(epoch, loss);
    if (epoch >= firstAveraged) trainer.addToAverage();
  }
  return trainer.average(settings.epochs - firstAveraged);
}

/** The mean of the weights of several trainings on the same features. */
export function meanWeights(trained: readonly CrfWeights[]): CrfWeights {
  const [first] = trained;
  if (first === undefined) throw new RangeError('crf: no training to take the mean of');
  const mean = <Weights extends Float32Array | Float64Array>(of: (weights: CrfWeights) => Weights): Weights =>
    of(first).map(
      (_, i) => trained.reduce((sum, weights) => sum + of(weights)[i]!, 0) / trained.length,
    ) as Weights;
  return {
    labels: first.labels,
    features: mean(({ features }) => features),
    transitions: mean(({ transitions }) => transitions),
    starts: mean(({ starts }) => starts),
    ends: mean(({ ends }) => ends),
  };
}

/** The sequence with numbers of the dictionary in place of hashes. */
function withNumbers(sequence: TrainingSequence, dictionary: Dictionary): TrainingSequence {
  const features: number[] = [];
  const featureEnds = new Int32Array(sequence.featureEnds.length);
  let at = 0;
  sequence.featureEnds.forEach((end, place) => {
    for (; at < end; at++) {
      const number = dictionary.numberOf(sequence.features[at]!);
      if (number >= 0) features.push(number);
    }
    featureEnds[place] = features.length;
  });
  return { ...sequence, features: Int32Array.from(features), featureEnds };
}

class CrfTrainer {
  readonly #width: number;
  readonly #settings: CrfSettings;
  readonly #counts: Int32Array;
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #sum: Float32Array;
  /** Transitions, then starts, then ends. */
  readonly #chain: Float64Array;
  /** `exp` of each. */
  readonly #steps: Float64Array;
  readonly #chainSquares: Float64Array;
  readonly #chainSum: Float64Array;
  readonly #isPossible: Uint8Array;

  constructor(dictionary: Dictionary, settings: CrfSettings) {
    const { labels, canFollow } = settings;
    const width = labels.length;
    this.#width = width;
    this.#settings = settings;
    this.#counts = dictionary.counts;
    this.#weights = new Float32Array(dictionary.size * width);
    this.#squares = new Float32Array(dictionary.size * width);
    this.#sum = new Float32Array(dictionary.size * width);
    const cells = width * width + 2 * width;
    this.#chain = new Float64Array(cells);
    this.#steps = new Float64Array(cells);
    this.#chainSquares = new Float64Array(cells);
    this.#chainSum = new Float64Array(cells);
    this.#isPossible = new Uint8Array(cells);
    labels.forEach((label, i) => {
      labels.forEach((next, j) => {
        this.#isPossible[i * width + j] = Number(canFollow(label, next));
      });
      this.#isPossible[width * width + i] = Number(canFollow(null, label));
      this.#isPossible[width * width + width + i] = Number(canFollow(label, null));
    });
    this.#isPossible.forEach((isPossible, i) => {
      this.#chain[i] = isPossible === 1 ? 0 : Number.NEGATIVE_INFINITY;
      this.#steps[i] = isPossible;
    });
  }

  /** One step on a sequence. @returns its loss */
  learn(sequence: TrainingSequence, random: () => number): number {
    const width = this.#width;
    const length = sequence.featureEnds.length;
    const { dropout } = this.#settings;
    const features = dropout > 0 ? withoutSome(sequence.features, dropout, random) : sequence.features;
    const scores = this.#scores(sequence, features);
    const model = this.#expectations(scores, length, null);
    const right = this.#expectations(scores, length, sequence.allowed);
    let at = 0;
    const difference = new Float64Array(width);
    const active = new Int32Array(width);
    for (let place = 0; place < length; place++) {
      let count = 0;
      for (let label = 0; label < width; label++) {
        const cell = place * width + label;
        difference[label] = sequence.weight * (model.places[cell]! - right.places[cell]!);
        if (Math.abs(difference[label]!) > NEGLIGIBLE) active[count++] = label;
      }
      const end = sequence.featureEnds[place]!;
      if (count > 0)
        for (; at < end; at++) if (features[at]! >= 0) this.#step(features[at]!, difference, active, count);
      at = end;
    }
    for (let cell = 0; cell < this.#chain.length; cell++) {
      if (this.#isPossible[cell] === 0) continue;
      const gradient = sequence.weight * (model.chain[cell]! - right.chain[cell]!);
      if (gradient === 0) continue;
      this.#chainSquares[cell]! += gradient * gradient;
      this.#chain[cell]! -=
        (this.#settings.learningRate * gradient) / Math.sqrt(this.#chainSquares[cell]! + EPSILON);
      this.#steps[cell] = Math.exp(this.#chain[cell]!);
    }
    return sequence.weight * (model.logTotal - right.logTotal);
  }

  addToAverage(): void {
    this.#weights.forEach((weight, i) => {
      this.#sum[i]! += weight;
    });
    this.#chain.forEach((weight, i) => {
      this.#chainSum[i]! += weight;
    });
  }

  average(count: number): CrfWeights {
    const width = this.#width;
    const chain = this.#chainSum.map((sum) => sum / count);
    return {
      labels: this.#settings.labels,
      features: this.#sum.map((sum) => sum / count),
      transitions: chain.slice(0, width * width),
      starts: chain.slice(width * width, width * width + width),
      ends: chain.slice(width * width + width),
    };
  }

  /** Moves a feature's weights of the first `count` active labels. */
  #step(feature: number, difference: Float64Array, active: Int32Array, count: number): void {
    const { learningRate, decay } = this.#settings;
    const pull = decay / this.#counts[feature]!;
    const at = feature * this.#width;
    for (let i = 0; i < count; i++) {
      const label = active[i]!;
      const cell = at + label;
      const gradient = difference[label]! + pull * this.#weights[cell]!;
      const squares = this.#squares[cell]! + gradient * gradient;
      this.#squares[cell] = squares;
      this.#weights[cell]! -= (learningRate * gradient) / Math.sqrt(squares + EPSILON);
    }
  }

  #scores({ featureEnds }: TrainingSequence, features: Int32Array): Float64Array {
    const width = this.#width;
    const scores = new Float64Array(featureEnds.length * width);
    let at = 0;
    for (let place = 0; place < featureEnds.length; place++) {
      const to = place * width;
      for (const end = featureEnds[place]!; at < end; at++) {
        const feature = features[at]!;
        if (feature < 0) continue;
        const from = feature * width;
        for (let label = 0; label < width; label++) scores[to + label]! += this.#weights[from + label]!;
      }
    }
    return scores;
  }

  /** Expected labels and steps between them, under the model, among the allowed labels. */
  #expectations(scores: Float64Array, length: number, allowed: Int32Array | null): Expectations {
    const width = this.#width;
    const steps = this.#steps;
    const starts = width * width;
    const ends = starts + width;
    const places = new Float64Array(length * width);
    const forward = new Float64Array(length * width);
    const backward = new Float64Array(length * width);
    const divisors = new Float64Array(length);
    // In `places` first what each label has by itself, less the highest of its place.
    let logTotal = 0;
    for (let place = 0; place < length; place++) {
      const at = place * width;
      let highest = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < width; label++) highest = Math.max(highest, scores[at + label]!);
      logTotal += highest;
      for (let label = 0; label < width; label++) {
        const isAllowed = allowed === null || ((allowed[place]! >>> label) & 1) === 1;
        places[at + label] = isAllowed ? Math.exp(Math.max(scores[at + label]! - highest, LOWEST)) : 0;
      }
    }
    for (let place = 0; place < length; place++) {
      const at = place * width;
      let total = 0;
      for (let label = 0; label < width; label++) {
        const own = places[at + label]!;
        if (own === 0) continue;
        let sum = place === 0 ? steps[starts + label]! : 0;
        if (place > 0)
          for (let from = 0; from < width; from++)
            sum += forward[at - width + from]! * steps[from * width + label]!;
        forward[at + label] = sum * own;
        total += sum * own;
      }
      divisors[place] = total;
      logTotal += Math.log(total);
      for (let label = 0; label < width; label++) forward[at + label]! /= total;
    }
    const last = (length - 1) * width;
    let endSum = 0;
    for (let label = 0; label < width; label++) {
      backward[last + label] = steps[ends + label]!;
      endSum += forward[last + label]! * steps[ends + label]!;
    }
    logTotal += Math.log(endSum);
    const expected = new Float64Array(this.#chain.length);
    for (let place = length - 1; place > 0; place--) {
      const at = place * width;
      for (let to = 0; to < width; to++) {
        const rest = (places[at + to]! * backward[at + to]!) / divisors[place]!;
        if (rest === 0) continue;
        for (let from = 0; from < width; from++) {
          const step = steps[from * width + to]! * rest;
          backward[at - width + from]! += step;
          expected[from * width + to]! += (forward[at - width + from]! * step) / endSum;
        }
      }
    }
    for (let cell = 0; cell < places.length; cell++)
      places[cell] = (forward[cell]! * backward[cell]!) / endSum;
    for (let label = 0; label < width; label++) {
      expected[starts + label] = places[label]!;
      expected[ends + label] = places[last + label]!;
    }
    return { places, chain: expected, logTotal };
  }
}

interface Expectations {
  /** Place × label. */
  readonly places: Float64Array;
  /** Of transitions, starts, ends. */
  readonly chain: Float64Array;
  /** Logarithm of the sum over all labellings. */
  readonly logTotal: number;
}

/** The features with some replaced by -1. */
function withoutSome(features: Int32Array, share: number, random: () => number): Int32Array {
  return features.map((feature) => (random() < share ? -1 : feature));
}
