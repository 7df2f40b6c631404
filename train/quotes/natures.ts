import { contentForm } from '../../pipeline/extract/quotes/grammar/content-forms.js';
import type { UnitRange } from '../../pipeline/extract/quotes/narration/unit-ranges.js';
import type { Anchors } from './anchors.js';
import type { NarratedArticle, UnitAttribution } from './narrated.js';
import { overlapsQuotation } from './narrated.js';

/** Occurrences of a cue below which it is not judged. */
const MIN_OCCURRENCES = 3;
/** Share of a cue's contents with quoted words from which on it is one of saying. */
const MIN_QUOTED = 0.3;
/** Share of a cue's contents that are clauses or quoted from which on it reports something. */
const MIN_CLAUSAL = 0.2;

/** Stems of the cues that say something: those whose contents are often quoted, in part at least. */
export const statementStems = (articles: readonly NarratedArticle[], anchors: Anchors): Int32Array =>
  stemsOf(articles, anchors, MIN_QUOTED, overlapsQuotation);

/** Stems of the cues that report: those whose contents are often quoted or clauses. */
export const clausalStems = (articles: readonly NarratedArticle[], anchors: Anchors): Int32Array =>
  stemsOf(articles, anchors, MIN_CLAUSAL, (article, { content }) => {
    const form = contentForm(article.parsed.narration, [rangeOf(content)]);
    return form === 'words' || form === 'clause';
  });

const rangeOf = (units: readonly number[]): UnitRange => ({ first: units[0]!, end: units.at(-1)! + 1 });

/** Stems of the cues of which many contents have a property. */
function stemsOf(
  articles: readonly NarratedArticle[],
  anchors: Anchors,
  least: number,
  has: (article: NarratedArticle, attribution: UnitAttribution) => boolean,
): Int32Array {
  const all = new Map<number, number>();
  const found = new Map<number, number>();
  articles.forEach((article, index) => {
    for (const [anchor, attribution] of anchors[index]!) {
      const stem = article.units.stems[anchor]!;
      all.set(stem, (all.get(stem) ?? 0) + 1);
      if (has(article, attribution)) found.set(stem, (found.get(stem) ?? 0) + 1);
    }
  });
  return Int32Array.from(
    [...all].flatMap(([stem, count]) =>
      count >= MIN_OCCURRENCES && (found.get(stem) ?? 0) / count >= least ? [stem] : [],
    ),
  ).sort();
}
