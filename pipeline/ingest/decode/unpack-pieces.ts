import { bombError, isBomb } from './expansion.js';
import { SourceError } from './source-error.js';

/** Small, because what comes of a piece is in memory at once: with Zstandard up to 32 MiB. */
const PIECE_BYTES = 1024;

/** A library that takes packed bytes and gives what comes of them before it returns. */
export interface Unpacker {
  /** What is packed, as a message begins: `The bzip2 data`. */
  readonly name: string;
  /**
   * Takes the next bytes; null for the end.
   *
   * @throws any error, where the bytes are damaged
   */
  push(piece: Buffer | null): void;
  /** What has come of the bytes since the last call. */
  taken(): readonly Buffer[];
}

/**
 * Unpacks bytes. All that comes before a fault is given first.
 *
 * @throws SourceError while iterating: `unreadable` for damaged data, `too_large` for a bomb
 */
export async function* unpackPieces(
  packed: AsyncIterable<Buffer>,
  { name, push, taken }: Unpacker,
): AsyncGenerator<Buffer> {
  let bytesIn = 0;
  let bytesOut = 0;
  function* unpacked(piece: Buffer | null): Generator<Buffer> {
    let failure: SourceError | null = null;
    try {
      push(piece);
    } catch (error) {
      failure = error instanceof SourceError ? error : damaged(name, error);
    }
    for (const chunk of taken()) {
      bytesOut += chunk.length;
      if (isBomb(bytesIn, bytesOut)) throw bombError(name);
      yield chunk;
    }
    if (failure !== null) throw failure;
  }
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      bytesIn += piece.length;
      yield* unpacked(piece);
    }
  }
  // An empty file is no cut-off one.
  if (bytesIn > 0) yield* unpacked(null);
}

/** @param cause what a library threw */
export const damaged = (name: string, cause: unknown): SourceError =>
  new SourceError('unreadable', `${name} is damaged, cut off, or none at all: fetch the file again.`, cause);
