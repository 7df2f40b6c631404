import type { Mention } from '../../findings.js';
import type { Narration } from '../narration/narration.js';
import { isWithin, type UnitRange } from '../narration/unit-ranges.js';

/** Where a person is looked for: units `[first, end)`, except for what the speaker in question says. */
export interface Passage {
  readonly first: number;
  readonly end: number;
  readonly content: readonly UnitRange[];
}

/**
 * The only fitting person whom the narration names in a passage, up to its first pronoun; null when it names none or
 * several. A pronoun at the start of a paragraph means somebody before it, whoever is named later.
 */
export function onlyPerson(
  { mentionOf, words }: Narration,
  mentions: readonly Mention[],
  { first, end, content }: Passage,
  pronoun: RegExp,
  fits: (entity: number) => boolean,
): number | null {
  let only: number | null = null;
  for (let u = first; u < end && !pronoun.test(words[u]!); u++) {
    const mention = mentionOf[u]!;
    if (mention < 0 || isWithin(u, content)) continue;
    const { entity } = mentions[mention]!;
    if (entity === only || !fits(entity)) continue;
    if (only !== null) return null;
    only = entity;
  }
  return only;
}

/** What begins a sentence whose subject answers somebody else. */
const ANSWERS = /^(?:replying|responding|answering)$/;

/**
 * What the subject of a sentence answers, so that it names somebody else: `Replying to a question by Ann Lee, (he
 * said)`. Null for any other beginning.
 *
 * @param first unit of the sentence
 * @param end unit of its subject
 */
export function questionBefore({ words }: Narration, first: number, end: number): UnitRange | null {
  const isAnswer =
    ANSWERS.test(words[first] ?? '') ||
    (words[first] === 'in' && /^(?:response|reply|answer)$/.test(words[first + 1] ?? '')) ||
    (words[first] === 'asked' && words[first + 1] === 'by');
  return isAnswer ? { first, end } : null;
}
