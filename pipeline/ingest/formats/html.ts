import { PAGE_TYPES } from '../media-types.js';
import type { ReadResult } from '../record.js';
import { withExports } from './exports/exports.js';
import type { ReadContext, Reader, Source } from './reader.js';
import { isHtmlPage } from './recognise/markup.js';
import { readWhole } from './whole-file.js';

/** Web pages. Their source is the text of the record: what the page says, and where, is found when it is cleaned. */
export const htmlReader: Reader = {
  name: 'html',
  mediaTypes: PAGE_TYPES,
  extensions: ['.html', '.htm', '.xhtml'],
  description: 'one article, as a web page',
  holds: 'one',
  recognises: isHtmlPage,
  read: readHtml,
};

async function* readHtml(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { decodePage } = await import('../decode/decode-page.js');
  const file = await readWhole(source, context, htmlReader, decodePage);
  yield* withExports(file, context, htmlReader, 'page');
}
