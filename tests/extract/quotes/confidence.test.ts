import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames } from '../../../pipeline/extract/names/names.js';
import type { AttributionEvidence } from '../../../pipeline/extract/quotes/model/attribution.js';
import {
  type ContentShape,
  confidenceFeatures,
  confidenceOf,
} from '../../../pipeline/extract/quotes/model/quote-confidence.js';
import { quotesModel } from '../../../pipeline/extract/quotes/model/quotes-model.js';
import { findQuotes } from '../../../pipeline/extract/quotes/quotes.js';
import type { Utterance } from '../../../pipeline/extract/quotes/utterances/utterance.js';
import { textDocument } from '../../../pipeline/extract/text-document.js';
import { propertyRuns } from '../../property-runs.js';

const KINDS = ['direct', 'mixed', 'indirect'] as const;
const weights = quotesModel().confidence!;

/** An utterance of ten words with this evidence. */
const utteranceWith = (evidence: AttributionEvidence): Utterance => ({
  sentence: 0,
  content: [{ first: 4, end: 14 }],
  speaker: { first: 0, end: 2 },
  place: 'here',
  cue: { first: 2, end: 3 },
  verb: null,
  nature: 'statement',
  evidence,
});

const NAMED = {
  spans: [{ start: 0, end: 7 }],
  entity: 0,
  name: 'Ann Lee',
  names: ['Ann Lee'],
  resolution: 'named',
  referentKind: null,
} as const;

const shapeOf = (kind: (typeof KINDS)[number]): ContentShape => ({ kind, isAfterThat: false });

/** The confidence of a row with a named speaker and this evidence. */
const confidence = (kind: (typeof KINDS)[number], evidence: AttributionEvidence): number =>
  confidenceOf(confidenceFeatures(utteranceWith(evidence), NAMED, shapeOf(kind)), weights);

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('the confidence of a row', () => {
  test('with a speaker elsewhere in the sentence is that of a row without one', () => {
    const even: AttributionEvidence = {
      isByRule: false,
      isImplied: false,
      cue: 0.5,
      content: 0.5,
      speaker: 0.5,
    };
    const implied = confidenceFeatures(
      utteranceWith({ ...even, isImplied: true }),
      NAMED,
      shapeOf('indirect'),
    );
    const nobody = {
      spans: [],
      entity: null,
      name: null,
      names: [],
      resolution: 'unresolved',
      referentKind: null,
    } as const;
    expect(implied).toEqual(
      confidenceFeatures({ ...utteranceWith(even), speaker: null }, nobody, shapeOf('indirect')),
    );
    expect(implied).not.toEqual(confidenceFeatures(utteranceWith(even), NAMED, shapeOf('indirect')));
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
          speaker: chance,
        }),
        (kind, evidence) => {
          const value = confidence(kind, evidence);
          return value >= 0 && value <= 1;
        },
      ),
      { seed, numRuns },
    );
  });

  test.each(KINDS)('rises with the chances of cue, content and speaker: %s', (kind) => {
    const even: AttributionEvidence = {
      isByRule: false,
      isImplied: false,
      cue: 0.5,
      content: 0.5,
      speaker: 0.5,
    };
    for (const part of ['cue', 'content', 'speaker'] as const) {
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
