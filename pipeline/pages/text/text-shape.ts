import { CharacterClass, classOf } from '../../text/characters.js';

/** What the characters of a text say, whatever its language. */
export interface TextShape {
  readonly words: number;
  /** Words that begin with a capital, and words of capitals alone. */
  readonly capitalised: number;
  readonly shouted: number;
  readonly digits: number;
  readonly letters: number;
  readonly commas: number;
  /** Full stops, question and exclamation marks at the end of a word. */
  readonly stops: number;
  readonly quotationMarks: number;
  readonly lineEnds: number;
  /** Marks that part what is listed in menus and bylines. */
  readonly bars: number;
  /** The last character that is no closing mark. */
  readonly last: string;
  readonly first: string;
}

const { letter, number, digit, upper } = CharacterClass;
const STOPS = '.!?…。！？';
const CLOSING = '"”’)]»\'';
const MARKS = '"“”„«»';
const BARS = '|•·›/';

/** The shape of a text, in one pass. */
export function textShape(text: string): TextShape {
  let words = 0;
  let capitalised = 0;
  let shouted = 0;
  let digits = 0;
  let letters = 0;
  let commas = 0;
  let stops = 0;
  let quotationMarks = 0;
  let lineEnds = 0;
  let bars = 0;
  let length = 0;
  let capitals = 0;
  let wordLetters = 0;
  for (let i = 0; i <= text.length; i++) {
    const kind = i === text.length ? 0 : classOf(text.charCodeAt(i));
    if ((kind & (letter | number)) !== 0) {
      if (length === 0 && (kind & upper) !== 0) capitalised++;
      length++;
      if ((kind & digit) !== 0) digits++;
      if ((kind & letter) !== 0) wordLetters++;
      if ((kind & upper) !== 0) capitals++;
      continue;
    }
    if (length > 0) {
      words++;
      letters += wordLetters;
      if (capitals === length && length > 1) shouted++;
    }
    const before = length;
    length = 0;
    capitals = 0;
    wordLetters = 0;
    if (i === text.length) break;
    const mark = text[i]!;
    if (mark === ' ') continue;
    if (mark === ',') commas++;
    else if (mark === '\n') lineEnds++;
    else if (before > 0 && STOPS.includes(mark)) stops++;
    else if (MARKS.includes(mark)) quotationMarks++;
    else if (BARS.includes(mark)) bars++;
  }
  let end = text.length;
  while (end > 1 && CLOSING.includes(text[end - 1]!)) end--;
  return {
    words,
    capitalised,
    shouted,
    digits,
    letters,
    commas,
    stops,
    quotationMarks,
    lineEnds,
    bars,
    last: text[end - 1] ?? '',
    first: text[0] ?? '',
  };
}

/** Whether a text ends as a sentence does. */
export const endsSentence = ({ last }: TextShape): boolean => STOPS.includes(last) && last !== '';
