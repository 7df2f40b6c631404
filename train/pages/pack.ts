import type { LinearModel } from '../../pipeline/pages/text/linear-model.js';
import type { PageModel } from '../../pipeline/pages/text/page-model.js';
import type { ModelParts } from '../tagger/pack.js';

const HIGHEST = 127;

/** The parts of the model file: weights as 8-bit integers, trees as they are. */
export function modelParts({ hints, words, trees }: PageModel): ModelParts {
  const whole = (values: ArrayLike<number>): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
  return {
    settings: { hints: settingsOf(hints), words: settingsOf(words), trees: { bias: trees.bias } },
    sections: {
      hints: new Uint8Array(hints.weights.buffer),
      words: new Uint8Array(words.weights.buffer),
      'trees.roots': whole(trees.roots),
      'trees.features': whole(trees.features),
      'trees.values': new Uint8Array(trees.values.buffer),
      'trees.others': whole(trees.others),
    },
  };
}

const settingsOf = ({ bits, bias, unit }: LinearModel): object => ({ bits, bias, unit });

/** A linear model with its weights as 8-bit integers. */
export function rounded(model: LinearModel): LinearModel {
  const unit = Math.max(...model.weights.map(Math.abs)) / HIGHEST || 1;
  return { ...model, unit, weights: Int8Array.from(model.weights, (weight) => Math.round(weight / unit)) };
}
