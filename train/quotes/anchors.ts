import type { NarratedArticle, UnitAttribution } from './narrated.js';

/** For each article the attributions by their anchors: the unit of the cue that most tells that it is one. */
export type Anchors = readonly ReadonlyMap<number, UnitAttribution>[];

/** Counts that keep a rare word from being sure. */
const PRIOR_CUES = 0.5;
const PRIOR_UNITS = 5;

/** Finds anchors by the share of a word's occurrences, whatever its inflection, that stand in cues. */
export function findAnchors(articles: readonly NarratedArticle[]): Anchors {
  const share = shareInCues(articles);
  return articles.map(({ units, attributions }) => {
    const anchors = new Map<number, UnitAttribution>();
    for (const attribution of attributions) {
      let anchor = -1;
      for (const u of attribution.cue)
        if (anchor < 0 || share(units.stems[u]!) > share(units.stems[anchor]!)) anchor = u;
      if (anchor >= 0 && !anchors.has(anchor)) anchors.set(anchor, attribution);
    }
    return anchors;
  });
}

function shareInCues(articles: readonly NarratedArticle[]): (stem: number) => number {
  const inCues = new Map<number, number>();
  const everywhere = new Map<number, number>();
  const count = (counts: Map<number, number>, stem: number): void => {
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  };
  for (const { units, attributions } of articles) {
    for (const stem of units.stems) count(everywhere, stem);
    for (const { cue } of attributions) for (const u of cue) count(inCues, units.stems[u]!);
  }
  return (stem) => ((inCues.get(stem) ?? 0) + PRIOR_CUES) / ((everywhere.get(stem) ?? 0) + PRIOR_UNITS);
}
