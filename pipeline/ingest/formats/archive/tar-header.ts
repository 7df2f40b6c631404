import { displayPath } from '../../inputs/file-path.js';

/** An archive is a row of blocks. */
export const BLOCK_BYTES = 512;

/** Where a header has its magic word, by which it is found among other bytes. */
export const MAGIC = Buffer.from('ustar');
export const MAGIC_OFFSET = 257;

/** What the header of a member says (POSIX.1-2017, pax; GNU tar). */
export interface TarHeader {
  /** As it stands in the header; longer names stand before it, in members of their own. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** A letter or figure: `0` for a file, `5` for a folder. */
  readonly type: string;
}

/** The header that a block is; null where it is none. */
export function parseTarHeader(block: Buffer): TarHeader | null {
  if (!isTarHeader(block)) return null;
  const size = numberAt(block, 124, 12);
  if (size === null) return null;
  const name = textAt(block, 0, 100);
  // GNU tar has other things where POSIX has the beginning of a long name.
  const isPosix = block.toString('latin1', MAGIC_OFFSET, MAGIC_OFFSET + 6) === 'ustar\0';
  const prefix = isPosix ? textAt(block, 345, 155) : '';
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type: String.fromCharCode(block[156]!) };
}

const CHECKSUM_OFFSET = 148;
const CHECKSUM_BYTES = 8;

/** Whether bytes begin with a header: its checksum says so. */
export function isTarHeader(bytes: Buffer): boolean {
  if (bytes.length < BLOCK_BYTES || bytes[0] === 0) return false;
  let sum = CHECKSUM_BYTES * 0x20;
  for (let i = 0; i < BLOCK_BYTES; i++)
    if (i < CHECKSUM_OFFSET || i >= CHECKSUM_OFFSET + CHECKSUM_BYTES) sum += bytes[i]!;
  return numberAt(bytes, CHECKSUM_OFFSET, CHECKSUM_BYTES) === sum;
}

/** A number in octal figures, or where the first bit is set in the bytes themselves; null for anything else. */
function numberAt(block: Buffer, offset: number, length: number): number | null {
  const field = block.subarray(offset, offset + length);
  if (field[0] === 0x80) {
    const number = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(number) ? number : null;
  }
  const figures = /^[ \0]*([0-7]+)[ \0]*$/.exec(field.toString('latin1'))?.[1];
  return figures === undefined ? null : Number.parseInt(figures, 8);
}

function textAt(block: Buffer, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return displayPath(end === -1 ? field : field.subarray(0, end));
}

/** The records of a pax header, by their keys: `30 mtime=1350244992.023960108`. */
export function parsePax(content: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const length = Number(content.toString('latin1', at, Math.min(space, at + 20)));
    if (space === -1 || !Number.isSafeInteger(length) || length <= space - at) break;
    const record = displayPath(content.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals !== -1) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
