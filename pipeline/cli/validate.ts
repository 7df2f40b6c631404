import process from 'node:process';
import { option } from '../config/option.js';
import { INPUT_OPTIONS, SETTING_OPTIONS } from '../config/run-options.js';
import { numberIn, text } from '../config/value-kinds.js';
import { defineCommand } from './command.js';
import { EXIT } from './exit-codes.js';
import { print } from './terminal.js';

const DEFAULT_MAX_FAULTS = 20;

export const validateCommand = defineCommand({
  name: 'validate',
  description: 'Check that a directory is one complete, consistent export; exit 6 when it is not',
  options: {
    directory: option(text, {
      flag: 'directory',
      decides: 'nothing',
      description: 'output directory of a run',
      default: '.',
      defaultText: '',
    }),
    input: {
      ...INPUT_OPTIONS.input,
      description: 'inputs of the run; they are read again to check source spans and hashes, too',
      defaultText: '',
    },
    name: {
      ...INPUT_OPTIONS.name,
      description: 'an input and the name that run was given for it, e.g. --name may=archive/05',
    },
    fields: {
      ...SETTING_OPTIONS.fields,
      description: 'where records hold a field, e.g. --field text=body; default: as in the run',
    },
    metadata: {
      ...SETTING_OPTIONS.metadata,
      description: 'table that gives fields to records; default: as in the run',
    },
    metadataKey: {
      ...SETTING_OPTIONS.metadataKey,
      description: 'column of --metadata that names records; default: as in the run',
      defaultText: '',
    },
    maxFaults: option(numberIn({ min: 1, isWhole: true }), {
      flag: 'max-faults',
      decides: 'nothing',
      description: 'describe at most this many faults of each kind; the others are only counted',
      default: DEFAULT_MAX_FAULTS,
    }),
  },
  operand: { option: 'directory', count: 'one' },
  hasConfiguration: false,
  examples: [
    ['$0 validate out', 'files, formats, schemas, keys, references, order, spans'],
    ['$0 validate out --input seeds', 'the records and source spans, too'],
  ],
  run: async (settings) => {
    const { validateExport } = await import('./validation.js');
    const { report, lines } = await validateExport(settings);
    print(lines);
    if (report.faultCount > 0) process.exitCode = EXIT.invalid;
  },
});
