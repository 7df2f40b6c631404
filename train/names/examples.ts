import { LexiconBit } from '../../pipeline/extract/names/lists/lexicon.js';
import { eachCandidateSpan } from '../../pipeline/extract/names/recognise/candidate-spans.js';
import { readCasing } from '../../pipeline/extract/names/recognise/casing.js';
import { gatherEvidence, type TokenEvidence } from '../../pipeline/extract/names/recognise/evidence.js';
import {
  type FirstPassName,
  OtherOccurrences,
} from '../../pipeline/extract/names/recognise/other-occurrences.js';
import { LABELS, labelsOf, OUTSIDE } from '../../pipeline/extract/names/recognise/tagger-labels.js';
import { tokenFeatures } from '../../pipeline/extract/names/recognise/token-features.js';
import { MAX_FEATURES } from '../../pipeline/tagger/kernel/kernel.js';
import { SequenceBuilder, type TrainingSequence } from '../tagger/sequences.js';
import type { GoldDocument } from './corpus.js';
import type { Source } from './sources.js';

const ANY = 2 ** LABELS.length - 1;
const MISC = LABELS.reduce((bits, label, i) => (label.startsWith('misc') ? bits | (1 << i) : bits), 0);

/** A document prepared for reading. */
export interface Prepared {
  readonly source: Source;
  readonly gold: GoldDocument;
  readonly evidence: TokenEvidence;
}

export const prepare = (source: Source, gold: GoldDocument): Prepared => ({
  source,
  gold,
  evidence: gatherEvidence(gold.document, readCasing(gold.document)),
});

/**
 * The candidate spans of a document, with the labels that its annotation allows.
 *
 * @param reading of the first pass, by a model that was not trained on the document; null for the features of the first
 * pass
 */
export function examples(
  { source, gold, evidence }: Prepared,
  reading: readonly FirstPassName[] | null,
): TrainingSequence[] {
  const allowed = allowedLabels(gold, evidence, source.marksMisc);
  const elsewhere = reading === null ? null : new OtherOccurrences(evidence, reading);
  const sequences: TrainingSequence[] = [];
  const buffer = new Int32Array(MAX_FEATURES);
  for (const sentence of gold.document.sentences) {
    eachCandidateSpan(evidence, sentence, (first, end) => {
      openCutNames(gold, first, end, allowed);
      const builder = new SequenceBuilder();
      for (let i = first; i < end; i++) {
        const count = tokenFeatures(evidence, sentence, i, buffer, 0);
        const all = elsewhere?.features(i, first, end, buffer, count) ?? count;
        builder.push(buffer, all, allowed[i]!);
      }
      sequences.push(builder.build(source.weight));
    });
  }
  return sequences;
}

const OPEN_TO_MISC = LexiconBit.demonym | LexiconBit.miscellany | LexiconBit.miscHead;

/** Where misc is not marked, what the lists know as misc may be it or not. */
function allowedLabels(
  { document, names }: GoldDocument,
  evidence: TokenEvidence,
  marksMisc: boolean,
): Int32Array {
  const allowed = new Int32Array(document.tokens.count).fill(1 << OUTSIDE);
  if (!marksMisc)
    for (let i = 0; i < allowed.length; i++)
      if ((evidence.lexical[i]! & OPEN_TO_MISC) !== 0 || evidence.casing.isQuoted[i] === 1)
        allowed[i] = (1 << OUTSIDE) | MISC;
  for (const { firstToken, endToken, type, isAligned } of names) {
    const labels = labelsOf(type, endToken - firstToken);
    labels.forEach((label, i) => {
      allowed[firstToken + i] = isAligned ? 1 << label : ANY;
    });
  }
  return allowed;
}

/** A name that crosses the border of a candidate span cannot be learned: any label is allowed for its tokens. */
function openCutNames({ names }: GoldDocument, first: number, end: number, allowed: Int32Array): void {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle]!.endToken <= first) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < names.length && names[i]!.firstToken < end; i++) {
    const { firstToken, endToken } = names[i]!;
    if (firstToken < first || endToken > end)
      allowed.fill(ANY, Math.max(first, firstToken), Math.min(end, endToken));
  }
}
