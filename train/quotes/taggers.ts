import { ROLES, Role } from '../../pipeline/extract/quotes/model/roles.js';
import { type CrfSettings, meanWeights, trainCrf } from '../tagger/crf.js';
import { Dictionary } from '../tagger/dictionary.js';
import { type ModelParts, packTagger } from '../tagger/pack.js';
import type { TrainingSequence } from '../tagger/sequences.js';
import { CUE_LABELS } from './examples.js';

export type Report = (message: string) => void;

interface TaggerPlan extends Pick<CrfSettings, 'labels' | 'canFollow' | 'epochs' | 'decay' | 'learningRate'> {
  /** Occurrences of a feature that is kept. */
  readonly atLeast: number;
  /** Rows of the table, as a power of two. */
  readonly bits: number;
}

/** One training each, of which the mean is taken: a single one is half a point better or worse by chance. */
const SEEDS = [7, 8, 9];
const DROPOUT = 0.1;
/** Whole numbers for a weight of 1. */
const SCALE = 24;

const CUES: TaggerPlan = {
  labels: CUE_LABELS,
  canFollow: () => true,
  epochs: 6,
  decay: 4,
  learningRate: 0.1,
  atLeast: 3,
  bits: 16,
};

const ROLE_TAGGER: TaggerPlan = {
  labels: ROLES,
  canFollow: (from, to) =>
    canFollow(
      from === null ? -1 : ROLES.indexOf(from as never),
      to === null ? -1 : ROLES.indexOf(to as never),
    ),
  epochs: 6,
  decay: 15,
  learningRate: 0.1,
  atLeast: 3,
  bits: 17,
};

/** Whether a role can stand after another; -1 is the beginning and the end. */
function canFollow(from: number, to: number): boolean {
  for (const run of [Role.source, Role.content]) {
    const isOpen = from === run || from === run + 1;
    const goesOn = to === run + 1 || to === run + 2;
    if (isOpen && !goesOn) return false;
    if (to === run + 1 && !isOpen) return false;
  }
  return true;
}

export const trainCueTagger = (examples: readonly TrainingSequence[], report: Report): ModelParts =>
  train('cues', examples, CUES, report);

export const trainRoleTagger = (examples: readonly TrainingSequence[], report: Report): ModelParts =>
  train('roles', examples, ROLE_TAGGER, report);

function train(
  prefix: string,
  examples: readonly TrainingSequence[],
  { atLeast, bits, ...plan }: TaggerPlan,
  report: Report,
): ModelParts {
  const dictionary = new Dictionary(examples, atLeast);
  report(`${prefix}: ${examples.length} sequences, ${dictionary.size} features`);
  const weights = meanWeights(
    SEEDS.map((seed) =>
      trainCrf(examples, dictionary, {
        ...plan,
        dropout: DROPOUT,
        seed,
        report: (epoch, loss) => report(`${prefix}: pass ${epoch + 1}, loss ${loss.toFixed(0)}`),
      }),
    ),
  );
  const { kept, lost, ...parts } = packTagger(weights, dictionary, { bits, scale: SCALE, prefix });
  report(`${prefix}: ${kept} features kept, ${lost} lost`);
  return parts;
}
