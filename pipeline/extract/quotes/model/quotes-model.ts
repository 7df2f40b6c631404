import { type ModelFile, readModelFile } from '../../../tagger/model-file.js';
import { taggerWeights } from '../../../tagger/weights.js';
import { CueTagger } from './cue-tagger.js';
import { RoleTagger } from './role-tagger.js';
import type { RowWeights } from './row-chances.js';

/** The trained model of quotes. */
export interface QuotesModel {
  readonly cues: Pick<CueTagger, 'chances'>;
  readonly attributions: Pick<RoleTagger, 'anchors' | 'read'>;
  /** What the evidence for a row weighs; null before it is calibrated. */
  readonly rows: RowWeights | null;
}

let model: QuotesModel | null = null;

/** The model in `models/quotes.bin`, read at first use. */
export function quotesModel(): QuotesModel {
  model ??= modelOf(readModelFile(new URL('../../../../models/quotes.bin', import.meta.url)));
  return model;
}

export const modelOf = (file: ModelFile): QuotesModel => ({
  cues: new CueTagger(taggerWeights(file, 'cues')),
  attributions: new RoleTagger(taggerWeights(file, 'roles'), {
    statements: new Set(file.integers('statements')),
    clausal: new Set(file.integers('clausal')),
  }),
  rows: (file.head.settings.rows as RowWeights | undefined) ?? null,
});
