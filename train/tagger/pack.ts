import { aligned, MAGIC, type ModelHead } from '../../pipeline/tagger/model-file.js';
import { FORBIDDEN, fingerprintOf, rowOf } from '../../pipeline/tagger/weights.js';
import type { CrfWeights } from './crf.js';
import type { Dictionary } from './dictionary.js';

/** What a model file is made of. */
export interface ModelParts {
  readonly settings: Record<string, unknown>;
  readonly sections: Record<string, Uint8Array>;
}

const HIGHEST = 127;

/**
 * Turns weights into a table of `2 ** bits` rows of whole numbers. Where three features want the same two rows, the
 * ones with the largest weights have them.
 *
 * @param scale whole numbers for a weight of 1
 * @param prefix of the tagger within the file
 */
export function packTagger(
  weights: CrfWeights,
  dictionary: Dictionary,
  {
    bits,
    scale,
    prefix = 'tagger',
  }: { readonly bits: number; readonly scale: number; readonly prefix?: string },
): ModelParts & { readonly kept: number; readonly lost: number } {
  const width = weights.labels.length;
  const prints = new Int8Array(2 ** bits);
  const table = new Int8Array(2 ** bits * width);
  const order = [...dictionary.features.keys()]
    .map((number) => ({ number, size: sizeOf(weights.features, number, width, scale) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.number - b.number);
  let kept = 0;
  for (const { number } of order) {
    const feature = dictionary.features[number]!;
    const row = freeRow(prints, feature, bits);
    if (row < 0) continue;
    kept++;
    prints[row] = fingerprintOf(feature);
    for (let label = 0; label < width; label++)
      table[row * width + label] = rounded(weights.features[number * width + label]!, scale);
  }
  const whole = (values: Float64Array): Uint8Array =>
    new Uint8Array(
      Int32Array.from(values, (value) => (value === -Infinity ? FORBIDDEN : Math.round(value * scale)))
        .buffer,
    );
  return {
    settings: { [prefix]: { labels: weights.labels, bits, scale } },
    sections: {
      [`${prefix}.prints`]: new Uint8Array(prints.buffer),
      [`${prefix}.weights`]: new Uint8Array(table.buffer),
      [`${prefix}.transitions`]: whole(weights.transitions),
      [`${prefix}.starts`]: whole(weights.starts),
      [`${prefix}.ends`]: whole(weights.ends),
    },
    kept,
    lost: order.length - kept,
  };
}

const rounded = (weight: number, scale: number): number =>
  Math.max(-HIGHEST, Math.min(HIGHEST, Math.round(weight * scale)));

/** Sum of a feature's whole weights, without sign. */
function sizeOf(features: Float32Array, number: number, width: number, scale: number): number {
  let size = 0;
  for (let label = 0; label < width; label++)
    size += Math.abs(Math.round(features[number * width + label]! * scale));
  return size;
}

/**
 * The feature's row or its neighbour, whichever is free; -1 when neither is, or when one holds a feature of the same
 * fingerprint, which a reader could not tell from it.
 */
function freeRow(prints: Int8Array, feature: number, bits: number): number {
  const row = rowOf(feature, bits);
  const print = fingerprintOf(feature);
  if (prints[row] === print || prints[row ^ 1] === print) return -1;
  if (prints[row] === 0) return row;
  return prints[row ^ 1] === 0 ? row ^ 1 : -1;
}

/** The bytes of a model file. */
export function modelBytes(model: string, parts: readonly ModelParts[]): Uint8Array {
  const sections = Object.entries(
    Object.assign({}, ...parts.map((part) => part.sections)) as ModelParts['sections'],
  );
  const places: Record<string, [number, number]> = {};
  let length = 0;
  for (const [name, bytes] of sections) {
    places[name] = [length, bytes.length];
    length += aligned(bytes.length);
  }
  const head: ModelHead = {
    model,
    settings: Object.assign({}, ...parts.map((part) => part.settings)),
    sections: places,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const base = aligned(MAGIC.length + 4 + headBytes.length);
  const file = new Uint8Array(base + length);
  file.set(new TextEncoder().encode(MAGIC));
  new DataView(file.buffer).setUint32(MAGIC.length, headBytes.length, true);
  file.set(headBytes, MAGIC.length + 4);
  for (const [name, bytes] of sections) file.set(bytes, base + places[name]![0]);
  return file;
}
