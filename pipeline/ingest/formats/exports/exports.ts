import type { ReadResult } from '../../record.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import type { ReadContext } from '../reader.js';
import { layoutOfPage, layoutOfText } from './marks.js';

/** Whether a text is an export of a news database, which holds any number of articles. */
export const isExport = (text: string): boolean => layoutOfText(text) !== null;

/** A file that was read as one article; where it is the export of a news database, its articles. */
export async function* withExports(
  result: ReadResult,
  context: ReadContext,
  format: FileFormat,
  source: 'text' | 'document' | 'page',
): AsyncGenerator<ReadResult> {
  const text = result.kind === 'record' ? result.record.text : '';
  const layout = source === 'page' ? layoutOfPage(text) : layoutOfText(text);
  if (result.kind === 'fault' || layout === null) {
    yield result;
    return;
  }
  const { readExport } = await import('./read-export.js');
  yield* readExport(result.record, layout, context, new ObjectRecords(context, format), source);
}
