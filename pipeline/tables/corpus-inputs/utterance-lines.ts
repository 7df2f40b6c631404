import type { QuoteRow } from '../../schema/rows.js';

/** Quotations with fewer words are too common to count as the same utterance. */
const MIN_WORDS = 6;

/** A quote of a named speaker. */
export interface UtteranceLine {
  readonly doc_id: string;
  readonly quote_id: string;
  readonly speaker_entity_id: string;
  /**
   * Its plain words, with a space between them, so that marks, case, accents and punctuation make no difference; null
   * for a quote that is too short to be recognised in other articles.
   */
  readonly line: string | null;
}

/** The quotes whose speaker is an entity. */
export function utteranceLines(
  quotes: readonly Pick<QuoteRow, 'doc_id' | 'quote_id' | 'speaker_entity_id' | 'text'>[],
): UtteranceLine[] {
  return quotes.flatMap(({ doc_id, quote_id, speaker_entity_id, text }) =>
    speaker_entity_id === null ? [] : [{ doc_id, quote_id, speaker_entity_id, line: lineOf(text) }],
  );
}

function lineOf(text: string): string | null {
  const words = plainWords(text);
  return words.length < MIN_WORDS ? null : words.join(' ');
}

const plainWords = (text: string): string[] =>
  withoutAccents(text)
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

/** Most texts have none and are returned as they are. */
const withoutAccents = (text: string): string =>
  MAY_HAVE_ACCENTS.test(text) ? text.normalize('NFD').replace(/\p{M}+/gu, '') : text;

/** Everything except ASCII, quotation marks, dashes and spaces. */
const MAY_HAVE_ACCENTS = /[^\0-\x7f\u2000-\u206f]/;
