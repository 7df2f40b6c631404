import type { ReadResult } from '../../record.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { isMbox } from './headers.js';

/** Folders of mail programs in the mbox format. */
export const mboxReader: Reader = {
  name: 'mbox',
  mediaTypes: ['application/mbox'],
  extensions: ['.mbox'],
  description: 'one article a message of e-mail',
  holds: 'many',
  recognises: isMbox,
  read: readMbox,
};

async function* readMbox(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const { readMboxFile } = await import('./read-mail.js');
  yield* readMboxFile(source, context, mboxReader);
}
