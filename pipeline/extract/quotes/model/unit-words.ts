import { hashPiece, hashText, mix } from '../../../text/hash.js';
import type { Mention } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

/** Three views of the units of a narration as words, each as a hash, from the finest to the coarsest. */
export interface UnitWords {
  /** The word in lower case. */
  readonly words: Int32Array;
  /** The word without its inflection. */
  readonly stems: Int32Array;
  /** Its part in the sentence: the word itself if it is grammatical, the type of a name, else its class or ending. */
  readonly tags: Int32Array;
}

/** Stands for a unit outside the window. */
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

const nameTag = (type: Mention['type']): number => mix(NAME, hashText(type));

const NAME_TAGS: Readonly<Record<Mention['type'], number>> = {
  person: nameTag('person'),
  organization: nameTag('organization'),
  location: nameTag('location'),
  misc: nameTag('misc'),
};

/**
 * The words of all units.
 *
 * @param mentions of the same document
 */
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
      tags[u] = NAME_TAGS[mentions[mentionOf[u]!]!.type];
      continue;
    }
    if (bits & CLOSED) {
      stems[u] = word;
      tags[u] = word;
      continue;
    }
    const verb = lexemes[u]!.verb;
    stems[u] = verb === null ? stemOf(text, word) : hashText(verb.base);
    const capital = bits & WordClass.capitalised ? 1 : 0;
    if (verb !== null) tags[u] = mix(VERB, hashText(verb.form));
    else if (bits & NOUN_CLASSES) tags[u] = mix(mix(CLASS, bits & NOUN_CLASSES), capital);
    else tags[u] = mix(mix(ENDING, endingOf(text)), capital);
  }
  return { words, stems, tags };
}

const D = 'd'.charCodeAt(0);
const E = 'e'.charCodeAt(0);
const G = 'g'.charCodeAt(0);
const L = 'l'.charCodeAt(0);
const S = 's'.charCodeAt(0);

/** A number for -ing and -ed, else a hash of the last two letters. */
function endingOf(text: string): number {
  const n = text.length;
  const last = text.charCodeAt(n - 1);
  if (n > 4 && last === G && text.endsWith('ing')) return 1;
  if (n > 3 && last === D && text.charCodeAt(n - 2) === E) return 2;
  return hashPiece(text, Math.max(0, n - 2), n);
}

/** Hash of a word without -s, -es, -ed, -ing, a doubled consonant before them, and a final -e. */
function stemOf(text: string, word: number): number {
  let end = text.length;
  if (end > 4) {
    end = stemEnd(text);
    const last = text.charCodeAt(end - 1);
    const isDoubled = end > 3 && last === text.charCodeAt(end - 2) && last !== S && last !== L;
    if (end < text.length && isDoubled) end--;
  }
  if (end > 3 && text.charCodeAt(end - 1) === E) end--;
  return end === text.length ? word : hashPiece(text, 0, end);
}

/** Where -s, -es, -ed or -ing begins; the end of a word that has none. */
function stemEnd(text: string): number {
  const n = text.length;
  const last = text.charCodeAt(n - 1);
  if (last === G && text.endsWith('ing')) return n - 3;
  if (last !== D && last !== S) return n;
  const before = text.charCodeAt(n - 2);
  if (before === E) return n - 2;
  return last === S && before !== S ? n - 1 : n;
}
