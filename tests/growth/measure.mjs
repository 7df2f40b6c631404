import { parentPort } from 'node:worker_threads';
import { WorkCounter } from './work-counter.mjs';

const root = new URL('../../dist/', import.meta.url).href;
const counter = new WorkCounter(root);
const { clean } = await import(`${root}clean/clean.js`);
const { readPage } = await import(`${root}pages/read-page.js`);
const { textDocument } = await import(`${root}extract/text-document.js`);
const { findNames } = await import(`${root}extract/names/names.js`);
const { findDates } = await import(`${root}extract/dates/dates.js`);
const { findNumbers } = await import(`${root}extract/numbers/numbers.js`);
const { findQuotes } = await import(`${root}extract/quotes/quotes.js`);

/** @param {string} text */
const recordOf = (text) => ({
  docId: 'made',
  sourcePath: 'made.txt',
  text,
  fields: { title: null, authors: [], publisher: null, publishedAt: null, url: null },
});

/**
 * @param {string} text
 * @returns {Record<string, number>} the work of each stage on it
 */
function measure(text) {
  /** @type {Record<string, number>} */
  const work = {};
  /**
   * @template Result
   * @param {string} stage
   * @param {() => Result} run
   * @returns {Result}
   */
  const counted = (stage, run) => {
    const result = run();
    work[stage] = counter.take();
    return result;
  };
  counter.reset();
  counted('pages', () => readPage(text, null));
  counted('clean', () => clean(recordOf(text)));
  const document = counted('tokens and sentences', () => textDocument(text, { publishedAt: '2020-07-15' }));
  const names = counted('names', () => findNames(document));
  // As if nothing were a name or a date: neither keeps the grammars away from a word then.
  counted('dates', () => findDates(document, []));
  counted('numbers', () => findNumbers(document, [], []));
  counted('quotes', () => findQuotes(document, names));
  return work;
}

parentPort?.on('message', (text) => parentPort?.postMessage(measure(text)));
