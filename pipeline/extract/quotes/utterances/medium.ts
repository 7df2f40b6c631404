import type { Quote } from '../../findings.js';
import type { Narration } from '../narration/narration.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { isWithin, kindOf } from '../narration/unit-ranges.js';
import type { Utterance } from './utterance.js';

type Medium = Quote['medium'];

/** Most units read before and after the cue for a medium. */
const WINDOW = 14;

/** What earlier utterances tell about the medium of one. */
interface MediumContext {
  /** Medium of the utterance right before, when its speaker is the same. */
  readonly before: Medium | null;
  /** Whether the speaker was quoted from an interview before. */
  readonly isInterviewed: boolean;
}

/**
 * How an utterance was made, by the words around its cue. Quoted words with a verb of saying alone are speech; reported
 * words with a verb of saying alone are `unknown`.
 */
export function mediumOf(
  parsed: ParsedDocument,
  utterance: Utterance,
  { before, isInterviewed }: MediumContext,
): Medium {
  const { narration } = parsed;
  const { speaker, cue, verb } = utterance;
  if (verb?.medium === 'tweet') return 'tweet';
  if (speaker !== null) {
    const own = narration.lexemes[speaker.end - 1]!.medium;
    if (own !== null) return own;
  }
  if (verb?.base === 'report') return 'report';
  if (cue !== null) {
    const near = nearCue(parsed, utterance, cue.first, 1) ?? nearCue(parsed, utterance, cue.first - 1, -1);
    if (near !== null) return near;
    if (verb?.base === 'write' && narration.words[cue.end] === 'to') return 'letter';
  }
  if (verb !== null && verb.medium !== 'context') return verb.medium ?? 'unknown';
  const kind = kindOf(narration, utterance.content);
  if (kind === 'indirect') return 'unknown';
  if (before !== null && before !== 'unknown') return before;
  if (kind === 'mixed' || verb === null || isThatClause(narration, utterance)) return 'unknown';
  return isInterviewed ? 'interview' : 'speech';
}

/** Whether the content is a clause with "that", whose quoted words may come from anywhere: `said that “…”`. */
const isThatClause = ({ words }: Narration, { content }: Utterance): boolean =>
  words[content[0]!.first - 1] === 'that';

function nearCue(
  { narration }: ParsedDocument,
  { content }: Utterance,
  from: number,
  step: 1 | -1,
): Medium | null {
  for (let u = from; u >= 0 && u < narration.count && Math.abs(u - from) < WINDOW; u += step) {
    if (isWithin(u, content)) {
      if (step > 0) return null;
      continue;
    }
    const word = narration.words[u]!;
    if (word === '.' || word === ';') return null;
    const { medium } = narration.lexemes[u]!;
    // A report near the cue is what the words are about, not how they were uttered.
    if (medium !== null && medium !== 'report') return medium;
    // On “Morning Talk”: the name of a programme in marks.
    if (word === '' && u > 0 && narration.words[u - 1] === 'on') return 'interview';
  }
  return null;
}
