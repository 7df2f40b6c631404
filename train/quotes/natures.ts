import type { Anchors } from './anchors.js';
import type { NarratedArticle } from './narrated.js';
import { overlapsQuotation } from './narrated.js';

/** Occurrences of a cue below which it is not judged. */
const MIN_OCCURRENCES = 3;
/** Share of a cue's contents with quoted words from which on it is one of saying. */
const MIN_QUOTED = 0.3;

/** Stems of the cues that say something: those whose contents are often quoted, in part at least. */
export function statementStems(articles: readonly NarratedArticle[], anchors: Anchors): Int32Array {
  const all = new Map<number, number>();
  const quoted = new Map<number, number>();
  articles.forEach((article, index) => {
    for (const [anchor, attribution] of anchors[index]!) {
      const stem = article.units.stems[anchor]!;
      all.set(stem, (all.get(stem) ?? 0) + 1);
      if (overlapsQuotation(article, attribution)) quoted.set(stem, (quoted.get(stem) ?? 0) + 1);
    }
  });
  return Int32Array.from(
    [...all].flatMap(([stem, count]) =>
      count >= MIN_OCCURRENCES && (quoted.get(stem) ?? 0) / count >= MIN_QUOTED ? [stem] : [],
    ),
  ).sort();
}
