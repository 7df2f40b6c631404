import {
  CONFIDENCE_FEATURES,
  confidenceFeatures,
  confidenceOf,
  shapeOf,
} from '../../pipeline/extract/quotes/model/quote-confidence.js';
import type { QuotesModel } from '../../pipeline/extract/quotes/model/quotes-model.js';
import { rangeSpan } from '../../pipeline/extract/quotes/narration/unit-ranges.js';
import { findUtterances } from '../../pipeline/extract/quotes/quotes.js';
import type { NarratedArticle } from './narrated.js';
import { rightRows } from './scoring.js';

/** A row of a development article: what its confidence is computed from, and whether it is right. */
export interface JudgedRow {
  readonly article: number;
  readonly features: readonly number[];
  readonly isRight: boolean;
}

export function judgeRows(model: QuotesModel, articles: readonly NarratedArticle[]): JudgedRow[] {
  return articles.flatMap(({ article, parsed }, index) => {
    const { utterances, speakers } = findUtterances(model, parsed, article.names);
    const rows = utterances.map(({ content, place }, i) => ({
      content: content.map((range) => rangeSpan(parsed, range)),
      speaker: speakers[i]!.spans,
      isElsewhere: place !== 'here',
    }));
    const right = rightRows(article, rows);
    return utterances.map((utterance, i) => ({
      article: index,
      features: confidenceFeatures(utterance, speakers[i]!, shapeOf(parsed.narration, utterance.content)),
      isRight: right[i]!,
    }));
  });
}

const STEPS = 2000;
const RATE = 0.5;
/** Pull of the weights to zero, in rows. */
const DECAY = 2;

/** Weights of a logistic regression, by gradient steps over all rows. */
export function fitConfidence(rows: readonly JudgedRow[]): number[] {
  const weights: number[] = CONFIDENCE_FEATURES.map(() => 0);
  const scale = CONFIDENCE_FEATURES.map((_, i) => {
    const squares = rows.reduce((sum, { features }) => sum + features[i]! ** 2, 0);
    return Math.sqrt(squares / rows.length) || 1;
  });
  for (let step = 0; step < STEPS; step++) {
    const gradient = CONFIDENCE_FEATURES.map((_, i) => (i === 0 ? 0 : DECAY * weights[i]! * scale[i]! ** 2));
    for (const { features, isRight } of rows) {
      const sum = features.reduce((total, value, i) => total + value * weights[i]!, 0);
      const error = 1 / (1 + Math.exp(-sum)) - Number(isRight);
      for (let i = 0; i < weights.length; i++) gradient[i]! += error * features[i]!;
    }
    for (let i = 0; i < weights.length; i++)
      weights[i]! -= (RATE * gradient[i]!) / rows.length / scale[i]! ** 2;
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

const FOLDS = 10;

/** The confidence of each row by weights fitted to the rows of other articles. */
export function unseenConfidences(rows: readonly JudgedRow[]): number[] {
  const confidences: number[] = new Array(rows.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitConfidence(rows.filter(({ article }) => article % FOLDS !== fold));
    rows.forEach(({ article, features }, i) => {
      if (article % FOLDS === fold) confidences[i] = confidenceOf(features, weights);
    });
  }
  return confidences;
}

/** Rows of like confidence: how sure they are, and how many of them are right. */
export interface ReliabilityBin {
  readonly rows: number;
  readonly confidence: number;
  readonly right: number;
}

const BINS = 10;

/** Bins of equally many rows, by ascending confidence. */
export function reliability(rows: readonly JudgedRow[], confidences: readonly number[]): ReliabilityBin[] {
  const order = [...rows.keys()].sort((a, b) => confidences[a]! - confidences[b]! || a - b);
  return Array.from({ length: BINS }, (_, bin) => {
    const members = order.slice(
      Math.round((bin * order.length) / BINS),
      Math.round(((bin + 1) * order.length) / BINS),
    );
    const mean = (value: (row: number) => number): number =>
      members.reduce((sum, row) => sum + value(row), 0) / members.length;
    return {
      rows: members.length,
      confidence: mean((row) => confidences[row]!),
      right: mean((row) => Number(rows[row]!.isRight)),
    };
  });
}

/** Mean distance of confidence and share of right rows, over all rows. */
export const calibrationError = (bins: readonly ReliabilityBin[]): number =>
  bins.reduce((sum, { rows, confidence, right }) => sum + rows * Math.abs(confidence - right), 0) /
  bins.reduce((sum, { rows }) => sum + rows, 0);
