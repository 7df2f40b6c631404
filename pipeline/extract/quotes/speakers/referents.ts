import { lexemeOf } from '../lexicon/lexicon.js';
import { NOMINAL, SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import { hasConjunction, headUnit } from '../narration/phrase-parts.js';

/** The kind of an unnamed referent, which decides what pronouns can stand for it: he or she; they; they or it; it. */
export type ReferentKind = 'person' | 'people' | 'body' | 'thing';

/** The kind of referent that the head of a phrase stands for; null for a noun that cannot speak. */
export function referentKindOf(narration: Narration, phrase: NounPhrase): ReferentKind | null {
  const head = headUnit(narration, phrase);
  const word = narration.words[head]!;
  const isAdjective = /^(?:republican|democrat)$/.test(word);
  const bits = narration.classes[head]!;
  if (hasConjunction(narration, phrase)) return bits & NOMINAL ? 'people' : null;
  // "Police" is a noun for one before a name alone: "police chief Ann Lee".
  if (bits & WordClass.people) return 'people';
  if (bits & WordClass.person || isAdjective) return 'person';
  if (isPlural(word)) return 'people';
  if (bits & WordClass.body) return 'body';
  return bits & SPEAKER_NOUN ? 'thing' : null;
}

/** Whether a word is the plural of a speaker's noun: `states`, `companies`. */
const isPlural = (word: string): boolean =>
  /[^sui]s$/.test(word) &&
  ((lexemeOf(word.slice(0, -1)).classes | lexemeOf(word.replace(/ies$/, 'y')).classes) & SPEAKER_NOUN) !== 0;
