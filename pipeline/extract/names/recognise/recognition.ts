import type { Sentence } from '../../../language/sentences.js';
import type { Marginals } from '../../../tagger/marginals.js';
import type { Tagger } from '../../../tagger/tagger.js';
import { constrain, isNameByConvention } from './constraints.js';
import type { Evidence } from './evidence.js';
import { features } from './features.js';
import { OUTSIDE, Part, partOf, typeNumberOf, typeOf } from './labels.js';
import { type FirstReading, MentionsElsewhere } from './mentions-elsewhere.js';
import { joinNicknames } from './nicknames.js';
import type { RecognisedName } from './recognised-name.js';
import { eachStretch, LONGEST_STRETCH } from './stretches.js';
import { completeSurnames } from './surnames.js';

/**
 * Finds the names of a document, ascending, in two passes: the second knows what the first took the other occurrences
 * of each word for.
 */
export function recognise(evidence: Evidence, tagger: Tagger): RecognisedName[] {
  const reader = new Reader(evidence, tagger);
  const elsewhere = new MentionsElsewhere(evidence, reader.firstReading());
  const names = joinNicknames(evidence.document.tokens, reader.secondReading(elsewhere));
  return completeSurnames(evidence, names);
}

/** The names that the first pass finds. */
export const recogniseOnce = (evidence: Evidence, tagger: Tagger): FirstReading[] =>
  new Reader(evidence, tagger).firstReading();

/** Reads the stretches of a document that can hold names, twice. */
class Reader {
  readonly #evidence: Evidence;
  readonly #tagger: Tagger;
  /** First token and token behind the last of each stretch, in turn. */
  readonly #stretches: number[] = [];
  readonly #labels = new Uint8Array(LONGEST_STRETCH);

  constructor(evidence: Evidence, tagger: Tagger) {
    this.#evidence = evidence;
    this.#tagger = tagger;
    const sentences: Sentence[] = [];
    let places = 0;
    for (const sentence of evidence.document.sentences) {
      eachStretch(evidence, sentence, (first, end) => {
        this.#stretches.push(first, end);
        sentences.push(sentence);
        places += end - first;
      });
    }
    this.#tagger.begin(places);
    this.#eachStretch((first, end, place, index) => {
      for (let i = first; i < end; i++) {
        const count = features(evidence, sentences[index]!, i, tagger.features, 0);
        tagger.add(place + i - first, count);
        constrain(evidence, i, tagger, place + i - first);
      }
    });
  }

  firstReading(): FirstReading[] {
    const names: FirstReading[] = [];
    this.#eachStretch((first, end, place) => {
      this.#tagger.best(this.#labels, place, place + end - first);
      this.#eachName(end - first, (from, to, label) => {
        names.push({ firstToken: first + from, endToken: first + to, type: typeNumberOf(label) });
      });
    });
    return names;
  }

  secondReading(elsewhere: MentionsElsewhere): RecognisedName[] {
    const names: RecognisedName[] = [];
    this.#eachStretch((first, end, place) => {
      const length = end - first;
      for (let i = first; i < end; i++) {
        const count = elsewhere.features(i, first, end, this.#tagger.features, 0);
        if (count > 0) this.#tagger.add(place + i - first, count);
      }
      this.#tagger.best(this.#labels, place, place + length);
      let marginals: Marginals | null = null;
      this.#eachName(length, (from, to, label) => {
        marginals ??= this.#tagger.marginals(place, place + length);
        const isByConvention = to === from + 1 && isNameByConvention(this.#evidence, first + from);
        const chance = marginals.ofPath(from, to, this.#labels);
        names.push({
          firstToken: first + from,
          endToken: first + to,
          type: typeOf(label),
          chance,
          isByConvention,
        });
      });
    });
    return names;
  }

  #eachStretch(visit: (first: number, end: number, place: number, index: number) => void): void {
    let place = 0;
    for (let at = 0; at < this.#stretches.length; at += 2) {
      const first = this.#stretches[at]!;
      const end = this.#stretches[at + 1]!;
      visit(first, end, place, at / 2);
      place += end - first;
    }
  }

  /** Calls `visit` with the places and a label of each name among the first `length` labels. */
  #eachName(length: number, visit: (from: number, to: number, label: number) => void): void {
    const labels = this.#labels;
    for (let i = 0; i < length; i++) {
      if (labels[i] === OUTSIDE) continue;
      const from = i;
      while (partOf(labels[i]!) === Part.first || partOf(labels[i]!) === Part.inside) i++;
      visit(from, i + 1, labels[from]!);
    }
  }
}
