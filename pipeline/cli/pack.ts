import { optional } from '../config/option.js';
import { text } from '../config/value-kinds.js';
import { defineCommand } from './command.js';
import { stopSignal } from './stop-signal.js';
import { print } from './terminal.js';
import { namedFile, writeDraft } from './write-draft.js';

export const packCommand = defineCommand({
  name: 'pack',
  description: 'Pack the program for the machines of a Spark cluster',
  options: {
    out: optional(text, {
      flag: 'out',
      decides: 'nothing',
      description: 'the archive to write; it is replaced',
      defaultText: 'corpusmill-<system>-<processor>.tar.gz',
      example: 'corpusmill-linux-x64.tar.gz',
    }),
  },
  operand: { option: 'out', count: 'one or none' },
  hasConfiguration: false,
  examples: [
    ['$0 pack --out corpusmill-linux-x64.tar.gz', 'Node, the program and its libraries in one archive'],
  ],
  epilogue:
    'docs/spark.md says how a cluster uses it. The archive is for machines of this kind: system and processor.',
  run: async ({ out }) => {
    const { archiveName, pack } = await import('../cluster/pack.js');
    const target = await namedFile(out ?? archiveName(), 'out');
    const signal = stopSignal('nothing was written');
    await writeDraft(target, (path) => pack(path, signal));
    print([target.name]);
  },
});
