import { isAdjacent, isShortYear, isSlashIdiom } from '../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable, readWordSet } from '../../text/word-list.js';

/** Words before a number that make it part of a name or code (`Resolution 425`, `Route 66`), by where they do so. */
const LABELS: ReadonlyMap<string, 'capital' | 'any' | 'words'> = new Map(
  readTable(new URL('./label-words.txt', import.meta.url)).map(([word, place]) => [
    word as string,
    place as 'capital' | 'any' | 'words',
  ]),
);
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
  const place = LABELS.get(tokens.lowers[first - 1] ?? '');
  if (place === undefined) return false;
  const isCapital = /^\p{Lu}/u.test(tokens.texts[first - 1]!);
  if (!isCapital && place === 'words') return !isVerb(tokens, first - 1);
  if (tokens.kinds[first] === TokenKind.figure) return isCapital || place === 'any';
  return isCapital && /^\p{Lu}\p{Ll}/u.test(tokens.texts[first]!);
}

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
