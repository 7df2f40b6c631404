import { isUtf8 } from 'node:buffer';
import sniffEncoding from 'html-encoding-sniffer';
import type { RecordNote } from '../record.js';
import { hasFewZeros } from './binary.js';
import { type Decoded, decode, isBrokenUtf8 } from './decode.js';
import { detectEncoding } from './detect-encoding.js';
import { decodeBroken, decodeLegacy } from './legacy-encoding.js';
import { unicodeMark } from './unicode.js';

type DecodedPage = Decoded & { readonly notes?: readonly RecordNote[] };

/**
 * The source of a web page. As {@link decode}, but the page may say its encoding itself, or the server that sent it:
 * that counts where its bytes are not UTF-8 (HTML Standard, "determining the character encoding"). Where some bytes are
 * no characters of its encoding, they become U+FFFD, because they mostly stand outside the article; a few zero bytes,
 * which browsers leave out, become a control character, which cleaning takes out. A note says so.
 *
 * @param served the encoding by the `Content-Type` that the page came with, which counts before its own word
 */
export function decodePage(bytes: Buffer, served: string | null = null): DecodedPage {
  const mark = unicodeMark(bytes);
  const isAsciiBased = mark === null || mark.encoding === 'utf-8';
  if (isAsciiBased && hasFewZeros(bytes)) {
    const decoded = decodePage(withoutZeros(bytes), served);
    return decoded.kind === 'text' ? { ...decoded, notes: [BROKEN_CHARACTERS] } : decoded;
  }
  const declared = isUtf8(bytes) ? null : declaredEncoding(bytes, served);
  const text = declared === null ? null : decodeLegacy(bytes, declared);
  if (text !== null) return { kind: 'text', text, encoding: declared! };
  const asDeclared = declared === null ? null : repaired(bytes, declared, 1);
  if (asDeclared !== null) return asDeclared;
  const decoded = decode(bytes);
  if (decoded.kind === 'text' || decoded.code !== 'undecodable' || mark?.encoding === 'utf-32')
    return decoded;
  if (isBrokenUtf8(bytes)) return withBroken(new TextDecoder('utf-8').decode(bytes), 'utf-8');
  const encoding = isAsciiBased ? detectEncoding(bytes) : mark.encoding;
  return (encoding === null ? null : repaired(bytes, encoding, UNITS_PER_BREAK)) ?? decoded;
}

const BROKEN_CHARACTERS: RecordNote = {
  code: 'broken_characters',
  message:
    'some of its bytes are no characters of its encoding and are read as U+FFFD, zero bytes as nothing; fetch the page again if its text is concerned',
};

const withBroken = (text: string, encoding: string): DecodedPage => ({
  ...{ kind: 'text', text, encoding },
  notes: [BROKEN_CHARACTERS],
});

/** A character that cleaning takes out, and of which a text may have some: SUB, "substitute". */
const SUBSTITUTE = 0x1a;

function withoutZeros(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(0); at !== -1; at = copy.indexOf(0, at + 1)) copy[at] = SUBSTITUTE;
  return copy;
}

/** Of bytes in an encoding, so many characters beyond ASCII stand against one that is broken. */
const CHARACTERS_PER_BREAK = 4;
/** And of a text so many units of any kind, if nothing but its bytes tells its encoding. */
const UNITS_PER_BREAK = 100;

/**
 * A page in an encoding, but for some of its bytes; null where there are too many of them for it to be in that one.
 *
 * @param unitsPerBreak that its text has at least
 */
function repaired(bytes: Buffer, encoding: string, unitsPerBreak: number): DecodedPage | null {
  const text = decodeBroken(bytes, encoding);
  let characters = 0;
  let breaks = 0;
  for (const character of text) {
    if (character === '\ufffd') breaks++;
    else if (isUtf16(encoding) || character > '\x7f') characters++;
  }
  const isLikely = characters >= breaks * CHARACTERS_PER_BREAK && text.length >= breaks * unitsPerBreak;
  return isLikely ? withBroken(text, encoding) : null;
}

const isUtf16 = (encoding: string): boolean => encoding.startsWith('utf-16');

/** The label of the encoding that a page is said to be in; null where nothing is said, or its first bytes tell. */
function declaredEncoding(bytes: Buffer, served: string | null): string | null {
  if (unicodeMark(bytes) !== null) return null;
  const name = sniffEncoding(bytes, {
    defaultEncoding: 'UTF-8',
    ...(served === null ? {} : { transportLayerEncodingLabel: served }),
  }).toLowerCase();
  return name === 'utf-8' ? null : name;
}
