import { type ModelFile, readModelFile } from '../../tagger/model-file.js';
import type { LinearModel } from './linear-model.js';
import type { Trees } from './trees.js';

/** What tells the blocks of an article from the others of its page. */
export interface PageModel {
  /** By what a block's elements call themselves. */
  readonly hints: LinearModel;
  /** By the words that it begins and ends with. */
  readonly words: LinearModel;
  /** By all of its features, among them the two scores above. */
  readonly trees: Trees;
}

let model: PageModel | null = null;

/** The trained model, `models/pages.bin`; reads the file at first use. */
export function pageModel(): PageModel {
  model ??= pageModelOf(readModelFile(new URL('../../../models/pages.bin', import.meta.url)));
  return model;
}

function pageModelOf(file: ModelFile): PageModel {
  const { trees } = file.head.settings as { readonly trees: { readonly bias: number } };
  return {
    hints: linearModelOf(file, 'hints'),
    words: linearModelOf(file, 'words'),
    trees: {
      bias: trees.bias,
      roots: file.integers('trees.roots'),
      features: file.integers('trees.features'),
      values: new Float32Array(file.integers('trees.values').slice().buffer),
      others: file.integers('trees.others'),
    },
  };
}

function linearModelOf(file: ModelFile, name: string): LinearModel {
  const settings = file.head.settings[name] as Pick<LinearModel, 'bits' | 'bias' | 'unit'>;
  return { ...settings, weights: file.bytes(name) };
}
