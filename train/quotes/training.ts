import { CueTagger } from '../../pipeline/extract/quotes/model/cue-tagger.js';
import { modelOf } from '../../pipeline/extract/quotes/model/quotes-model.js';
import { ModelFile } from '../../pipeline/tagger/model-file.js';
import { taggerWeights } from '../../pipeline/tagger/weights.js';
import { type ModelParts, modelBytes } from '../tagger/pack.js';
import { type Anchors, findAnchors } from './anchors.js';
import { calibrationError, fitConfidence, judgeRows, reliability, unseenConfidences } from './calibration.js';
import { cueExamples, roleExamples } from './examples.js';
import type { NarratedArticle } from './narrated.js';
import { clausalStems, statementStems } from './natures.js';
import { type Report, trainCueTagger, trainRoleTagger } from './taggers.js';

const MODEL = 'quotes@3';
const FOLDS = 3;

/**
 * Trains the quotes' model: taggers learn from some articles, the confidence is calibrated on others.
 *
 * @returns the bytes of the model's file, the same for the same articles
 */
export function trainQuotes(
  articles: readonly NarratedArticle[],
  development: readonly NarratedArticle[],
  report: Report,
): Uint8Array {
  const anchors = findAnchors(articles);
  const cues = trainCueTagger(cueExamples(articles, anchors), report);
  const chances = unseenChances(articles, anchors, report);
  const roles = trainRoleTagger(roleExamples(articles, anchors, chances), report);
  const statements = statementStems(articles, anchors);
  const clausal = clausalStems(articles, anchors);
  const parts: ModelParts[] = [
    cues,
    roles,
    {
      settings: {},
      sections: { statements: new Uint8Array(statements.buffer), clausal: new Uint8Array(clausal.buffer) },
    },
  ];
  return calibrated(parts, development, report);
}

/** A model with the taggers of another, whose confidence is calibrated anew, as after a change of the grammar. */
export function recalibrateQuotes(
  bytes: Uint8Array,
  development: readonly NarratedArticle[],
  report: Report,
): Uint8Array {
  const file = new ModelFile(bytes);
  const sections = Object.keys(file.head.sections).map((name) => [name, file.section(name)] as const);
  return calibrated(
    [{ settings: file.head.settings, sections: Object.fromEntries(sections) }],
    development,
    report,
  );
}

/** The bytes of a model with its confidence calibrated on development articles. */
function calibrated(
  parts: readonly ModelParts[],
  development: readonly NarratedArticle[],
  report: Report,
): Uint8Array {
  const rows = judgeRows(modelOf(new ModelFile(modelBytes(MODEL, parts))), development);
  const bins = reliability(rows, unseenConfidences(rows));
  for (const bin of bins)
    report(`${bin.rows} rows, confidence ${bin.confidence.toFixed(3)}, right ${bin.right.toFixed(3)}`);
  report(`calibration error ${calibrationError(bins).toFixed(3)}`);
  return modelBytes(MODEL, [...parts, { settings: { confidence: fitConfidence(rows) }, sections: {} }]);
}

/** The cue chances of each article by a tagger that was trained on the others. */
function unseenChances(
  articles: readonly NarratedArticle[],
  anchors: Anchors,
  report: Report,
): Float32Array[] {
  const chances: Float32Array[] = new Array(articles.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const isSeen = (_: unknown, index: number): boolean => index % FOLDS !== fold;
    const reader = cueReaderOf(
      trainCueTagger(cueExamples(articles.filter(isSeen), anchors.filter(isSeen)), report),
    );
    articles.forEach(({ parsed, units }, index) => {
      if (!isSeen(null, index)) chances[index] = reader.chances(parsed, units);
    });
  }
  return chances;
}

function cueReaderOf(parts: ModelParts): CueTagger {
  return new CueTagger(taggerWeights(new ModelFile(modelBytes('cues', [parts])), 'cues'));
}
