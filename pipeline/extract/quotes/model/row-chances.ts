/** Weights of the evidence for a row, by what they tell. */
export interface RowWeights {
  /** Of the chance that its content and speaker are right. */
  readonly confidence: readonly number[];
  /** Of the chance that the text reports what somebody said or thought, and does not only tell what happened. */
  readonly reported: readonly number[];
}

/** What is thought of a row by its evidence. */
export interface RowJudgement {
  /** The chance that it is right, to three decimals; null where no model is calibrated. */
  readonly confidence: number | null;
  readonly isReport: boolean;
}

/** From which chance on a row is a report. */
const MIN_REPORTED = 0.5;

/** Whether a row is a report by its evidence. Quoted words alone always are. */
export const isReported = (
  evidence: readonly number[],
  isDirect: boolean,
  { reported }: Pick<RowWeights, 'reported'>,
): boolean => isDirect || chanceOf(evidence, reported) >= MIN_REPORTED;

export const judgeRow = (
  evidence: readonly number[],
  isDirect: boolean,
  weights: RowWeights,
): RowJudgement => ({
  confidence: Math.round(1000 * chanceOf(evidence, weights.confidence)) / 1000,
  isReport: isReported(evidence, isDirect, weights),
});

/** The probability that a logistic regression gives: the logistic function of the weighted sum of the features. */
export function chanceOf(features: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return 1 / (1 + Math.exp(-sum));
}
