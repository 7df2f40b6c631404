import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tagger } from '../../pipeline/tagger/tagger.js';
import { modelBytes } from '../tagger/pack.js';
import { randomNumbers, shuffled } from '../tagger/random.js';
import { calibrate, crossFitted, reliability } from './calibration.js';
import { readGold, readNews } from './corpus.js';
import { type Prepared, prepare } from './examples.js';
import { figures, type Reading, read } from './readings.js';
import { DEVELOPMENT_SETS, NEWSWIRE, SOURCES, type Source } from './sources.js';
import { trainNames } from './training.js';

/*
 * Trains the tagger of names and writes `models/names.bin`.
 *
 *   npm run train:names -- --corpus DIR                    train, calibrate, write
 *   npm run train:names -- --corpus DIR --cross-validate   only the five folds of the newswire
 *
 * DIR holds the sets of `sources.ts` in `names/`, and the articles that `news.jsonl` and `guides.jsonl` mark. The
 * model is calibrated on texts that it has not seen: the development sets, and each fold of the newswire as a model
 * reads it that was trained on the others.
 */

const FOLDS = 5;
const SEED = 7;
/** Of the shipped weights; the folds of the newswire are trained with one, to save time. */
const SEEDS = [7, 8, 9, 10];

const { values: options } = parseArgs({
  options: { corpus: { type: 'string' }, 'cross-validate': { type: 'boolean', default: false } },
});
if (options.corpus === undefined)
  throw new Error('train: name the folder of the annotated texts: --corpus DIR');
const folder = options.corpus;

/** Marks stand beside this module's source. */
const marksOf = (name: string): string =>
  new URL(`../../../train/names/${name}.jsonl`, import.meta.url).pathname;

async function prepareAll(sources: readonly Source[]): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const source of sources) {
    const documents = source.isMarks
      ? await readNews(marksOf(source.name), folder)
      : readGold(join(folder, 'names'), source.name);
    prepared.push(...documents.map((gold) => prepare(source, gold)));
  }
  return prepared;
}
const readAll = (documents: readonly Prepared[], tagger: Tagger): Reading[] =>
  documents.map((document) => read(document, tagger));

/** The newswire as models read it that have not seen the document, and what they were trained on. */
function crossValidate(documents: readonly Prepared[]): Reading[] {
  const newswire = documents.filter(({ source }) => source.name === NEWSWIRE);
  const order = [...shuffled(newswire.length, randomNumbers(SEED))];
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = new Set(order.filter((__, i) => i % FOLDS === fold).map((index) => newswire[index]!));
    const { tagger } = trainNames(documents.filter((document) => !held.has(document)));
    return readAll([...held], tagger);
  }).flat();
}

const documents = await prepareAll(SOURCES);
const crossValidated = crossValidate(documents);
console.log(`${NEWSWIRE}, ${FOLDS} folds: ${figures(crossValidated)}`);
if (!options['cross-validate']) {
  const { parts, tagger } = trainNames(documents, SEEDS);
  const unseen: Reading[] = [];
  for (const source of DEVELOPMENT_SETS) {
    const readings = readAll(await prepareAll([source]), tagger);
    console.log(`${source.name}: ${figures(readings)}`);
    unseen.push(...readings);
  }
  const readings = [...unseen, ...crossValidated];
  console.log(reliability(crossFitted(readings)));
  const calibration = calibrate(readings.flatMap(({ found }) => found));
  const bytes = modelBytes('names@2', [parts, { settings: { calibration }, sections: {} }]);
  writeFileSync(new URL('../../models/names.bin', import.meta.url), bytes);
  console.log(`${bytes.length} bytes`);
}
