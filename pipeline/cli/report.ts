import { rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { option } from '../config/option.js';
import { BYTES_PER_MIB } from '../config/run-options.js';
import { numberIn, text } from '../config/value-kinds.js';
import { firstLine, OutputError } from '../errors.js';
import { pluralised } from '../text/pluralised.js';
import { defineCommand } from './command.js';
import { tell } from './terminal.js';

const DEFAULT_MAX_MIB = 20;

export const reportCommand = defineCommand({
  name: 'report',
  description: 'Make one page of an export, to send to a colleague or to keep beside a paper',
  options: {
    directory: option(text, {
      flag: 'directory',
      decides: 'nothing',
      description: 'output directory of a run',
      default: 'out',
    }),
    out: option(text, {
      flag: 'out',
      decides: 'nothing',
      description: 'file of the page; - writes it to standard output',
      default: 'report.html',
    }),
    maxBytes: option(numberIn({ min: 1, unit: 'MiB' }), {
      flag: 'max-mib',
      decides: 'nothing',
      description: 'size of the page; the oldest articles are left out of a larger one',
      default: DEFAULT_MAX_MIB,
      becomes: (mib) => mib * BYTES_PER_MIB,
    }),
  },
  operand: { option: 'directory', count: 'one or none' },
  hasConfiguration: false,
  examples: [
    ['$0 report', 'report.html of the export in out'],
    ['$0 report archive/2024 --out 2024.html --max-mib 50', 'another one, with more articles'],
  ],
  run: async ({ directory, out, maxBytes }) => {
    const { makeReport } = await import('../explore/report.js');
    const { html, articles, leftOut } = await makeReport(directory, maxBytes);
    if (out === '-') process.stdout.write(html);
    else await write(out, html);
    const rest =
      leftOut === 0
        ? ''
        : `; the ${pluralised(leftOut, 'oldest article')} would have made it larger than --max-mib`;
    tell(`pipeline: a report of ${pluralised(articles, 'article')}${rest}`);
  },
});

/** Writes a file that is there whole or not at all. */
async function write(path: string, html: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, html);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new OutputError(`cannot write ${path}: ${firstLine(error)}`, { cause: error });
  }
}
