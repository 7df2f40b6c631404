import type { CleanDocument } from '../clean/clean-document.js';
import { findDates } from './dates/dates.js';
import type { DateExpression, Names, NumberExpression, Quote } from './findings.js';
import { detectLanguage, type Language } from './language-detection.js';
import { findNames } from './names/names.js';
import { findNumbers } from './numbers/numbers.js';
import { findQuotes } from './quotes/quotes.js';
import { type TextDocument, textDocument } from './text-document.js';

/** Everything found in one document. */
export interface Extraction {
  readonly document: TextDocument;
  readonly language: Language;
  readonly names: Names;
  readonly dates: readonly DateExpression[];
  readonly numbers: readonly NumberExpression[];
  readonly quotes: readonly Quote[];
}

/** Finds names, dates, numbers and quotes. A text that is surely not English gives its sentences alone. */
export async function extract(clean: CleanDocument): Promise<Extraction> {
  const document = textDocument(clean.text, clean);
  const language = await detectLanguage(document.text, document.tokens, clean.declaredLanguage);
  if (!language.isSupported) {
    return { document, language, names: { mentions: [], entities: [] }, dates: [], numbers: [], quotes: [] };
  }
  const names = findNames(document);
  const dates = findDates(document, names.mentions);
  const numbers = findNumbers(document, dates, names.mentions);
  const quotes = findQuotes(document, names);
  return { document, language, names, dates, numbers, quotes };
}
