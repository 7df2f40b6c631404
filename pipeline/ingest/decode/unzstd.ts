import { Decompress } from 'fzstd';
import { unpackPieces } from './unpack-pieces.js';

/** Unpacks Zstandard data of any number of frames; windows up to 32 MiB. See {@link unpackPieces}. */
export function unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let output: Buffer[] = [];
  const decoder = new Decompress((chunk) => output.push(Buffer.from(chunk)));
  return unpackPieces(packed, {
    name: 'The Zstandard data',
    push: (piece) => decoder.push(piece ?? new Uint8Array(0), piece === null),
    taken: () => {
      const taken = output;
      output = [];
      return taken;
    },
  });
}
