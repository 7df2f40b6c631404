import { styleOf } from '../../pipeline/extract/quotes/model/document-style.js';
import type { QuotesModel } from '../../pipeline/extract/quotes/model/quotes-model.js';
import { chanceOf, isReported, type RowWeights } from '../../pipeline/extract/quotes/model/row-chances.js';
import { ROW_EVIDENCE, rowEvidence } from '../../pipeline/extract/quotes/model/row-evidence.js';
import { kindOf, rangeSpan } from '../../pipeline/extract/quotes/narration/unit-ranges.js';
import { findUtterances } from '../../pipeline/extract/quotes/quotes.js';
import type { NarratedArticle } from './narrated.js';
import { type Verdict, verdictsOf } from './scoring.js';

/** A row of an annotated article: what speaks for it, and what the annotation says of it. */
export interface JudgedRow extends Verdict {
  /** The number of the article among those of its corpus. */
  readonly article: number;
  readonly evidence: readonly number[];
  readonly isDirect: boolean;
  /** Whether grammar takes it for something done. */
  readonly isAct: boolean;
}

/** The rows that a model makes of what the annotators read. */
export function judgeRows(model: QuotesModel, articles: readonly NarratedArticle[]): JudgedRow[] {
  return articles.flatMap(({ article, parsed }, index) => {
    const { narration } = parsed;
    const { utterances, speakers } = findUtterances(model, parsed, article.names);
    const style = styleOf(narration, utterances.length);
    const read = [...utterances.keys()].filter(
      (i) => narration.firstTokens[utterances[i]!.content[0]!.first]! < article.endToken,
    );
    const verdicts = verdictsOf(
      article,
      read.map((i) => ({
        content: utterances[i]!.content.map((range) => rangeSpan(parsed, range)),
        speaker: speakers[i]!.spans,
        isElsewhere: utterances[i]!.place !== 'here',
      })),
    );
    return read.map((i, at) => ({
      ...verdicts[at]!,
      article: index,
      evidence: rowEvidence(narration, utterances[i]!, speakers[i]!, style),
      isDirect: kindOf(narration, utterances[i]!.content) === 'direct',
      isAct: utterances[i]!.nature === 'act',
    }));
  });
}

/** Something that is so or not, with what speaks for it. */
interface Example {
  readonly evidence: readonly number[];
  readonly isSo: boolean;
  /** How much it counts. */
  readonly weight: number;
}

const STEPS = 2000;
const RATE = 0.5;
/** Pull of the weights to zero, in rows. */
const DECAY = 20;

/** Weights of a logistic regression, by gradient steps over all examples. */
function logisticWeights(examples: readonly Example[]): number[] {
  const weights: number[] = ROW_EVIDENCE.map(() => 0);
  const scale = ROW_EVIDENCE.map((_, i) => {
    const squares = examples.reduce((sum, { evidence }) => sum + evidence[i]! ** 2, 0);
    return Math.sqrt(squares / examples.length) || 1;
  });
  for (let step = 0; step < STEPS; step++) {
    const gradient = ROW_EVIDENCE.map((_, i) => (i === 0 ? 0 : DECAY * weights[i]! * scale[i]! ** 2));
    for (const { evidence, isSo, weight } of examples) {
      const error = weight * (chanceOf(evidence, weights) - Number(isSo));
      for (let i = 0; i < weights.length; i++) gradient[i]! += error * evidence[i]!;
    }
    for (let i = 0; i < weights.length; i++)
      weights[i]! -= (RATE * gradient[i]!) / examples.length / scale[i]! ** 2;
  }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}

/** How much a row of other news counts for the confidence, beside one of the articles that the taggers learned from. */
const OTHER_NEWS = 1;

/**
 * Weights of the evidence. What is a report is learned from other news alone, whose readers marked no acts; how sure a
 * row is, from both, except from what is no report there.
 *
 * @param home rows of articles like those that the taggers learned from, whose annotators marked acts, too
 */
export function fitRows(home: readonly JudgedRow[], other: readonly JudgedRow[]): RowWeights {
  const reported = logisticWeights(
    other
      .filter(({ isAct }) => !isAct)
      .map(({ evidence, isFound }) => ({ evidence, isSo: isFound, weight: 1 })),
  );
  const confidence = logisticWeights([
    ...home.map(({ evidence, isRight }) => ({ evidence, isSo: isRight, weight: 1 })),
    ...other
      .filter((row) => isReport(row, reported))
      .map(({ evidence, isRight }) => ({ evidence, isSo: isRight, weight: OTHER_NEWS })),
  ]);
  return { confidence, reported };
}

const isReport = ({ evidence, isDirect, isAct }: JudgedRow, reported: readonly number[]): boolean =>
  !isAct && isReported(evidence, isDirect, { reported });

const FOLDS = 10;

/** A row with what weights say of it that were fitted to the rows of other articles. */
export interface UnseenRow extends JudgedRow {
  readonly confidence: number;
  readonly isReport: boolean;
}

export const judgeWith = ({ confidence, reported }: RowWeights, row: JudgedRow): UnseenRow => ({
  ...row,
  confidence: chanceOf(row.evidence, confidence),
  isReport: isReport(row, reported),
});

/** The rows of both corpora, each judged by weights from the other articles of both. */
export function judgeUnseen(
  home: readonly JudgedRow[],
  other: readonly JudgedRow[],
): { home: readonly UnseenRow[]; other: readonly UnseenRow[] } {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const isSeen = ({ article }: JudgedRow): boolean => article % FOLDS !== fold;
    return fitRows(home.filter(isSeen), other.filter(isSeen));
  });
  const judge = (rows: readonly JudgedRow[]): UnseenRow[] =>
    rows.map((row) => judgeWith(folds[row.article % FOLDS]!, row));
  return { home: judge(home), other: judge(other) };
}

/** Rows of like confidence: how sure they are, and how many of them are right. */
export interface ReliabilityBin {
  readonly rows: number;
  readonly confidence: number;
  readonly right: number;
}

const BINS = 10;

/** Bins of equally many rows, by ascending confidence. */
export function reliability(rows: readonly UnseenRow[]): ReliabilityBin[] {
  const order = [...rows].sort((a, b) => a.confidence - b.confidence);
  return Array.from({ length: BINS }, (_, bin) => {
    const members = order.slice(
      Math.round((bin * order.length) / BINS),
      Math.round(((bin + 1) * order.length) / BINS),
    );
    const mean = (value: (row: UnseenRow) => number): number =>
      members.reduce((sum, row) => sum + value(row), 0) / members.length;
    return {
      rows: members.length,
      confidence: mean(({ confidence }) => confidence),
      right: mean(({ isRight }) => Number(isRight)),
    };
  });
}

/** Mean distance of confidence and share of right rows, over all rows. */
export const calibrationError = (bins: readonly ReliabilityBin[]): number =>
  bins.reduce((sum, { rows, confidence, right }) => sum + rows * Math.abs(confidence - right), 0) /
  bins.reduce((sum, { rows }) => sum + rows, 0);
