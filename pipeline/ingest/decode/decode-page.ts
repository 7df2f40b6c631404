import { isUtf8 } from 'node:buffer';
import sniffEncoding from 'html-encoding-sniffer';
import type { RecordNote } from '../record.js';
import { type Decoded, decode } from './decode.js';
import { decodeLegacy } from './legacy-encoding.js';

/**
 * The source of a web page. As {@link decode}, but the page may say its encoding itself: that counts where its bytes
 * are not UTF-8 (HTML Standard, "determining the character encoding"). Where they are UTF-8 but for some broken ones,
 * these become U+FFFD, because they mostly stand outside the article; a note says so.
 */
export function decodePage(bytes: Buffer): Decoded & { readonly notes?: readonly RecordNote[] } {
  const declared = isUtf8(bytes) ? null : declaredEncoding(bytes);
  const text = declared === null ? null : decodeLegacy(bytes, declared);
  if (text !== null) return { kind: 'text', text, encoding: declared! };
  const decoded = decode(bytes);
  if (decoded.kind === 'text' || decoded.code !== 'undecodable') return decoded;
  return {
    kind: 'text',
    text: new TextDecoder('utf-8').decode(bytes),
    encoding: 'utf-8',
    notes: [BROKEN_CHARACTERS],
  };
}

const BROKEN_CHARACTERS: RecordNote = {
  code: 'broken_characters',
  message:
    'some of its bytes are broken UTF-8 and are read as U+FFFD; fetch the page again if its text is concerned',
};

/** The label of the encoding that a page says to be in, other than UTF-8; null where it says none. */
function declaredEncoding(bytes: Buffer): string | null {
  const name = sniffEncoding(bytes, { defaultEncoding: 'UTF-8' }).toLowerCase();
  return name === 'utf-8' || name.startsWith('utf-16') ? null : name;
}
