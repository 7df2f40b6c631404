import { WordClass } from '../lexicon/word-classes.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import { type MarkedDocument, trimRange } from '../narration/unit-ranges.js';
import { clauseEnd, looksClausal } from './clauses.js';
import type { RuleReading } from './rule-attribution.js';

const { name, possessive } = WordClass;

/** `Lee’s claim that …`: a noun that reports, of a possessor or with "by". */
export function readNounCue(
  marked: MarkedDocument,
  index: number,
  u: number,
  low: number,
): RuleReading | null {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  if (!narration.lexemes[u]!.isReportingNoun || narration.classes[u]! & name) return null;
  const isByAgent = narration.words[u + 1] === 'by';
  const agent = isByAgent ? phraseAt(narration, u + 2, sentence.end) : null;
  const that = agent === null ? u + 1 : agent.end;
  if (narration.words[that] !== 'that') return null;
  const speaker = agent ?? possessor(marked, u, low);
  if (speaker === null) return null;
  const range = trimRange(narration, { first: that + 1, end: clauseEnd(marked, that + 1, sentence.end) });
  if (range.end <= range.first || !looksClausal(narration, range)) return null;
  return {
    sentence: index,
    content: [range],
    speaker,
    cue: { first: u, end: u + 1 },
    verb: null,
    isShared: false,
  };
}

const POSSESSIVE_PRONOUN = /^(?:his|her|their|its|my|our)$/;

function possessor({ narration }: MarkedDocument, u: number, low: number): Phrase | null {
  for (let i = u - 1; i >= low && i > u - 5; i--) {
    if (POSSESSIVE_PRONOUN.test(narration.words[i]!)) return { first: i, end: i + 1 };
    if (!(narration.classes[i]! & possessive)) continue;
    let first = i;
    while (
      first > low &&
      narration.classes[first - 1]! & (name | WordClass.title | WordClass.capitalised | WordClass.body)
    )
      first--;
    if (first < i) return { first, end: i };
    return null;
  }
  return null;
}
