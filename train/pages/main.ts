import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { modelBytes } from '../tagger/pack.js';
import { readGoldPages } from './corpus.js';
import { examplesOf } from './examples.js';
import { modelParts } from './pack.js';
import { crossValidate, trainModel } from './training.js';

/*
 * Makes `models/pages.bin`: what tells the blocks of an article from the others of its page.
 *
 *   npm run train:pages -- --corpus DIR [--predictions FILE]
 *
 * DIR holds `pages/` and `clean/` with pages and gold texts. --predictions writes the text of every page as read by a
 * model that was trained without the pages of its site, as JSON Lines, and does not make the model.
 */

const { values: options } = parseArgs({
  options: { corpus: { type: 'string' }, predictions: { type: 'string' } },
});
if (options.corpus === undefined) throw new Error('train: name the folder of pages: --corpus DIR');

const examples = examplesOf(readGoldPages(options.corpus));
console.log(
  `${examples.length} pages, ${examples.reduce((sum, { labels }) => sum + labels.length, 0)} blocks`,
);
if (options.predictions !== undefined) {
  const lines = crossValidate(examples).map((prediction) => JSON.stringify(prediction));
  writeFileSync(options.predictions, `${lines.join('\n')}\n`);
} else {
  const bytes = modelBytes('pages@1', [modelParts(trainModel(examples))]);
  writeFileSync(new URL('../../models/pages.bin', import.meta.url), bytes);
  console.log(`${bytes.length} bytes`);
}
