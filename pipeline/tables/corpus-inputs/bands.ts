import { mix } from '../../text/hash.js';
import { shinglesOf } from './shingles.js';

/**
 * Two texts that share a part s of their shingles have a band in common with the chance 1 - (1 - s^ROWS)^BANDS: 99.8 %
 * for four fifths, 27 % for a half, 0.1 % for a fifth (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
 * chapter 3).
 */
const BANDS = 20;
const ROWS = 6;
const BINS = BANDS * ROWS;

/** The bands of a document's text: documents that have one in common are worth comparing. */
export interface DocumentBands {
  readonly doc_id: string;
  readonly bands: readonly number[];
}

/** @returns nothing for a document that is too short to have any */
export function documentBands(documents: readonly { doc_id: string; text: string }[]): DocumentBands[] {
  return documents
    .map(({ doc_id, text }) => ({ doc_id, bands: bandsOf(shinglesOf(text)) }))
    .filter(({ bands }) => bands.length > 0);
}

/**
 * The bands of a text: `BANDS` whole numbers of 53 bits, equal for equal shingles; none for no shingles. Each stands
 * for `ROWS` bins of a sketch, and a bin keeps the least of the shingles that fall into it. Two texts agree in a bin as
 * often as their shingles resemble each other (Li, Owen and Zhang, One Permutation Hashing, 2012).
 */
export function bandsOf(shingles: Int32Array): number[] {
  if (shingles.length === 0) return [];
  const sketch = sketchOf(shingles);
  return Array.from({ length: BANDS }, (_, band) => {
    let high = band;
    let low = -band;
    for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
      high = mix(high, sketch[row]!);
      low = mix(low, sketch[row]!);
    }
    return (high >>> 11) * 2 ** 32 + (low >>> 0);
  });
}

const EMPTY = 0xffff_ffff;

function sketchOf(shingles: Int32Array): Uint32Array {
  const sketch = new Uint32Array(BINS).fill(EMPTY);
  for (const shingle of shingles) {
    const hash = mix(BINS, shingle) >>> 0;
    const bin = hash % BINS;
    if (hash < sketch[bin]!) sketch[bin] = hash;
  }
  return filled(sketch);
}

/**
 * A short text leaves bins empty. Each takes the content of the next bin that is not, mixed with the distance to it
 * (Shrivastava and Li, 2014).
 */
function filled(sketch: Uint32Array): Uint32Array {
  return sketch.map((least, bin) => {
    if (least !== EMPTY) return least;
    let distance = 1;
    while (distance < BINS && sketch[(bin + distance) % BINS] === EMPTY) distance++;
    return mix(sketch[(bin + distance) % BINS]!, distance);
  });
}
