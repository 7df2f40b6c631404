import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import type { AttributionEvidence } from '../../../pipeline/extract/quotes/model/attribution.js';
import { styleOf } from '../../../pipeline/extract/quotes/model/document-style.js';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { judgeRow } from '../../../pipeline/extract/quotes/model/row-chances.js';
import { ROW_EVIDENCE, rowEvidence } from '../../../pipeline/extract/quotes/model/row-evidence.js';
import { parseDocument } from '../../../pipeline/extract/quotes/narration/parsed-document.js';
import { findQuotes } from '../../../pipeline/extract/quotes/quotes.js';
import type { Utterance } from '../../../pipeline/extract/quotes/utterances/utterance.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { propertyRuns } from '../../property-runs.js';

const KINDS = ['direct', 'mixed', 'indirect'] as const;
const weights = quotesModel().rows!;
const NO_SPEAKER = ROW_EVIDENCE.indexOf('no speaker');

/** A sentence of each kind whose content begins with its fourth unit. */
const SENTENCES = {
  direct: 'Ann Lee said “The bridge will hold for a hundred years.”',
  mixed: 'Ann Lee said the bridge “will hold” for a hundred years.',
  indirect: 'Ann Lee said the bridge will hold for a hundred years.',
} as const;

const narrationOf = (text: string) => {
  const document = textDocument(text);
  return parseDocument(document, findNames(document)).parsed.narration;
};

/** Evidence for what Ann Lee said in the sentence of a kind, whom a name tells unless `speaker` is null. */
function evidenceOf(
  kind: (typeof KINDS)[number],
  evidence: AttributionEvidence,
  speaker: Utterance['speaker'] = { first: 0, end: 2 },
): number[] {
  const narration = narrationOf(SENTENCES[kind]);
  const { end } = narration.sentences[0]!;
  const utterance: Utterance = {
    sentence: 0,
    content: [{ first: 3, end: kind === 'direct' ? 4 : end - 1 }],
    speaker,
    place: 'here',
    cue: { first: 2, end: 3 },
    verb: null,
    nature: 'statement',
    evidence,
  };
  return rowEvidence(narration, utterance, { resolution: 'surname' }, styleOf(narration, 1));
}

const confidence = (kind: (typeof KINDS)[number], evidence: AttributionEvidence): number =>
  judgeRow(evidenceOf(kind, evidence), kind === 'direct', weights).confidence!;

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the confidence of a row', () => {
  test('with a speaker elsewhere in the sentence is that of a row without one', () => {
    const even: AttributionEvidence = {
      isByRule: false,
      isImplied: false,
      cue: 0.5,
      content: 0.5,
    };
    const implied = evidenceOf('indirect', { ...even, isImplied: true });
    expect(implied[NO_SPEAKER]).toBe(evidenceOf('indirect', even, null)[NO_SPEAKER]);
    expect(implied[NO_SPEAKER]).not.toBe(evidenceOf('indirect', even)[NO_SPEAKER]);
  });

  test.each(propertyRuns(100))('is a chance, whatever the evidence (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.record({
          isByRule: fc.boolean(),
          isImplied: fc.boolean(),
          cue: chance,
          content: chance,
        }),
        (kind, evidence) => {
          const value = confidence(kind, evidence);
          return value >= 0 && value <= 1;
        },
      ),
      { seed, numRuns },
    );
  });

  test.each(KINDS)('rises with the chances of cue and content: %s', (kind) => {
    const even: AttributionEvidence = {
      isByRule: false,
      isImplied: false,
      cue: 0.5,
      content: 0.5,
    };
    for (const part of ['cue', 'content'] as const) {
      const values = [0.1, 0.3, 0.5, 0.7, 0.9].map((value) => confidence(kind, { ...even, [part]: value }));
      expect(values, part).toEqual([...values].sort((a, b) => a - b));
      expect(values.at(-1)).toBeGreaterThan(values[0]!);
    }
  });
});

test('a quotation with its speaker beside it is surer than one that somebody before it may have said', () => {
  const confidenceIn = (text: string): number => {
    const document = textDocument(text);
    const quotes = findQuotes(document, findNames(document));
    expect(quotes).toHaveLength(1);
    return quotes[0]!.confidence!;
  };
  const said = confidenceIn('Ann Lee crossed the bridge. “It will hold for a hundred years,” Ann Lee said.');
  const perhapsSaid = confidenceIn('Ann Lee crossed the bridge. “It will hold for a hundred years.”');
  expect(said).toBeGreaterThan(perhapsSaid);
});
