// The entry of a worker thread, in which a record whose text asks for it loops, dies or takes all memory.
import { processBatch } from '../../../dist/run/workers/batch.js';

/** @type {Record<string, () => void>} */
const MISBEHAVIOURS = {
  LOOP: () => {
    for (;;);
  },
  DIE: () => process.exit(3),
  GROW: () => {
    const kept = [];
    for (;;) kept.push(new Array(1e5).fill(kept.length));
  },
};

/** @param {any} task of a worker */
export default function work({ records, settings, position }) {
  return processBatch(records, settings, (index) => {
    Atomics.store(position, 0, index);
    MISBEHAVIOURS[records[index].text]?.();
  });
}
