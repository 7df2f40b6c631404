import unbzip2Stream from 'unbzip2-stream';
import { bombError, isBomb } from './expansion.js';
import { unpackPieces } from './unpack-pieces.js';

/** Unpacks bzip2 data of any number of streams. See {@link unpackPieces}. */
export function bunzip2(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const name = 'The bzip2 data';
  const stream = unbzip2Stream();
  let output: Buffer[] = [];
  let failure: unknown = null;
  let bytesIn = 0;
  let bytesOut = 0;
  stream.on('data', (chunk) => {
    output.push(chunk);
    bytesOut += chunk.length;
    // The library waits for a megabyte, and then unpacks all of it at once: an error stops it.
    if (isBomb(bytesIn, bytesOut)) throw bombError(name);
  });
  stream.on('error', (error) => {
    failure ??= error;
  });
  return unpackPieces(packed, {
    name,
    push: (piece) => {
      bytesIn += piece?.length ?? 0;
      if (piece === null) stream.end();
      else stream.write(piece);
      if (failure !== null) throw failure;
    },
    taken: () => {
      const taken = output;
      output = [];
      return taken;
    },
  });
}
