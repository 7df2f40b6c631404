import process from 'node:process';
import type { Argv, CommandModule } from 'yargs';

function options(yargs: Argv) {
  return yargs
    .positional('doc', {
      type: 'string',
      demandOption: true,
      describe: 'a file with one article, or one record of a file: dump.jsonl#ID, dump.jsonl:LINE',
    })
    .option('field', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'where records keep a field, as for run, e.g. --field text=body',
    })
    .option('json', { type: 'boolean', default: false, describe: 'print all rows as one JSON object' })
    .example('$0 inspect seeds/000_99abb912408b065c.txt', 'what was removed, found, and why')
    .example('$0 inspect dump.jsonl:12 --json', 'the rows of the record in line 12');
}

type Options = ReturnType<typeof options> extends Argv<infer Arguments> ? Arguments : never;

export const inspectCommand: CommandModule<object, Options> = {
  command: 'inspect <doc>',
  describe: 'Show one document through every stage',
  builder: (yargs) => options(yargs as Argv) as Argv<Options>,
  handler: async ({ doc, field, json }) => {
    const { fieldsOf } = await import('./run-settings.js');
    const { findRecord } = await import('./named-record.js');
    const { inspectRecord, inspectionJson } = await import('./inspection.js');
    const record = await findRecord(doc, fieldsOf(field));
    const inspection = await inspectRecord(record);
    if (json) {
      process.stdout.write(inspectionJson(inspection));
      return;
    }
    const { inspectionText } = await import('./inspection-text.js');
    process.stdout.write(
      inspectionText(inspection, { isColoured: process.stdout.isTTY && !process.env.NO_COLOR }),
    );
  },
};
