import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import type { Head } from '../recognise/head.js';
import { firstZipName } from './zip-name.js';

/** Documents of Word since 2007. */
export const docxReader: Reader = {
  name: 'docx',
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  extensions: ['.docx'],
  description: 'one article, as a Word document',
  holds: 'one',
  recognises: isDocx,
  read: readDocx,
};

/** How the first name in an Office document begins; that of a ZIP file of documents does not. */
const FIRST_NAME = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/)/;

function isDocx({ bytes }: Head): boolean {
  const name = firstZipName(bytes);
  return name !== null && FIRST_NAME.test(name) && bytes.includes('word/');
}

async function* readDocx(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readDocument } = await import('./read-document.js');
  const { parseDocx } = await import('./parse-docx.js');
  yield* readDocument(source, context, docxReader, parseDocx);
}
