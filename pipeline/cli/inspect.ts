import { option } from '../config/option.js';
import { SETTING_OPTIONS } from '../config/run-options.js';
import { text, truth } from '../config/value-kinds.js';
import { defineCommand } from './command.js';
import { print, printJson } from './terminal.js';

export const inspectCommand = defineCommand({
  name: 'inspect',
  description: 'Show what every stage did with one document',
  options: {
    doc: option(text, {
      flag: 'doc',
      decides: 'nothing',
      description: 'a file with one article, or a record in a file: dump.jsonl#ID or dump.jsonl:LINE',
      default: '-',
      defaultText: '',
    }),
    fields: {
      ...SETTING_OPTIONS.fields,
      description:
        'where records hold a field, as for run; path: is matched with the path of the file as given here',
    },
    recordsPath: {
      ...SETTING_OPTIONS.recordsPath,
      description: 'list that holds the records of a JSON file, as for run',
    },
    keep: { ...SETTING_OPTIONS.keep, description: 'fields of the record to carry along, as for run' },
    inputFormat: { ...SETTING_OPTIONS.inputFormat, description: 'read the file as this format, as for run' },
    metadata: { ...SETTING_OPTIONS.metadata, description: 'table that gives fields to records, as for run' },
    metadataKey: {
      ...SETTING_OPTIONS.metadataKey,
      description: 'column of --metadata that names records, as for run',
    },
    json: option(truth, {
      flag: 'json',
      decides: 'nothing',
      description: 'print all rows and warnings as one JSON object',
      default: false,
    }),
  },
  operand: { option: 'doc', count: 'one' },
  hasConfiguration: false,
  examples: [
    ['$0 inspect seeds/000_99abb912408b065c.txt', 'what was removed, found, and why'],
    ['$0 inspect dump.jsonl:12 --json', 'the rows of the record in line 12'],
  ],
  run: async ({ doc, json, ...reading }) => {
    const { findRecord } = await import('./named-record.js');
    const { inspectRecord, inspectionRows } = await import('./inspection.js');
    const inspection = await inspectRecord(await findRecord(doc, reading));
    if (json) {
      printJson(inspectionRows(inspection));
      return;
    }
    const { inspectionLines } = await import('./inspection-lines.js');
    print(inspectionLines(inspection));
  },
});
