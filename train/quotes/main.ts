import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus, readOtherNews } from './corpus.js';
import { type NarratedArticle, narrate } from './narrated.js';
import { type Development, recalibrateQuotes, trainQuotes } from './training.js';

/*
 * Trains `models/quotes.bin` on articles with attributions marked by hand.
 *
 *   npm run train:quotes -- --corpus DIR [--recalibrate]
 *
 * DIR holds `quotes/polnear-train.jsonl`, from which the taggers learn, and what rows are judged by:
 * `quotes/polnear-dev.jsonl` and the texts of `other-news.jsonl`, which has the marks; `newswire.jsonl` marks texts
 * without a licence, which only measure. The same corpus gives the same bytes. --recalibrate keeps the taggers and
 * learns only how rows are judged, which is the same where the words and their classes are.
 */

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    recalibrate: { type: 'boolean', default: false },
    out: { type: 'string', default: new URL('../../models/quotes.bin', import.meta.url).pathname },
  },
});
const { corpus } = options;
if (corpus === undefined) throw new Error('train: name the folder of the corpus: --corpus DIR');

const started = performance.now();
const report = (message: string): void => {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${message}`);
};
const articlesOf = (file: string): NarratedArticle[] => readCorpus(join(corpus, 'quotes', file)).map(narrate);

/** Marks stand beside this module's source. */
const marked = async (name: string): Promise<NarratedArticle[]> => {
  const marks = new URL(`../../../train/quotes/${name}.jsonl`, import.meta.url).pathname;
  return (await readOtherNews(marks, corpus)).map(narrate);
};

const development: Development = {
  home: articlesOf('polnear-dev.jsonl'),
  other: await marked('other-news'),
  unseen: await marked('newswire'),
};
const bytes = options.recalibrate
  ? recalibrateQuotes(readFileSync(options.out), development, report)
  : trainQuotes(articlesOf('polnear-train.jsonl'), development, report);
writeFileSync(options.out, bytes);
report(`${bytes.length} bytes`);
