import type { ReadResult } from '../../record.js';
import { type FileFormat, ObjectRecords } from '../object-records.js';
import type { ReadContext } from '../reader.js';
import { type LayoutName, layoutOfPage, layoutOfText } from './marks.js';

/** Whether a text is an export of a news database, which holds any number of articles. */
export const isExport = (text: string): boolean => layoutOfText(text) !== null;

/** A file that was read as one article; where it is the export of a news database, its articles. */
export async function* withExports(
  result: ReadResult,
  context: ReadContext,
  format: FileFormat,
  source: 'text' | 'document' | 'page',
): AsyncGenerator<ReadResult> {
  const layoutOf = source === 'page' ? layoutOfPage : layoutOfText;
  yield* exportedArticles(result, layoutOf, context, new ObjectRecords(context, format), source);
}

/**
 * What was read as one article, or the articles of the export that it is.
 *
 * @param layoutOf tells the layout of an export by its text; null for none
 * @param records of the file that the articles are in
 */
export async function* exportedArticles(
  result: ReadResult,
  layoutOf: (text: string) => LayoutName | null,
  context: ReadContext,
  records: ObjectRecords,
  source: 'text' | 'document' | 'page',
): AsyncGenerator<ReadResult> {
  const layout = result.kind === 'fault' ? null : layoutOf(result.record.text);
  if (result.kind === 'fault' || layout === null) {
    yield result;
    return;
  }
  const { readExport } = await import('./read-export.js');
  yield* readExport(result.record, layout, context, records, source);
}
