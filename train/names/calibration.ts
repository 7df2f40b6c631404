import {
  type Calibration,
  type CalibrationGroup,
  calibrationInput,
  confidenceOf,
  groupOf,
} from '../../pipeline/extract/names/recognise/names-model.js';
import type { JudgedName, Reading } from './readings.js';

const GROUPS: readonly CalibrationGroup[] = (['person', 'organization', 'location', 'misc'] as const).flatMap(
  (type) => [type, `${type} by convention` as const],
);
const ROUNDS = 3000;
const SLOPE_STEP = 0.05;
const OFFSET_STEP = 0.5;
/** Right names that every group is given before any is counted: few prove little. */
const PRIOR = 1;
const BINS = 10;
const FOLDS = 5;

const chanceAt = (weight: number): number => 1 / (1 + Math.exp(-weight));

/** Fits the curves to what was found, by gradient descent on the logarithmic loss. */
export function calibrate(names: readonly JudgedName[]): Calibration {
  let slope = 1;
  const offsets = GROUPS.map(() => 0);
  const points = names.map((name) => ({
    group: GROUPS.indexOf(groupOf(name)),
    evidence: calibrationInput(name),
    right: Number(name.isRight),
  }));
  const counts = GROUPS.map((_, group) => points.filter((point) => point.group === group).length + PRIOR);
  for (let round = 0; round < ROUNDS; round++) {
    let slopeGradient = 0;
    const gradients = offsets.map((offset) => PRIOR * (chanceAt(offset) - 1));
    for (const { group, evidence, right } of points) {
      const difference = chanceAt(slope * evidence + offsets[group]!) - right;
      slopeGradient += difference * evidence;
      gradients[group]! += difference;
    }
    slope -= (SLOPE_STEP * slopeGradient) / points.length;
    gradients.forEach((gradient, group) => {
      offsets[group]! -= (OFFSET_STEP * gradient) / counts[group]!;
    });
  }
  const rounded = (value: number): number => Math.round(1e4 * value) / 1e4;
  const byGroup = GROUPS.map((group, i) => [group, rounded(offsets[i]!)] as const);
  return { slope: rounded(slope), offsets: Object.fromEntries(byGroup) as Calibration['offsets'] };
}

/** What was found with the confidence it has under curves that were fitted without its document. */
export function crossFitted(readings: readonly Reading[]): Reading[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const others = readings.filter((__, i) => i % FOLDS !== fold);
    const calibration = calibrate(others.flatMap(({ found }) => found));
    const withConfidence = (name: JudgedName): JudgedName => ({
      ...name,
      chance: confidenceOf(name, calibration),
    });
    return readings
      .filter((__, i) => i % FOLDS === fold)
      .map((reading) => ({ ...reading, found: reading.found.map(withConfidence) }));
  }).flat();
}

/** Confidence against the share that is right, as a table, with the expected calibration error. */
export function reliability(readings: readonly Reading[]): string {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { chance, isRight } of readings.flatMap(({ found }) => found)) {
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))]!;
    bin.count++;
    bin.confidence += chance;
    bin.right += Number(isRight);
  }
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const error = bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / total;
  const share = (part: number, whole: number): string => (part / whole).toFixed(2);
  const lines = bins
    .filter(({ count }) => count > 0)
    .map(
      ({ count, confidence, right }) => `| ${share(confidence, count)} | ${share(right, count)} | ${count} |`,
    );
  return [
    '| confidence | right | names |',
    '|---:|---:|---:|',
    ...lines,
    `expected calibration error ${error.toFixed(3)}`,
  ].join('\n');
}
