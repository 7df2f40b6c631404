import { PageFacts } from '../../pipeline/pages/metadata/page-facts.js';
import type { Page } from '../../pipeline/pages/page/page.js';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { commonElements } from '../../pipeline/pages/text/block-features.js';
import { HintFeatures, wordFeatures } from '../../pipeline/pages/text/block-words.js';
import { declaredBy } from '../../pipeline/pages/text/declared.js';
import type { Declared } from '../../pipeline/pages/text/evidence.js';
import { hashText } from '../../pipeline/text/hash.js';
import type { GoldPage } from './corpus.js';
import { type Label, labelsBySnippets, labelsByText } from './labels.js';

/** A page with the labels of its blocks. */
export interface Example {
  readonly gold: GoldPage;
  readonly page: Page;
  readonly declared: Declared;
  readonly labels: readonly Label[];
  /** Pages of one site are in one part. */
  readonly part: number;
  readonly hintFeatures: readonly (readonly number[])[];
  readonly wordFeatures: readonly (readonly number[])[];
}

/** How many parts the pages are divided into. */
export const PARTS = 5;
/** News counts more than guides and blogs: it is what is read. */
const NEWS_WEIGHT = 1.5;

export const examplesOf = (pages: readonly GoldPage[]): Example[] => pages.map(exampleOf);

function exampleOf(gold: GoldPage): Example {
  const page = scanPage(gold.html);
  const { things } = new PageFacts(page);
  const labels =
    gold.text === null
      ? labelsBySnippets(page.blocks, gold.inside, gold.outside)
      : labelsByText(page.blocks, gold.text);
  const factor = gold.set === 'clean' ? NEWS_WEIGHT : 1;
  const hints = new HintFeatures(commonElements(page));
  return {
    gold,
    page,
    declared: declaredBy(page, things),
    labels: labels.map(({ isKept, weight }) => ({ isKept, weight: factor * weight })),
    part: (hashText(gold.site) >>> 3) % PARTS,
    hintFeatures: page.blocks.map((block) => hints.of(block)),
    wordFeatures: page.blocks.map(wordFeatures),
  };
}
