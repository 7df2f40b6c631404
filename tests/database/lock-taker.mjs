// Takes and releases the lock of a path as it is told on standard input, a word a line, and answers each with a line:
// `taken`, `released`, or an error's name and message. It ends with its standard input.
import { createInterface } from 'node:readline';
import { acquireLock } from '../../dist/database/lock.js';

const [path = ''] = process.argv.slice(2);

/** @type {import('../../dist/database/lock.js').Lock | null} */
let lock = null;

/** @param {string} word */
async function answer(word) {
  if (word === 'take') {
    lock = await acquireLock(path);
    return 'taken';
  }
  await lock?.release();
  return 'released';
}

console.log('ready');
for await (const word of createInterface({ input: process.stdin })) {
  console.log(await answer(word).catch((error) => `${error.name}: ${error.message}`));
}
