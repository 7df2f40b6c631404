import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CueReader } from '../../pipeline/extract/quotes/cue-reader.js';
import { modelOf } from '../../pipeline/extract/quotes/model.js';
import { ModelFile } from '../../pipeline/tagger/model-file.js';
import { taggerWeights } from '../../pipeline/tagger/weights.js';
import { type ModelParts, modelBytes } from '../tagger/pack.js';
import { type Anchors, findAnchors } from './anchors.js';
import { calibrationError, fitConfidence, judgeRows, reliability, unseenConfidences } from './calibration.js';
import { readCorpus } from './corpus.js';
import { cueExamples, roleExamples } from './examples.js';
import { type NarratedArticle, narrate } from './narrated.js';
import { statementStems } from './natures.js';
import { trainCueTagger, trainRoleTagger } from './taggers.js';

/*
 * Trains `models/quotes.bin` on a corpus of articles with attributions marked by hand.
 *
 *   npm run train:quotes -- --corpus DIR
 *
 * DIR holds `polnear-train.jsonl`, from which the taggers learn, and `polnear-dev.jsonl`, on which the confidence is
 * calibrated. The same corpus gives the same bytes.
 */

const MODEL = 'quotes@2';
const FOLDS = 3;

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string', default: new URL('../../models/quotes.bin', import.meta.url).pathname },
  },
});
if (options.corpus === undefined) throw new Error('train: name the folder of the corpus: --corpus DIR');

const started = performance.now();
const report = (message: string): void => {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${message}`);
};

const articles = readCorpus(join(options.corpus, 'polnear-train.jsonl')).map(narrate);
report(`${articles.length} articles`);
const anchors = findAnchors(articles);
const cues = trainCueTagger(cueExamples(articles, anchors), report);
const roles = trainRoleTagger(roleExamples(articles, anchors, unseenChances(articles, anchors)), report);
const statements = statementStems(articles, anchors);
const parts: ModelParts[] = [
  cues,
  roles,
  { settings: {}, sections: { statements: new Uint8Array(statements.buffer) } },
];
const rows = judgeRows(
  modelOf(new ModelFile(modelBytes(MODEL, parts))),
  readCorpus(join(options.corpus, 'polnear-dev.jsonl')).map(narrate),
);
const bins = reliability(rows, unseenConfidences(rows));
for (const bin of bins)
  report(`${bin.rows} rows, confidence ${bin.confidence.toFixed(2)}, right ${bin.right.toFixed(2)}`);
report(`calibration error ${calibrationError(bins).toFixed(3)}`);
const bytes = modelBytes(MODEL, [...parts, { settings: { confidence: fitConfidence(rows) }, sections: {} }]);
writeFileSync(options.out, bytes);
report(`${bytes.length} bytes`);

/** The cue chances of each article by a tagger that was trained on the others. */
function unseenChances(all: readonly NarratedArticle[], anchorsOfAll: Anchors): Float32Array[] {
  const chances: Float32Array[] = new Array(all.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isSeen = (_: unknown, index: number): boolean => index % FOLDS !== fold;
    const reader = cueReaderOf(
      trainCueTagger(cueExamples(all.filter(isSeen), anchorsOfAll.filter(isSeen)), report),
    );
    all.forEach(({ marked, units }, index) => {
      if (!isSeen(null, index)) chances[index] = reader.chances(marked, units);
    });
  }
  return chances;
}

function cueReaderOf(parts: ModelParts): CueReader {
  return new CueReader(taggerWeights(new ModelFile(modelBytes('cues', [parts])), 'cues'));
}
