import { hashPiece, hashText, mix } from '../../tagger/hash.js';
import type { Mention } from '../findings.js';
import type { Narration } from './narration.js';
import { WordClass } from './word-classes.js';

/** What the units of a narration are as words, each as a hash: three views of each unit, from the closest to the coarsest. */
export interface UnitWords {
  /** The word in lower case. */
  readonly words: Int32Array;
  /** The word without its inflection. */
  readonly stems: Int32Array;
  /** What it is in the sentence: a grammatical word itself, the type of a name, the class or ending of any other. */
  readonly tags: Int32Array;
}

/** Stands for a unit beyond the borders of what is looked at. */
export const EDGE = hashText('edge');

const CLOSED =
  WordClass.determiner |
  WordClass.preposition |
  WordClass.subjectPronoun |
  WordClass.objectPronoun |
  WordClass.auxiliary |
  WordClass.negation |
  WordClass.conjunction |
  WordClass.subordinator |
  WordClass.relative |
  WordClass.possessive |
  WordClass.punctuation;

const NOUN_CLASSES =
  WordClass.title |
  WordClass.person |
  WordClass.people |
  WordClass.body |
  WordClass.document |
  WordClass.time |
  WordClass.adverb;

const QUOTATION = hashText('“”');
const FIGURE = hashText('#');
const NAME = hashText('Name');
const VERB = hashText('Verb');
const CLASS = hashText('Class');
const ENDING = hashText('Ending');

/** @param mentions of the same document */
export function readUnitWords(narration: Narration, mentions: readonly Mention[]): UnitWords {
  const { count, words: texts, lexemes, classes, mentionOf } = narration;
  const words = new Int32Array(count);
  const stems = new Int32Array(count);
  const tags = new Int32Array(count);
  for (let u = 0; u < count; u++) {
    const bits = classes[u]!;
    const text = texts[u]!;
    if (bits & WordClass.quotation) {
      words[u] = stems[u] = tags[u] = QUOTATION;
      continue;
    }
    const word = hashText(text);
    words[u] = word;
    if (bits & WordClass.figure) {
      stems[u] = tags[u] = FIGURE;
      continue;
    }
    if (mentionOf[u]! >= 0) {
      stems[u] = word;
      tags[u] = mix(NAME, hashText(mentions[mentionOf[u]!]!.type));
      continue;
    }
    if (bits & CLOSED) {
      stems[u] = word;
      tags[u] = word;
      continue;
    }
    const verb = lexemes[u]!.verb;
    stems[u] = verb === null ? stemOf(text) : hashText(verb.base);
    const capital = bits & WordClass.capitalised ? 1 : 0;
    if (verb !== null) tags[u] = mix(VERB, hashText(verb.form));
    else if (bits & NOUN_CLASSES) tags[u] = mix(mix(CLASS, bits & NOUN_CLASSES), capital);
    else tags[u] = mix(mix(ENDING, endingOf(text)), capital);
  }
  return { words, stems, tags };
}

/** The last three letters; of short words all. */
const endingOf = (text: string): number => {
  const n = text.length;
  if (n > 4 && text.endsWith('ing')) return 1;
  if (n > 3 && text.endsWith('ed')) return 2;
  return hashPiece(text, Math.max(0, n - 2), n);
};

/** Hash of a word without -s, -es, -ed, -ing, a doubled consonant before them, and a final -e. */
function stemOf(text: string): number {
  let end = text.length;
  if (end > 4) {
    if (text.endsWith('ing')) end -= 3;
    else if (text.endsWith('ed') || text.endsWith('es')) end -= 2;
    else if (text.endsWith('s') && !text.endsWith('ss')) end -= 1;
    if (
      end < text.length &&
      end > 3 &&
      text[end - 1] === text[end - 2] &&
      text[end - 1] !== 's' &&
      text[end - 1] !== 'l'
    )
      end--;
  }
  if (end > 3 && text[end - 1] === 'e') end--;
  return hashPiece(text, 0, end);
}
