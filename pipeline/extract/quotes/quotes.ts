import type { Span } from '../../text/span.js';
import type { Names, Quote } from '../findings.js';
import type { TextDocument } from '../text-document.js';
import { attributionsByRule } from './grammar/attribution-rules.js';
import { labelledQuotes } from './labelled/labelled-quotes.js';
import { type DocumentStyle, styleOf } from './model/document-style.js';
import { mergeAttributions } from './model/merge-attributions.js';
import { type QuotesModel, quotesModel } from './model/quotes-model.js';
import { judgeRow, type RowJudgement } from './model/row-chances.js';
import { rowEvidence } from './model/row-evidence.js';
import { readUnitWords } from './model/unit-words.js';
import type { ParsedDocument } from './narration/parsed-document.js';
import { parseDocument } from './narration/parsed-document.js';
import { kindOf, rangeSpan, type UnitRange } from './narration/unit-ranges.js';
import { Descriptions } from './speakers/descriptions.js';
import { resolveSpeakers, type Speaker } from './speakers/speakers.js';
import { groupUtterances } from './utterances/grouping.js';
import { mediumOf } from './utterances/medium.js';
import type { Utterance } from './utterances/utterance.js';

/**
 * Finds who said what in a document: quotations in marks, embedded posts, turns of transcripts, and what reporting
 * verbs, "according to" and the colons of headlines attribute to a speaker. Ascending by start.
 *
 * @param names of the same document
 */
export function findQuotes(document: TextDocument, names: Names): Quote[] {
  return findQuotesWith(quotesModel(), document, names);
}

/** As {@link findQuotes}, with a given model. */
export function findQuotesWith(model: QuotesModel, document: TextDocument, names: Names): Quote[] {
  const { posts, turns, parsed } = parseDocument(document, names);
  const { utterances, speakers } = findUtterances(model, parsed, names);
  return [
    ...labelledQuotes(document, names, posts, turns),
    ...quotesOf(model, parsed, utterances, speakers),
  ].sort((a, b) => a.content[0]!.start - b.content[0]!.start || a.content[0]!.end - b.content[0]!.end);
}

/** The utterances of a narration and their speakers, one for one. */
export function findUtterances(
  model: QuotesModel,
  parsed: ParsedDocument,
  names: Names,
): { utterances: readonly Utterance[]; speakers: readonly Speaker[] } {
  const { narration } = parsed;
  const units = readUnitWords(narration, names.mentions);
  const chances = model.cues.chances(parsed, units);
  const utterances = groupUtterances(parsed, (sentence) =>
    mergeAttributions(attributionsByRule(parsed, sentence), {
      anchors: model.attributions.anchors(parsed, chances, sentence),
      chances,
      read: (anchor) => model.attributions.read(parsed, units, chances, sentence, anchor),
    }),
  );
  const descriptions = new Descriptions(narration, names);
  const speakers = resolveSpeakers(parsed, descriptions, utterances);
  return { utterances, speakers };
}

/** Most sentences between two utterances of which the second may continue the first. */
const MAX_DISTANCE = 2;

function quotesOf(
  model: QuotesModel,
  parsed: ParsedDocument,
  utterances: readonly Utterance[],
  speakers: readonly Speaker[],
): Quote[] {
  const quotes: Quote[] = [];
  const style = styleOf(parsed.narration, utterances.length);
  const interviewed = new Set<string | null>();
  utterances.forEach((utterance, i) => {
    const speaker = speakers[i]!;
    const before = utterances[i - 1];
    const goesOn =
      before !== undefined &&
      utterance.sentence - before.sentence <= MAX_DISTANCE &&
      speaker.name === speakers[i - 1]!.name;
    const isInterviewed = speaker.name !== null && interviewed.has(speaker.name);
    const medium = mediumOf(parsed, utterance, {
      before: goesOn ? quotes[i - 1]!.medium : null,
      isInterviewed,
    });
    if (medium === 'interview') interviewed.add(speaker.name);
    quotes.push(quoteOf(model, parsed, style, utterance, speaker, medium));
  });
  return quotes;
}

const UNJUDGED: RowJudgement = { confidence: null, isReport: true };

function quoteOf(
  { rows }: QuotesModel,
  parsed: ParsedDocument,
  style: DocumentStyle,
  utterance: Utterance,
  speaker: Speaker,
  medium: Quote['medium'],
): Quote {
  const { content, cue } = utterance;
  const kind = kindOf(parsed.narration, content);
  const toSpan = (range: UnitRange): Span => rangeSpan(parsed, range);
  const { confidence, isReport } =
    rows === null
      ? UNJUDGED
      : judgeRow(rowEvidence(parsed.narration, utterance, speaker, style), kind === 'direct', rows);
  return {
    kind,
    nature: isReport ? utterance.nature : 'act',
    medium,
    content: content.map(toSpan),
    speaker: speaker.spans,
    cue: cue === null ? [] : [toSpan(cue)],
    speakerEntity: speaker.entity,
    speakerName: speaker.name,
    speakerNames: speaker.names,
    speakerResolution: speaker.resolution,
    confidence,
  };
}
