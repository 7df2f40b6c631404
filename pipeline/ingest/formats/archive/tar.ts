import type { Reader } from '../reader.js';
import { readMembers } from './read-members.js';
import { isTarHeader } from './tar-header.js';

/** Tar archives, of which nearly all are compressed. */
export const tarReader: Reader = {
  name: 'tar',
  mediaTypes: ['application/x-tar'],
  recordTypes: [],
  extensions: ['.tar'],
  description: 'files of these formats, packed together',
  holds: 'many',
  recognises: ({ bytes }) => isTarHeader(bytes),
  async *read(source, context) {
    const { tarMembers } = await import('./tar-members.js');
    yield* readMembers(tarMembers(source.bytes, context), context);
  },
};
