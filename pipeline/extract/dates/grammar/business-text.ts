import { readWordSet } from '../../../text/word-list.js';
import type { TimeReader } from './time-reader.js';

const BUSINESS_WORDS = readWordSet(new URL('./business-words.txt', import.meta.url));
const GAME_WORDS = readWordSet(new URL('./game-words.txt', import.meta.url));

/** Whether the paragraph is business news, so that its quarters and halves are those of a year and not of a game. */
export const isBusinessText = (reader: TimeReader): boolean => reader.ofParagraph(weighWords);

function weighWords(reader: TimeReader): boolean {
  let balance = 0;
  for (let at = reader.first; at < reader.limit; at++) {
    const word = reader.word(at);
    if (BUSINESS_WORDS.has(word)) balance++;
    else if (GAME_WORDS.has(word)) balance--;
  }
  return balance > 0;
}
