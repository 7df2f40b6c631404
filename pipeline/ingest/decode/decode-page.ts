import { isUtf8 } from 'node:buffer';
import sniffEncoding from 'html-encoding-sniffer';
import type { RecordNote } from '../record.js';
import { type Decoded, decode, isBrokenUtf8 } from './decode.js';
import { decodeLegacy } from './legacy-encoding.js';
import { unicodeMark } from './unicode.js';

/**
 * The source of a web page. As {@link decode}, but the page may say its encoding itself, or the server that sent it:
 * that counts where its bytes are not UTF-8 (HTML Standard, "determining the character encoding"). Where they are UTF-8
 * but for some broken ones, these become U+FFFD, because they mostly stand outside the article; a note says so.
 *
 * @param served the encoding by the `Content-Type` that the page came with, which counts before its own word
 */
export function decodePage(
  bytes: Buffer,
  served: string | null = null,
): Decoded & { readonly notes?: readonly RecordNote[] } {
  const declared = isUtf8(bytes) ? null : declaredEncoding(bytes, served);
  const text = declared === null ? null : decodeLegacy(bytes, declared);
  if (text !== null) return { kind: 'text', text, encoding: declared! };
  const decoded = decode(bytes);
  if (decoded.kind === 'text' || decoded.code !== 'undecodable' || !isBrokenUtf8(bytes)) return decoded;
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

/** The label of the encoding that a page is said to be in; null where nothing is said, or its first bytes tell. */
function declaredEncoding(bytes: Buffer, served: string | null): string | null {
  if (unicodeMark(bytes) !== null) return null;
  const name = sniffEncoding(bytes, {
    defaultEncoding: 'UTF-8',
    ...(served === null ? {} : { transportLayerEncodingLabel: served }),
  }).toLowerCase();
  return name === 'utf-8' ? null : name;
}
