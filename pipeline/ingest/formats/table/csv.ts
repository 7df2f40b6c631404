import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { isTable } from './recognise.js';

/** Tables of text: CSV, TSV and the like, whatever parts the cells. */
export const csvReader: Reader = {
  name: 'csv',
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  extensions: ['.csv', '.tsv'],
  description: 'one article a row, under a row of names',
  holds: 'many',
  recognises: isTable,
  read: readCsv,
};

async function* readCsv(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readTable } = await import('./read-table.js');
  yield* readTable(source, context, csvReader);
}
