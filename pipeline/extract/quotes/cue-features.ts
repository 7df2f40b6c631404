import { hashText, mix } from '../../tagger/hash.js';
import type { MarkedDocument } from './content.js';
import type { NarrationSentence } from './narration.js';
import { EDGE, type UnitWords } from './unit-words.js';
import { NOMINAL, WordClass } from './word-classes.js';

const NO_CUE =
  WordClass.name |
  WordClass.figure |
  WordClass.quotation |
  WordClass.determiner |
  WordClass.subjectPronoun |
  WordClass.objectPronoun |
  WordClass.relative |
  WordClass.possessive |
  WordClass.time |
  WordClass.title;

/** Whether a unit can be a cue at all: no name, figure, pronoun or article. */
export const canBeCue = (classes: number, word: string): boolean =>
  (classes & WordClass.verb) !== 0 ||
  ((classes & NO_CUE) === 0 && (!(classes & WordClass.punctuation) || PUNCTUATION_CUES.has(word)));

const PUNCTUATION_CUES: ReadonlySet<string> = new Set([':', '—', '–', '―', '--', '-']);

/** What stood between a unit and the reporting verb before it, a bit each. */
const Between = { that: 1, comma: 2, quotation: 4, conjunction: 8, nominal: 16 } as const;

/** Units beyond do not speak, and quotations beyond are not this cue's. */
const NEAR = 8;
/** Units in which a cue's clause begins. */
const CLAUSE_NEAR = 6;

const THAT = hashText('that');
/** Words that open what a cue gives to somebody, with a number for each kind. */
const OPENERS: ReadonlyMap<number, number> = new Map([
  [THAT, 1],
  [hashText('to'), 2],
  [hashText('for'), 3],
  [hashText('as'), 3],
]);
const COMMA = hashText(',');

/** A sentence walked from its first unit on, with what stands to the left of the unit that is looked at. */
export class CueContext {
  readonly #marked: MarkedDocument;
  readonly #units: UnitWords;
  readonly #sentence: NarrationSentence;
  #u: number;
  /** The last reporting verb's stem; the edge before there is one. */
  #verb = EDGE;
  #between = 0;
  /** The last units of their kind; far to the left before there is one. */
  #nominal = Number.NEGATIVE_INFINITY;
  #quotation = Number.NEGATIVE_INFINITY;

  constructor(marked: MarkedDocument, units: UnitWords, sentence: NarrationSentence) {
    this.#marked = marked;
    this.#units = units;
    this.#sentence = sentence;
    this.#u = sentence.first;
  }

  /** Goes on to the next unit. */
  pass(): void {
    const u = this.#u++;
    const bits = this.#marked.narration.classes[u]!;
    const word = this.#units.words[u]!;
    if (bits & NOMINAL) this.#nominal = u;
    if (bits & WordClass.quotation) this.#quotation = u;
    if (bits & WordClass.verb) {
      this.#verb = this.#units.stems[u]!;
      this.#between = 0;
    } else if (word === THAT) this.#between |= Between.that;
    else if (word === COMMA) this.#between |= Between.comma;
    else if (bits & WordClass.quotation) this.#between |= Between.quotation;
    else if (bits & WordClass.conjunction) this.#between |= Between.conjunction;
    else if (bits & NOMINAL) this.#between |= Between.nominal;
  }

  /** Features of the unit for being a cue. @returns their number */
  features(into: Int32Array): number {
    const u = this.#u;
    const { first, end } = this.#sentence;
    const { words, stems, tags } = this.#units;
    const word = words[u]!;
    const stem = stems[u]!;
    const tag = tags[u]!;
    const tagBefore = u > first ? tags[u - 1]! : EDGE;
    const tagNext = u + 1 < end ? tags[u + 1]! : EDGE;
    const told = mix(this.#verb, this.#between);
    const speaker = u - this.#nominal <= NEAR ? mix(tags[this.#nominal]!, u - this.#nominal) : EDGE;
    const clause = this.#clauseBehind();
    const place = u === first ? 1 : u === end - 1 ? 2 : u === end - 2 ? 3 : 0;
    let n = 0;
    into[n++] = mix(1, word);
    into[n++] = mix(2, stem);
    into[n++] = mix(3, tag);
    into[n++] = mix(4, u > first ? words[u - 1]! : EDGE);
    into[n++] = mix(5, u + 1 < end ? words[u + 1]! : EDGE);
    into[n++] = mix(6, mix(stem, tagNext));
    into[n++] = mix(7, mix(stem, tagBefore));
    into[n++] = mix(8, mix(mix(tag, tagBefore), tagNext));
    into[n++] = mix(9, mix(tagBefore, tag));
    into[n++] = mix(10, mix(tag, tagNext));
    into[n++] = mix(11, told);
    into[n++] = mix(12, mix(told, tag));
    into[n++] = mix(13, mix(this.#verb === EDGE ? -1 : this.#between, stem));
    into[n++] = mix(14, mix(this.#quotationsAround(), stem));
    into[n++] = mix(15, speaker);
    into[n++] = mix(16, mix(speaker, stem));
    into[n++] = mix(17, mix(clause, stem));
    into[n++] = mix(18, mix(clause, tag));
    into[n++] = mix(19, mix(place, tag));
    return n;
  }

  /** What opens a clause right behind the unit, and how far; 0 for nothing. */
  #clauseBehind(): number {
    const { words } = this.#units;
    const limit = Math.min(this.#sentence.end, this.#u + CLAUSE_NEAR + 1);
    for (let i = this.#u + 1; i < limit; i++) {
      const opener = OPENERS.get(words[i]!);
      if (opener !== undefined) return opener * 8 + i - this.#u;
    }
    return 0;
  }

  /** 1: a quotation is near to the left; 2: to the right. */
  #quotationsAround(): number {
    const { classes } = this.#marked.narration;
    const before = this.#u - this.#quotation <= NEAR ? 1 : 0;
    const limit = Math.min(this.#sentence.end, this.#u + NEAR + 1);
    for (let i = this.#u + 1; i < limit; i++) if (classes[i]! & WordClass.quotation) return before + 2;
    return before;
  }
}
