import { WordClass } from '../lexicon/word-classes.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { trimRange } from '../narration/unit-ranges.js';
import { clauseEnd, isInFront, looksClausal } from './clauses.js';
import type { RuleReading } from './rule-attribution.js';

const { name, possessive } = WordClass;

/** Reads a reporting noun that has a possessor or a "by" phrase: `Lee’s claim that …`. Null when it reports nothing. */
export function readNounCue(
  parsed: ParsedDocument,
  index: number,
  u: number,
  low: number,
): RuleReading | null {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  if (!narration.lexemes[u]!.isReportingNoun || narration.classes[u]! & name) return null;
  const isByAgent = narration.words[u + 1] === 'by';
  const agent = isByAgent ? nounPhraseAt(narration, u + 2, sentence.end) : null;
  const that = agent === null ? u + 1 : agent.end;
  if (narration.words[that] !== 'that') return null;
  const speaker = agent ?? possessor(parsed, u, low);
  if (speaker === null) return null;
  const range = trimRange(narration, {
    first: that + 1,
    end: clauseEnd(parsed, that + 1, sentence.end, {
      isFronted: isInFront(narration, sentence.first, u),
    }),
  });
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

function possessor({ narration }: ParsedDocument, u: number, low: number): NounPhrase | null {
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
