import type { Span } from '../../../text/span.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import { isTitleCased } from '../narration/narration.js';
import type { Phrase } from '../narration/noun-phrases.js';
import {
  hasStretch,
  type MarkedDocument,
  quotedTokenCount,
  trimRange,
  type UnitRange,
} from '../narration/unit-ranges.js';
import { looksClausal } from './clauses.js';
import type { RuleReading } from './rule-attribution.js';
import { mainSubject } from './subjects.js';

/** Longest speaker before the colon of a headline, in units. */
const MAX_LABEL = 7;

const holds = (span: Span | null, offset: number): boolean =>
  span !== null && span.start <= offset && offset < span.end;

/** Whether a sentence of the narration stands in the headline or the summary line under it. */
export function isHeadline({ document, narration }: MarkedDocument, index: number): boolean {
  const { first, paragraph } = narration.sentences[index]!;
  const offset = document.tokens.starts[narration.firstTokens[first]!]!;
  if (holds(document.titleSpan, offset) || holds(document.dekSpan, offset)) return true;
  return (
    document.titleSpan === null &&
    index === 0 &&
    isTitleCased(document.tokens, document.paragraphs[paragraph]!)
  );
}

/** `Lee: Taxes Will Fall` and `Poll: Lee leads`: the speaker before a headline's first colon. */
export function readHeadlineLabel(marked: MarkedDocument, index: number): RuleReading | null {
  const { narration } = marked;
  const { first, end } = narration.sentences[index]!;
  let colon = first;
  while (colon < end && colon - first <= MAX_LABEL && narration.words[colon] !== ':') colon++;
  if (colon >= end || colon === first || narration.words[colon] !== ':') return null;
  const speaker: Phrase = { first, end: colon };
  if (!isSpeaker(marked, speaker)) return null;
  const content = quotationAlone(marked, trimRange(narration, { first: colon + 1, end }));
  if (content.end - content.first < 2 && !hasStretch(narration, content)) return null;
  if (!hasStretch(narration, content) && !looksClausal(narration, content) && content.end - content.first < 4)
    return null;
  return {
    sentence: index,
    content: [content],
    speaker,
    cue: { first: colon, end: colon + 1 },
    verb: null,
    isShared: false,
  };
}

/** Fewest quoted tokens that are an utterance and no word of the headline's own sentence. */
const MIN_UTTERANCE = 3;

/** `Coach: ‘We lost’ as United go down`: the quotation alone where the narrator goes on behind it. */
function quotationAlone(marked: MarkedDocument, range: UnitRange): UnitRange {
  const { stretchOf, classes } = marked.narration;
  const first = stretchOf[range.first] ?? -1;
  const next = range.first + 1;
  if (first < 0 || next >= range.end || quotedTokenCount(marked, first) < MIN_UTTERANCE) return range;
  const isOver =
    classes[next]! & (WordClass.subordinator | WordClass.preposition | WordClass.punctuation) &&
    !hasStretch(marked.narration, { first: next, end: range.end });
  return isOver ? { first: range.first, end: next } : range;
}

function isSpeaker({ narration }: MarkedDocument, { first, end }: Phrase): boolean {
  const head = narration.classes[end - 1]!;
  if (!(head & (WordClass.name | SPEAKER_NOUN))) return false;
  for (let u = first; u < end; u++) {
    const bits = narration.classes[u]!;
    if (
      bits &
        (WordClass.auxiliary |
          WordClass.verb |
          WordClass.finite |
          WordClass.quotation |
          WordClass.preposition) &&
      !(bits & (WordClass.name | SPEAKER_NOUN))
    )
      return false;
  }
  return true;
}

/** Whose words a phrase in marks is in a headline without a colon or verb: the headline's subject. */
export function headlineSubject({ narration }: MarkedDocument, index: number, unit: number): Phrase | null {
  const { first } = narration.sentences[index]!;
  // Lee’s “Morning Talk”: what someone has, not what they said.
  if (narration.classes[unit - 1]! & WordClass.possessive) return null;
  const subject = mainSubject(narration, first, unit);
  return subject !== null &&
    subject.end <= unit &&
    narration.classes[subject.end - 1]! & (WordClass.name | SPEAKER_NOUN)
    ? subject
    : null;
}
