import type { Quote } from '../../findings.js';
import type { Narration } from '../narration/narration.js';
import { isWithin, kindOf, type MarkedDocument } from '../narration/unit-ranges.js';
import type { Utterance } from './utterance.js';

type Medium = Quote['medium'];

/** Units before and behind the cue that are searched for the medium. */
const WINDOW = 14;

/** What is known of how the speaker of an utterance spoke before. */
interface MediumContext {
  /** Medium of the utterance right before, when its speaker is the same. */
  readonly before: Medium | null;
  /** Whether the speaker was quoted from an interview anywhere before. */
  readonly isInterviewed: boolean;
}

/**
 * How an utterance was made, as the words around its cue tell; what was quoted with a verb of saying and nothing more
 * was said aloud, what was only reported so is `unknown`.
 */
export function mediumOf(
  marked: MarkedDocument,
  utterance: Utterance,
  { before, isInterviewed }: MediumContext,
): Medium {
  const { narration } = marked;
  const { speaker, cue, verb } = utterance;
  if (verb?.medium === 'tweet') return 'tweet';
  if (speaker !== null) {
    const own = narration.lexemes[speaker.end - 1]!.medium;
    if (own !== null) return own;
  }
  if (verb?.base === 'report') return 'report';
  if (cue !== null) {
    const near = nearCue(marked, utterance, cue.first, 1) ?? nearCue(marked, utterance, cue.first - 1, -1);
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

/** `said that “…”`: the words may come from anywhere. */
const isThatClause = ({ words }: Narration, { content }: Utterance): boolean =>
  words[content[0]!.first - 1] === 'that';

function nearCue(
  { narration }: MarkedDocument,
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
    // A report near the cue is what the words are about, not how they were said.
    if (medium !== null && medium !== 'report') return medium;
    // On “Morning Talk”: the name of a broadcast in marks.
    if (word === '' && u > 0 && narration.words[u - 1] === 'on') return 'interview';
  }
  return null;
}
