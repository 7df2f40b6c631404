import { readTable } from '../../../text/word-list.js';

/** What a word does in a time expression; see `time-words.txt`. */
export type TimeRole =
  | 'month'
  | 'weekday'
  | 'weekdays'
  | 'part'
  | 'parts'
  | 'season'
  | 'deictic'
  | 'direction'
  | 'unit'
  | 'modifier'
  | 'portion'
  | 'now'
  | 'tonight'
  | 'comparative'
  | 'noon'
  | 'every'
  | 'once'
  | 'frequency';

export interface TimeWord {
  readonly role: TimeRole;
  readonly value: string;
  /** `value` as a number, where it is one. */
  readonly number: number;
}

export const TIME_WORDS: ReadonlyMap<string, TimeWord> = new Map(
  readTable(new URL('./time-words.txt', import.meta.url)).map(([word, role, value]) => [
    word as string,
    { role: role as TimeRole, value: value as string, number: Number(value) },
  ]),
);

/** The value of a word in a role, as a number; null for a word without that role. */
export function numberOf(word: string, role: TimeRole): number | null {
  const entry = TIME_WORDS.get(word);
  return entry?.role === role ? entry.number : null;
}

/** The value of a word in a role, as text; null for a word without that role. */
export function codeOf(word: string, role: TimeRole): string | null {
  const entry = TIME_WORDS.get(word);
  return entry?.role === role ? entry.value : null;
}
