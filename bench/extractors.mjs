// Times each extractor alone, in this process, on one core.
import { readFileSync } from 'node:fs';
import { findDates } from '../dist/extract/dates/dates.js';
import { textDocument } from '../dist/extract/document.js';
import { findNames } from '../dist/extract/names/names.js';
import { findNumbers } from '../dist/extract/numbers/numbers.js';
import { findQuotes } from '../dist/extract/quotes/quotes.js';

/** The first passes compile the code; the best of all is the speed that a long run comes to. */
const PASSES = 5;

/**
 * Seconds that each extractor takes for all articles of a file, the best of some passes.
 *
 * @param corpus articles as JSON lines with `text`
 */
export function timeExtractors(corpus) {
  const texts = readFileSync(corpus, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);
  const best = {};
  for (let pass = 0; pass < PASSES; pass++) {
    const seconds = {};
    const timed = (name, work) => {
      const started = performance.now();
      const result = work();
      seconds[name] = (seconds[name] ?? 0) + (performance.now() - started) / 1000;
      return result;
    };
    for (const text of texts) {
      const document = timed('tokens and sentences', () => textDocument(text));
      const names = timed('names', () => findNames(document));
      const dates = timed('dates', () => findDates(document, names.mentions));
      timed('numbers', () => findNumbers(document, dates, names.mentions));
      timed('quotes', () => findQuotes(document, names));
    }
    for (const [name, spent] of Object.entries(seconds)) best[name] = Math.min(best[name] ?? spent, spent);
  }
  return best;
}
