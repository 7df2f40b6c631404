import { readModelFile } from '../../../tagger/model-file.js';
import { Tagger } from '../../../tagger/tagger.js';
import { taggerWeights } from '../../../tagger/weights.js';
import type { NameType } from '../name-type.js';
import type { RecognisedName } from './recognised-name.js';

/** Names that are calibrated together: those of a type, and those that convention makes of a type. */
export type Group = NameType | `${NameType} by convention`;

/** How a chance under the weights becomes the chance of being right: a logistic curve for each group. */
export interface Calibration {
  readonly slope: number;
  readonly offsets: Readonly<Record<Group, number>>;
}

/** What `models/names.bin` holds. */
export interface NamesModel {
  readonly tagger: Tagger;
  readonly calibration: Calibration;
}

let shipped: NamesModel | null = null;

/** The shipped model, read at first use. */
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

/** Chances nearer to none or all than this are taken for it. */
const NEAREST = 1e-4;

const logit = (chance: number): number => {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, chance));
  return Math.log(inside / (1 - inside));
};

type Judged = Pick<RecognisedName, 'type' | 'chance' | 'isByConvention'>;

export const groupOf = ({ type, isByConvention }: Judged): Group =>
  isByConvention ? `${type} by convention` : type;

/** What the curves start from: of names by convention all are alike, whatever the weights say. */
export const evidenceFor = ({ chance, isByConvention }: Judged): number =>
  isByConvention ? 0 : logit(chance);

/** The chance that a name's span and type are right, to three decimals. */
export function confidenceOf(name: Judged, { slope, offsets }: Calibration): number {
  return Math.round(1000 / (1 + Math.exp(-(slope * evidenceFor(name) + offsets[groupOf(name)])))) / 1000;
}
