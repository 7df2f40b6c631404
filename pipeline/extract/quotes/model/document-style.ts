import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';

/**
 * How a document is written, by which news is told from guides and columns, whose sentences look like reports without
 * reporting anything. Rates are logarithms of the number in 1,000 of the narrator's words.
 */
export interface DocumentStyle {
  /** Logarithm of the narrator's words. */
  readonly length: number;
  /** How often the reader is addressed. */
  readonly addressed: number;
  /** How often somebody said or told something. */
  readonly said: number;
  readonly quotations: number;
  readonly utterances: number;
}

const ADDRESSED: ReadonlySet<string> = new Set(['you', 'your', 'yours', 'yourself']);
const SAID: ReadonlySet<string> = new Set(['said', 'told', 'says', 'according']);

/** A document is read as if so much ordinary news were part of it, so that a short one has no wild rates. */
const NEWS = { words: 250, addressed: 0.25, said: 2, quotations: 2, utterances: 5 };

/** @param utterances their number in the document */
export function styleOf(
  { count, words, classes, quotationOf }: Narration,
  utterances: number,
): DocumentStyle {
  let narrated = 0;
  let addressed = 0;
  let said = 0;
  let quotations = 0;
  for (let u = 0; u < count; u++) {
    if (quotationOf[u]! >= 0) quotations++;
    else if (!(classes[u]! & WordClass.punctuation)) {
      narrated++;
      if (ADDRESSED.has(words[u]!)) addressed++;
      else if (SAID.has(words[u]!)) said++;
    }
  }
  const total = narrated + NEWS.words;
  const rate = (times: number): number => Math.log1p((1000 * times) / total);
  return {
    length: Math.log(total),
    addressed: rate(addressed + NEWS.addressed),
    said: rate(said + NEWS.said),
    quotations: rate(quotations + NEWS.quotations),
    utterances: rate(utterances + NEWS.utterances),
  };
}
