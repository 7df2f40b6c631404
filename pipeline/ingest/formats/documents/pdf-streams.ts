import { inflateSync } from 'node:zlib';

/** More than this is no page's text or font, in bytes. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;
/** How much before a stream its dictionary may be. */
const DICTIONARY_BYTES = 512;

/**
 * Whether a compressed stream of a PDF file grows beyond all measure when it is unpacked. The library that reads the
 * file has no limit of its own. Pictures do not count: nothing unpacks them.
 */
export function hasHugeStream(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('stream'); at !== -1; ) {
    const start = dataStart(bytes, at);
    const end = bytes.indexOf('endstream', at);
    if (start !== null && isHuge(bytes, at, start, end === -1 ? bytes.length : end)) return true;
    at = end === -1 ? -1 : bytes.indexOf('stream', end + 'endstream'.length);
  }
  return false;
}

/** Where the data begins after the word `stream`, which ends its line; null where that is another word. */
function dataStart(bytes: Buffer, at: number): number | null {
  const after = at + 'stream'.length;
  if (bytes[after] === 0x0a) return after + 1;
  return bytes[after] === 0x0d && bytes[after + 1] === 0x0a ? after + 2 : null;
}

function isHuge(bytes: Buffer, at: number, start: number, end: number): boolean {
  const dictionary = bytes.toString('latin1', Math.max(at - DICTIONARY_BYTES, 0), at);
  const own = dictionary.slice(dictionary.lastIndexOf(' obj') + 1);
  if (!/\/Fl(?:ateDecode)?\b/.test(own) || /\/Subtype ?\/Image\b/.test(own)) return false;
  try {
    inflateSync(bytes.subarray(start, end), { maxOutputLength: MAX_STREAM_BYTES });
    return false;
  } catch (error) {
    // What is no such data is for the library to judge.
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
