import type { Span } from '../../../text/span.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import { isTitleCased } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { containsQuotation, quotedTokenCount, trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { looksClausal } from './clauses.js';
import type { RuleReading } from './rule-attribution.js';
import { mainSubject } from './subjects.js';

/** Longest speaker before the colon of a headline, in units. */
const MAX_LABEL = 7;

const holds = (span: Span | null, offset: number): boolean =>
  span !== null && span.start <= offset && offset < span.end;

/** Whether a sentence of the narration stands in the headline or the summary line under it. */
export function isHeadline({ document, narration }: ParsedDocument, index: number): boolean {
  const { first, paragraph } = narration.sentences[index]!;
  const offset = document.tokens.starts[narration.firstTokens[first]!]!;
  if (holds(document.titleSpan, offset) || holds(document.dekSpan, offset)) return true;
  return (
    document.titleSpan === null &&
    index === 0 &&
    isTitleCased(document.tokens, document.paragraphs[paragraph]!)
  );
}

/**
 * Reads the speaker before a headline's first colon: `Lee: Taxes Will Fall`, `Poll: Lee leads`. Null when none stands
 * there.
 */
export function readHeadlineLabel(parsed: ParsedDocument, index: number): RuleReading | null {
  const { narration } = parsed;
  const { first, end } = narration.sentences[index]!;
  let colon = first;
  while (colon < end && colon - first <= MAX_LABEL && narration.words[colon] !== ':') colon++;
  if (colon >= end || colon === first || narration.words[colon] !== ':') return null;
  const speaker: NounPhrase = { first, end: colon };
  if (!isSpeaker(parsed, speaker)) return null;
  const content = quotationAlone(parsed, trimRange(narration, { first: colon + 1, end }));
  if (content.end - content.first < 2 && !containsQuotation(narration, content)) return null;
  if (
    !containsQuotation(narration, content) &&
    !looksClausal(narration, content) &&
    content.end - content.first < 4
  )
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

/** Fewest quoted tokens that count as an utterance rather than as words of the headline's own sentence. */
const MIN_UTTERANCE = 3;

/** The quotation alone where the narrator goes on after it: `Coach: ‘We lost’ as United go down`. */
function quotationAlone(parsed: ParsedDocument, range: UnitRange): UnitRange {
  const { quotationOf, classes } = parsed.narration;
  const first = quotationOf[range.first] ?? -1;
  const next = range.first + 1;
  if (first < 0 || next >= range.end || quotedTokenCount(parsed, first) < MIN_UTTERANCE) return range;
  const isOver =
    classes[next]! & (WordClass.subordinator | WordClass.preposition | WordClass.punctuation) &&
    !containsQuotation(parsed.narration, { first: next, end: range.end });
  return isOver ? { first: range.first, end: next } : range;
}

/** Labels of the kind of an article, which name nobody: `Analysis: Taxes Will Fall`. */
const GENRE = /^(?:analysis|commentary|column|editorial|feature|interview|opinion|profile|review)$/;

function isSpeaker({ narration }: ParsedDocument, { first, end }: NounPhrase): boolean {
  if (end === first + 1 && GENRE.test(narration.words[first]!)) return false;
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

/**
 * Who says a quoted phrase in a headline without a colon or reporting verb: the headline's subject. Null when there is
 * none.
 */
export function headlineSubject(
  { narration }: ParsedDocument,
  index: number,
  unit: number,
): NounPhrase | null {
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
