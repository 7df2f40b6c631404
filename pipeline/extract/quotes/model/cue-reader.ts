import { Tagger } from '../../../tagger/tagger.js';
import type { TaggerWeights } from '../../../tagger/weights.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { MarkedDocument } from '../narration/unit-ranges.js';
import type { UnitWords } from '../narration/unit-words.js';
import { CueContext, canBeCue } from './cue-features.js';

/** The cue tagger's label of a cue. */
const CUE = 1;

/** Tells how likely each unit of a narration is a cue: a verb of saying or wanting, "according to", a headline's colon. */
export class CueReader {
  readonly #tagger: Tagger;

  constructor(weights: TaggerWeights) {
    this.#tagger = new Tagger(weights);
  }

  /** By unit; 0 for what cannot be a cue. */
  chances(marked: MarkedDocument, units: UnitWords): Float32Array {
    const chances = new Float32Array(marked.narration.count);
    for (const sentence of marked.narration.sentences)
      if (sentence.end - sentence.first > 1) this.#read(marked, units, sentence, chances);
    return chances;
  }

  #read(marked: MarkedDocument, units: UnitWords, sentence: NarrationSentence, chances: Float32Array): void {
    const { classes, words } = marked.narration;
    const { first, end } = sentence;
    const context = new CueContext(marked, units, sentence);
    const possible: number[] = [];
    this.#tagger.begin(end - first);
    const { features } = this.#tagger;
    for (let u = first; u < end; u++) {
      if (canBeCue(classes[u]!, words[u]!)) {
        possible.push(u);
        this.#tagger.add(u - first, context.features(features));
      }
      context.pass();
    }
    if (possible.length === 0) return;
    const marginals = this.#tagger.marginals();
    for (const u of possible) chances[u] = marginals.of(u - first, CUE);
  }
}
