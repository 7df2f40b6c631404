import { afterHyphen, isAdjacent } from '../../../language/adjacency.js';
import type { Marginals } from '../../../tagger/marginals.js';
import { Tagger } from '../../../tagger/tagger.js';
import type { TaggerWeights } from '../../../tagger/weights.js';
import { isAct } from '../grammar/acts.js';
import { beforeMainClause, isInFront, withinSentence } from '../grammar/clauses.js';
import { TELLS } from '../grammar/complements.js';
import { contentForm } from '../grammar/content-forms.js';
import { thatAt } from '../grammar/demonstratives.js';
import { isDenied, withNegation } from '../grammar/denials.js';
import { impliedSubject } from '../grammar/implied-subjects.js';
import { agentOf, isOnlySpokenOf } from '../grammar/passives.js';
import { withoutHalfClause, withoutNarration, withRest } from '../grammar/runs-over.js';
import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { containsQuotation, trimRange, type UnitRange, wordIn } from '../narration/unit-ranges.js';
import type { Attribution } from './attribution.js';
import { RoleContext, WINDOW_AFTER, WINDOW_BEFORE } from './role-context.js';
import { gapFeatures, sideFeatures, unitFeatures } from './role-features.js';
import { endsSegment, isInSegment, ROLES, Role, type Segment } from './roles.js';
import { speakerPhrase } from './speaker-phrases.js';
import type { UnitWords } from './unit-words.js';

/** Units that are less likely a cue are not read. */
const MIN_CUE_CHANCE = 0.35;
/** Most cues read in a sentence, the likeliest ones; no sentence that anybody reads has as many. */
const MAX_CUES = 48;

/**
 * Reads the attributions of a sentence: for each likely cue, a tagger labels the source and the content that belong to
 * it.
 */
export class RoleTagger {
  readonly #roles: Tagger;
  readonly #labels = new Uint8Array(WINDOW_BEFORE + WINDOW_AFTER);

  readonly #statements: ReadonlySet<number>;
  readonly #clausal: ReadonlySet<number>;

  /**
   * @param stems of the cues besides the reporting verbs: those of saying, rather than of wanting or feeling, and those
   *   whose contents are often clauses or quoted words
   */
  constructor(
    roles: TaggerWeights,
    stems: { statements: ReadonlySet<number>; clausal: ReadonlySet<number> },
  ) {
    this.#statements = stems.statements;
    this.#clausal = stems.clausal;
    this.#roles = new Tagger(roles);
  }

  /** The units of a sentence that are likely cues, in text order; a word of a name is none. */
  anchors({ narration }: ParsedDocument, chances: Float32Array, index: number): readonly number[] {
    const { first, end } = narration.sentences[index]!;
    const anchors: number[] = [];
    for (let u = first; u < end; u++)
      if (chances[u]! >= MIN_CUE_CHANCE && !(narration.classes[u]! & WordClass.name)) anchors.push(u);
    return anchors.length <= MAX_CUES
      ? anchors
      : anchors
          .sort((a, b) => chances[b]! - chances[a]! || a - b)
          .slice(0, MAX_CUES)
          .sort((a, b) => a - b);
  }

  /** The attribution of a cue; null where grammar alone decides. */
  read(
    parsed: ParsedDocument,
    units: UnitWords,
    chances: Float32Array,
    index: number,
    anchor: number,
  ): Attribution | null {
    const context = new RoleContext(parsed, units, index, anchor, chances);
    const candidate = this.#read(parsed, context, index);
    // In a headline, grammar is the better judge of whose quotation it is: Lee strikes back at Kim: ‘We won’.
    const isLeft =
      context.inHeadline && candidate.content.some((range) => containsQuotation(parsed.narration, range));
    return isLeft ? null : candidate;
  }

  /** The attribution by the tagger's labels. */
  #read(parsed: ParsedDocument, context: RoleContext, index: number): Attribution {
    const { units, first, end, cue: anchor, chances } = context;
    const { narration } = parsed;
    this.#score(context);
    const labels = this.#labels;
    this.#roles.decode(labels);
    const marginals = this.#roles.marginals();
    const sources = segmentsOf(labels, Role.source, first, end);
    const verb = narration.lexemes[anchor]!.verb;
    const source = sources.length === 0 ? null : nearest(sources, anchor);
    const isFronted = isInFront(narration, narration.sentences[index]!.first, anchor);
    const cue = cueAround(labels, anchor, first, end);
    const content = segmentsOf(labels, Role.content, first, end)
      .map((range) => withoutThat(parsed, trimRange(narration, range)))
      .filter((range) => range.end > range.first)
      .map((range) => (range.first > anchor ? this.#cut(parsed, range, { verb, isFronted, end }) : range))
      .map((range) => wholeWords(parsed, withinSentence(parsed, range)));
    const phrase = source === null ? null : speakerPhrase(narration, source);
    const beside =
      phrase === null || isOnlySpokenOf(narration, phrase, cue)
        ? agentOf(narration, cue, narration.sentences[index]!.end)
        : phrase;
    const speaker = beside ?? impliedSubject(narration, narration.sentences[index]!, cue, content);
    const byCue = verb?.nature ?? (this.#statements.has(units.stems[anchor]!) ? 'statement' : 'attitude');
    const low = narration.sentences[index]!.first;
    const reported = { content, speaker, cue: withNegation(narration, cue, low), nature: byCue };
    const isOfClauses = this.#clausal.has(units.stems[anchor]!);
    const isDone = content.length > 0 && isAct(narration, { verb, ...reported }, isOfClauses);
    return {
      sentence: index,
      content,
      speaker,
      cue: reported.cue,
      verb,
      nature: isDone ? 'act' : byCue,
      isDenied: isDenied(narration, reported, low),
      evidence: {
        isByRule: false,
        isImplied: beside !== speaker,
        cue: chances[anchor]!,
        content: contentChance(marginals, labels, end - first),
      },
    };
  }

  /** A content after its cue without what the narrator tells before or after it. */
  #cut(
    { narration }: ParsedDocument,
    range: UnitRange,
    { verb, isFronted, end }: { verb: ReportingVerb | null; isFronted: boolean; end: number },
  ): UnitRange {
    const takesClause = verb !== null && (verb.frames & Frame.clause) !== 0;
    const own = withoutOccasion(narration, isFronted ? beforeMainClause(narration, range) : range);
    const told = withoutNarration(narration, own, takesClause);
    const whole = withRest(narration, withoutAddressee(narration, told, verb), end);
    return withoutHalfClause(narration, whole);
  }

  /** Scores the units of the window for the tagger. */
  #score(context: RoleContext): void {
    const { first, end, cue, gaps } = context;
    this.#roles.begin(end - first);
    const { features } = this.#roles;
    let side = -1;
    let gap = -1;
    let sideEnd = 0;
    let gapEnd = 0;
    for (let u = first; u < end; u++) {
      const here = context.sideOf(u);
      const isOfSide = here === side;
      if (!isOfSide) {
        side = here;
        sideEnd = sideFeatures(context, side, features, 0);
      }
      if (!isOfSide || gaps[u - first] !== gap) {
        gap = gaps[u - first]!;
        gapEnd = gapFeatures(context, side, gap, features, sideEnd);
      }
      this.#roles.addFeatures(u - first, unitFeatures(context, u, features, gapEnd));
    }
    for (let role = 0; role < ROLES.length; role++)
      if (role !== Role.cue) this.#roles.forbid(cue - first, role);
  }
}

/** The segments of one kind, by their labels. */
function segmentsOf(labels: Uint8Array, segment: Segment, first: number, end: number): UnitRange[] {
  const segments: UnitRange[] = [];
  for (let u = first; u < end; u++) {
    if (!isInSegment(labels[u - first]!, segment)) continue;
    let last = u;
    while (last + 1 < end && !endsSegment(labels[last - first]!, segment)) last++;
    segments.push({ first: u, end: last + 1 });
    u = last;
  }
  return segments;
}

/** The units labelled as cue around the anchor: `has been asked`. */
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

/** A clause without the "that" before it. */
const withoutThat = ({ narration }: ParsedDocument, { first, end }: UnitRange): UnitRange =>
  narration.words[first] === 'that' && end > first + 1 && thatAt(narration, first, end) === 'conjunction'
    ? { first: first + 1, end }
    : { first, end };

/** A question or clause without the person to whom it was put: `(asked) her | whether the plan was safe`. */
function withoutAddressee(narration: Narration, range: UnitRange, verb: ReportingVerb | null): UnitRange {
  const { words, classes } = narration;
  // "Wanted to know | whether it was safe"
  if (verb?.base === 'want' && words[range.first] === 'to' && ASKS.test(words[range.first + 2] ?? ''))
    return { first: range.first + 2, end: range.end };
  if (verb?.base !== 'ask' && !TELLS.test(verb?.base ?? '')) return range;
  const isPronoun = classes[range.first]! & WordClass.objectPronoun;
  const next = isPronoun
    ? range.first + 1
    : (nounPhraseAt(narration, range.first, range.end)?.end ?? range.end);
  let clause = next;
  while (clause < range.end && classes[clause]! & WordClass.time) clause++;
  if (words[clause] === 'that' && clause + 1 < range.end) return { first: clause + 1, end: range.end };
  return next < range.end && ASKS.test(words[next]!) ? { first: next, end: range.end } : range;
}

/** Words that begin a question. */
const ASKS = /^(?:if|whether|how|why|what|when|where|who)$/;

/**
 * A range that begins or ends inside a hyphenated word, with the rest: `(in-)line results`, `a cable with a
 * USB(-C)`.
 */
function wholeWords(
  { document: { tokens }, narration }: ParsedDocument,
  { first, end }: UnitRange,
): UnitRange {
  const { firstTokens, count } = narration;
  let last = end;
  while (
    last + 1 < count &&
    afterHyphen(tokens, firstTokens[last]!) > firstTokens[last]! &&
    isAdjacent(tokens, firstTokens[last]!)
  )
    last += 2;
  let start = first;
  while (start > 1 && narration.words[start - 1] === '-' && isAdjacent(tokens, firstTokens[start]! - 1))
    start -= 2;
  return { first: start, end: last };
}

/** A phrase without the occasion of which it was said: `announced the deal (during a meeting in May)`. */
function withoutOccasion(narration: Narration, range: UnitRange): UnitRange {
  const during = wordIn(narration, 'during', { first: range.first + 1, end: range.end });
  return during < 0 || contentForm(narration, [range]) !== 'phrase'
    ? range
    : { first: range.first, end: during };
}

/**
 * Expected overlap of the labelled content with the right one: the expected number of right units among the labelled
 * ones, over the labelled ones and those expected besides. Where nothing is labelled, the probability that there is
 * nothing.
 */
function contentChance(marginals: Marginals, labels: Uint8Array, length: number): number {
  let tagged = 0;
  let expected = 0;
  let beside = 0;
  for (let i = 0; i < length; i++) {
    const chance =
      marginals.chance(i, Role.content) +
      marginals.chance(i, Role.content + 1) +
      marginals.chance(i, Role.content + 2);
    if (isInSegment(labels[i]!, Role.content)) {
      tagged++;
      expected += chance;
    } else beside += chance;
  }
  return tagged === 0 ? Math.max(0, 1 - beside) : expected / (tagged + beside);
}
