import { PAGE_TYPES } from '../../media-types.js';
import type { Reader } from '../reader.js';

/** Web archives (ISO 28500). Their pages are read; what else a crawler saves is not. */
export const warcReader: Reader = {
  name: 'warc',
  mediaTypes: ['application/warc'],
  recordTypes: [PAGE_TYPES[0], 'text/plain'],
  extensions: ['.warc'],
  description: 'web pages, as a crawler saved them',
  holds: 'many',
  recognises: ({ text }) => /^WARC\/\d/.test(text),
  async *read(source, context) {
    const { readWarc } = await import('./read-warc.js');
    yield* readWarc(source.bytes, context);
  },
};
