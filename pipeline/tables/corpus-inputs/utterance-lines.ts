import type { QuoteRow } from '../../schema/rows.js';

/** Quotations with fewer words are too common to count as the same utterance. */
export const MIN_WORDS = 6;

/** A quote of a named speaker as plain words, so that marks, case, accents and punctuation make no difference. */
export interface UtteranceLine {
  readonly doc_id: string;
  readonly quote_id: string;
  readonly speaker_entity_id: string;
  /** Its words, with a space between them. */
  readonly line: string;
}

/** The lines of the quotes that are long enough to be recognised in other articles. */
export function utteranceLines(
  quotes: readonly Pick<QuoteRow, 'doc_id' | 'quote_id' | 'speaker_entity_id' | 'text'>[],
): UtteranceLine[] {
  const lines: UtteranceLine[] = [];
  for (const { doc_id, quote_id, speaker_entity_id, text } of quotes) {
    if (speaker_entity_id === null) continue;
    const words = plainWords(text);
    if (words.length >= MIN_WORDS) lines.push({ doc_id, quote_id, speaker_entity_id, line: words.join(' ') });
  }
  return lines;
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
