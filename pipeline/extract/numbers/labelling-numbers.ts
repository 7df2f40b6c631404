import { afterHyphen, isAdjacent, isShortYear, isSlashIdiom } from '../../language/adjacency.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable, readWordSet } from '../../text/word-list.js';
import { countedNoun } from './counted-nouns.js';
import { unitOfSymbol } from './units.js';

/** Words before a number that make it part of a name or code (`Resolution 425`, `Route 66`), by where they do so. */
const LABELS: ReadonlyMap<string, LabelPlace> = new Map(
  readTable(new URL('./label-words.txt', import.meta.url)).map(([word, place]) => [
    word as string,
    place as LabelPlace,
  ]),
);

type LabelPlace = 'capital' | 'any' | 'words' | 'alone' | 'key';
const STREETS =
  /^(?:street|st|avenue|ave|road|rd|drive|boulevard|blvd|lane|court|place|square|way|terrace|parkway|highway)$/;

/**
 * Whether the figure at `first` labels and does not count: part of a name, code, address or telephone number, or the
 * number of a list item.
 *
 * @param lineStart first token of the paragraph
 */
export function isLabel(tokens: Tokens, first: number, end: number, lineStart: number): boolean {
  return (
    isNamed(tokens, first) ||
    isSiblingOfNamed(tokens, first, end) ||
    isRepeat(tokens, first) ||
    isInlineItem(tokens, first) ||
    isFootnote(tokens, first) ||
    isNumbered(tokens, first) ||
    isCode(tokens, first, end) ||
    isAddress(tokens, first) ||
    isStageOfCup(tokens, first) ||
    isAttribute(tokens, first) ||
    isPictureSize(tokens, first, lineStart) ||
    isNumberOfPlayer(tokens, first) ||
    isShortYear(tokens, first) ||
    isEmergencyCall(tokens, first) ||
    isListItem(tokens, first, end, lineStart)
  );
}

function isNamed(tokens: Tokens, first: number): boolean {
  // "PMID: 5550123"
  const isKey = tokens.texts[first - 1] === ':' && LABELS.get(tokens.lowers[first - 2] ?? '') === 'key';
  if (isKey) return tokens.kinds[first] === TokenKind.figure;
  const place = LABELS.get(tokens.lowers[first - 1] ?? '');
  if (place === undefined) return false;
  if (place === 'alone') return isNamedAlone(tokens, first);
  const isCapital = /^\p{Lu}/u.test(tokens.texts[first - 1]!);
  if (!isCapital && place === 'words') return !isVerb(tokens, first - 1);
  if (tokens.kinds[first] === TokenKind.figure) return isCapital || place !== 'capital';
  return isCapital && /^\p{Lu}\p{Ll}/u.test(tokens.texts[first]!);
}

/** Whether a word is a label though it often ends a name: `Day 7`; but not in "on Election Day 20 voters left". */
const isNamedAlone = (tokens: Tokens, first: number): boolean =>
  tokens.kinds[first] === TokenKind.figure &&
  /^\p{Lu}/u.test(tokens.texts[first - 1]!) &&
  !/^\p{Lu}|^['’]s$/u.test(tokens.texts[first - 2] ?? '') &&
  countedNoun(tokens, first + 1, 'plural') === null;

/** Whether a figure continues those after a label word: `sections 15 and 16`, `Zeta 10, 8.1 and 7`. */
function isSiblingOfNamed(tokens: Tokens, first: number, end: number): boolean {
  if (tokens.kinds[first] !== TokenKind.figure || end !== first + 1) return false;
  // "On page 5, 20 of them"
  const ends = tokens.texts[first - 1] === ',' ? /^(?:[,.;:)]|and|or)$/ : /^(?:[,.;:)]|and|or|of|in|for)$/;
  if (end < tokens.count && !ends.test(tokens.lowers[end]!)) return false;
  let at = first;
  while (at >= 2) {
    const isJoiner = /^(?:,|and|or|&|through|to)$/.test(tokens.lowers[at - 1]!);
    if (!isJoiner) return false;
    at -= tokens.texts[at - 2] === ',' ? 3 : 2;
    if (at < 0 || !/^\d{1,3}(?:\.\d{1,2})?$/.test(tokens.texts[at]!)) return false;
    if (isNamed(tokens, at)) return true;
  }
  return false;
}

/** Whether a figure in brackets repeats the number word before them: `four (4) pens`. */
const isRepeat = (tokens: Tokens, first: number): boolean => repeatEnd(tokens, first - 1) === first + 2;

/** Index after the figure in brackets that repeats the number word before token `i`: `four (4) pens`; `i` for none. */
export function repeatEnd(tokens: Tokens, i: number): number {
  if (tokens.texts[i] !== '(' || tokens.texts[i + 2] !== ')') return i;
  // With a capital, the word may be no number: "Warranty Two (2) Years".
  const word = NUMBER_WORDS.get(tokens.texts[i - 1] ?? '');
  return word !== undefined && String(word.value) === tokens.texts[i + 1] ? i + 3 : i;
}

/** Most tokens between the labels of two items of a list within a sentence. */
const LONGEST_ITEM = 80;

/** Whether a figure in brackets labels an item of a list within a sentence: `(1) eat and (2) drink`. */
function isInlineItem(tokens: Tokens, first: number): boolean {
  const number = itemNumber(tokens, first);
  if (number === null) return false;
  for (let at = first + 2; at < tokens.count && at < first + LONGEST_ITEM; at++)
    if (itemNumber(tokens, at) === number + 1) return true;
  for (let at = first - 2; at > 0 && at > first - LONGEST_ITEM; at--)
    if (itemNumber(tokens, at) === number - 1) return true;
  return false;
}

/** The number in brackets before the words of an item; null for none, as in "Dan Marsh (2) and Ann Lee (3)". */
function itemNumber(tokens: Tokens, i: number): number | null {
  if (tokens.texts[i - 1] !== '(' || tokens.texts[i + 1] !== ')' || !/^\d{1,2}$/.test(tokens.texts[i]!))
    return null;
  // A count in a table: "★★★(2)".
  if (i < 2 || isAdjacent(tokens, i - 1)) return null;
  const isItem = tokens.kinds[i + 2] === TokenKind.word && !/^(?:and|or)$/.test(tokens.lowers[i + 2]!);
  return isItem ? Number(tokens.texts[i]) : null;
}

/** Whether a figure in square brackets is attached to what it is a note of, or an index: `small.[4]`, `sizes[2]`. */
const isFootnote = (tokens: Tokens, first: number): boolean =>
  first > 1 &&
  tokens.texts[first - 1] === '[' &&
  tokens.texts[first + 1] === ']' &&
  isAdjacent(tokens, first - 1) &&
  /^\d{1,3}$/.test(tokens.texts[first]!);

/** Whether a label word in lower case is a verb: `to stage two concerts`, `they grade 20 papers`. */
const isVerb = (tokens: Tokens, i: number): boolean =>
  /^(?:to|not|will|would|can|could|may|might|must|should|i|we|you|they|and|who)$/.test(
    tokens.lowers[i - 1] ?? '',
  );

/** Whether a figure is the value of an attribute, left over from mark-up: `id="1474387200"`. */
const isAttribute = (tokens: Tokens, first: number): boolean =>
  tokens.texts[first - 2] === '=' && /^["'“]$/.test(tokens.texts[first - 1]!);

/** Whether a figure is the size of a picture, left over from mark-up: `[150px]`, `|150px|`, `150px The town …`. */
const isPictureSize = (tokens: Tokens, first: number, lineStart: number): boolean =>
  /^\d+px$/.test(tokens.lowers[first]!) &&
  (/^[[|]$/.test(tokens.texts[first - 1] ?? '') ||
    (first === lineStart && /^\p{Lu}/u.test(tokens.texts[first + 1] ?? '')));

const POSITIONS = readWordSet(new URL('./player-positions.txt', import.meta.url));

/** Longest name of a player, in words. */
const LONGEST_PLAYER = 4;

/** Whether a figure is on the shirt of the player named before it, as in captions: `quarterback Dan Marsh (4)`. */
function isNumberOfPlayer(tokens: Tokens, first: number): boolean {
  if (
    !/^\d{1,2}$/.test(tokens.texts[first]!) ||
    tokens.texts[first - 1] !== '(' ||
    tokens.texts[first + 1] !== ')'
  )
    return false;
  for (let at = first - 2; at >= 0 && at >= first - 1 - LONGEST_PLAYER; at--) {
    if (POSITIONS.has(tokens.lowers[at]!)) return at < first - 2;
    if (tokens.kinds[at] !== TokenKind.word || !/^\p{Lu}/u.test(tokens.texts[at]!)) return false;
  }
  return false;
}

/** Words to which a hyphen joins a number that counts nothing: of a stage, a rank (`a top-10 finish`) or a greeting. */
const BEFORE_HYPHEN = /^(?:last|top|high|low)$/;

/** Whether a number names a stage of a competition or a rank, or a greeting: `a last-16 tie`, `high-five them`. */
const isStageOfCup = (tokens: Tokens, first: number): boolean =>
  tokens.texts[first - 1] === '-' &&
  isAdjacent(tokens, first) &&
  isAdjacent(tokens, first - 1) &&
  BEFORE_HYPHEN.test(tokens.lowers[first - 2] ?? '');

/** Whether a figure is an emergency number: `a 911 caller`, `dialled 999`. */
function isEmergencyCall(tokens: Tokens, first: number): boolean {
  if (!/^(?:911|999|112|000)$/.test(tokens.texts[first]!)) return false;
  return (
    /^(?:call|calls|caller|callers|dispatcher|dispatchers|operator|operators|tape|tapes|emergency)$/.test(
      tokens.lowers[first + 1] ?? '',
    ) || /^(?:call|called|calling|calls|dial|dialed|dialled|phoned)$/.test(tokens.lowers[first - 1] ?? '')
  );
}

/** Whether a figure follows a word or sign for "number": `No. 4 seed`, `Nos. 3`, `#5`. */
function isNumbered(tokens: Tokens, first: number): boolean {
  const before = tokens.texts[first - 1];
  if (before === '#' && isAdjacent(tokens, first)) return true;
  if (before === '.' && /^(?:No|Nos|no|nos|Nr|Nrs)$/.test(tokens.texts[first - 2] ?? ''))
    return /^N/.test(tokens.texts[first - 2]!) || tokens.kinds[first] === TokenKind.figure;
  if (tokens.lowers[first + 1] === 'zip' && /^\d{5}$/.test(tokens.texts[first]!)) return true;
  return /^(?:No|Nos)$/.test(before ?? '') && tokens.kinds[first] === TokenKind.figure;
}

/** Whether a figure is part of a code: `COVID-19`, `F-16`, `scp2-173`, `555-1234`, `+1-222-2222-2222`, `12345_6`. */
function isCode(tokens: Tokens, first: number, end: number): boolean {
  if (tokens.kinds[first] !== TokenKind.figure) return false;
  if (
    endsGroupedToken(tokens, first) ||
    isJoined(tokens, first, -1) ||
    isJoined(tokens, end, 1) ||
    isJoinedToLetter(tokens, end) ||
    isModel(tokens, first, end) ||
    isSlashIdiom(tokens, first)
  )
    return true;
  return isPhone(tokens, first);
}

/** Whether a figure is the rest of a token of letters and grouped digits: the `000` of `Xy5,000`. */
const endsGroupedToken = (tokens: Tokens, first: number): boolean =>
  /^[,.]$/.test(tokens.texts[first - 1] ?? '') &&
  isAdjacent(tokens, first) &&
  isAdjacent(tokens, first - 1) &&
  tokens.kinds[first - 2] === TokenKind.word &&
  /\p{L}\d+$/u.test(tokens.texts[first - 2]!);

/** Whether a letter after thousands without a comma is that of a model, and no scale of what is counted: `5500M`. */
const isModel = (tokens: Tokens, first: number, end: number): boolean =>
  end === first + 1 &&
  /^\d{4,}[MB]$/.test(tokens.texts[first]!) &&
  countedNoun(tokens, end, 'plural') === null;

/** Whether a hyphen joins a single capital letter that is no unit: `3-D`, `4-H`; but not `60-W`. */
const isJoinedToLetter = (tokens: Tokens, end: number): boolean =>
  afterHyphen(tokens, end) > end &&
  /^\p{Lu}$/u.test(tokens.texts[end + 1]!) &&
  unitOfSymbol(tokens.texts[end + 1]!) === undefined;

/** Whether a hyphen, underscore or the like joins the figure to letters on that side. */
function isJoined(tokens: Tokens, edge: number, side: -1 | 1): boolean {
  const joiner = side < 0 ? edge - 1 : edge;
  const text = tokens.texts[joiner];
  if (text === undefined || joiner < 0) return false;
  if (side > 0) return (text === '_' || text === '@') && isAdjacent(tokens, joiner);
  if (!isAdjacent(tokens, edge) || !/^[-_@&/]$/.test(text) || joiner === 0 || !isAdjacent(tokens, joiner))
    return false;
  // "an f/1.8 lens"
  if (text === '/') return /^[a-z]$/i.test(tokens.texts[joiner - 1]!);
  return /^\p{Lu}|\d$/u.test(tokens.texts[joiner - 1]!) && tokens.kinds[joiner - 1] === TokenKind.word;
}

/** Most tokens back at which a telephone number may begin. */
const LONGEST_PHONE = 8;

/**
 * Whether figures are joined by hyphens to a telephone number: three groups or more, or the seven digits of a local
 * number.
 */
function isPhone(tokens: Tokens, first: number): boolean {
  let start = first;
  while (start >= 2 && start > first - LONGEST_PHONE && isHyphenBetween(tokens, start - 1)) start -= 2;
  let groups = 1;
  let end = start;
  while (groups < 3 && isHyphenBetween(tokens, end + 1)) {
    end += 2;
    groups++;
  }
  if (groups >= 3) return true;
  return groups === 2 && /^\d{3}$/.test(tokens.texts[start]!) && /^\d{4}$/.test(tokens.texts[end]!);
}

const isHyphenBetween = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i] === '-' &&
  isAdjacent(tokens, i) &&
  i + 1 < tokens.count &&
  isAdjacent(tokens, i + 1) &&
  tokens.kinds[i - 1] === TokenKind.figure &&
  tokens.kinds[i + 1] === TokenKind.figure;

/** Whether a figure begins an address: `1600 Pennsylvania Avenue`, `5th Avenue`. */
export function isAddress(tokens: Tokens, first: number): boolean {
  if (tokens.kinds[first] !== TokenKind.figure) return false;
  // "16-18 Mill Road"
  const last = isHyphenBetween(tokens, first + 1) ? first + 2 : first;
  for (let at = last + 1; at <= last + 3 && at < tokens.count; at++) {
    // "9 E 71st Street"
    if (at > last + 1 && isStreetNumber(tokens, at)) continue;
    if (tokens.kinds[at] !== TokenKind.word || !/^\p{Lu}/u.test(tokens.texts[at]!)) return false;
    if (STREETS.test(tokens.lowers[at]!)) return true;
  }
  return false;
}

/** Whether a token is the number of a street: `71st`, `57th`. */
const isStreetNumber = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.figure && /^\d{1,3}(?:st|nd|rd|th)$/.test(tokens.lowers[i]!);

/** Whether a figure numbers an item of a list at the beginning of a line: `1. First item`, `2) …`. */
function isListItem(tokens: Tokens, first: number, end: number, lineStart: number): boolean {
  if (
    end !== first + 1 ||
    tokens.kinds[first] !== TokenKind.figure ||
    !/^\d{1,2}$/.test(tokens.texts[first]!)
  )
    return false;
  const mark = tokens.texts[end];
  if ((mark !== '.' && mark !== ')') || !isAdjacent(tokens, end) || end + 1 >= tokens.count) return false;
  const at = tokens.texts[first - 1] === '(' ? first - 1 : first;
  return at <= lineStart || (mark === ')' && at === first && !hasOpenBracket(tokens, first));
}

function hasOpenBracket(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at > from - 40; at--) {
    if (tokens.texts[at] === ')') return false;
    if (tokens.texts[at] === '(') return true;
  }
  return false;
}
