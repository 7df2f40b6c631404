import { hashText, mix } from '../../tagger/hash.js';
import type { MarkedDocument, UnitRange } from './content.js';
import { isHeadline } from './headlines.js';
import type { UnitWords } from './unit-words.js';
import { WordClass } from './word-classes.js';

export const MAX_ROLE_FEATURES = 72;

const EDGE = hashText('edge');

const NOMINAL =
  WordClass.name |
  WordClass.subjectPronoun |
  WordClass.person |
  WordClass.people |
  WordClass.body |
  WordClass.document;
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
  const { marked, units, first, end, cue, chances, clause, quotations } = context;
  const { classes, stretchOf } = marked.narration;
  const { words, stems, tags } = units;
  let n = 0;
  const word = (i: number): number => (i < first || i >= end ? EDGE : words[i]!);
  const tag = (i: number): number => (i < first || i >= end ? EDGE : tags[i]!);
  const side = u < cue ? 1 : u > cue ? 2 : 0;
  const d = side * 16 + step(Math.abs(u - cue));
  const w = words[u]!;
  const s = stems[u]!;
  const t = tags[u]!;
  const t1 = tag(u - 1);
  const t2 = tag(u + 1);
  const sk = stems[cue]!;
  const tk = tags[cue]!;
  const b = side * 4096 + context.between[u - first]!;
  const near = mix(tag(cue - 1), tag(cue + 1));
  const put = (template: number, value: number): void => {
    into[n++] = mix(template + 100 * side, value);
  };
  put(1, w);
  put(2, s);
  put(3, t);
  put(4, mix(t1, t));
  put(5, mix(t, t2));
  put(6, mix(mix(t1, t), t2));
  put(7, word(u - 1));
  put(8, word(u + 1));
  put(9, mix(word(u - 1), w));
  put(10, mix(w, word(u + 1)));
  put(11, mix(mix(tag(u - 2), t1), t));
  put(12, mix(mix(t, t2), tag(u + 2)));
  put(13, d);
  put(14, mix(d, t));
  put(15, mix(mix(d, t1), t));
  put(16, mix(d, sk));
  put(17, mix(mix(d, tk), t));
  put(18, mix(sk, t));
  put(19, mix(sk, w));
  put(20, mix(mix(sk, t1), t));
  put(21, mix(mix(sk, t), t2));
  put(22, b);
  put(23, mix(b, t));
  put(24, mix(b, sk));
  put(25, mix(mix(b, t1), t));
  put(26, mix(mix(b, t), t2));
  put(27, mix(near, t));
  put(29, mix(mix(sk, tag(cue + 1)), b));
  put(30, mix(mix(sk, tag(cue - 1)), b));
  put(31, mix(word(cue + 1), t));
  put(32, mix(word(cue - 1), t));
  if (Math.abs(u - cue) < 6) {
    put(33, context.paths[u - first]!);
    put(35, mix(context.paths[u - first]!, sk));
  }
  const place = u === first ? 1 : u === end - 1 ? 2 : u === end - 2 ? 3 : 0;
  put(36, place);
  put(37, mix(place, t));
  put(39, mix(step(u - first), t));
  put(40, mix(quotations, t));
  put(41, mix(quotations, b));
  put(42, mix(quotations, sk));
  put(43, clause);
  put(44, mix(clause, t));
  put(46, mix(clause, sk));
  put(47, mix(mix(sk, tag(cue + 1)), tag(cue + 2)));
  put(48, mix(mix(mix(sk, tag(cue + 1)), tag(cue + 2)), t));
  const chance = u === cue ? 9 : Math.floor(chances[u]! * 4.99);
  put(49, mix(chance, t));
  put(51, mix(mix(word(u - 1), t), b & 0xff));
  put(52, mix(mix(t, word(u + 1)), b & 0xff));
  if (classes[u]! & WordClass.quotation) {
    const stretch = marked.stretches[stretchOf[u]!]!;
    const { tokens } = marked.document;
    const length = stretch.endContent - stretch.firstContent;
    const kind =
      (length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3) |
      (tokens.texts[stretch.endContent - 1] === ',' ? 4 : 0) |
      (/^[.?!]$/.test(tokens.texts[stretch.endContent - 1]!) ? 8 : 0) |
      (tokens.texts[stretch.firstContent] === tokens.lowers[stretch.firstContent] ? 16 : 0) |
      (stretch.isClosed ? 0 : 32);
    put(53, kind);
    put(54, mix(kind, b));
    put(55, mix(kind, mix(t1, t2)));
    put(56, mix(kind, sk));
  }
  if (u === cue) {
    put(57, Math.floor(chances[u]! * 19.99));
    put(58, mix(Math.floor(chances[u]! * 9.99), Math.floor(context.rival * 4.99)));
  }
  if (context.inHeadline) {
    put(59, t);
  }
  return n;
}
