import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import type { Head } from '../recognise/head.js';
import { firstZipName } from './zip-name.js';

/** Text documents of LibreOffice and OpenOffice. */
export const odtReader: Reader = {
  name: 'odt',
  mediaTypes: ['application/vnd.oasis.opendocument.text'],
  extensions: ['.odt'],
  description: 'one article, as an OpenDocument text',
  holds: 'one',
  recognises: isOdt,
  read: readOdt,
};

/** The first file in it, which is not compressed, says what it is. */
function isOdt({ bytes }: Head): boolean {
  return (
    firstZipName(bytes) === 'mimetype' &&
    bytes.subarray(0, 128).includes(`mimetype${odtReader.mediaTypes[0]}`)
  );
}

async function* readOdt(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readDocument } = await import('./read-document.js');
  const { parseOdt } = await import('./parse-odt.js');
  yield* readDocument(source, context, odtReader, parseOdt);
}
