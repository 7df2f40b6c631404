import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { option } from '../config/option.js';
import { BYTES_PER_MIB } from '../config/run-options.js';
import { numberIn, text } from '../config/value-kinds.js';
import { pluralised } from '../text/pluralised.js';
import { defineCommand } from './command.js';
import { EXPORT_DIRECTORY } from './export-directory.js';
import { tell, writeData } from './terminal.js';
import { namedFile, writeDraft } from './write-draft.js';

const DEFAULT_MAX_MIB = 20;

export const reportCommand = defineCommand({
  name: 'report',
  description: 'Make one page of an export, to send to a colleague or to keep beside a paper',
  options: {
    directory: EXPORT_DIRECTORY,
    out: option(text, {
      flag: 'out',
      decides: 'nothing',
      description: 'file of the page; - writes it to standard output',
      default: 'report.html',
    }),
    maxBytes: option(numberIn({ min: 1, unit: 'MiB' }), {
      flag: 'max-mib',
      decides: 'nothing',
      description: 'greatest size of the page; older articles are left out of a larger one',
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
    const target = out === '-' ? null : await namedFile(out, 'out', directory);
    const { html, bytes, articles, leftOut } = await makeReport(directory, maxBytes);
    if (target === null) await writeData(Readable.from([html]));
    else await writeDraft(target, (path) => writeFile(path, html));
    const rest =
      leftOut === 0
        ? ''
        : `; ${pluralised(leftOut, 'article')}, most of them older, would have made it larger than --max-mib`;
    tell(`pipeline: a report of ${pluralised(articles, 'article')}${rest}`);
    if (bytes > maxBytes)
      tell(
        `pipeline: the page has ${pluralised(bytes, 'byte')}, more than --max-mib: what a report tells of the whole export cannot be left out`,
      );
  },
});
