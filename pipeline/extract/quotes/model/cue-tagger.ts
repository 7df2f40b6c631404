import { Tagger } from '../../../tagger/tagger.js';
import type { TaggerWeights } from '../../../tagger/weights.js';
import { saysNothing } from '../grammar/idioms.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { CueContext, canBeCue } from './cue-features.js';
import type { UnitWords } from './unit-words.js';

/** The cue tagger's label of a cue. */
const CUE = 1;

/**
 * Estimates how likely each unit of a narration is a cue: a verb of saying or wanting, "according to", the colon of a
 * headline.
 */
export class CueTagger {
  readonly #tagger: Tagger;

  constructor(weights: TaggerWeights) {
    this.#tagger = new Tagger(weights);
  }

  /** By unit; 0 for what cannot be a cue. */
  chances(parsed: ParsedDocument, units: UnitWords): Float32Array {
    const chances = new Float32Array(parsed.narration.count);
    for (const sentence of parsed.narration.sentences)
      if (sentence.end - sentence.first > 1) this.#read(parsed, units, sentence, chances);
    return chances;
  }

  #read(parsed: ParsedDocument, units: UnitWords, sentence: NarrationSentence, chances: Float32Array): void {
    const { classes, words } = parsed.narration;
    const { first, end } = sentence;
    const context = new CueContext(parsed, units, sentence);
    const possible: number[] = [];
    this.#tagger.begin(end - first);
    const { features } = this.#tagger;
    for (let u = first; u < end; u++) {
      if (canBeCue(classes[u]!, words[u]!)) {
        possible.push(u);
        this.#tagger.addFeatures(u - first, context.features(features));
      }
      context.advance();
    }
    if (possible.length === 0) return;
    const marginals = this.#tagger.marginals();
    for (const u of possible)
      if (!saysNothing(parsed.narration, u)) chances[u] = marginals.chance(u - first, CUE);
  }
}
