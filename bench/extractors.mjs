// Times each extractor alone, in this process, on one core.
import { built } from '../scripts/built.mjs';
import { articlesOf } from './corpus.mjs';

/** @type {typeof import('../pipeline/extract/text-document.js')} */
const { textDocument } = await built('extract/text-document.js');
/** @type {typeof import('../pipeline/extract/names/names.js')} */
const { findNames } = await built('extract/names/names.js');
/** @type {typeof import('../pipeline/extract/dates/dates.js')} */
const { findDates } = await built('extract/dates/dates.js');
/** @type {typeof import('../pipeline/extract/numbers/numbers.js')} */
const { findNumbers } = await built('extract/numbers/numbers.js');
/** @type {typeof import('../pipeline/extract/quotes/quotes.js')} */
const { findQuotes } = await built('extract/quotes/quotes.js');

/** The first passes compile the code; the best of all is the speed that a long run reaches. */
const PASSES = 5;

/**
 * The seconds that each extractor takes for all articles of a file: the best of several passes.
 *
 * @param {string} corpus path of articles as JSON lines
 * @returns {ReadonlyMap<string, number>} extractor → seconds
 */
export function timeExtractors(corpus) {
  const texts = articlesOf(corpus).map(({ text }) => text);
  const best = onePass(texts);
  for (let pass = 1; pass < PASSES; pass++) {
    for (const [name, seconds] of onePass(texts))
      best.set(name, Math.min(best.get(name) ?? seconds, seconds));
  }
  return best;
}

/** @param {readonly string[]} texts */
function onePass(texts) {
  /** @type {Map<string, number>} */
  const spent = new Map();
  /**
   * @template Result
   * @param {string} name
   * @param {() => Result} work
   */
  const timed = (name, work) => {
    const started = performance.now();
    const result = work();
    spent.set(name, (spent.get(name) ?? 0) + (performance.now() - started) / 1000);
    return result;
  };
  for (const text of texts) {
    const document = timed('tokens and sentences', () => textDocument(text));
    const names = timed('names', () => findNames(document));
    const dates = timed('dates', () => findDates(document, names.mentions));
    timed('numbers', () => findNumbers(document, dates, names.mentions));
    timed('quotes', () => findQuotes(document, names));
  }
  return spent;
}
