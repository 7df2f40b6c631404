import { CharacterClass, classOf } from '../../text/characters.js';
import { readTable } from '../../text/word-list.js';

/** What the first words of a block may announce. */
export const ANNOUNCEMENTS = ['comment', 'related', 'promotion', 'about', 'caption', 'consent'] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];

const PHRASES: ReadonlyMap<string, Announcement> = new Map(
  readTable(new URL('./opening-phrases.txt', import.meta.url)).map(([kind, phrase]) => [
    phrase!,
    kind as Announcement,
  ]),
);
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));

/** What most blocks begin with is none of these. */
const FIRST_WORDS: ReadonlySet<string> = new Set([...PHRASES.keys()].map((phrase) => phrase.split(' ')[0]!));

/** The first word of a text in lower case. Faster than a pattern, and read of every block. */
function firstWordOf(text: string): string {
  let start = 0;
  while (start < text.length && !isOfWord(text.charCodeAt(start))) start++;
  let end = start;
  while (end < text.length && isOfWord(text.charCodeAt(end))) end++;
  return text.slice(start, end).toLowerCase();
}

const isOfWord = (code: number): boolean =>
  (classOf(code) & CharacterClass.letter) !== 0 || code === 0x27 || code === 0x2019;

const NUMBER_OR_MARK = /^[^\p{L}]+/u;
const WORD_END = /[^\p{L}'’]+/u;

/** What the first words of a text announce, by the longest phrase that they are: `read more` rather than `read`. */
export function announcementOf(text: string): Announcement | null {
  if (!FIRST_WORDS.has(firstWordOf(text))) return null;
  const words = text.slice(0, 60).toLowerCase().replace(NUMBER_OR_MARK, '').split(WORD_END, LONGEST_PHRASE);
  for (let count = words.length; count > 0; count--) {
    const kind = PHRASES.get(words.slice(0, count).join(' '));
    if (kind !== undefined) return kind;
  }
  return null;
}
