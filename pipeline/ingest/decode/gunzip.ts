import { constants, createGunzip } from 'node:zlib';
import { continuing } from './continuing.js';
import { bombError, isBomb } from './expansion.js';
import { INFLATED_CHUNK, Inflater, SLICE_BYTES } from './inflater.js';
import { SourceError } from './source-error.js';

/**
 * Inflates gzip data of any number of members. All that comes before a fault is given first, so that a
 * file cut off in the middle still yields its whole lines.
 *
 * @throws SourceError `unreadable` for truncated or damaged data: who goes on iterating gets the members after it;
 *   `too_large` for a zip bomb, which ends it
 */
export const gunzip = (compressed: AsyncIterable<Buffer>): AsyncIterableIterator<Buffer> =>
  continuing<Buffer>(inflate(compressed));

async function* inflate(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer | SourceError> {
  /** Null after damage, until the next member begins. */
  let inflater: Inflater | null = gunzipper();
  let bytesIn = 0;
  let bytesOut = 0;
  try {
    for await (const { bytes: slice, mayBegin } of slicesOf(compressed)) {
      bytesIn += slice.length;
      const isLost: boolean = inflater === null;
      if (isLost && !mayBegin) continue;
      inflater ??= gunzipper();
      const output = await inflater.write(slice);
      for (const inflated of output) {
        bytesOut += inflated.length;
        yield inflated;
      }
      if (inflater.failure !== null) {
        const { failure } = inflater;
        inflater = null;
        // What gives nothing was no member.
        if (isLost && output.length === 0) continue;
        yield failure;
        // A member that was cut off has taken the beginning of the next one for its own.
        if (mayBegin) {
          const next = gunzipper();
          const inflated = await next.write(slice);
          if (next.failure === null) {
            inflater = next;
            yield* inflated;
          }
        }
      }
      if (isBomb(bytesIn, bytesOut)) throw bombError('The gzip data');
    }
    // An empty file is no cut-off one.
    if (bytesIn === 0 || inflater === null) return;
    yield* await inflater.end();
    if (inflater.failure !== null) yield inflater.failure;
  } finally {
    inflater?.close();
  }
}

interface Slice {
  readonly bytes: Buffer;
  /** Whether a member may begin with it; none begins within one. */
  readonly mayBegin: boolean;
}

/** Compressed bytes in pieces to inflate. */
async function* slicesOf(compressed: AsyncIterable<Buffer>): AsyncGenerator<Slice> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of compressed) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    // A header may go on in the next chunk.
    const end = Math.max(bytes.length - HEADER_BYTES + 1, 0);
    let at = 0;
    while (at < end) {
      const next = memberStart(bytes, at + 1, Math.min(at + SLICE_BYTES, end));
      yield { bytes: bytes.subarray(at, next), mayBegin: beginsMember(bytes.subarray(at)) };
      at = next;
    }
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) yield { bytes: rest, mayBegin: false };
}

/** RFC 1952: the signature and "deflate", flags, time, extra flags, operating system. */
const SIGNATURE = Buffer.from([0x1f, 0x8b, 0x08]);
const HEADER_BYTES = 10;

/** Where a member may begin first, from one offset on and before another; the latter where none does. */
function memberStart(bytes: Buffer, from: number, end: number): number {
  const searched = bytes.subarray(0, end + HEADER_BYTES - 1);
  for (
    let at = searched.indexOf(SIGNATURE, from);
    at !== -1 && at < end;
    at = searched.indexOf(SIGNATURE, at + 1)
  )
    if (beginsMember(searched.subarray(at))) return at;
  return end;
}

/** Strict, as these bytes occur by chance in compressed data. */
function beginsMember(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return false;
  const flags = bytes[3]!;
  const extraFlags = bytes[8]!;
  const system = bytes[9]!;
  return (
    flags < 0x20 &&
    (extraFlags === 0 || extraFlags === 2 || extraFlags === 4) &&
    (system < 14 || system === 255)
  );
}

const gunzipper = (): Inflater => new Inflater(createGunzip(INFLATED_CHUNK), sourceError);

/** What zlib says of data that does not begin as gzip does; what begins so is gzip. */
const NO_HEADER = /incorrect header check/;

function sourceError(error: Error): SourceError {
  const truncated = 'errno' in error && error.errno === constants.Z_BUF_ERROR;
  const damage = NO_HEADER.test(error.message)
    ? 'The gzip data is damaged, or the file is not gzip. Fetch it again, or take ".gz" off its name.'
    : 'The gzip data is damaged. Fetch it again.';
  const reason = truncated ? 'The gzip data ends early: the file is cut off. Fetch it again.' : damage;
  return new SourceError('unreadable', reason, error);
}
