import type { Span } from '../../text/span.js';
import type { TextDocument } from '../document.js';
import type { Names, Quote } from '../findings.js';
import { readByRule } from './grammar/rules.js';
import { labelledQuotes } from './marks/labelled-quotes.js';
import { type QuotesModel, quotesModel } from './model/model.js';
import { confidenceFeatures, confidenceOf } from './model/quote-confidence.js';
import { settle } from './model/settling.js';
import { markDocument } from './narration/document-reading.js';
import { kindOf, type MarkedDocument, rangeSpan, type UnitRange } from './narration/unit-ranges.js';
import { readUnitWords } from './narration/unit-words.js';
import { Descriptions } from './speakers/descriptions.js';
import { resolveSpeakers, type Speaker } from './speakers/speakers.js';
import { groupUtterances } from './utterances/grouping.js';
import { mediumOf } from './utterances/media.js';
import type { Utterance } from './utterances/utterance.js';

/**
 * Finds who said what: quotations in marks, embedded posts, turns of transcripts, and what reporting verbs, "according to" and
 * the colons of headlines give to a speaker. Ascending by start.
 *
 * @param names mentions and entities of the same document
 */
export function findQuotes(document: TextDocument, names: Names): Quote[] {
  return findQuotesWith(quotesModel(), document, names);
}

/** As {@link findQuotes}, by the model given. */
export function findQuotesWith(model: QuotesModel, document: TextDocument, names: Names): Quote[] {
  const { posts, turns, marked } = markDocument(document, names);
  const { utterances, speakers } = readUtterances(model, marked, names);
  return [
    ...labelledQuotes(document, names, posts, turns),
    ...quotesOf(model, marked, utterances, speakers),
  ].sort((a, b) => a.content[0]!.start - b.content[0]!.start || a.content[0]!.end - b.content[0]!.end);
}

/** The utterances of a narration and who makes them, one for one. */
export function readUtterances(
  model: QuotesModel,
  marked: MarkedDocument,
  names: Names,
): { utterances: readonly Utterance[]; speakers: readonly Speaker[] } {
  const { narration } = marked;
  const units = readUnitWords(narration, names.mentions);
  const chances = model.cues.chances(marked, units);
  const utterances = groupUtterances(marked, (sentence) =>
    settle(readByRule(marked, sentence), {
      anchors: model.attributions.anchors(marked, chances, sentence),
      chances,
      read: (anchor) => model.attributions.read(marked, units, chances, sentence, anchor),
    }),
  );
  const descriptions = new Descriptions(narration, names);
  const speakers = resolveSpeakers(marked, descriptions, utterances);
  return { utterances, speakers };
}

/** Sentences between two utterances of which the second may go on from the first. */
const MAX_DISTANCE = 2;

function quotesOf(
  model: QuotesModel,
  marked: MarkedDocument,
  utterances: readonly Utterance[],
  speakers: readonly Speaker[],
): Quote[] {
  const quotes: Quote[] = [];
  const interviewed = new Set<string | null>();
  utterances.forEach((utterance, i) => {
    const speaker = speakers[i]!;
    const before = utterances[i - 1];
    const goesOn =
      before !== undefined &&
      utterance.sentence - before.sentence <= MAX_DISTANCE &&
      speaker.name === speakers[i - 1]!.name;
    const isInterviewed = speaker.name !== null && interviewed.has(speaker.name);
    const medium = mediumOf(marked, utterance, {
      before: goesOn ? quotes[i - 1]!.medium : null,
      isInterviewed,
    });
    if (medium === 'interview') interviewed.add(speaker.name);
    quotes.push(quoteOf(model, marked, utterance, speaker, medium));
  });
  return quotes;
}

function quoteOf(
  { confidence }: QuotesModel,
  marked: MarkedDocument,
  utterance: Utterance,
  speaker: Speaker,
  medium: Quote['medium'],
): Quote {
  const { content, cue, nature } = utterance;
  const kind = kindOf(marked.narration, content);
  const toSpan = (range: UnitRange): Span => rangeSpan(marked, range);
  return {
    kind,
    nature,
    medium,
    content: content.map(toSpan),
    speaker: speaker.spans,
    cue: cue === null ? [] : [toSpan(cue)],
    speakerEntity: speaker.entity,
    speakerName: speaker.name,
    speakerResolution: speaker.resolution,
    confidence:
      confidence === null ? null : confidenceOf(confidenceFeatures(utterance, speaker, kind), confidence),
  };
}
