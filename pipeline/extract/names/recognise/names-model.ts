import { readModelFile } from '../../../tagger/model-file.js';
import { Tagger } from '../../../tagger/tagger.js';
import { taggerWeights } from '../../../tagger/weights.js';
import type { NameType } from '../name-type.js';
import type { RecognisedName } from './recognised-name.js';

/** Names that are calibrated together: those of a type, and those of a type by convention. */
export type CalibrationGroup = NameType | `${NameType} by convention`;

/** How a chance under the weights becomes the chance of being right: a logistic curve for each group. */
export interface Calibration {
  readonly slope: number;
  readonly offsets: Readonly<Record<CalibrationGroup, number>>;
}

/** The content of `models/names.bin`. */
export interface NamesModel {
  readonly tagger: Tagger;
  readonly calibration: Calibration;
}

let shipped: NamesModel | null = null;

/** The shipped model; reads it at first use. */
export function namesModel(): NamesModel {
  if (shipped === null) {
    const file = readModelFile(new URL('../../../../models/names.bin', import.meta.url));
    shipped = {
      tagger: new Tagger(taggerWeights(file)),
      calibration: file.head.settings.calibration as Calibration,
    };
  }
  return shipped;
}

/** Chances are clipped to this distance from 0 and 1. */
const MARGIN = 1e-4;

const logit = (chance: number): number => {
  const inside = Math.min(1 - MARGIN, Math.max(MARGIN, chance));
  return Math.log(inside / (1 - inside));
};

type CalibratedName = Pick<RecognisedName, 'type' | 'chance' | 'isByConvention'>;

export const groupOf = ({ type, isByConvention }: CalibratedName): CalibrationGroup =>
  isByConvention ? `${type} by convention` : type;

/** The input of the curves. Names by convention are all alike, whatever the weights say. */
export const calibrationInput = ({ chance, isByConvention }: CalibratedName): number =>
  isByConvention ? 0 : logit(chance);

/** The chance that a name's span and type are right, to three decimals. */
export function confidenceOf(name: CalibratedName, { slope, offsets }: Calibration): number {
  return Math.round(1000 / (1 + Math.exp(-(slope * calibrationInput(name) + offsets[groupOf(name)])))) / 1000;
}
