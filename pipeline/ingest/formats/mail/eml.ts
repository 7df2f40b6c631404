import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { isMessage } from './headers.js';

/** Messages of e-mail (RFC 5322, MIME), one a file. */
export const emlReader: Reader = {
  name: 'eml',
  mediaTypes: ['message/rfc822'],
  extensions: ['.eml'],
  description: 'one article, as a message of e-mail',
  holds: 'one',
  recognises: isMessage,
  read: readEml,
};

async function* readEml(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readEmlFile } = await import('./read-mail.js');
  yield* readEmlFile(source, context, emlReader);
}
