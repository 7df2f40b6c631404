import { articleEdits } from '../../pipeline/pages/text/article-edits.js';
import { blockFeatures } from '../../pipeline/pages/text/block-features.js';
import { chooseBlocks } from '../../pipeline/pages/text/choose-blocks.js';
import { declaredShare, descriptionTest, titleTest } from '../../pipeline/pages/text/evidence.js';
import { type LinearModel, linearScore } from '../../pipeline/pages/text/linear-model.js';
import type { PageModel } from '../../pipeline/pages/text/page-model.js';
import { type Trees, treesScore } from '../../pipeline/pages/text/trees.js';
import { OffsetMap } from '../../pipeline/text/offset-map.js';
import { randomNumbers } from '../tagger/random.js';
import { boost } from './boosting.js';
import { type Example, PARTS } from './examples.js';
import { trainLinear } from './linear.js';
import { rounded } from './pack.js';

const SEED = 7;
const LINEAR = { bits: 14, epochs: 6, ridge: 0.002 };
const TREES = {
  trees: 120,
  leaves: 20,
  rate: 0.08,
  leastHessian: 3,
  ridge: 2,
  rowShare: 0.5,
  featureShare: 0.3,
};
/** Pages whose gold text a model finds less likely than this (mean log likelihood) are taken for wrongly annotated. */
const LEAST_LIKELIHOOD = -0.75;

interface Scores {
  readonly hints: readonly number[];
  readonly words: readonly number[];
}

/** A page as read by a model that has seen no page of its site. */
export interface Prediction {
  readonly id: string;
  readonly set: string;
  readonly part: number;
  readonly text: string;
}

/** Trains the model on all examples. */
export function trainModel(examples: readonly Example[]): PageModel {
  const rows = rowsOf(examples);
  const trusted = withoutDoubtful(examples, rows);
  const hints = rounded(linearOf(trusted, 'hintFeatures'));
  const words = rounded(linearOf(trusted, 'wordFeatures'));
  return { hints, words, trees: treesOf(trusted, rows) };
}

/** Reads the pages of each part by a model of the others. */
export function crossValidate(examples: readonly Example[]): Prediction[] {
  const rows = rowsOf(examples);
  const trusted = withoutDoubtful(examples, rows);
  return parts().flatMap((part) => {
    const trees = treesOf(
      trusted.filter((example) => example.part !== part),
      rows,
    );
    return examples
      .filter((example) => example.part === part)
      .map((example) => ({
        id: example.gold.id,
        set: example.gold.set,
        part,
        text: textOf(
          example,
          rows.get(example)!.map((row) => probability(trees, row)),
        ),
      }));
  });
}

const parts = (): number[] => Array.from({ length: PARTS }, (_, part) => part);
const probability = (trees: Trees, row: Float32Array): number => 1 / (1 + Math.exp(-treesScore(trees, row)));

function textOf(example: Example, probabilities: readonly number[]): string {
  const { page } = example;
  const kept = chooseBlocks(page, probabilities, titlesOf(example));
  return OffsetMap.apply(
    page.html,
    articleEdits(page, (index) => kept[index]!),
  ).text;
}

/** The features of all blocks. The scores by hints and words are those of models that have not seen the page's site. */
function rowsOf(examples: readonly Example[]): Map<Example, Float32Array[]> {
  const rows = new Map<Example, Float32Array[]>();
  for (const part of parts()) {
    const others = examples.filter((example) => example.part !== part);
    const hints = rounded(linearOf(others, 'hintFeatures'));
    const words = rounded(linearOf(others, 'wordFeatures'));
    for (const example of examples) {
      if (example.part !== part) continue;
      const scores = {
        hints: example.hintFeatures.map((features) => linearScore(hints, features)),
        words: example.wordFeatures.map((features) => linearScore(words, features)),
      };
      rows.set(example, featuresOf(example, scores));
    }
  }
  return rows;
}

function featuresOf(example: Example, { hints, words }: Scores): Float32Array[] {
  const { page, declared } = example;
  return blockFeatures(page, {
    hintScores: hints,
    wordScores: words,
    titles: titlesOf(example),
    isDescription: descriptionTest(declared),
    declaredShare: declaredShare(declared),
  });
}

function titlesOf({ page, declared }: Example): boolean[] {
  const isTitle = titleTest(page, declared);
  return page.blocks.map(({ text }) => isTitle(text));
}

/** The examples without those whose annotation a model of the other parts finds hard to believe. */
function withoutDoubtful(
  examples: readonly Example[],
  rows: ReadonlyMap<Example, Float32Array[]>,
): Example[] {
  const doubtful = new Set<Example>();
  for (const part of new Set(examples.map((example) => example.part))) {
    const trees = treesOf(
      examples.filter((example) => example.part !== part),
      rows,
      0.4,
    );
    for (const example of examples) {
      if (example.part !== part || example.gold.text === null) continue;
      let [sum, weight] = [0, 0];
      example.labels.forEach((label, i) => {
        const likelihood = probability(trees, rows.get(example)![i]!);
        sum += label.weight * Math.log(Math.max(1e-4, label.isKept ? likelihood : 1 - likelihood));
        weight += label.weight;
      });
      if (sum / weight < LEAST_LIKELIHOOD) doubtful.add(example);
    }
  }
  console.log(`${doubtful.size} pages are left out`);
  return examples.filter((example) => !doubtful.has(example));
}

function linearOf(examples: readonly Example[], kind: 'hintFeatures' | 'wordFeatures'): LinearModel {
  return trainLinear(
    { features: examples.flatMap((example) => example[kind]), ...labelsOf(examples) },
    { ...LINEAR, random: randomNumbers(SEED) },
  );
}

function treesOf(examples: readonly Example[], rows: ReadonlyMap<Example, Float32Array[]>, share = 1): Trees {
  return boost(
    { features: examples.flatMap((example) => rows.get(example)!), ...labelsOf(examples) },
    { ...TREES, trees: Math.round(share * TREES.trees), random: randomNumbers(SEED) },
  );
}

/** The labels and weights of all blocks; the mean of the weights is one. */
function labelsOf(examples: readonly Example[]): { labels: Uint8Array; weights: Float32Array } {
  const labels = examples.flatMap((example) => example.labels);
  const weights = Float32Array.from(labels, ({ weight }) => weight);
  let [sum, count] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    if (weight > 0) count++;
  }
  return {
    labels: Uint8Array.from(labels, ({ isKept }) => Number(isKept)),
    weights: weights.map((weight) => (weight * count) / sum),
  };
}
