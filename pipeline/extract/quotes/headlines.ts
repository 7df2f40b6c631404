import type { MarkedDocument } from './content.js';
import { isTitleCased } from './narration.js';
import type { Phrase } from './phrases.js';
import { mainSubject } from './subjects.js';
import { SPEAKER_NOUN, WordClass } from './word-classes.js';

/** Whether a sentence of the narration stands in the headline or the summary line under it. */
export function isHeadline({ document, narration }: MarkedDocument, index: number): boolean {
  const { first, paragraph } = narration.sentences[index]!;
  const offset = document.tokens.starts[narration.firstTokens[first]!]!;
  for (const span of [document.titleSpan, document.dekSpan]) {
    if (span !== null && span.start <= offset && offset < span.end) return true;
  }
  return (
    document.titleSpan === null &&
    index === 0 &&
    isTitleCased(document.tokens, document.paragraphs[paragraph]!)
  );
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
