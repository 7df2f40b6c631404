import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { UnitRange } from '../narration/unit-ranges.js';

const { adverb, auxiliary, conjunction, name, negation, preposition, punctuation, quotation } = WordClass;

/** Whether `went on`, a verb of two words, begins here. */
const isWentOn = (words: readonly string[], u: number): boolean =>
  /^(?:went|goes)$/.test(words[u]!) && words[u + 1] === 'on';

/** The unit after a verb at unit `u` and the word that belongs to it: `went on`, `pointed out`. */
export const verbEnd = ({ words }: Narration, u: number): number =>
  isWentOn(words, u) || (/^point(?:s|ed|ing)?$/.test(words[u]!) && words[u + 1] === 'out') ? u + 2 : u + 1;

export interface VerbGroup {
  /** First auxiliary or adverb of the group. */
  readonly first: number;
  readonly isPassive: boolean;
  readonly isInfinitive: boolean;
  readonly hasAuxiliary: boolean;
}

export const FORM_OF_BE = /^(?:was|were|is|are|be|been|being|am|isn['’]t|wasn['’]t|aren['’]t)$/;

/** Words before an infinitive that still reports: went on to say. */
const BEFORE_REPORTING_INFINITIVE =
  /^(?:on|continued|continues|proceeded|rushed|twitter|facebook|hastened|want|wanted|began|begun|like|declined|used|chose|tried|enough|far)$/;

/**
 * The verb at `u` with the auxiliaries and adverbs before it. Null when the group only supposes the saying (wanted to
 * say), and for a negation that denies nothing (not only said).
 *
 * @param isDenied whether the verb is negated
 */
export function verbGroup(
  { classes, words }: Narration,
  u: number,
  low: number,
  isDenied: boolean,
): VerbGroup | null {
  let first = u;
  let hasAuxiliary = false;
  let isPassive = false;
  while (first > low) {
    const bits = classes[first - 1]!;
    const word = words[first - 1]!;
    if (bits & (name | punctuation | quotation)) break;
    if (word === 'past' && words[first - 2] === 'the' && words[first - 3] === 'in' && first - 3 > low) {
      first -= 3;
      continue;
    }
    if (bits & negation && !isDenied) return null;
    if (word === 'to') {
      if (!BEFORE_REPORTING_INFINITIVE.test(words[first - 2] ?? ''))
        return { first, isPassive: false, isInfinitive: true, hasAuxiliary: true };
      if (!isDenied && /^(?:tried|want|wanted)$/.test(words[first - 2]!)) return null;
      first -= 2;
      if (words[first] === 'on' && /^(?:went|goes|go|gone)$/.test(words[first - 1]!)) first--;
      hasAuxiliary = true;
      continue;
    }
    if (bits & auxiliary) {
      if (!hasAuxiliary && FORM_OF_BE.test(word)) isPassive = true;
      hasAuxiliary = true;
    } else if (!(bits & adverb) && (bits & (negation | conjunction | preposition)) !== negation) {
      break;
    }
    first--;
  }
  // Adverbs alone before the verb belong to the subject's side: "Lee on Tuesday again defended".
  if (!hasAuxiliary) while (first < u && !(classes[first]! & auxiliary)) first++;
  return { first, isPassive, isInfinitive: false, hasAuxiliary };
}

/** The reporting words of a verb: the verb alone, or with those that belong to it (`went on to say`). */
export function cueOf({ words }: Narration, first: number, u: number): UnitRange {
  if (isWentOn(words, u)) return { first: u, end: u + 2 };
  return words[u - 1] === 'to' && first < u - 1 ? { first, end: u + 1 } : { first: u, end: u + 1 };
}
