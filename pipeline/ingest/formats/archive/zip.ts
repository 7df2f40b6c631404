import type { Reader } from '../reader.js';
import { readMembers } from './read-members.js';

/** How an archive begins, and one that is empty. */
const SIGNATURES = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** ZIP archives; WACZ is one of web archives. */
export const zipReader: Reader = {
  name: 'zip',
  mediaTypes: ['application/zip', 'application/wacz'],
  recordTypes: [],
  extensions: ['.zip', '.wacz'],
  description: 'files of these formats, packed together',
  holds: 'many',
  recognises: ({ bytes }) => SIGNATURES.includes(bytes.toString('latin1', 0, 4)),
  async *read(source, context) {
    const { zipMembers } = await import('./zip-members.js');
    yield* readMembers(zipMembers(source, context), context);
  },
};
