import type { Marginals } from '../../../tagger/marginals.js';
import { Tagger } from '../../../tagger/tagger.js';
import type { TaggerWeights } from '../../../tagger/weights.js';
import { isDenied, withNegation } from '../grammar/denials.js';
import { impliedSubject } from '../grammar/implied-subjects.js';
import { isSpokenOf } from '../grammar/passives.js';
import { hasStretch, type MarkedDocument, trimRange, type UnitRange } from '../narration/unit-ranges.js';
import type { UnitWords } from '../narration/unit-words.js';
import type { Attribution } from '../utterances/attribution.js';
import { RoleContext, WINDOW_BEFORE, WINDOW_BEHIND } from './role-context.js';
import { gapFeatures, sideFeatures, unitFeatures } from './role-features.js';
import { endsRun, isOfRun, ROLES, Role, type Run } from './roles.js';
import { speakerPhrase } from './speaker-phrases.js';

/** Units that are less likely a cue are not looked at further. */
const MIN_CUE_CHANCE = 0.35;
/** Most cues of a sentence, the likeliest: no sentence of a text that anybody reads has so many. */
const MAX_CUES = 48;

/**
 * Reads the attributions of a sentence: for each unit that is likely a cue, a tagger marks the source and the content that
 * belong to it.
 */
export class AttributionReader {
  readonly #roles: Tagger;
  readonly #labels = new Uint8Array(WINDOW_BEFORE + WINDOW_BEHIND);

  readonly #statements: ReadonlySet<number>;

  /** @param statements stems of cues that say, rather than want or feel, beside the reporting verbs */
  constructor(roles: TaggerWeights, statements: ReadonlySet<number>) {
    this.#statements = statements;
    this.#roles = new Tagger(roles);
  }

  /** The units of a sentence that are likely cues, in text order. */
  anchors({ narration }: MarkedDocument, chances: Float32Array, index: number): readonly number[] {
    const { first, end } = narration.sentences[index]!;
    const anchors: number[] = [];
    for (let u = first; u < end; u++) if (chances[u]! >= MIN_CUE_CHANCE) anchors.push(u);
    return anchors.length <= MAX_CUES
      ? anchors
      : anchors
          .sort((a, b) => chances[b]! - chances[a]! || a - b)
          .slice(0, MAX_CUES)
          .sort((a, b) => a - b);
  }

  /** The attribution of a cue as it may hold; null where grammar alone decides. */
  read(
    marked: MarkedDocument,
    units: UnitWords,
    chances: Float32Array,
    index: number,
    anchor: number,
  ): Attribution | null {
    const context = new RoleContext(marked, units, index, anchor, chances);
    const candidate = this.#read(marked, context, index);
    // Whose a quotation in a headline is, grammar tells better: Lee strikes back at Kim: ‘We won’.
    const isLeft =
      context.inHeadline && candidate.content.some((range) => hasStretch(marked.narration, range));
    return isLeft ? null : candidate;
  }

  /** What the tagger makes of a cue. */
  #read(marked: MarkedDocument, context: RoleContext, index: number): Attribution {
    const { units, first, end, cue: anchor, chances } = context;
    const { narration } = marked;
    this.#score(context);
    const labels = this.#labels;
    this.#roles.best(labels);
    const marginals = this.#roles.marginals();
    const sources = runsOf(labels, Role.source, first, end);
    const verb = narration.lexemes[anchor]!.verb;
    const source = sources.length === 0 ? null : nearest(sources, anchor);
    const content = runsOf(labels, Role.content, first, end)
      .map((range) => withoutThat(marked, trimRange(narration, range)))
      .filter((range) => range.end > range.first);
    const cue = cueAround(labels, anchor, first, end);
    const phrase = source === null ? null : speakerPhrase(narration, source);
    const beside = phrase === null || isSpokenOf(narration, phrase, cue) ? null : phrase;
    const speaker = beside ?? impliedSubject(narration, narration.sentences[index]!, cue, content);
    const nature = verb?.nature ?? (this.#statements.has(units.stems[anchor]!) ? 'statement' : 'attitude');
    const low = narration.sentences[index]!.first;
    const reported = { content, speaker, cue: withNegation(narration, cue, low), nature };
    return {
      ...reported,
      sentence: index,
      verb,
      isDenied: isDenied(narration, reported, low),
      evidence: {
        isRead: false,
        isImplied: beside !== speaker,
        cue: chances[anchor]!,
        content: extentChance(marginals, labels, Role.content, end - first),
        speaker: extentChance(marginals, labels, Role.source, end - first),
      },
    };
  }

  /** Gives the tagger the scores of the window's units. */
  #score(context: RoleContext): void {
    const { first, end, cue, gaps } = context;
    this.#roles.begin(end - first);
    const { features } = this.#roles;
    let side = -1;
    let gap = -1;
    let behindSide = 0;
    let behindGap = 0;
    for (let u = first; u < end; u++) {
      const here = context.sideOf(u);
      const isOfSide = here === side;
      if (!isOfSide) {
        side = here;
        behindSide = sideFeatures(context, side, features, 0);
      }
      if (!isOfSide || gaps[u - first] !== gap) {
        gap = gaps[u - first]!;
        behindGap = gapFeatures(context, side, gap, features, behindSide);
      }
      this.#roles.add(u - first, unitFeatures(context, u, features, behindGap));
    }
    for (let role = 0; role < ROLES.length; role++)
      if (role !== Role.cue) this.#roles.forbid(cue - first, role);
  }
}

/** Runs of units whose labels say that they belong together. */
function runsOf(labels: Uint8Array, run: Run, first: number, end: number): UnitRange[] {
  const runs: UnitRange[] = [];
  for (let u = first; u < end; u++) {
    if (!isOfRun(labels[u - first]!, run)) continue;
    let last = u;
    while (last + 1 < end && !endsRun(labels[last - first]!, run)) last++;
    runs.push({ first: u, end: last + 1 });
    u = last;
  }
  return runs;
}

/** The units tagged as cue beside the anchor: `has been asked`. */
function cueAround(labels: Uint8Array, anchor: number, low: number, limit: number): UnitRange {
  let first = anchor;
  let end = anchor + 1;
  while (first > low && labels[first - 1 - low] === Role.cue) first--;
  while (end < limit && labels[end - low] === Role.cue) end++;
  return { first, end };
}

const nearest = (ranges: readonly UnitRange[], unit: number): UnitRange =>
  ranges.reduce((best, range) => (distance(range, unit) < distance(best, unit) ? range : best));

const distance = ({ first, end }: UnitRange, unit: number): number =>
  unit < first ? first - unit : unit - end + 1;

const withoutThat = ({ narration }: MarkedDocument, range: UnitRange): UnitRange =>
  narration.words[range.first] === 'that' && range.end > range.first + 1
    ? { first: range.first + 1, end: range.end }
    : range;

/**
 * How much of what may belong to the runs belongs to the tagged ones for sure: their expected units over the tagged units and
 * those expected beside them. Where nothing was tagged, the chance that there is nothing.
 */
function extentChance(marginals: Marginals, labels: Uint8Array, run: Run, length: number): number {
  let tagged = 0;
  let expected = 0;
  let beside = 0;
  for (let i = 0; i < length; i++) {
    const chance = marginals.of(i, run) + marginals.of(i, run + 1) + marginals.of(i, run + 2);
    if (isOfRun(labels[i]!, run)) {
      tagged++;
      expected += chance;
    } else beside += chance;
  }
  return tagged === 0 ? Math.max(0, 1 - beside) : expected / (tagged + beside);
}
