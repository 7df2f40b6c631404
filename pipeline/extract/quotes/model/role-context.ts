import { mix } from '../../../text/hash.js';
import { isHeadline } from '../grammar/headlines.js';
import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { MarkedDocument, UnitRange } from '../narration/unit-ranges.js';
import { EDGE, type UnitWords } from '../narration/unit-words.js';

const VERBAL = WordClass.verb | WordClass.finite | WordClass.auxiliary;
const MARK = WordClass.punctuation | WordClass.quotation;
/** Units that are likelier are cues of other attributions. */
const OTHER_CUE = 0.4;

/** Most units of a sentence that are read before a cue, and from it on: what lies farther belongs to another. */
export const WINDOW_BEFORE = 80;
export const WINDOW_BEHIND = 120;

/** The units of a sentence that may belong to a cue's attribution. */
function windowAround({ narration }: MarkedDocument, sentence: number, cue: number): UnitRange {
  const { first, end } = narration.sentences[sentence]!;
  return { first: Math.max(first, cue - WINDOW_BEFORE), end: Math.min(end, cue + WINDOW_BEHIND) };
}

/** Where a unit stands to the cue. */
export const Side = { at: 0, before: 1, behind: 2 } as const;

/** Small numbers as they are, larger ones in ever wider steps. */
export const step = (n: number): number => (n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : 9);

/** A sentence seen from one cue. */
export class RoleContext {
  readonly units: UnitWords;
  /** Units of the window: `[first, end)`. */
  readonly first: number;
  readonly end: number;
  readonly cue: number;
  readonly chances: Float32Array;
  readonly inHeadline: boolean;
  /** What lies between the cue and each unit of the window, counted in bits. */
  readonly gaps: Int32Array;
  /** The marks around the cue and how far they are, as a hash. */
  readonly clause: number;
  /** 1: quotations before the cue; 2: behind it. */
  readonly quotations: number;
  /** The cue's stem and its neighbours' words. */
  readonly stem: number;
  readonly wordBefore: number;
  readonly wordNext: number;
  /** The cue's stem with the tag behind it, the two tags behind it. */
  readonly stemNext: number;
  readonly stemNextTwo: number;

  constructor(
    marked: MarkedDocument,
    units: UnitWords,
    sentence: number,
    cue: number,
    chances: Float32Array,
  ) {
    const { first, end } = windowAround(marked, sentence, cue);
    this.units = units;
    this.first = first;
    this.end = end;
    this.cue = cue;
    this.chances = chances;
    this.inHeadline = isHeadline(marked, sentence);
    this.gaps = new Int32Array(end - first);
    this.quotations = this.#walk(marked, -1) + 2 * this.#walk(marked, 1);
    this.clause = this.#clause(marked);
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
    return u < this.cue ? Side.before : u > this.cue ? Side.behind : Side.at;
  }

  /** Notes what comes between, away from the cue. @returns 1 when there are quotations on this side */
  #walk({ narration: { classes, words } }: MarkedDocument, direction: 1 | -1): number {
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

  #clause({ narration: { classes } }: MarkedDocument): number {
    const { first, end, cue } = this;
    let left = cue - 1;
    while (left >= first && !(classes[left]! & MARK)) left--;
    let right = cue + 1;
    while (right < end && !(classes[right]! & MARK)) right++;
    return mix(mix(mix(step(cue - left), this.tagAt(left)), this.tagAt(right)), step(right - cue));
  }
}

const STOPS: ReadonlySet<string> = new Set([':', ';', '—', '–', '--', '(', ')']);
