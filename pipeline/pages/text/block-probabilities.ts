import type { Page } from '../page/page.js';
import { blockFeatures, commonElements } from './block-features.js';
import { HintFeatures, wordFeatures } from './block-words.js';
import { type Declared, declaredShare, descriptionTest } from './evidence.js';
import { linearScore } from './linear-model.js';
import type { PageModel } from './page-model.js';
import { treesScore } from './trees.js';

/**
 * The probability of each block of a page that it belongs to the article's text.
 *
 * @param titles whether each block is a title of the page
 */
export function blockProbabilities(
  page: Page,
  declared: Declared,
  titles: readonly boolean[],
  model: PageModel,
): number[] {
  const hints = new HintFeatures(commonElements(page));
  const rows = blockFeatures(page, {
    hintScores: page.blocks.map((block) => linearScore(model.hints, hints.of(block))),
    wordScores: page.blocks.map((block) => linearScore(model.words, wordFeatures(block))),
    titles,
    isDescription: descriptionTest(declared),
    declaredShare: declaredShare(declared),
  });
  return rows.map((row) => 1 / (1 + Math.exp(-treesScore(model.trees, row))));
}
