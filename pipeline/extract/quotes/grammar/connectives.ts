import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { UnitRange } from '../narration/unit-ranges.js';

const { conjunction, contrast, name, punctuation } = WordClass;

/**
 * The first unit of what is reported before its cue, without the words by which the narrator links it to what was told
 * before: `But | taxes will fall, Lee said`, `In addition, | taxes will fall`. Words that stand alone are kept:
 * `However, Lee said, taxes will fall`.
 */
export function afterConnectives({ classes, words }: Narration, { first, end }: UnitRange): number {
  let u = first;
  while (u < end && classes[u]! & (conjunction | contrast | punctuation) && !(classes[u]! & name)) {
    // "Even then, …": of the words after it.
    if (words[u] === 'even') break;
    u++;
  }
  const comma = u + (LINKS.has(words[u]!) ? 1 : LINKS.has(`${words[u]} ${words[u + 1]}`) ? 2 : 0);
  return comma > u && words[comma] === ',' && comma + 2 < end ? comma + 1 : u;
}

const LINKS: ReadonlySet<string> = new Set([
  ...'however moreover furthermore additionally besides nevertheless nonetheless specifically indeed'.split(
    ' ',
  ),
  ...['in addition', 'in fact', 'in sum', 'in short', 'for example', 'for instance', 'of course'],
]);
