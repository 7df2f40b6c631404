import { hashText, mix } from '../../../text/hash.js';
import { NOMINAL, WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { EDGE, type UnitWords } from './unit-words.js';

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

/** What stands between a unit and the reporting verb before it, one bit each. */
const Between = { that: 1, comma: 2, quotation: 4, conjunction: 8, nominal: 16 } as const;

/** Distance within which a nominal can speak and a quotation can belong to the cue, in units. */
const NEAR = 8;
/** Distance within which the clause of a cue begins, in units. */
const CLAUSE_NEAR = 6;
/** Distance to what the sentence does not have. */
const FAR = 1 << 29;

const THAT = hashText('that');
const TO = hashText('to');
const FOR = hashText('for');
const AS = hashText('as');
const COMMA = hashText(',');

/** A number for each kind of word that can open the content of a cue; 0 for any other word. */
const openerOf = (word: number): number =>
  word === THAT ? 1 : word === TO ? 2 : word === FOR || word === AS ? 3 : 0;

/** A cursor over the units of a sentence that knows what stands to the left and right of the current one. */
export class CueContext {
  readonly #classes: Int32Array;
  readonly #units: UnitWords;
  readonly #first: number;
  readonly #end: number;
  #u: number;
  /** Stem of the last reporting verb before the unit; the edge when there is none. */
  #verb = EDGE;
  #between = 0;
  /** The last nominal and quotation before the unit. */
  #nominal = -FAR;
  #quotation = -FAR;
  /** The next opener and quotation after the unit. */
  #nextOpener: number;
  #nextQuotation: number;

  constructor({ narration }: ParsedDocument, units: UnitWords, { first, end }: NarrationSentence) {
    this.#classes = narration.classes;
    this.#units = units;
    this.#first = first;
    this.#end = end;
    this.#u = first;
    this.#nextOpener = this.#openerFrom(first + 1);
    this.#nextQuotation = this.#quotationFrom(first + 1);
  }

  /** Moves to the next unit. */
  advance(): void {
    const u = this.#u++;
    const bits = this.#classes[u]!;
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
    if (this.#nextOpener === u + 1) this.#nextOpener = this.#openerFrom(u + 2);
    if (this.#nextQuotation === u + 1) this.#nextQuotation = this.#quotationFrom(u + 2);
  }

  /** Writes the features of the unit as a possible cue. @returns their number */
  features(into: Int32Array): number {
    const u = this.#u;
    const first = this.#first;
    const end = this.#end;
    const { words, stems, tags } = this.#units;
    const word = words[u]!;
    const stem = stems[u]!;
    const tag = tags[u]!;
    const tagBefore = u > first ? tags[u - 1]! : EDGE;
    const tagNext = u + 1 < end ? tags[u + 1]! : EDGE;
    const verbContext = mix(this.#verb, this.#between);
    const speaker = u - this.#nominal <= NEAR ? mix(tags[this.#nominal]!, u - this.#nominal) : EDGE;
    const clause = this.#clauseAfter();
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
    into[n++] = mix(11, verbContext);
    into[n++] = mix(12, mix(verbContext, tag));
    into[n++] = mix(13, mix(this.#verb === EDGE ? -1 : this.#between, stem));
    into[n++] = mix(14, mix(this.#quotationsAround(), stem));
    into[n++] = mix(15, speaker);
    into[n++] = mix(16, mix(speaker, stem));
    into[n++] = mix(17, mix(clause, stem));
    into[n++] = mix(18, mix(clause, tag));
    into[n++] = mix(19, mix(place, tag));
    return n;
  }

  /** The kind and distance of the next opener after the unit; 0 for none near. */
  #clauseAfter(): number {
    const distance = this.#nextOpener - this.#u;
    return distance <= CLAUSE_NEAR ? openerOf(this.#units.words[this.#nextOpener]!) * 8 + distance : 0;
  }

  /** 1: a quotation is near to the left; 2: to the right. */
  #quotationsAround(): number {
    return (this.#u - this.#quotation <= NEAR ? 1 : 0) + (this.#nextQuotation - this.#u <= NEAR ? 2 : 0);
  }

  #openerFrom(from: number): number {
    const { words } = this.#units;
    for (let u = from; u < this.#end; u++) if (openerOf(words[u]!) !== 0) return u;
    return FAR;
  }

  #quotationFrom(from: number): number {
    for (let u = from; u < this.#end; u++) if (this.#classes[u]! & WordClass.quotation) return u;
    return FAR;
  }
}
