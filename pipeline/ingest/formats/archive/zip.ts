import { PAGE_TYPES } from '../../media-types.js';
import type { Reader } from '../reader.js';
import type { Head } from '../recognise/head.js';
import { readMembers } from './read-members.js';

/** How an archive begins, and one that is empty. */
const SIGNATURES = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** ZIP archives. */
export const zipReader: Reader = {
  name: 'zip',
  mediaTypes: ['application/zip'],
  recordTypes: [],
  extensions: ['.zip'],
  description: 'files of these formats, packed together',
  holds: 'many',
  recognises: isZip,
  async *read(source, context) {
    const { zipMembers } = await import('./zip-members.js');
    yield* readMembers(zipMembers(source, context), context);
  },
};

/** Web archives in a ZIP archive with their indexes, which are no articles (WACZ 1.1.1). */
export const waczReader: Reader = {
  name: 'wacz',
  mediaTypes: ['application/wacz'],
  recordTypes: [PAGE_TYPES[0], 'text/plain'],
  extensions: ['.wacz'],
  description: 'web pages, as a crawler saved and indexed them',
  holds: 'many',
  recognises: isZip,
  async *read(source, context) {
    const { zipMembers } = await import('./zip-members.js');
    const isWanted = (name: string): boolean => name.startsWith('archive/');
    yield* readMembers(zipMembers(source, context, isWanted), context);
  },
};

function isZip({ bytes }: Head): boolean {
  return SIGNATURES.includes(bytes.toString('latin1', 0, 4));
}
