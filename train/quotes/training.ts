import { CueTagger } from '../../pipeline/extract/quotes/model/cue-tagger.js';
import { modelOf } from '../../pipeline/extract/quotes/model/quotes-model.js';
import { ModelFile } from '../../pipeline/tagger/model-file.js';
import { taggerWeights } from '../../pipeline/tagger/weights.js';
import { type ModelParts, modelBytes } from '../tagger/pack.js';
import { type Anchors, findAnchors } from './anchors.js';
import { fitRows, judgeRows, judgeUnseen, judgeWith, type UnseenRow } from './calibration.js';
import { cueExamples, roleExamples } from './examples.js';
import { reportFigures } from './figures.js';
import type { NarratedArticle } from './narrated.js';
import { clausalStems, statementStems } from './natures.js';
import { type Report, trainCueTagger, trainRoleTagger } from './taggers.js';

const MODEL = 'quotes@3';
const FOLDS = 3;

/** Articles that the rows are judged by; the taggers have not seen them. */
export interface Development {
  /** Like those that the taggers learn from. */
  readonly home: readonly NarratedArticle[];
  /** Other news, whose readers marked no acts. */
  readonly other: readonly NarratedArticle[];
  /** More of it, from which nothing is learned. */
  readonly unseen: readonly NarratedArticle[];
}

/**
 * Trains the quotes' model: taggers learn from some articles, how rows are judged is learned from others.
 *
 * @returns the bytes of the model's file, the same for the same articles
 */
export function trainQuotes(
  articles: readonly NarratedArticle[],
  development: Development,
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

/** A model with the taggers of another, whose rows are judged anew, as after a change of the grammar. */
export function recalibrateQuotes(bytes: Uint8Array, development: Development, report: Report): Uint8Array {
  const file = new ModelFile(bytes);
  const sections = Object.keys(file.head.sections).map((name) => [name, file.section(name)] as const);
  return calibrated(
    [{ settings: file.head.settings, sections: Object.fromEntries(sections) }],
    development,
    report,
  );
}

/** The articles of the corpus of web pages that are guides and blogs. */
const GUIDES = 'pages/gold-text.jsonl#';
const isGuide = ({ article }: NarratedArticle): boolean => article.record.docId.startsWith(GUIDES);

/** The kinds of other news, whose figures differ. */
const KINDS: readonly (readonly [name: string, isOf: (article: NarratedArticle) => boolean])[] = [
  ['other news', (article) => !isGuide(article)],
  ['guides and blogs', isGuide],
];

/** The bytes of a model whose rows are judged by development articles. */
function calibrated(
  parts: readonly ModelParts[],
  { home, other, unseen }: Development,
  report: Report,
): Uint8Array {
  const model = modelOf(new ModelFile(modelBytes(MODEL, parts)));
  const rows = { home: judgeRows(model, home), other: judgeRows(model, other) };
  const judged = judgeUnseen(rows.home, rows.other);
  const weights = fitRows(rows.home, rows.other);
  const reports = (all: readonly UnseenRow[]): UnseenRow[] => all.filter(({ isReport }) => isReport);
  reportFigures('home', judged.home, home, report);
  for (const [name, isOf] of KINDS) {
    const articles = other.filter(isOf);
    const rowsOf = judged.other.filter((row) => isOf(other[row.article]!));
    reportFigures(name, reports(rowsOf), articles, report);
  }
  const read = judgeRows(model, unseen).map((row) => judgeWith(weights, row));
  reportFigures('unseen', reports(read), unseen, report);
  return modelBytes(MODEL, [...parts, { settings: { rows: weights }, sections: {} }]);
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
