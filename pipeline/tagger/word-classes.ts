import { WordTable } from '../text/word-table.js';
import { readModelFile } from './model-file.js';

/*
 * Classes of words that are used alike, from vectors learned on much text: `models/words.bin`. A class is a number
 * from 1; words beyond the list have class 0. `class >> 4` is the wider class that holds it.
 */

let classes: WordTable | null = null;

/** The class of each word in small letters, by its hash. Read at first use. */
export function wordClasses(): WordTable {
  classes ??= readClasses(new URL('../../models/words.bin', import.meta.url));
  return classes;
}

function readClasses(url: URL): WordTable {
  const file = readModelFile(url);
  const hashes = file.integers('hashes');
  const section = file.section('classes');
  const numbers = new Uint16Array(section.buffer, section.byteOffset, section.byteLength / 2);
  const table = new WordTable(hashes.length);
  for (let i = 0; i < hashes.length; i++) table.mark(hashes[i]!, numbers[i]!);
  return table;
}
