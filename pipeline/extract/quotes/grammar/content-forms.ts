import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import { containsQuotation, type UnitRange } from '../narration/unit-ranges.js';
import { beginsClause, isSecondPredicate } from './clauses.js';

/**
 * What the content of an attribution is. `words`: some of it is quoted; `clause`: it has a subject and a verb, or comes
 * after "that", "whether" or the like; `infinitive`: it begins with "to"; `phrase`: anything else.
 */
export type ContentForm = 'words' | 'clause' | 'infinitive' | 'phrase';

const {
  auxiliary,
  determiner,
  figure,
  finite,
  name,
  negation,
  preposition,
  punctuation,
  subjectPronoun,
  verb,
} = WordClass;

/** Words that begin a clause, or stand right before it. */
export const OPENS_CLAUSE = /^(?:that|whether|if|how|why|what|when|where|who)$/;

export function contentForm(narration: Narration, content: readonly UnitRange[]): ContentForm {
  const { words } = narration;
  if (content.some((range) => containsQuotation(narration, range))) return 'words';
  const { first } = content[0]!;
  if (OPENS_CLAUSE.test(words[first]!) || words[first - 1] === 'that') return 'clause';
  const isAfterTo = isInfinitive(narration, first - 1);
  if (isAfterTo || content.some((range) => beginsInfinitive(narration, range))) return 'infinitive';
  return content.some((range) => isClause(narration, range)) ? 'clause' : 'phrase';
}

/**
 * Whether a range has a subject and a verb. Nouns that end like verbs are none (`their beliefs and values`), nor is an
 * infinitive (`its decision to consider a bid`) or a relative clause (`the man he likes`).
 */
function isClause(narration: Narration, { first, end }: UnitRange): boolean {
  const { words, classes, lexemes } = narration;
  if (words[first]!.endsWith('ing') || !beginsClause(narration, { first, end })) return false;
  const next = nounPhraseAt(narration, first, end)?.end ?? first;
  if (next > first && classes[next]! & subjectPronoun) return false;
  let isAfterTo = false;
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (words[u] === 'to') isAfterTo = true;
    else if (bits & name || !(bits & (auxiliary | finite | subjectPronoun | verb))) continue;
    else if (isAfterTo && !(bits & subjectPronoun)) isAfterTo = false;
    else if (isSecondPredicate(narration, u)) continue;
    else if (!(bits & verb) || (!lexemes[u]!.verb!.isNounToo && !(bits & preposition))) return true;
  }
  return false;
}

function beginsInfinitive(narration: Narration, { first }: UnitRange): boolean {
  return isInfinitive(narration, narration.classes[first]! & negation ? first + 1 : first);
}

/** Whether a unit is the "to" of an infinitive. */
export const isInfinitive = ({ words, classes, count }: Narration, u: number): boolean =>
  words[u] === 'to' && u + 1 < count && !(classes[u + 1]! & (determiner | name | figure | punctuation));
