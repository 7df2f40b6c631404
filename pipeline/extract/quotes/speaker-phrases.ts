import { trimRange, type UnitRange } from './content.js';
import type { Narration } from './narration.js';
import { type Phrase, phraseAt } from './phrases.js';
import { WordClass } from './word-classes.js';

/**
 * The words of a source that say who speaks, without what only tells more of them: `Ann Lee` of `Ann Lee, who runs the
 * mill,`, and of `its director, Ann Lee`. Null when nothing is left.
 */
export function speakerPhrase(narration: Narration, source: UnitRange): Phrase | null {
  const { first, end } = trimRange(narration, source);
  const comma = firstComma(narration, first, end);
  if (comma === end || isList(narration, comma, end)) return withoutPossessive(narration, { first, end });
  const named = phraseAt(narration, comma + 1, end);
  if (
    !(narration.classes[comma - 1]! & WordClass.name) &&
    named !== null &&
    narration.classes[named.first]! & WordClass.personName
  )
    return withoutPossessive(narration, named);
  return withoutPossessive(narration, { first, end: comma });
}

/** The first comma, dash or opening bracket of a phrase; `end` when it has none. */
function firstComma({ words }: Narration, first: number, end: number): number {
  for (let u = first + 1; u < end; u++) if (/^(?:[,(—–]|--+)$/.test(words[u]!)) return u;
  return end;
}

/** `Lee, Kim and Roe`: the comma at `comma` parts names of a list. */
function isList({ words, classes }: Narration, comma: number, end: number): boolean {
  if (words[comma] !== ',' || !(classes[comma - 1]! & WordClass.name)) return false;
  for (let u = comma + 1; u < end; u++) {
    if (words[u] === 'and' || words[u] === 'or') return true;
    if (!(classes[u]! & (WordClass.name | WordClass.title)) && words[u] !== ',') return false;
  }
  return false;
}

function withoutPossessive({ classes }: Narration, { first, end }: UnitRange): Phrase | null {
  let last = end;
  while (last > first && classes[last - 1]! & WordClass.possessive) last--;
  return last > first ? { first, end: last } : null;
}
