import type { Quote } from '../../findings.js';
import type { Narration } from '../narration/narration.js';
import { kindOf, type UnitRange } from '../narration/unit-ranges.js';
import type { Speaker } from '../speakers/speakers.js';
import type { Utterance } from '../utterances/utterance.js';
import type { AttributionEvidence } from './attribution.js';

/** The features from which the confidence of a row is computed, in the order of their weights. */
export const CONFIDENCE_FEATURES = [
  'bias',
  'cue',
  'content',
  'speaker',
  'direct',
  'mixed',
  'direct cue',
  'mixed cue',
  'listed verb',
  'several pieces',
  'no speaker',
  'unresolved',
  'length',
  'read',
  'read direct',
  'read indirect',
  'uncued',
  'uncued elsewhere',
  'uncued before colon',
  'that clause',
] as const;

/** Probabilities are clipped to this distance from 0 and 1. */
const MARGIN = 0.01;

const logit = (chance: number): number => {
  const inside = Math.min(1 - MARGIN, Math.max(MARGIN, chance));
  return Math.log(inside / (1 - inside));
};

const NO_EVIDENCE: AttributionEvidence = {
  isByRule: false,
  isImplied: false,
  cue: 0.5,
  content: 0.5,
  speaker: 0.5,
};

/** What the content of an utterance is made of. */
export interface ContentShape {
  readonly kind: Quote['kind'];
  /** Whether "that" stands right before it. */
  readonly isAfterThat: boolean;
}

export const shapeOf = (narration: Narration, content: readonly UnitRange[]): ContentShape => ({
  kind: kindOf(narration, content),
  isAfterThat: narration.words[content[0]!.first - 1] === 'that',
});

/** Values of {@link CONFIDENCE_FEATURES} for an utterance. */
export function confidenceFeatures(
  utterance: Utterance,
  speaker: Speaker,
  { kind, isAfterThat }: ContentShape,
): number[] {
  const { evidence, content, cue, verb, place } = utterance;
  const { isByRule, isImplied, cue: cueChance, content: extent, speaker: source } = evidence ?? NO_EVIDENCE;
  const units = content.reduce((sum, { first, end }) => sum + end - first, 0);
  return [
    1,
    logit(cueChance),
    logit(extent),
    logit(source),
    Number(kind === 'direct'),
    Number(kind === 'mixed'),
    kind === 'direct' ? logit(cueChance) : 0,
    kind === 'mixed' ? logit(cueChance) : 0,
    Number(verb !== null),
    Number(content.length > 1),
    // A speaker found elsewhere in the sentence makes a row no surer than none at all.
    Number(utterance.speaker === null || isImplied),
    Number(speaker.entity === null || isImplied),
    kind === 'direct' ? 0 : Math.log(units) / 4,
    Number(isByRule),
    Number(isByRule && kind === 'direct'),
    Number(isByRule && kind === 'indirect'),
    Number(evidence === null),
    Number(evidence === null && place !== 'here'),
    Number(evidence === null && cue !== null),
    Number(isAfterThat),
  ];
}

/** The probability that a row is right, to three decimals: a logistic function of its weighted features. */
export function confidenceOf(features: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
