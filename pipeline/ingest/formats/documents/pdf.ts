import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import type { Head } from '../recognise/head.js';

/** PDF documents with a text; the pictures of a scan have none. */
export const pdfReader: Reader = {
  name: 'pdf',
  mediaTypes: ['application/pdf'],
  extensions: ['.pdf'],
  description: 'one article, as a PDF document with a text',
  holds: 'one',
  recognises: isPdf,
  read: readPdf,
};

const SIGNATURE = /^\s*%PDF-\d/;

function isPdf({ bytes }: Head): boolean {
  return SIGNATURE.test(bytes.toString('latin1', 0, 64));
}

async function* readPdf(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readDocument } = await import('./read-document.js');
  const { parsePdf } = await import('./parse-pdf.js');
  yield* readDocument(source, context, pdfReader, parsePdf);
}
