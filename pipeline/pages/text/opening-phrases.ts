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

/** How many words the longest phrase has that begins with a word. Most blocks begin with none of these. */
const LONGEST_BY_FIRST: ReadonlyMap<string, number> = longestByFirst();

function longestByFirst(): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of PHRASES.keys()) {
    const words = phrase.split(' ');
    longest.set(words[0]!, Math.max(words.length, longest.get(words[0]!) ?? 0));
  }
  return longest;
}

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
  const first = firstWordOf(text);
  const longest = LONGEST_BY_FIRST.get(first);
  if (longest === undefined) return null;
  if (longest === 1) return PHRASES.get(first)!;
  const words = text.slice(0, 60).toLowerCase().replace(NUMBER_OR_MARK, '').split(WORD_END, longest);
  for (let count = words.length; count > 0; count--) {
    const kind = PHRASES.get(words.slice(0, count).join(' '));
    if (kind !== undefined) return kind;
  }
  return null;
}

/** Whether a text announces something by all its words: `Read more`, but not `Read more books`. */
export const isAnnouncement = (text: string, kind: Announcement): boolean =>
  PHRASES.get(text.trim().toLowerCase()) === kind;
