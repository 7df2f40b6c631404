import { isUtf8 } from 'node:buffer';
import { type Decoded, decodeAs, undecodable } from './decode.js';
import { detectEncoding } from './detect-encoding.js';
import type { LineEncoding } from './lines.js';
import { decodeUtf16, type UnicodeMark, unicodeMark } from './unicode.js';
import { scanUtf8 } from './utf8-scan.js';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Decodes the lines of one file, whose encoding is decided once: by the head of the file, or where that is
 * ASCII throughout, by the first line that is more. A line that is valid UTF-8 is read as such in any case:
 * text in another encoding is so by an accident that does not happen.
 */
export class LineDecoder {
  readonly #mark: UnicodeMark | null;
  /** A WHATWG label; null while only ASCII has been seen. */
  #encoding: string | null;

  constructor(head: Buffer) {
    this.#mark = unicodeMark(head);
    this.#encoding = this.#mark?.encoding ?? detectEncoding(head, { isHead: true });
  }

  get isUtf32(): boolean {
    return this.#encoding === 'utf-32';
  }

  get lineEncoding(): LineEncoding {
    return this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be' ? this.#encoding : 'ascii';
  }

  /** The line without a byte order mark: files that were joined have one in the middle. */
  withoutMark(line: Buffer, lineNumber: number): Buffer {
    if (this.lineEncoding === 'ascii')
      return line.subarray(0, 3).equals(BYTE_ORDER_MARK) ? line.subarray(3) : line;
    return lineNumber === 1 ? line.subarray(this.#mark?.markBytes) : line;
  }

  decode(line: Buffer): Decoded {
    const utf16 = this.lineEncoding;
    if (utf16 !== 'ascii') {
      const text = decodeUtf16(line, utf16);
      return typeof text === 'string'
        ? { kind: 'text', text, encoding: utf16 }
        : broken(text.brokenAt, 'UTF-16');
    }
    if (isUtf8(line)) {
      const text = line.toString('utf8');
      // As many units as bytes: ASCII, which decides nothing.
      if (text.length !== line.length) this.#encoding ??= 'utf-8';
      return { kind: 'text', text, encoding: 'utf-8' };
    }
    this.#encoding ??= detectEncoding(line) ?? 'utf-8';
    if (this.#encoding === 'utf-8') return broken(scanUtf8(line).firstBreak, 'UTF-8');
    return decodeAs(line, this.#encoding);
  }
}

const broken = (offset: number, encoding: string): Decoded =>
  undecodable(
    `The line is ${encoding}, but broken at its byte ${offset}: repair it or fetch the file again.`,
  );
