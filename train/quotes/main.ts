import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.js';
import { type NarratedArticle, narrate } from './narrated.js';
import { trainQuotes } from './training.js';

/*
 * Trains `models/quotes.bin` on a corpus of articles with attributions marked by hand.
 *
 *   npm run train:quotes -- --corpus DIR
 *
 * DIR holds `polnear-train.jsonl`, from which the taggers learn, and `polnear-dev.jsonl`, on which the confidence is
 * calibrated. The same corpus gives the same bytes.
 */

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string', default: new URL('../../models/quotes.bin', import.meta.url).pathname },
  },
});
const { corpus } = options;
if (corpus === undefined) throw new Error('train: name the folder of the corpus: --corpus DIR');

const started = performance.now();
const report = (message: string): void => {
  console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${message}`);
};
const articlesOf = (file: string): NarratedArticle[] => readCorpus(join(corpus, file)).map(narrate);

const bytes = trainQuotes(articlesOf('polnear-train.jsonl'), articlesOf('polnear-dev.jsonl'), report);
writeFileSync(options.out, bytes);
report(`${bytes.length} bytes`);
