import { type ModelFile, readModelFile } from '../../../tagger/model-file.js';
import { taggerWeights } from '../../../tagger/weights.js';
import { AttributionReader } from './attribution-reader.js';
import { CueReader } from './cue-reader.js';

/** What was learned of attributions. */
export interface QuotesModel {
  readonly cues: Pick<CueReader, 'chances'>;
  readonly attributions: Pick<AttributionReader, 'anchors' | 'read'>;
  /** Weights of the features of a row's confidence; null while nothing calibrates it. */
  readonly confidence: readonly number[] | null;
}

let model: QuotesModel | null = null;

/** The model in `models/quotes.bin`, read at first use. */
export function quotesModel(): QuotesModel {
  model ??= modelOf(readModelFile(new URL('../../../../models/quotes.bin', import.meta.url)));
  return model;
}

export const modelOf = (file: ModelFile): QuotesModel => ({
  cues: new CueReader(taggerWeights(file, 'cues')),
  attributions: new AttributionReader(taggerWeights(file, 'roles'), new Set(file.integers('statements'))),
  confidence: (file.head.settings.confidence as readonly number[] | undefined) ?? null,
});
