import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import { FORM_OF_BE } from './verb-groups.js';

/** Whether a form of "be" makes the verb of a cue a passive: `was named`, `has been mentioned as`. */
export function isPassive({ words }: Narration, { first, end }: UnitRange): boolean {
  let isBe = false;
  for (let u = Math.max(0, first - 1); u < end; u++) if (FORM_OF_BE.test(words[u]!)) isBe = true;
  return isBe && !/ing$/.test(words[end - 1]!);
}

/**
 * Whether a speaker is only spoken of, as the subject of a passive: `Lee was dubbed the winner`, `is seen as a rival`.
 */
export function isOnlySpokenOf(narration: Narration, speaker: NounPhrase, cue: UnitRange): boolean {
  if (speaker.end > cue.first || !isPassive(narration, cue)) return false;
  for (let u = cue.first; u < cue.end; u++) {
    const verb = narration.lexemes[u]!.verb;
    if (verb !== null && /^(?:past|participle)$/.test(verb.form) && !HOLDERS.test(verb.base)) return true;
  }
  return false;
}

/** Who does what a passive says, if named right after it: `was accused by critics of waste`; null for none. */
export function agentOf(narration: Narration, cue: UnitRange, limit: number): NounPhrase | null {
  if (narration.words[cue.end] !== 'by' || !isPassive(narration, cue)) return null;
  const agent = nounPhraseAt(narration, cue.end + 1, limit);
  return agent !== null && canSpeak(narration, agent) ? agent : null;
}

const canSpeak = ({ classes }: Narration, { end }: NounPhrase): boolean =>
  (classes[end - 1]! & (WordClass.name | WordClass.capitalised | SPEAKER_NOUN)) !== 0;

/** Verbs whose passive tells what its subject feels or knows: is worried that, was told that. */
const HOLDERS = /^(?:worry|convince|assure|reassure|remind|tell|inform|notify|advise)$/;
