import { mix } from '../../../text/hash.js';
import { isHeadline } from '../grammar/headlines.js';
import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import { EDGE, type UnitWords } from './unit-words.js';

const VERBAL = WordClass.verb | WordClass.finite | WordClass.auxiliary;
const MARK = WordClass.punctuation | WordClass.quotation;
/** From this probability on, a unit counts as the cue of another attribution. */
const OTHER_CUE = 0.4;

/** Most units read before a cue, and from it on; what stands farther away belongs to another cue. */
export const WINDOW_BEFORE = 80;
export const WINDOW_AFTER = 120;

/** The units of a sentence that may belong to a cue's attribution. */
function windowAround({ narration }: ParsedDocument, sentence: number, cue: number): UnitRange {
  const { first, end } = narration.sentences[sentence]!;
  return { first: Math.max(first, cue - WINDOW_BEFORE), end: Math.min(end, cue + WINDOW_AFTER) };
}

/** The position of a unit relative to the cue. */
export const Side = { at: 0, before: 1, after: 2 } as const;

/** Puts distances into steps: small ones as they are, larger ones ever wider. */
export const distanceStep = (n: number): number =>
  n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : 9;

/** A sentence as seen from one cue. */
export class RoleContext {
  readonly units: UnitWords;
  /** Units of the window: `[first, end)`. */
  readonly first: number;
  readonly end: number;
  readonly cue: number;
  readonly chances: Float32Array;
  readonly inHeadline: boolean;
  /** What stands between the cue and each unit of the window, packed into bits. */
  readonly gaps: Int32Array;
  /** The nearest marks around the cue and their distances, as a hash. */
  readonly clause: number;
  /** 1: quotations before the cue; 2: after it. */
  readonly quotations: number;
  /** The cue's stem and its neighbours' words. */
  readonly stem: number;
  readonly wordBefore: number;
  readonly wordNext: number;
  /** The cue's stem with the tag after it, and with the two tags after it. */
  readonly stemNext: number;
  readonly stemNextTwo: number;

  constructor(
    parsed: ParsedDocument,
    units: UnitWords,
    sentence: number,
    cue: number,
    chances: Float32Array,
  ) {
    const { first, end } = windowAround(parsed, sentence, cue);
    this.units = units;
    this.first = first;
    this.end = end;
    this.cue = cue;
    this.chances = chances;
    this.inHeadline = isHeadline(parsed, sentence);
    this.gaps = new Int32Array(end - first);
    this.quotations = this.#walk(parsed, -1) + 2 * this.#walk(parsed, 1);
    this.clause = this.#clause(parsed);
    this.stem = units.stems[cue]!;
    this.wordBefore = this.wordAt(cue - 1);
    this.wordNext = this.wordAt(cue + 1);
    this.stemNext = mix(this.stem, this.tagAt(cue + 1));
    this.stemNextTwo = mix(this.stemNext, this.tagAt(cue + 2));
  }

  wordAt(u: number): number {
    return u < this.first || u >= this.end ? EDGE : this.units.words[u]!;
  }

  tagAt(u: number): number {
    return u < this.first || u >= this.end ? EDGE : this.units.tags[u]!;
  }

  sideOf(u: number): number {
    return u < this.cue ? Side.before : u > this.cue ? Side.after : Side.at;
  }

  /** Fills in `gaps` on one side of the cue. @returns 1 when there are quotations on that side */
  #walk({ narration: { classes, words } }: ParsedDocument, direction: 1 | -1): number {
    const { first, end, cue } = this;
    let [commas, verbs, quotations, that, cues, nominals, stops] = [0, 0, 0, 0, 0, 0, 0];
    for (let u = cue + direction; u >= first && u < end; u += direction) {
      this.gaps[u - first] =
        commas |
        (verbs << 2) |
        (quotations << 4) |
        (that << 5) |
        (cues << 6) |
        (nominals << 7) |
        (stops << 9);
      const bits = classes[u]!;
      const word = words[u]!;
      if (bits & WordClass.quotation) quotations = 1;
      else if (word === ',') commas = Math.min(3, commas + 1);
      else if (word === 'that') that = 1;
      else if (bits & WordClass.punctuation) {
        if (STOPS.has(word)) stops = 1;
      } else if (bits & VERBAL && !(bits & WordClass.name)) verbs = Math.min(3, verbs + 1);
      const goesOn = u - direction !== cue && (classes[u - direction]! & NOMINAL) !== 0;
      if (bits & NOMINAL && !goesOn) nominals = Math.min(3, nominals + 1);
      if (this.chances[u]! > OTHER_CUE) cues = 1;
    }
    return quotations;
  }

  #clause({ narration: { classes } }: ParsedDocument): number {
    const { first, end, cue } = this;
    let left = cue - 1;
    while (left >= first && !(classes[left]! & MARK)) left--;
    let right = cue + 1;
    while (right < end && !(classes[right]! & MARK)) right++;
    return mix(
      mix(mix(distanceStep(cue - left), this.tagAt(left)), this.tagAt(right)),
      distanceStep(right - cue),
    );
  }
}

const STOPS: ReadonlySet<string> = new Set([':', ';', '—', '–', '--', '(', ')']);
