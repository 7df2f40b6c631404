import { similarityOf } from '../corpus/similar-documents.js';
import { distinct, shinglesOf } from '../tables/corpus-inputs/shingles.js';

/** Two documents that may be near duplicates, by their cleaned texts. */
export interface TextPair {
  readonly text: string;
  readonly original_text: string;
}

/** How much the texts of each pair resemble each other; null for those that are no near duplicates. */
export const similarities = (pairs: readonly TextPair[]): (number | null)[] =>
  pairs.map(({ text, original_text }) =>
    similarityOf(distinct(shinglesOf(text)), distinct(shinglesOf(original_text))),
  );
