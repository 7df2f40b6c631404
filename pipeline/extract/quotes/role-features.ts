import { mix } from '../../tagger/hash.js';
import type { MarkedDocument, UnitRange } from './content.js';
import { isHeadline } from './headlines.js';
import { EDGE, type UnitWords } from './unit-words.js';
import { NOMINAL, WordClass } from './word-classes.js';

export const MAX_ROLE_FEATURES = 72;

const VERBAL = WordClass.verb | WordClass.finite | WordClass.auxiliary;
const MARK = WordClass.punctuation | WordClass.quotation;
/** Units that are likelier are cues of other attributions. */
const OTHER_CUE = 0.4;

/** Small numbers as they are, larger ones in ever wider steps. */
const step = (n: number): number => (n < 5 ? n : n < 7 ? 5 : n < 10 ? 6 : n < 15 ? 7 : n < 25 ? 8 : 9);

/** Most units of a sentence that are read before a cue, and from it on: what lies farther belongs to another. */
export const WINDOW_BEFORE = 80;
export const WINDOW_BEHIND = 120;

/** The units of a sentence that may belong to a cue's attribution. */
function windowAround({ narration }: MarkedDocument, sentence: number, cue: number): UnitRange {
  const { first, end } = narration.sentences[sentence]!;
  return { first: Math.max(first, cue - WINDOW_BEFORE), end: Math.min(end, cue + WINDOW_BEHIND) };
}

/** Edges on either side of a window. */
const PAD = 2;

function padded(values: Int32Array, first: number, end: number): Int32Array {
  const window = new Int32Array(end - first + 2 * PAD).fill(EDGE);
  window.set(values.subarray(first, end), PAD);
  return window;
}

/** A cue and its neighbours, as hashes: the cue's stem and tag, its neighbours' tags and words, and pairs of them. */
interface CueSurroundings {
  readonly stem: number;
  readonly tag: number;
  readonly near: number;
  readonly stemNext: number;
  readonly stemNextTwo: number;
  readonly stemBefore: number;
  readonly wordBefore: number;
  readonly wordNext: number;
  readonly clauseStem: number;
  readonly quotationsStem: number;
}

/** A sentence seen from one cue. */
export class RoleContext {
  readonly marked: MarkedDocument;
  readonly units: UnitWords;
  readonly first: number;
  readonly end: number;
  readonly inHeadline: boolean;
  readonly cue: number;
  readonly chances: Float32Array;
  /** What lies between the cue and each unit of the sentence, counted in bits. */
  readonly between: Int32Array;
  /** The tags from the cue to each unit, as a hash. */
  readonly paths: Int32Array;
  /** The marks around the cue and how far they are, as a hash. */
  readonly clause: number;
  /** 1: quotations before the cue; 2: behind it. */
  readonly quotations: number;
  /** The likeliest other cue of the sentence. */
  readonly rival: number;
  /** Words and tags of the window, with {@link PAD} edges on either side, so that neighbours need no question. */
  readonly words: Int32Array;
  readonly tags: Int32Array;
  /** What the features of all units of the window have in common. */
  readonly around: CueSurroundings;

  constructor(
    marked: MarkedDocument,
    units: UnitWords,
    sentence: number,
    cue: number,
    chances: Float32Array,
  ) {
    const { first, end } = windowAround(marked, sentence, cue);
    this.marked = marked;
    this.units = units;
    this.first = first;
    this.end = end;
    this.inHeadline = isHeadline(marked, sentence);
    this.cue = cue;
    this.chances = chances;
    this.between = new Int32Array(end - first);
    this.paths = new Int32Array(end - first);
    this.quotations = this.#walk(-1) + 2 * this.#walk(1);
    this.clause = this.#clause();
    let rival = 0;
    for (let u = first; u < end; u++) if (u !== cue && chances[u]! > rival) rival = chances[u]!;
    this.rival = rival;
    this.words = padded(units.words, first, end);
    this.tags = padded(units.tags, first, end);
    this.around = this.#surroundings();
  }

  #surroundings(): CueSurroundings {
    const { words, tags, clause, quotations } = this;
    const at = this.cue - this.first + PAD;
    const stem = this.units.stems[this.cue]!;
    const stemNext = mix(stem, tags[at + 1]!);
    return {
      stem,
      tag: tags[at]!,
      near: mix(tags[at - 1]!, tags[at + 1]!),
      stemNext,
      stemNextTwo: mix(stemNext, tags[at + 2]!),
      stemBefore: mix(stem, tags[at - 1]!),
      wordBefore: words[at - 1]!,
      wordNext: words[at + 1]!,
      clauseStem: mix(clause, stem),
      quotationsStem: mix(quotations, stem),
    };
  }

  /** Notes what comes between, away from the cue. @returns 1 when there are quotations on this side */
  #walk(direction: 1 | -1): number {
    const { first, end, cue } = this;
    const { classes, words } = this.marked.narration;
    let [commas, verbs, quotations, that, cues, nominals, stops, path] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let u = cue + direction; u >= first && u < end; u += direction) {
      this.between[u - first] =
        commas |
        (verbs << 2) |
        (quotations << 4) |
        (that << 5) |
        (cues << 6) |
        (nominals << 7) |
        (stops << 9);
      path = mix(path, this.units.tags[u]!);
      this.paths[u - first] = path;
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

  #clause(): number {
    const { first, end, cue } = this;
    const { classes } = this.marked.narration;
    const { tags } = this.units;
    let left = cue - 1;
    while (left >= first && !(classes[left]! & MARK)) left--;
    let right = cue + 1;
    while (right < end && !(classes[right]! & MARK)) right++;
    const opening = left < first ? EDGE : tags[left]!;
    const closing = right >= end ? EDGE : tags[right]!;
    return mix(mix(mix(step(cue - left), opening), closing), step(right - cue));
  }
}

const STOPS: ReadonlySet<string> = new Set([':', ';', '—', '–', '--', '(', ')']);

/** Features of unit `u` for the part it plays in the attribution of the cue. @returns their number */
export function roleFeatures(context: RoleContext, u: number, into: Int32Array): number {
  const { marked, units, first, end, cue, chances, clause, quotations, around, words, tags } = context;
  const i = u - first + PAD;
  const side = u < cue ? 1 : u > cue ? 2 : 0;
  /** Templates differ by side. */
  const o = 100 * side;
  const distance = u < cue ? cue - u : u - cue;
  const d = side * 16 + step(distance);
  const s = units.stems[u]!;
  const w0 = words[i - 1]!;
  const w = words[i]!;
  const w2 = words[i + 1]!;
  const t1 = tags[i - 1]!;
  const t = tags[i]!;
  const t2 = tags[i + 1]!;
  const t1t = mix(t1, t);
  const tt2 = mix(t, t2);
  const { stem: sk } = around;
  const skt = mix(sk, t);
  const between = context.between[u - first]!;
  const b = side * 4096 + between;
  const dt = mix(d, t1);
  const bt1 = mix(b, t1);
  const bt = mix(b, t);
  let n = 0;
  into[n++] = mix(1 + o, w);
  into[n++] = mix(2 + o, s);
  into[n++] = mix(3 + o, t);
  into[n++] = mix(4 + o, t1t);
  into[n++] = mix(5 + o, tt2);
  into[n++] = mix(6 + o, mix(t1t, t2));
  into[n++] = mix(7 + o, w0);
  into[n++] = mix(8 + o, w2);
  into[n++] = mix(9 + o, mix(w0, w));
  into[n++] = mix(10 + o, mix(w, w2));
  into[n++] = mix(11 + o, mix(mix(tags[i - 2]!, t1), t));
  into[n++] = mix(12 + o, mix(tt2, tags[i + 2]!));
  into[n++] = mix(13 + o, d);
  into[n++] = mix(14 + o, mix(d, t));
  into[n++] = mix(15 + o, mix(dt, t));
  into[n++] = mix(16 + o, mix(d, sk));
  into[n++] = mix(17 + o, mix(mix(d, around.tag), t));
  into[n++] = mix(18 + o, skt);
  into[n++] = mix(19 + o, mix(sk, w));
  into[n++] = mix(20 + o, mix(mix(sk, t1), t));
  into[n++] = mix(21 + o, mix(skt, t2));
  into[n++] = mix(22 + o, b);
  into[n++] = mix(23 + o, bt);
  into[n++] = mix(24 + o, mix(b, sk));
  into[n++] = mix(25 + o, mix(bt1, t));
  into[n++] = mix(26 + o, mix(bt, t2));
  into[n++] = mix(27 + o, mix(around.near, t));
  into[n++] = mix(29 + o, mix(around.stemNext, b));
  into[n++] = mix(30 + o, mix(around.stemBefore, b));
  into[n++] = mix(31 + o, mix(around.wordNext, t));
  into[n++] = mix(32 + o, mix(around.wordBefore, t));
  if (distance < 6) {
    const path = context.paths[u - first]!;
    into[n++] = mix(33 + o, path);
    into[n++] = mix(35 + o, mix(path, sk));
  }
  const place = u === first ? 1 : u === end - 1 ? 2 : u === end - 2 ? 3 : 0;
  into[n++] = mix(36 + o, place);
  into[n++] = mix(37 + o, mix(place, t));
  into[n++] = mix(39 + o, mix(step(u - first), t));
  into[n++] = mix(40 + o, mix(quotations, t));
  into[n++] = mix(41 + o, mix(quotations, b));
  into[n++] = mix(42 + o, around.quotationsStem);
  into[n++] = mix(43 + o, clause);
  into[n++] = mix(44 + o, mix(clause, t));
  into[n++] = mix(46 + o, around.clauseStem);
  into[n++] = mix(47 + o, around.stemNextTwo);
  into[n++] = mix(48 + o, mix(around.stemNextTwo, t));
  into[n++] = mix(49 + o, mix(u === cue ? 9 : Math.floor(chances[u]! * 4.99), t));
  into[n++] = mix(51 + o, mix(mix(w0, t), b & 0xff));
  into[n++] = mix(52 + o, mix(mix(t, w2), b & 0xff));
  const { classes, stretchOf } = marked.narration;
  if (classes[u]! & WordClass.quotation) {
    const kind = stretchKind(marked, stretchOf[u]!);
    into[n++] = mix(53 + o, kind);
    into[n++] = mix(54 + o, mix(kind, b));
    into[n++] = mix(55 + o, mix(kind, mix(t1, t2)));
    into[n++] = mix(56 + o, mix(kind, sk));
  }
  if (u === cue) {
    into[n++] = mix(57 + o, Math.floor(chances[u]! * 19.99));
    into[n++] = mix(58 + o, mix(Math.floor(chances[u]! * 9.99), Math.floor(context.rival * 4.99)));
  }
  if (context.inHeadline) into[n++] = mix(59 + o, t);
  return n;
}

/** What a quotation is like: how long, how it ends, whether it begins with a small letter, whether it is open. */
function stretchKind(marked: MarkedDocument, index: number): number {
  const { firstContent, endContent, isClosed } = marked.stretches[index]!;
  const { texts, lowers } = marked.document.tokens;
  const length = endContent - firstContent;
  const last = texts[endContent - 1]!;
  return (
    (length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3) |
    (last === ',' ? 4 : 0) |
    (last === '.' || last === '?' || last === '!' ? 8 : 0) |
    (texts[firstContent] === lowers[firstContent] ? 16 : 0) |
    (isClosed ? 0 : 32)
  );
}
