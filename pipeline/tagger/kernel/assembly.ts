/*
 * The arithmetic of the tagger, in AssemblyScript. It is compiled to WebAssembly (`npm run generate`), which runs at
 * full speed from the first call, in every thread, and adds eight labels at a time.
 *
 * The caller lays out the memory and passes offsets in bytes; nothing is checked or allocated here. A "row" is one of
 * the feature table: one weight for each label, a byte each. Scores are 32-bit integers, `stride` of them for each
 * position: the number of labels rounded up to a multiple of eight, of which the last ones have no meaning.
 */

let labels: i32 = 0;
let stride: i32 = 0;
/** Number of bits by which a feature is shifted to give its row. */
let shift: i32 = 0;
/** One fingerprint for each row. */
let fingerprints: usize = 0;
/** One weight for each row and label, row by row. */
let weights: usize = 0;
/**
 * The transitions between labels. For each label, in 32-bit integers: the number of labels that can precede it, then
 * each of them with the weight of the transition.
 */
let edges: usize = 0;
/** `exp` of the transitions' real weights, in the order of the edges. */
let steps: usize = 0;
/** Weights and their `exp` at the beginning and at the end of a sequence. */
let starts: usize = 0;
let ends: usize = 0;
let startSteps: usize = 0;
let endSteps: usize = 0;
/** `exp` of a score, by its distance from the best score of its position. */
let exponentials: usize = 0;
let exponentialCount: i32 = 0;

/** The weight of the impossible (`FORBIDDEN` in weights.ts). */
const FORBIDDEN: i32 = -(1 << 28);

export function setTable(labelCount: i32, bits: i32, fingerprintsAt: usize, weightsAt: usize): void {
  labels = labelCount;
  stride = (labelCount + 7) & ~7;
  shift = 32 - bits;
  fingerprints = fingerprintsAt;
  weights = weightsAt;
}

export function setChain(
  edgesAt: usize,
  stepsAt: usize,
  startsAt: usize,
  endsAt: usize,
  startStepsAt: usize,
  endStepsAt: usize,
): void {
  edges = edgesAt;
  steps = stepsAt;
  starts = startsAt;
  ends = endsAt;
  startSteps = startStepsAt;
  endSteps = endStepsAt;
}

export function setExponentials(at: usize, count: i32): void {
  exponentials = at;
  exponentialCount = count;
}

/**
 * Adds the weights of features to the scores of a position.
 *
 * The table is larger than the processor's nearest caches, and waiting for memory is most of the work. So all rows are
 * looked up first, without a branch, which lets the processor wait for many of them at once.
 *
 * @param found room for one integer for each feature
 */
export function addFeatures(features: usize, count: i32, scores: usize, found: usize): void {
  let rows = 0;
  for (let i = 0; i < count; i++) {
    const feature = load<i32>(features + ((<usize>i) << 2));
    const low = (feature << 24) >> 24;
    const print = select(1, low, low === 0);
    const row: i32 = feature >>> shift;
    const neighbour = row ^ 1;
    const isOwn = i32(<i32>load<i8>(fingerprints + row) === print);
    const isNeighbour = i32(<i32>load<i8>(fingerprints + neighbour) === print);
    store<i32>(found + ((<usize>rows) << 2), select(row, neighbour, isOwn) * labels);
    rows += isOwn | isNeighbour;
  }
  // A sum of 256 bytes fits into 16 bits.
  for (let label = 0; label < stride; label += 8) {
    const column = weights + label;
    let sum = i16x8.splat(0);
    for (let i = 0; i < rows; i++) {
      sum = i16x8.add(sum, v128.load_ext<i8>(column + load<i32>(found + ((<usize>i) << 2))));
    }
    const at = scores + ((<usize>label) << 2);
    v128.store(at, i32x4.add(v128.load(at), i32x4.extend_low_i16x8_s(sum)));
    v128.store(at, i32x4.add(v128.load(at, 16), i32x4.extend_high_i16x8_s(sum)), 16);
  }
}

/**
 * Writes the best labels of a sequence of `length` positions to `into`, one byte each (Viterbi).
 *
 * @param before room for one byte for each position and label: the best preceding label
 * @param sums room for the scores of two positions
 */
export function viterbi(scores: usize, length: i32, into: usize, before: usize, sums: usize): void {
  let here = sums;
  let last = sums + ((<usize>stride) << 2);
  for (let label = 0; label < labels; label++) {
    const at = (<usize>label) << 2;
    store<i32>(here + at, load<i32>(scores + at) + load<i32>(starts + at));
  }
  for (let position = 1; position < length; position++) {
    const swapped = last;
    last = here;
    here = swapped;
    let edge = edges;
    const own = scores + ((<usize>(position * stride)) << 2);
    const from = before + position * labels;
    for (let label = 0; label < labels; label++) {
      const count = load<i32>(edge);
      edge += 4;
      let highest = 2 * FORBIDDEN;
      let predecessor = 0;
      for (let i = 0; i < count; i++) {
        const candidate = load<i32>(edge);
        const score = load<i32>(last + ((<usize>candidate) << 2)) + load<i32>(edge, 4);
        if (score > highest) {
          highest = score;
          predecessor = candidate;
        }
        edge += 8;
      }
      const at = (<usize>label) << 2;
      store<i32>(here + at, max(2 * FORBIDDEN, load<i32>(own + at) + highest));
      store<u8>(from + label, predecessor);
    }
  }
  let label = 0;
  let highest = 4 * FORBIDDEN;
  for (let i = 0; i < labels; i++) {
    const at = (<usize>i) << 2;
    const score = load<i32>(here + at) + load<i32>(ends + at);
    if (score > highest) {
      highest = score;
      label = i;
    }
  }
  for (let position = length - 1; position >= 0; position--) {
    store<u8>(into + position, label);
    label = load<u8>(before + position * labels + label);
  }
}

/**
 * Computes the forward and backward sums of a sequence of `length` positions under the model, a conditional random
 * field. They are scaled at each position, so that they neither vanish nor overflow. One 64-bit float for each position
 * and label.
 *
 * @param emissions receives `exp` of the scores of each position, less the highest of them
 * @param divisors receives the number by which the forward sums of each position were divided
 * @returns the sum over the labels of a position of forward sum times backward sum, which is the same at every position
 */
export function forwardBackward(
  scores: usize,
  length: i32,
  emissions: usize,
  forward: usize,
  backward: usize,
  divisors: usize,
): f64 {
  const width = (<usize>labels) << 3;
  emit(scores, length, emissions);
  sumForward(length, emissions, forward, divisors);
  memory.fill(backward, 0, <usize>length * width);
  memory.copy(backward + <usize>(length - 1) * width, endSteps, width);
  sumBackward(length, emissions, backward, divisors);
  let total: f64 = 0;
  for (let label: usize = 0; label < width; label += 8) {
    total += load<f64>(forward + label) * load<f64>(backward + label);
  }
  return total;
}

function emit(scores: usize, length: i32, emissions: usize): void {
  let to = emissions;
  for (let position = 0; position < length; position++) {
    const own = scores + ((<usize>(position * stride)) << 2);
    let highest = FORBIDDEN;
    for (let label = 0; label < labels; label++) {
      highest = max(highest, load<i32>(own + ((<usize>label) << 2)));
    }
    for (let label = 0; label < labels; label++) {
      const below = highest - load<i32>(own + ((<usize>label) << 2));
      store<f64>(to, below < exponentialCount ? load<f64>(exponentials + ((<usize>below) << 3)) : 0);
      to += 8;
    }
  }
}

function sumForward(length: i32, emissions: usize, forward: usize, divisors: usize): void {
  const width = (<usize>labels) << 3;
  for (let position = 0; position < length; position++) {
    const here = forward + <usize>position * width;
    const last = here - width;
    const own = emissions + <usize>position * width;
    let edge = edges;
    let step = steps;
    let total: f64 = 0;
    for (let label = 0; label < labels; label++) {
      const at = (<usize>label) << 3;
      const count = load<i32>(edge);
      edge += 4;
      let reached: f64 = 0;
      if (position === 0) reached = load<f64>(startSteps + at);
      else {
        for (let i = 0; i < count; i++) {
          reached +=
            load<f64>(last + ((<usize>load<i32>(edge + ((<usize>i) << 3))) << 3)) *
            load<f64>(step + ((<usize>i) << 3));
        }
      }
      edge += (<usize>count) << 3;
      step += (<usize>count) << 3;
      const value = reached * load<f64>(own + at);
      store<f64>(here + at, value);
      total += value;
    }
    const divisor = total === 0 ? 1 : total;
    store<f64>(divisors + ((<usize>position) << 3), divisor);
    for (let at: usize = 0; at < width; at += 8) store<f64>(here + at, load<f64>(here + at) / divisor);
  }
}

function sumBackward(length: i32, emissions: usize, backward: usize, divisors: usize): void {
  const width = (<usize>labels) << 3;
  for (let position = length - 1; position > 0; position--) {
    const here = backward + <usize>position * width;
    const last = here - width;
    const own = emissions + <usize>position * width;
    const divisor = load<f64>(divisors + ((<usize>position) << 3));
    let edge = edges;
    let step = steps;
    for (let label = 0; label < labels; label++) {
      const at = (<usize>label) << 3;
      const count = load<i32>(edge);
      edge += 4;
      const rest = (load<f64>(own + at) * load<f64>(here + at)) / divisor;
      if (rest !== 0) {
        for (let i = 0; i < count; i++) {
          const to = last + ((<usize>load<i32>(edge + ((<usize>i) << 3))) << 3);
          store<f64>(to, load<f64>(to) + load<f64>(step + ((<usize>i) << 3)) * rest);
        }
      }
      edge += (<usize>count) << 3;
      step += (<usize>count) << 3;
    }
  }
}
