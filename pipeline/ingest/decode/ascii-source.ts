import type { Decoded } from './decode.js';
import type { LineDecoder } from './line-decoder.js';
import { SourceError } from './source-error.js';

/** A file whose marks (line ends, quotation marks, brackets) can be found byte by byte, and how its parts are read. */
export interface AsciiSource {
  /** In an encoding whose bytes below 128 are ASCII: UTF-16 comes as UTF-8. */
  readonly bytes: AsyncIterable<Buffer>;
  /** The text of a part that begins and ends at such marks. */
  decode(part: Buffer): Decoded;
}

/** @param decoder of the file, which knows its encoding */
export function asciiSource(source: AsyncIterable<Buffer>, decoder: LineDecoder): AsciiSource {
  const encoding = decoder.lineEncoding;
  if (encoding === 'ascii')
    return { bytes: source, decode: (part) => decoder.decode(decoder.withoutMark(part, 0)) };
  return {
    bytes: asUtf8(source, encoding),
    decode: (part) => ({ kind: 'text', text: part.toString('utf8'), encoding }),
  };
}

async function* asUtf8(
  source: AsyncIterable<Buffer>,
  encoding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decoded = (chunk?: Buffer): Buffer => {
    try {
      return Buffer.from(chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }));
    } catch (error) {
      throw new SourceError('undecodable', 'It is UTF-16, but broken from here on: fetch it again.', error);
    }
  };
  for await (const chunk of source) yield decoded(chunk);
  yield decoded();
}
