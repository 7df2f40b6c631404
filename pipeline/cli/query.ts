import { option, optional } from '../config/option.js';
import { choiceOf, numberIn, text } from '../config/value-kinds.js';
import { defineCommand } from './command.js';
import { EXPORT_DIRECTORY } from './export-directory.js';
import { RESULT_FORMATS } from './result-format.js';

export const queryCommand = defineCommand({
  name: 'query',
  description: 'Ask the tables of an export a question in SQL',
  options: {
    sql: option(text, {
      flag: 'sql',
      decides: 'nothing',
      description: 'one statement of DuckDB that only reads; - reads it from standard input',
      default: '-',
      defaultText: '',
    }),
    directory: EXPORT_DIRECTORY,
    format: optional(choiceOf(RESULT_FORMATS), {
      flag: 'format',
      decides: 'nothing',
      description: 'how the rows are given',
      defaultText: 'what the name of --file says; a table on a terminal; else csv',
    }),
    file: optional(text, {
      flag: 'file',
      decides: 'nothing',
      description: 'write the rows to this file, which is replaced once they are all there',
    }),
    timeout: option(numberIn({ min: 0.001, max: 86_400, unit: 'seconds' }), {
      flag: 'timeout',
      decides: 'nothing',
      description: 'give up after this time, in seconds',
      default: 300,
    }),
    memoryMib: option(numberIn({ min: 16, isWhole: true, unit: 'MiB' }), {
      flag: 'memory-mib',
      decides: 'nothing',
      description: 'memory for the query, in MiB; what needs more goes to the folder for temporary files',
      default: 1024,
    }),
  },
  operand: { option: 'sql', count: 'one', next: 'directory' },
  hasConfiguration: false,
  examples: [
    ['$0 query "from speakers order by utterance_count desc limit 10"', 'who is quoted most, in out'],
    ['$0 query "show tables" tables', 'what can be asked; "describe quotes" tells the columns'],
    ['$0 query - --file quotes.parquet < question.sql', 'a longer question, and its rows as a file'],
  ],
  epilogue:
    'The tables and their columns are in docs/tables.md, questions to begin with in docs/queries.md. A query reads the tables and nothing else: no other file, no network.',
  run: async (settings) => {
    const { answer } = await import('./query-answer.js');
    await answer(settings);
  },
});
