import { isAdjacent } from '../../language/adjacency.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable, readWordSet } from '../../text/word-list.js';
import type { Quantity } from './quantity.js';
import { isPlural } from './singular.js';

const FUNCTION_WORDS = readWordSet(new URL('./function-words.txt', import.meta.url));

/** Nouns that a hyphen joins to a number, by what it measures (empty for nothing): `3-pointer`, `two-seater`. */
const AGENT_NOUNS: ReadonlyMap<string, string> = new Map(
  readTable(new URL('./agent-nouns.txt', import.meta.url)).map(([noun, measured]) => [
    noun as string,
    measured ?? '',
  ]),
);

/** What a number counts, in token indices: a noun with its modifiers (`radio stations`), and its head. */
export interface CountedNoun {
  readonly first: number;
  readonly end: number;
  readonly head: number;
}

/** Most words of a noun group after its number, hyphens included. */
const LONGEST_GROUP = 8;

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
  'found came made went took got gave won lost led ran saw knew left fell rose met told held kept spoke stood began became sent hit set put read says shows said gives makes means proves remains seems suggests takes'.split(
    ' ',
  ),
);
const PARTICIPLE = /^\p{Ll}{2,}ed$/u;

/**
 * Whether a word begins a clause after a noun: a participle or past tense, as in `one arm raised`, `one study found`.
 */
const isVerb = (word: string): boolean =>
  IRREGULAR_VERBS.has(word) || (word.endsWith('ed') && PARTICIPLE.test(word));

/**
 * What the number before token `i` counts: `votes` in "118,000 votes", `radio stations` in "16 radio stations",
 * `relatives` in "200 of her relatives". Null where nothing is counted.
 *
 * @param form of the noun: plural after most numbers, singular after one, either after ordinals and halves
 */
export function countedNoun(
  tokens: Tokens,
  i: number,
  form: 'plural' | 'singular' | 'either',
): CountedNoun | null {
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
  // "half the houses"
  const isHalf = !isOf && tokens.lowers[i - 1] === 'half' && OF_DETERMINERS.has(tokens.lowers[at] ?? '');
  if (isHalf) at++;
  const ownerEnd = isOf || isHalf || form === 'plural' ? possessiveEnd(tokens, at) : at;
  const found =
    isOf && form === 'singular' ? nounOfGroup(tokens, ownerEnd) : nounGroup(tokens, ownerEnd, form);
  return found === null ? null : { ...found, first: at };
}

/** Those of which one is: `first-ever meetings` in "one of his first-ever meetings", else `herd` in "1 of the herd". */
const nounOfGroup = (tokens: Tokens, i: number): CountedNoun | null =>
  nounGroup(tokens, i, 'plural') ?? nounGroup(tokens, i, 'either');

/** Most words of whoever has what is counted: `New York City` in "two of New York City's parks". */
const LONGEST_OWNER = 4;

/** Index after the possessive that begins at token `i`: `city's` in "two of the city's parks"; `i` for none. */
export function possessiveEnd(tokens: Tokens, i: number): number {
  for (let at = i; at < tokens.count && at <= i + LONGEST_OWNER; at++) {
    if (at > i && /^['’]s$/.test(tokens.lowers[at]!)) return at + 1;
    if (tokens.kinds[at] !== TokenKind.word || FUNCTION_WORDS.has(tokens.lowers[at]!)) return i;
  }
  return i;
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
function compoundNoun(tokens: Tokens, hyphen: number): CountedNoun | null {
  const end = compoundFrom(tokens, hyphen);
  if (end === hyphen || AGENT_NOUNS.has(tokens.lowers[end - 1]!)) return null;
  return { first: end - 1, end, head: end - 1 };
}

/** What the number before a hyphen measures by the noun after it: `point` of a `3-pointer`; null for nothing. */
export function measuredByAgent(tokens: Tokens, hyphen: number): string | null {
  if (!isHyphened(tokens, hyphen)) return null;
  return AGENT_NOUNS.get(tokens.lowers[hyphen + 1]!) || null;
}

/** Whether a hyphen and a word in lower case are attached. */
const isHyphened = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i] === '-' &&
  isAdjacent(tokens, i) &&
  i + 1 < tokens.count &&
  isAdjacent(tokens, i + 1) &&
  tokens.kinds[i + 1] === TokenKind.word &&
  /^\p{Ll}/u.test(tokens.texts[i + 1]!);

function nounGroup(tokens: Tokens, from: number, form: 'plural' | 'singular' | 'either'): CountedNoun | null {
  let head: number | null = null;
  let last: number | null = null;
  let end = from;
  for (let at = from; at < tokens.count && at < from + LONGEST_GROUP; at++) {
    // "COVID-19 tests"
    const isAfterHyphen = tokens.texts[at - 1] === '-' && isAdjacent(tokens, at);
    if (tokens.texts[at] === '-' && (isAdjacent(tokens, at) || isAdjacent(tokens, at + 1))) continue;
    if (isAfterHyphen && at > from + 1 && tokens.kinds[at] === TokenKind.figure) continue;
    if (head === null && last !== null && joinsModifiers(tokens, at)) continue;
    // "low- and middle-income families"
    if (head === null && last !== null && isAfterOpenHyphen(tokens, at)) continue;
    if (
      tokens.kinds[at] !== TokenKind.word ||
      (FUNCTION_WORDS.has(tokens.lowers[at]!) &&
        !(isAfterHyphen && at > from + 1) &&
        !isHyphened(tokens, at + 1)) ||
      NUMBER_WORDS.has(tokens.lowers[at]!)
    )
      break;
    if (isParagraphEnd(tokens, at)) break;
    // "two coal-fired plants", "20 decently sized plants"
    const isModified = isAfterHyphen || (at === from + 1 && /.ly$/.test(tokens.lowers[from]!));
    if (last !== null && !isModified && isVerb(tokens.lowers[at]!)) break;
    // "the second received no answer", "one hurt in a blast"
    if (last === null && form !== 'plural' && isPredicate(tokens, at)) break;
    // "the first accord committing nearly all"
    if (last !== null && form !== 'plural' && !isAfterHyphen && /(?:ing|ly)$/.test(tokens.lowers[at]!)) break;
    // "eight straight World Cups"; but "the third time Acme has won", "five votes Acme lost"
    if (last !== null && (form !== 'plural' || head !== null) && startsName(tokens, at)) break;
    if (isPluralAt(tokens, at)) {
      // "one proposal asks": after the noun that one counts, the form is a verb.
      if (form === 'singular' && last !== null) break;
      head = at;
    } else if (head !== null) break;
    // "15 times earnings"
    if (at === from && tokens.lowers[at] === 'times') return { first: at, end: at + 1, head: at };
    // "one surgeon general"
    if (last === null || tokens.lowers[at] !== 'general') last = at;
    end = at + 1;
  }
  if (head !== null) return { first: from, end: head + 1, head };
  if (form === 'plural') return isAttribute(tokens, from) ? { first: from, end: from + 1, head: from } : null;
  return last === null ? null : { first: from, end, head: last };
}

/** Nouns that a number may count in the singular before another noun: `a 3 cylinder engine`. */
const ATTRIBUTES = readWordSet(new URL('./attributive-nouns.txt', import.meta.url));

/** Whether a noun in the singular tells of what the noun after it has so many: `a 3 cylinder engine`. */
const isAttribute = (tokens: Tokens, i: number): boolean =>
  ATTRIBUTES.has(tokens.lowers[i] ?? '') &&
  /^\p{Ll}{3,}$/u.test(tokens.texts[i + 1] ?? '') &&
  !FUNCTION_WORDS.has(tokens.lowers[i + 1]!) &&
  !isVerb(tokens.lowers[i + 1]!);

/** Whether a word says something of a number and is no noun: a verb or the like before a function word. */
const isPredicate = (tokens: Tokens, i: number): boolean =>
  (isVerb(tokens.lowers[i]!) || /^(?:hurt|dead|missing|alive)$/.test(tokens.lowers[i]!)) &&
  (i + 1 >= tokens.count ||
    tokens.kinds[i + 1] !== TokenKind.word ||
    FUNCTION_WORDS.has(tokens.lowers[i + 1]!));

/** Whether a word joins two compounds that share their end: the `and` of "low- and middle-income families". */
const isAfterOpenHyphen = (tokens: Tokens, i: number): boolean =>
  /^(?:and|or|to)$/.test(tokens.lowers[i]!) &&
  tokens.texts[i - 1] === '-' &&
  isAdjacent(tokens, i - 1) &&
  isHyphened(tokens, i + 2);

/** Whether `and` joins two words before one noun: "460 city and county vehicles". */
const joinsModifiers = (tokens: Tokens, i: number): boolean =>
  tokens.lowers[i] === 'and' &&
  tokens.kinds[i + 1] === TokenKind.word &&
  !FUNCTION_WORDS.has(tokens.lowers[i + 1]!) &&
  !isPluralAt(tokens, i + 1) &&
  isPluralAt(tokens, i + 2);

/** Whether a capitalised word after a noun in lower case begins a name: "the third time Acme has won". */
const startsName = (tokens: Tokens, at: number): boolean =>
  !/^[a-z]/.test(tokens.texts[at]!) &&
  /^\p{Lu}/u.test(tokens.texts[at]!) &&
  /^\p{Ll}/u.test(tokens.texts[at - 1]!);

/**
 * Whether a gap of more than one character stands before a token: a line end, which ends the paragraph and the noun
 * group.
 */
const isParagraphEnd = (tokens: Tokens, at: number): boolean =>
  at > 0 && tokens.starts[at]! - tokens.ends[at - 1]! > 1;

const isPluralAt = (tokens: Tokens, i: number): boolean =>
  i < tokens.count && isPlural(tokens.texts[i]!, tokens.lowers[i]!);

export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);
