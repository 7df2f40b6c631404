import { describe, expect, test } from 'vitest';
import { confidenceOf } from '../../../pipeline/extract/names/recognise/names-model.js';
import { calibrate, crossFitted, reliability } from '../../../train/names/calibration.js';
import { figures, type JudgedName, type Reading } from '../../../train/names/readings.js';

const judged = (chance: number, isRight: boolean, isByConvention = false): JudgedName => ({
  firstToken: 0,
  endToken: 1,
  type: 'person',
  chance,
  isByConvention,
  isRight,
});

/** Names of one chance, of which a share is right. */
const names = (chance: number, right: number, wrong: number, isByConvention = false): JudgedName[] => [
  ...Array.from({ length: right }, () => judged(chance, true, isByConvention)),
  ...Array.from({ length: wrong }, () => judged(chance, false, isByConvention)),
];

const readingOf = (found: readonly JudgedName[]): Reading => ({
  id: 'made up',
  marked: { person: 10, organization: 0, location: 0, misc: 0 },
  found,
});

describe('calibration', () => {
  const boastful = [...names(0.99, 80, 20), ...names(0.7, 50, 50), ...names(0.2, 20, 80)];

  test('gives a chance the share that was right', () => {
    const calibration = calibrate(boastful);
    expect(confidenceOf(judged(0.99, true), calibration)).toBeCloseTo(0.8, 1);
    expect(confidenceOf(judged(0.7, true), calibration)).toBeCloseTo(0.5, 1);
    expect(confidenceOf(judged(0.2, true), calibration)).toBeCloseTo(0.2, 1);
  });

  test('gives names by convention their own share, whatever the weights said', () => {
    const calibration = calibrate([...boastful, ...names(0.2, 90, 10, true)]);
    expect(confidenceOf(judged(0.2, true, true), calibration)).toBeCloseTo(0.9, 1);
    expect(confidenceOf(judged(0.99, true, true), calibration)).toBeCloseTo(0.9, 1);
  });

  test('is judged on documents that it was not fitted to', () => {
    const [right, wrong] = [readingOf(names(0.9, 20, 0)), readingOf(names(0.9, 0, 20))];
    const fitted = crossFitted([right, right, right, right, wrong]);
    const ofWrong = fitted.find(({ found }) => found.some(({ isRight }) => !isRight))!;
    expect(ofWrong.found[0]!.chance).toBeGreaterThan(0.9);
  });

  test('its error is the distance of confidence and share right', () => {
    expect(reliability([readingOf(names(0.85, 8, 2))])).toContain('| 0.85 | 0.80 | 10 |');
    expect(reliability([readingOf(names(0.85, 8, 2))])).toContain('error 0.050');
  });
});

test('figures are exact F1', () => {
  expect(figures([readingOf(names(0.9, 5, 5))])).toContain('micro 50.0, person 50.0');
});
