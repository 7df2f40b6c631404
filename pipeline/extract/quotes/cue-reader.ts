import { Tagger } from '../../tagger/tagger.js';
import type { TaggerWeights } from '../../tagger/weights.js';
import type { MarkedDocument } from './content.js';
import { CueContext, canBeCue } from './cue-features.js';
import type { UnitWords } from './unit-words.js';

/** The cue tagger's label of a cue. */
const CUE = 1;

/** Tells how likely each unit of a narration is a cue: a verb of saying or wanting, "according to", a headline's colon. */
export class CueReader {
  readonly #tagger: Tagger;

  constructor(weights: TaggerWeights) {
    this.#tagger = new Tagger(weights);
  }

  /** By unit; 0 for quotations. */
  chances(marked: MarkedDocument, units: UnitWords): Float32Array {
    const { count, sentences, classes, words } = marked.narration;
    const chances = new Float32Array(count);
    sentences.forEach((sentence) => {
      const { first, end } = sentence;
      if (end - first < 2) return;
      const context = new CueContext(marked, units, sentence);
      this.#tagger.begin(end - first);
      for (let u = first; u < end; u++) {
        if (canBeCue(classes[u]!, words[u]!))
          this.#tagger.add(u - first, context.features(this.#tagger.features));
        context.pass();
      }
      const marginals = this.#tagger.marginals();
      for (let u = first; u < end; u++)
        if (canBeCue(classes[u]!, words[u]!)) chances[u] = marginals.of(u - first, CUE);
    });
    return chances;
  }
}
