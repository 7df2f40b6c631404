import { option, optional } from '../config/option.js';
import { choiceOf, numberIn, text, truth } from '../config/value-kinds.js';
import { REVIEWED_TABLES } from '../review/parts.js';
import { MAX_SAMPLE } from '../review/tables.js';
import { defineCommand } from './command.js';
import { EXPORT_DIRECTORY } from './export-directory.js';

const SUMMARY_FORMATS = ['text', 'json'] as const;

const DEFAULT_TABLE = REVIEWED_TABLES[0];

export const reviewCommand = defineCommand({
  name: 'review',
  description: 'Judge rows drawn at random, or show how precise the judged ones are',
  options: {
    directory: EXPORT_DIRECTORY,
    table: optional(choiceOf(REVIEWED_TABLES), {
      flag: 'table',
      decides: 'nothing',
      description: 'table whose rows are judged, or shown by --summary',
      defaultText: `${DEFAULT_TABLE}; --summary: all`,
    }),
    size: option(numberIn({ min: 1, max: MAX_SAMPLE, isWhole: true }), {
      flag: 'size',
      decides: 'nothing',
      description: 'rows to draw; a larger number adds rows to those of a smaller one',
      default: 100,
    }),
    seed: option(numberIn({ min: 0, isWhole: true }), {
      flag: 'seed',
      decides: 'nothing',
      description: 'whole number that decides which rows are drawn',
      default: 1,
    }),
    reviewer: optional(text, {
      flag: 'reviewer',
      decides: 'nothing',
      description: 'who judges, where several do',
      defaultText: 'nobody in particular',
    }),
    summary: option(truth, {
      flag: 'summary',
      decides: 'nothing',
      description: 'print the precision that the verdicts so far show',
      default: false,
    }),
    format: option(choiceOf(SUMMARY_FORMATS), {
      flag: 'format',
      decides: 'nothing',
      description: 'how --summary prints',
      default: 'text',
    }),
  },
  operand: { option: 'directory', count: 'one or none' },
  hasConfiguration: false,
  examples: [
    ['$0 review', 'a hundred quotes of out/, one after the other'],
    ['$0 review tables --table numbers --size 200 --reviewer ann', 'numbers, by Ann'],
    ['$0 review --summary --format json', 'precision with its interval, by kind and by confidence'],
  ],
  run: async ({ directory, table, summary, format, ...sample }) => {
    const { printSummary, reviewHere } = await import('./reviewing.js');
    await (summary
      ? printSummary({ directory, table, format })
      : reviewHere({ directory, table: table ?? DEFAULT_TABLE, ...sample }));
  },
});
