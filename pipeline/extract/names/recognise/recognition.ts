import type { Sentence } from '../../../language/sentences.js';
import type { Marginals } from '../../../tagger/marginals.js';
import type { Tagger } from '../../../tagger/tagger.js';
import { eachCandidateSpan, MAX_CANDIDATE_TOKENS } from './candidate-spans.js';
import { applyConstraints } from './constraints.js';
import { joinDoubleSurnames } from './double-surnames.js';
import type { TokenEvidence } from './evidence.js';
import { joinNicknames } from './nicknames.js';
import { type FirstPassName, OtherOccurrences } from './other-occurrences.js';
import type { RecognisedName } from './recognised-name.js';
import { completeShortForms } from './short-forms.js';
import { joinSplitPersons } from './split-persons.js';
import { completeSurnames } from './surnames.js';
import { LabelPosition, OUTSIDE, positionOf, typeNumberOf, typeOf } from './tagger-labels.js';
import { tokenFeatures } from './token-features.js';
import { isNameByConvention } from './token-roles.js';

/**
 * Finds the names of a document, ascending, in two passes: the second one knows what the first took the other
 * occurrences of each word for.
 */
export function recognise(evidence: TokenEvidence, tagger: Tagger): readonly RecognisedName[] {
  const reader = new TwoPassReader(evidence, tagger);
  const elsewhere = new OtherOccurrences(evidence, reader.firstPass());
  const found = joinNicknames(evidence.document.tokens, reader.secondPass(elsewhere));
  const names = joinDoubleSurnames(evidence, joinSplitPersons(evidence, found));
  return completeShortForms(evidence, completeSurnames(evidence, names));
}

/** The names that the first pass finds. */
export const recogniseFirstPass = (evidence: TokenEvidence, tagger: Tagger): FirstPassName[] =>
  new TwoPassReader(evidence, tagger).firstPass();

/** Reads the candidate spans of a document twice. */
class TwoPassReader {
  readonly #evidence: TokenEvidence;
  readonly #tagger: Tagger;
  /** The first token of each candidate span and the token after its last, alternately. */
  readonly #candidates: number[] = [];
  readonly #labels = new Uint8Array(MAX_CANDIDATE_TOKENS);

  constructor(evidence: TokenEvidence, tagger: Tagger) {
    this.#evidence = evidence;
    this.#tagger = tagger;
    const sentences: Sentence[] = [];
    let places = 0;
    for (const sentence of evidence.document.sentences) {
      eachCandidateSpan(evidence, sentence, (first, end) => {
        this.#candidates.push(first, end);
        sentences.push(sentence);
        places += end - first;
      });
    }
    this.#tagger.begin(places);
    this.#eachCandidateSpan((first, end, place, index) => {
      for (let i = first; i < end; i++) {
        const count = tokenFeatures(evidence, sentences[index]!, i, tagger.features, 0);
        tagger.addFeatures(place + i - first, count);
        applyConstraints(evidence, sentences[index]!, i, tagger, place + i - first);
      }
    });
  }

  firstPass(): FirstPassName[] {
    const names: FirstPassName[] = [];
    this.#eachCandidateSpan((first, end, place) => {
      this.#tagger.decode(this.#labels, place, place + end - first);
      this.#eachName(end - first, (from, to, label) => {
        names.push({ firstToken: first + from, endToken: first + to, type: typeNumberOf(label) });
      });
    });
    return names;
  }

  secondPass(elsewhere: OtherOccurrences): RecognisedName[] {
    const names: RecognisedName[] = [];
    this.#eachCandidateSpan((first, end, place) => {
      const length = end - first;
      for (let i = first; i < end; i++) {
        const count = elsewhere.features(i, first, end, this.#tagger.features, 0);
        if (count > 0) this.#tagger.addFeatures(place + i - first, count);
      }
      this.#tagger.decode(this.#labels, place, place + length);
      let marginals: Marginals | null = null;
      this.#eachName(length, (from, to, label) => {
        marginals ??= this.#tagger.marginals(place, place + length);
        const isByConvention = to === from + 1 && isNameByConvention(this.#evidence, first + from);
        const chance = marginals.pathChance(from, to, this.#labels);
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

  #eachCandidateSpan(visit: (first: number, end: number, place: number, index: number) => void): void {
    let place = 0;
    for (let at = 0; at < this.#candidates.length; at += 2) {
      const first = this.#candidates[at]!;
      const end = this.#candidates[at + 1]!;
      visit(first, end, place, at / 2);
      place += end - first;
    }
  }

  /**
   * Calls `visit` with the first place, the place after the last and the first label of each name among the first
   * `length` labels.
   */
  #eachName(length: number, visit: (from: number, to: number, label: number) => void): void {
    const labels = this.#labels;
    for (let i = 0; i < length; i++) {
      if (labels[i] === OUTSIDE) continue;
      const from = i;
      while (
        positionOf(labels[i]!) === LabelPosition.first ||
        positionOf(labels[i]!) === LabelPosition.inside
      )
        i++;
      visit(from, i + 1, labels[from]!);
    }
  }
}
