// What a benchmark prints, and puts into docs/performance.md when asked.
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { writeBetweenMarks } from '../scripts/marked-text.mjs';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Prints lines as they come and keeps them. The first one names the machine. */
export class Report {
  /** @type {string[]} */
  #lines = [];

  constructor() {
    const model = cpus()[0]?.model.trim();
    const memory = Math.round(totalmem() / 2 ** 30);
    this.say(`Measured on ${cpus().length} × ${model}, ${memory} GiB, Node ${process.version}.`);
  }

  say(line = '') {
    console.log(line);
    this.#lines.push(line);
  }

  /**
   * @param {string} mark the figures replace what stands in the page between `<!-- mark -->` and `<!-- end of mark -->`
   */
  write(mark) {
    writeBetweenMarks(PAGE, mark, this.#lines);
  }
}

/** @param {number} value */
export const thousands = (value) => Math.round(value).toLocaleString('en-US');
