import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';

/**
 * The month in which the period of a report ends, named after its noun at `i`: "the year ended July 2", "the quarter
 * ending in June". Null where none is named.
 */
export function endMonthOf(reader: TimeReader, i: number): number | null {
  if (!/^(?:the|its|their|fiscal|financial|full)$/.test(reader.word(i - 1))) return null;
  const verb = /^(?:that|which)$/.test(reader.word(i + 1)) ? i + 2 : i + 1;
  if (!/^(?:ended|ending|ends)$/.test(reader.word(verb))) return null;
  const at = /^(?:on|in)$/.test(reader.word(verb + 1)) ? verb + 2 : verb + 1;
  return reader.isCapital(at) ? numberOf(reader.word(at), 'month') : null;
}
