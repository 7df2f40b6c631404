import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import type { Head } from '../recognise/head.js';

/** Documents in Rich Text Format, which most word processors write. */
export const rtfReader: Reader = {
  name: 'rtf',
  mediaTypes: ['application/rtf', 'text/rtf'],
  extensions: ['.rtf'],
  description: 'one article, in Rich Text Format',
  holds: 'one',
  recognises: isRtf,
  read: readRtf,
};

const SIGNATURE = /^\s*\{\\rtf/;

function isRtf({ bytes }: Head): boolean {
  return SIGNATURE.test(bytes.toString('latin1', 0, 64));
}

async function* readRtf(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readDocument } = await import('./read-document.js');
  const { parseRtf } = await import('./parse-rtf.js');
  yield* readDocument(source, context, rtfReader, parseRtf);
}
