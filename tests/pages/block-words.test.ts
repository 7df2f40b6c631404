import { describe, expect, it } from 'vitest';
import { scanPage } from '../../pipeline/pages/page/scan-page.js';
import { HintFeatures } from '../../pipeline/pages/text/block-words.js';

/** The features of a paragraph that calls itself something. */
const featuresOf = (hint: string): number[] =>
  new HintFeatures(() => false).of(scanPage(`<p class="${hint}">The mill stands.</p>`).blocks[0]!);

describe('words of hints', () => {
  it('are parted by marks, figures and capitals', () => {
    const parted = featuresOf('article body related box');
    expect(featuresOf('article-body__relatedBox')).toEqual(parted);
    expect(featuresOf('ArticleBody_relatedBOX')).toEqual(parted);
    expect(featuresOf('articlebody related box')).not.toEqual(parted);
  });

  it('part capitals from the word that the last one begins', () => {
    expect(featuresOf('HTMLBody')).toEqual(featuresOf('html body'));
    expect(featuresOf('HTMLbody')).toEqual(featuresOf('htm lbody'));
  });

  it('count once, and single letters not', () => {
    expect(featuresOf('body x bodyBody')).toEqual(featuresOf('body'));
  });
});
