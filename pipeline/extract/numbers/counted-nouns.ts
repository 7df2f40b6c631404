import { isAdjacent } from '../../language/adjacency.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readWordSet } from '../../text/word-list.js';
import type { Quantity } from './quantity.js';

const FUNCTION_WORDS = readWordSet(new URL('./function-words.txt', import.meta.url));
const IRREGULAR_PLURALS = readWordSet(new URL('./irregular-plurals.txt', import.meta.url));

/** Most words of a noun group after its number. */
const LONGEST_GROUP = 6;

const OF_DETERMINERS: ReadonlySet<string> = new Set([
  'the',
  'her',
  'his',
  'their',
  'its',
  'our',
  'my',
  'your',
  'these',
  'those',
  'all',
  'such',
]);
const IRREGULAR_VERBS: ReadonlySet<string> = new Set(
  'found came made went took got gave won lost led ran saw knew left fell rose met told held kept spoke stood began became sent hit set put read says shows said'.split(
    ' ',
  ),
);
const PARTICIPLE = /^\p{Ll}{2,}ed$/u;

/**
 * Whether a word begins a clause after a noun: a participle or past tense, as in `one arm raised`, `one study found`.
 */
const isVerb = (word: string): boolean =>
  IRREGULAR_VERBS.has(word) || (word.endsWith('ed') && PARTICIPLE.test(word));

/** Endings of words that look like plurals and are none. */
const NO_PLURALS =
  /(?:ss|us|is|ous|^gas|^bias|^lens|^news|^chaos|^canvas|^christmas|^texas|^kansas|^dallas)$/;

/**
 * The head noun of what the number before token `i` counts: `votes` in "118,000 votes", `stations` in "16 radio
 * stations", `relatives` in "200 of her relatives". Null where nothing is counted.
 *
 * @param form of the noun: plural after most numbers, singular after one, either after ordinals and halves
 */
export function countedNoun(
  tokens: Tokens,
  i: number,
  form: 'plural' | 'singular' | 'either',
): string | null {
  let at = i;
  if (
    tokens.texts[at] === '-' &&
    isAdjacent(tokens, at) &&
    at + 1 < tokens.count &&
    isAdjacent(tokens, at + 1)
  )
    return compoundNoun(tokens, at);
  if (tokens.lowers[at] === 'more' || tokens.lowers[at] === 'other' || tokens.lowers[at] === 'additional')
    at++;
  const isOf = tokens.lowers[at] === 'of';
  if (isOf) at = OF_DETERMINERS.has(tokens.lowers[at + 1] ?? '') ? at + 2 : at + 1;
  return headOf(tokens, at, isOf && form === 'singular' ? 'either' : form);
}

/** The longest compound: `six-under-par`. */
const LONGEST_COMPOUND = 3;

/**
 * Index after the compound that continues at the hyphen `from` (`14-story`, `six-under-par`); `from` when there is
 * none.
 */
function compoundFrom(tokens: Tokens, from: number): number {
  let end = from;
  while (end < from + 2 * LONGEST_COMPOUND && isHyphened(tokens, end)) end += 2;
  const last = tokens.lowers[end - 1] ?? '';
  return end > from && !FUNCTION_WORDS.has(last) && !NUMBER_WORDS.has(last) ? end : from;
}

/** Index after the word that a number is part of: a compound is one word of the text. */
export const compoundEnd = (tokens: Tokens, item: Quantity): number =>
  item.kind === 'cardinal' && item.value !== null ? compoundFrom(tokens, item.end) : item.end;

/** The last word of a compound after a number: in `14-story building` stories are counted. */
function compoundNoun(tokens: Tokens, hyphen: number): string | null {
  const end = compoundFrom(tokens, hyphen);
  return end > hyphen ? tokens.texts[end - 1]! : null;
}

/** Whether a hyphen and a word in lower case are attached. */
const isHyphened = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i] === '-' &&
  isAdjacent(tokens, i) &&
  i + 1 < tokens.count &&
  isAdjacent(tokens, i + 1) &&
  tokens.kinds[i + 1] === TokenKind.word &&
  /^\p{Ll}/u.test(tokens.texts[i + 1]!);

function headOf(tokens: Tokens, from: number, form: 'plural' | 'singular' | 'either'): string | null {
  let head: string | null = null;
  let last: string | null = null;
  for (let at = from; at < tokens.count && at < from + LONGEST_GROUP; at++) {
    // "COVID-19 tests"
    const isAfterHyphen = tokens.texts[at - 1] === '-' && isAdjacent(tokens, at);
    if (tokens.texts[at] === '-' && (isAdjacent(tokens, at) || isAdjacent(tokens, at + 1))) continue;
    if (isAfterHyphen && at > from + 1 && tokens.kinds[at] === TokenKind.figure) continue;
    if (head === null && last !== null && joinsModifiers(tokens, at)) continue;
    if (
      tokens.kinds[at] !== TokenKind.word ||
      (FUNCTION_WORDS.has(tokens.lowers[at]!) && !(isAfterHyphen && at > from + 1)) ||
      NUMBER_WORDS.has(tokens.lowers[at]!)
    )
      break;
    if (isParagraphEnd(tokens, at, from)) break;
    // "two coal-fired plants"
    if (last !== null && !isAfterHyphen && isVerb(tokens.lowers[at]!)) break;
    // "eight straight World Cups"; but "the third time Acme has won", "five votes Acme lost"
    if (last !== null && (form !== 'plural' || head !== null) && startsName(tokens, at)) break;
    if (isPlural(tokens.lowers[at]!)) {
      // "one proposal asks": after the noun that one counts, the form is a verb.
      if (form === 'singular' && last !== null) break;
      head = tokens.texts[at]!;
    } else if (head !== null) break;
    last = last !== null && tokens.lowers[at] === 'general' ? `${last} general` : tokens.texts[at]!;
  }
  return head ?? (form === 'plural' ? null : last);
}

/** Whether `and` joins two words before one noun: "460 city and county vehicles". */
const joinsModifiers = (tokens: Tokens, i: number): boolean =>
  tokens.lowers[i] === 'and' &&
  tokens.kinds[i + 1] === TokenKind.word &&
  !FUNCTION_WORDS.has(tokens.lowers[i + 1]!) &&
  !isPlural(tokens.lowers[i + 1]!) &&
  isPlural(tokens.lowers[i + 2] ?? '');

/** Whether a capitalised word after a noun in lower case begins a name: "the third time Acme has won". */
const startsName = (tokens: Tokens, at: number): boolean =>
  !/^[a-z]/.test(tokens.texts[at]!) &&
  /^\p{Lu}/u.test(tokens.texts[at]!) &&
  /^\p{Ll}/u.test(tokens.texts[at - 1]!);

/**
 * Whether a gap of more than one character stands before a token: a line end, which ends the paragraph and the noun
 * group.
 */
const isParagraphEnd = (tokens: Tokens, at: number, from: number): boolean =>
  at > from && tokens.starts[at]! - tokens.ends[at - 1]! > 1;

function isPlural(word: string): boolean {
  if (IRREGULAR_PLURALS.has(word)) return true;
  return word.length > 2 && word.endsWith('s') && !NO_PLURALS.test(word);
}

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);
