import type { Span } from '../../text/span.js';
import type { TextDocument } from '../document.js';
import type { Names, Quote } from '../findings.js';
import { kindOf, type MarkedDocument, rangeSpan, type UnitRange } from './content.js';
import { readDescriptions } from './descriptions.js';
import { findEmbeddedPosts } from './embeds.js';
import { groupUtterances } from './grouping.js';
import { labelledQuotes } from './labelled.js';
import { findQuotedStretches } from './marks.js';
import { mediumOf } from './media.js';
import { readNarration } from './narration.js';
import { resolveSpeakers, type Speaker } from './speakers.js';
import { findTranscriptTurns } from './transcripts.js';
import type { Utterance } from './utterances.js';

export const QUOTES_EXTRACTOR = 'quotes-rules@1';

/**
 * Finds who said what: quotations in marks, embedded posts, turns of transcripts, and what reporting verbs, "according to" and
 * the colons of headlines give to a speaker. Ascending by start.
 *
 * @param names mentions and entities of the same document
 */
export function findQuotes(document: TextDocument, names: Names): Quote[] {
  const posts = findEmbeddedPosts(document);
  const turns = findTranscriptTurns(document);
  const apart = new Set<number>(turns.map(({ paragraph }) => paragraph));
  for (const { firstParagraph, endParagraph } of posts) {
    for (let i = firstParagraph; i < endParagraph; i++) apart.add(i);
  }
  const paragraphs = document.paragraphs.filter((_, index) => !apart.has(index));
  const stretches = findQuotedStretches({ ...document, paragraphs });
  const narration = readNarration(document, stretches, names.mentions, (paragraph) => apart.has(paragraph));
  const marked = { document, stretches, narration };
  const utterances = groupUtterances(marked);
  const speakers = resolveSpeakers(
    document,
    narration,
    names,
    readDescriptions(narration, names),
    utterances,
  );
  return [...labelledQuotes(document, names, posts, turns), ...quotesOf(marked, utterances, speakers)].sort(
    (a, b) => a.content[0]!.start - b.content[0]!.start || a.content[0]!.end - b.content[0]!.end,
  );
}

/** Sentences between two utterances of which the second may go on from the first. */
const MAX_DISTANCE = 2;

function quotesOf(
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
    quotes.push(quoteOf(marked, utterance, speaker, medium));
  });
  return quotes;
}

function quoteOf(
  marked: MarkedDocument,
  utterance: Utterance,
  speaker: Speaker,
  medium: Quote['medium'],
): Quote {
  const { content, cue, verb } = utterance;
  const toSpan = (range: UnitRange): Span => rangeSpan(marked, range);
  return {
    kind: kindOf(marked.narration, content),
    nature: verb?.nature ?? 'statement',
    medium,
    content: content.map(toSpan),
    speaker: speaker.spans,
    cue: cue === null ? [] : [toSpan(cue)],
    speakerEntity: speaker.entity,
    speakerName: speaker.name,
    speakerResolution: speaker.resolution,
    confidence: null,
  };
}
