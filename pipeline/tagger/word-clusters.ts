import { WordTable } from '../text/word-table.js';
import { readModelFile } from './model-file.js';

/*
 * Clusters of words that are used alike, from vectors learned on a large text: `models/words.bin`. A cluster is a
 * number from 1; words that are not listed have cluster 0. `cluster >> 4` is the number of the wider cluster that
 * contains it.
 */

let clusters: WordTable | null = null;

/** The cluster of each word in lower case, by its hash; reads the file at first use. */
export function wordClusters(): WordTable {
  clusters ??= readClusters(new URL('../../models/words.bin', import.meta.url));
  return clusters;
}

function readClusters(url: URL): WordTable {
  const file = readModelFile(url);
  const hashes = file.integers('hashes');
  const section = file.section('classes');
  const numbers = new Uint16Array(section.buffer, section.byteOffset, section.byteLength / 2);
  const table = new WordTable(hashes.length);
  for (let i = 0; i < hashes.length; i++) table.addBits(hashes[i]!, numbers[i]!);
  return table;
}
