import { formsOfVerbs } from '../../../language/verb-forms.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { UnitRange } from '../narration/unit-ranges.js';

const { auxiliary, determiner, possessive, preposition } = WordClass;

/** Verbs that with a noun of saying mean saying: `issued a call for`, `gave a warning of`. */
const SUPPORTS = formsOfVerbs(
  'make/made give/gave/given issue sound renew repeat raise express voice offer lodge file release deliver send/sent post put/put add publish sign',
);

/**
 * Whether a form that can be a noun is one with which nobody says anything: `is working on a call for bids`, `removed
 * all mention of Lee`, `kept Ohio’s hopes alive`; but `Lee’s hopes of a deal`, `issued a call for a boycott`.
 */
export function isPlainNoun(
  narration: Narration,
  cue: UnitRange,
  { isNounToo }: ReportingVerb,
  content: readonly UnitRange[],
): boolean {
  const { words, classes, lexemes } = narration;
  let noun = cue.end - 1;
  while (noun > cue.first && lexemes[noun]!.verb === null) noun--;
  if (!isNounToo || noun === 0) return false;
  const before = classes[noun - 1]!;
  if (before & possessive || OWNER.test(words[noun - 1]!)) {
    const next = noun + 1 < cue.end ? noun + 1 : content[0]!.first;
    return next > noun && !(classes[next]! & preposition) && words[next - 1] !== 'that';
  }
  if (!(before & determiner) || before & auxiliary) return false;
  for (let u = cue.first; u < noun; u++) if (SUPPORTS.has(words[u]!)) return false;
  return true;
}

const OWNER = /^(?:his|her|its|their|my|our)$/;
