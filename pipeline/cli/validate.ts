import process from 'node:process';
import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { EXIT } from './exit-codes.js';

const DEFAULT_MAX_FAULTS = 20;

function options(yargs: Argv) {
  return yargs
    .positional('directory', { type: 'string', demandOption: true, describe: 'output directory of a run' })
    .option('input', {
      type: 'string',
      array: true,
      default: [] as string[],
      describe: 'inputs of the run: reads them again and checks the source spans and hashes, too',
    })
    .option('name', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'an input by its name in doc_id, as in the run, e.g. --name may=archive/05',
    })
    .option('field', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'where records keep a field, e.g. --field text=body; default: as in the run',
    })
    .option('max-faults', {
      type: 'number',
      default: DEFAULT_MAX_FAULTS,
      describe: 'describe so many faults of each kind; the rest is counted',
    })
    .example('$0 validate out', 'files, formats, schemas, keys, references, order, spans')
    .example('$0 validate out --input seeds', 'the records and source spans, too');
}

type Options = ReturnType<typeof options> extends Argv<infer Arguments> ? Arguments : never;
export type ValidateArguments = ArgumentsCamelCase<Options>;

export const validateCommand: CommandModule<object, Options> = {
  command: 'validate <directory>',
  describe: 'Prove that a directory is one consistent export; exit 6 when it is not',
  builder: (yargs) => options(yargs as Argv) as Argv<Options>,
  handler: async (argv) => {
    const { validateExport } = await import('./validation.js');
    const { report, text } = await validateExport(argv);
    process.stdout.write(text);
    if (report.faultCount > 0) process.exitCode = EXIT.invalid;
  },
};
