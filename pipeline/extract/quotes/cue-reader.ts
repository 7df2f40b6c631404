import { Tagger } from '../../tagger/tagger.js';
import type { TaggerWeights } from '../../tagger/weights.js';
import type { MarkedDocument } from './content.js';
import { canBeCue, cueFeatures, MAX_CUE_FEATURES } from './cue-features.js';
import { isHeadline } from './headlines.js';
import type { UnitWords } from './unit-words.js';

/** The cue tagger's label of a cue. */
const CUE = 1;

/** Tells how likely each unit of a narration is a cue: a verb of saying or wanting, "according to", a headline's colon. */
export class CueReader {
  readonly #tagger: Tagger;
  readonly #features = new Int32Array(MAX_CUE_FEATURES);

  constructor(weights: TaggerWeights) {
    this.#tagger = new Tagger(weights);
  }

  /** By unit; 0 for quotations. */
  chances(marked: MarkedDocument, units: UnitWords): Float32Array {
    const { count, sentences, classes, words } = marked.narration;
    const chances = new Float32Array(count);
    sentences.forEach((sentence, index) => {
      const { first, end } = sentence;
      if (end - first < 2) return;
      const inHeadline = isHeadline(marked, index);
      this.#tagger.begin(end - first);
      for (let u = first; u < end; u++) {
        const count = cueFeatures(marked, units, sentence, inHeadline, u, this.#features);
        this.#tagger.add(u - first, this.#features, 0, count);
      }
      const marginals = this.#tagger.marginals();
      for (let u = first; u < end; u++)
        if (canBeCue(classes[u]!, words[u]!)) chances[u] = marginals.of(u - first, CUE);
    });
    return chances;
  }
}
