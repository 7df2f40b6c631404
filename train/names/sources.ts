/** A set of annotated texts, and how it is learned from. */
export interface Source {
  /** The name of its file, without extension. */
  readonly name: string;
  /** Whether it is marks of articles (beside this module), and not texts with their annotation (among the corpora). */
  readonly isMarks?: boolean;
  /** How much its sequences count. */
  readonly weight: number;
  /** Whether names of type misc are marked; where not, what the lists know as misc may be it or not. */
  readonly marksMisc: boolean;
}

export const SOURCES: readonly Source[] = [
  { name: 'wikigold-train', weight: 2, marksMisc: true },
  { name: 'gum-train', weight: 1, marksMisc: false },
  { name: 'ieer-train', weight: 1, marksMisc: false },
  { name: 'btc-train', weight: 0.5, marksMisc: false },
  { name: 'wnut17-train', weight: 0.5, marksMisc: false },
  // Its readers did not agree on what is misc.
  { name: 'news', isMarks: true, weight: 0.5, marksMisc: false },
  { name: 'guides', isMarks: true, weight: 0.25, marksMisc: false },
];

/** Read beside the sources; nothing is learned from them. */
export const DEVELOPMENT_SETS: readonly Source[] = [
  { name: 'wikigold-dev', weight: 1, marksMisc: true },
  { name: 'uner-dev', weight: 1, marksMisc: false },
  { name: 'gum-dev', weight: 1, marksMisc: false },
  // TimeBank and AQUAINT state no licence: they only measure.
  { name: 'newswire', isMarks: true, weight: 1, marksMisc: false },
];

/** The newswire that is cross-validated. */
export const NEWSWIRE = 'ieer-train';
