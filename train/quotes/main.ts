import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.js';
import { type NarratedArticle, narrate } from './narrated.js';
import { recalibrateQuotes, trainQuotes } from './training.js';

/*
 * Trains `models/quotes.bin` on a corpus of articles with attributions marked by hand.
 *
 *   npm run train:quotes -- --corpus DIR [--recalibrate]
 *
 * DIR holds `polnear-train.jsonl`, from which the taggers learn, and `polnear-dev.jsonl`, on which the confidence is
 * calibrated. The same corpus gives the same bytes. --recalibrate keeps the taggers and calibrates the confidence anew,
 * which is the same where the words and their classes are.
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
const articlesOf = (file: string): NarratedArticle[] => readCorpus(join(corpus, file)).map(narrate);

const development = articlesOf('polnear-dev.jsonl');
const bytes = options.recalibrate
  ? recalibrateQuotes(readFileSync(options.out), development, report)
  : trainQuotes(articlesOf('polnear-train.jsonl'), development, report);
writeFileSync(options.out, bytes);
report(`${bytes.length} bytes`);
