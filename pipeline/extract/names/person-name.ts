import { NICKNAMES } from './gazetteers.js';
import { GENERATIONS } from './person-parts.js';

/** A person's full name, taken apart. */
export interface PersonName {
  /** First word, in small letters without diacritics. */
  readonly given: string;
  /** Last word with its particles, in the same form. */
  readonly surname: string;
  /** As written, without middle names, initials and generation. */
  readonly display: string;
}

const fold = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[.’']/g, '').toLowerCase();

/** Takes a full name apart; null for a single word. */
export function personName(text: string): PersonName | null {
  const words = text.split(/[\s,]+/).filter((word) => !GENERATIONS.has(word.toLowerCase()));
  if (words.length < 2) return null;
  let surname = words.length - 1;
  while (surname > 1 && /^\p{Ll}/u.test(words[surname - 1]!)) surname--;
  const given =
    /^(?:\p{L}\.)+$/u.test(words[0]!) && words.length > 2 && !/\./.test(words[1]!) && surname > 1 ? 1 : 0;
  const family = words.slice(surname).join(' ');
  return {
    given: fold(words[given]!),
    surname: fold(family),
    display: `${words[0]} ${given === 1 ? `${words[1]} ` : ''}${family}`,
  };
}

/** Whether two given names can be one person's: equal, an initial of the other, or its short form. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  if ((a.length === 1 || b.length === 1) && a[0] === b[0]) return true;
  return NICKNAMES.get(a)?.includes(b) === true || NICKNAMES.get(b)?.includes(a) === true;
}
