import { lexemeOf } from '../lexicon/lexicon.js';
import { NOMINAL, SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';
import type { Phrase } from './noun-phrases.js';
import { hasConjunction, headUnit } from './phrase-parts.js';

/** What a description without a name is of, which tells the pronouns that can stand for it: he or she, they, it. */
export type Described = 'person' | 'people' | 'thing';

/** What the head of a phrase describes; null for a noun that is no speaker's. */
export function describedBy(narration: Narration, phrase: Phrase): Described | null {
  const head = headUnit(narration, phrase);
  const word = narration.words[head]!;
  const isAdjective = /^(?:republican|democrat)$/.test(word);
  const bits = narration.classes[head]!;
  if (hasConjunction(narration, phrase)) return bits & NOMINAL ? 'people' : null;
  if (bits & WordClass.person || isAdjective) return 'person';
  if (bits & WordClass.people || isPlural(word)) return 'people';
  return bits & SPEAKER_NOUN ? 'thing' : null;
}

/** `states`, `companies`: the plural of a speaker's noun. */
const isPlural = (word: string): boolean =>
  /[^sui]s$/.test(word) &&
  ((lexemeOf(word.slice(0, -1)).classes | lexemeOf(word.replace(/ies$/, 'y')).classes) & SPEAKER_NOUN) !== 0;
