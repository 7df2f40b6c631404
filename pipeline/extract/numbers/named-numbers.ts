import { isAdjacent } from '../../language/adjacency.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { countedNoun, isFunctionWord } from './counted-nouns.js';

/**
 * Whether a bare figure is part of a proper name: of an index (`S&P 500`), a product (`iPhone 14 Pro`, `iOS 4`), an
 * aircraft (`a 737`, `737 jets`), a standard (`ISO 3888-2`), a disease (`COVID -19`). A figure after a capitalised word
 * counts where a noun for things follows it ("in Florida 20 voters"), and in results ("Alabama 24, Auburn 10").
 *
 * @param isName whether a token is part of a recognised name
 */
export function isPartOfName(
  tokens: Tokens,
  first: number,
  end: number,
  isName: (i: number) => boolean,
): boolean {
  const at = end - 1;
  if (tokens.kinds[first] === TokenKind.word)
    return isNumberWordOfName(tokens, first) && (first === at || isCapital(tokens, at));
  if (tokens.kinds[at] !== TokenKind.figure || at > first + 1) return false;
  if (isDisease(tokens, at) || isPictureFormat(tokens, at) || isPoweredName(tokens, first, end)) return true;
  if (first !== at) return false;
  if (/^\d{1,2}\.\d{1,2}$/.test(tokens.texts[at]!))
    return isEndOfName(tokens, at, isName) && !isInTable(tokens, at + 1);
  if (!/^\d{1,4}$/.test(tokens.texts[at]!)) return false;
  return (
    isSiblingOfName(tokens, at) ||
    isSiblingOfVersion(tokens, at, isName) ||
    isModelOfOwner(tokens, at) ||
    isAircraft(tokens, at) ||
    isIndex(tokens, at) ||
    isPartOfStandard(tokens, at, isName) ||
    isEndOfName(tokens, at, isName)
  );
}

/** Whether a figure is a second version of what a name with a figure names, and counts nothing: `Zeta 2 to 3`. */
const isSiblingOfVersion = (tokens: Tokens, i: number, isName: (i: number) => boolean): boolean =>
  /^(?:and|or|to|\/)$/.test(tokens.lowers[i - 1] ?? '') &&
  tokens.kinds[i - 2] === TokenKind.figure &&
  isName(i - 2) &&
  !countsThings(tokens, i + 1);

/** Whether a token goes on with a row of a table or a rating, no phrase: `$195`, `/10`, `%`. */
const isInTable = (tokens: Tokens, i: number): boolean =>
  i < tokens.count && tokens.kinds[i] !== TokenKind.word && !/^[.,;:!?)]$/.test(tokens.texts[i]!);

/** Longest name after the number of a model: `Zeta 8 Pro Max`. */
const LONGEST_MODEL = 3;

/** Whether a figure is that of the second of two models: `the Zeta 8 Pro and 8 Pro Max`. */
function isSiblingOfName(tokens: Tokens, i: number): boolean {
  if (!isCapital(tokens, i + 1) || !/^(?:and|or|vs|,|&)$/.test(tokens.lowers[i - 1] ?? '')) return false;
  for (let at = i - 2; at > 0 && at >= i - 2 - LONGEST_MODEL; at--) {
    if (tokens.kinds[at] === TokenKind.figure)
      return isCapital(tokens, at - 1) && tokens.lowers[at + 1] === tokens.lowers[i + 1];
    if (!isCapital(tokens, at)) return false;
  }
  return false;
}

/** Digits of the number of a model that stands before a plural. */
const SHORTEST_MODEL = 3;
/** Longest name before the number of a model, with its hyphens: `Dassault Mirage 2000`. */
const LONGEST_MAKER = 5;

/**
 * Whether a figure before a plural is that of a model, since who owns them or their count stands before the name: `its
 * Mirage 2000 jets`, `four Mirage 2000 jets`, `two of the Mirage 2000 jets`; not so in "in the United States 900
 * voters".
 */
function isModelOfOwner(tokens: Tokens, i: number): boolean {
  // "He gave his Labrador 3 treats."
  if (tokens.texts[i]!.length < SHORTEST_MODEL) return false;
  let at = i - 1;
  while (at > 0 && at > i - 1 - LONGEST_MAKER && (isCapital(tokens, at) || tokens.texts[at] === '-')) {
    if (NUMBER_WORDS.has(tokens.lowers[at]!)) break;
    at--;
  }
  if (at === i - 1 || !isCapital(tokens, i - 1) || partAt(tokens, i - 1) === 'heading') return false;
  if (!countsThings(tokens, i + 1)) return false;
  if (/^(?:its|their|his|her|our|these|those)$/.test(tokens.lowers[at]!)) return true;
  if (isCount(tokens, at)) return true;
  return tokens.lowers[at] === 'the' && tokens.lowers[at - 1] === 'of' && isCount(tokens, at - 2);
}

const isCount = (tokens: Tokens, i: number): boolean =>
  NUMBER_WORDS.has(tokens.lowers[i] ?? '') || /^\d{1,3}$/.test(tokens.lowers[i] ?? '');

/**
 * Whether a number word has a capital in the midst of a sentence: `the Big Ten`, `the Group of Seven`, `the Seven
 * Network`. A title with capitals throughout says nothing.
 */
function isNumberWordOfName(tokens: Tokens, i: number): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(tokens.texts[i]!)) return false;
  // "Take-Two"
  if (tokens.texts[i - 1] === '-' && isAdjacent(tokens, i) && i > 1 && isCapital(tokens, i - 2)) return true;
  if (isFirstOfSentence(tokens, i)) return false;
  // Not after a separator (`|`) or a heading in capitals.
  if (!/\p{Ll}/u.test(tokens.texts[i - 1]!)) return false;
  for (let at = Math.max(0, i - TITLE_WINDOW); at < tokens.count && at <= i + TITLE_WINDOW; at++)
    if (/^\p{Ll}{4,}$/u.test(tokens.texts[at]!) && !isFunctionWord(tokens.lowers[at]!)) return true;
  return false;
}

/** Number of tokens around a word within which one in lower case shows that they are no title. */
const TITLE_WINDOW = 8;

type NamePart = 'index' | 'maker' | 'aircraft' | 'model' | 'disease' | 'picture' | 'heading';

const NAME_PARTS: ReadonlyMap<string, NamePart> = new Map(
  readTable(new URL('./name-parts.txt', import.meta.url)).map(([word, part]) => [
    word as string,
    part as NamePart,
  ]),
);

const partAt = (tokens: Tokens, i: number): NamePart | undefined => NAME_PARTS.get(tokens.lowers[i] ?? '');

/** `COVID-19`, however it is spaced. */
const isDisease = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i] === '19' && (partAt(tokens, i - 1) === 'disease' || partAt(tokens, i - 2) === 'disease');

/** `4K video`, `an 8K display`. */
const isPictureFormat = (tokens: Tokens, i: number): boolean =>
  /^\d{1,2}k$/.test(tokens.lowers[i]!) && partAt(tokens, i + 1) === 'picture';

/** Whether an article or a maker makes a name of what else is a power of ten: `the 7e7`. */
function isPoweredName(tokens: Tokens, first: number, end: number): boolean {
  const at = end - 1;
  if (!/^\de$/.test(tokens.lowers[at - 1] ?? '') || !isAdjacent(tokens, at) || first < at - 1) return false;
  return /^(?:an?|the|its|new)$/.test(tokens.lowers[at - 2] ?? '') || partAt(tokens, at - 2) === 'maker';
}

/** Number of tokens before an aircraft's number within which its maker may stand. */
const MAKER_WINDOW = 15;

function isAircraft(tokens: Tokens, i: number): boolean {
  if (isVariant(tokens, i)) return true;
  if (partAt(tokens, i) !== 'model') return false;
  if (isVariant(tokens, i + 2)) return true;
  // "a 737 crashed"
  if (/^an?$/.test(tokens.lowers[i - 1] ?? '')) return true;
  const next = tokens.texts[i + 1] === '-' ? i + 3 : i + 1;
  if (partAt(tokens, next) === 'aircraft') return true;
  for (let at = i - 1; at >= 0 && at > i - MAKER_WINDOW; at--)
    if (partAt(tokens, at) === 'maker') return true;
  return false;
}

/** Whether a token is the variant that a hyphen joins to the number of an aircraft: the `800` of `737-800`, `200LR`. */
const isVariant = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i - 1] === '-' &&
  isAdjacent(tokens, i) &&
  isAdjacent(tokens, i - 1) &&
  partAt(tokens, i - 2) === 'model' &&
  /^\d{1,3}[a-z]{0,3}$/.test(tokens.lowers[i] ?? '');

/** Whether a figure belongs to a share index or ranking, in any case: `s&p 500`, `nikkei 225`, `Poor's 500 index`. */
function isIndex(tokens: Tokens, i: number): boolean {
  const before = tokens.lowers[i - 1] ?? '';
  if (before === 'p' && tokens.texts[i - 2] === '&') return true;
  if (/^\d{2,4}$/.test(tokens.texts[i]!) && partAt(tokens, i - 1) === 'index') return true;
  return before === "'s" && tokens.lowers[i - 2] === 'poor';
}

/** Whether a figure continues the number of a standard or version: `ISO 3888-2`, `ID.3`. */
function isPartOfStandard(tokens: Tokens, i: number, isName: (i: number) => boolean): boolean {
  if (!isAdjacent(tokens, i) || i < 2 || !isAdjacent(tokens, i - 1)) return false;
  if (tokens.texts[i - 1] === '.') return isCapital(tokens, i - 2);
  return (
    tokens.texts[i - 1] === '-' &&
    tokens.kinds[i - 2] === TokenKind.figure &&
    isCapital(tokens, i - 3) &&
    !isFunctionWord(tokens.lowers[i - 3]!) &&
    isEndOfName(tokens, i - 2, isName)
  );
}

/** Whether a word has a capital: `Falcon`, `iPhone`. */
const isCapital = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.word && /^\p{Ll}?\p{Lu}/u.test(tokens.texts[i]!);

const ENDS_SENTENCE = /^[.!?:;“"”‘•*–—-]$/;

const isFirstOfSentence = (tokens: Tokens, i: number): boolean =>
  i === 0 || ENDS_SENTENCE.test(tokens.texts[i - 1]!) || tokens.starts[i]! - tokens.ends[i - 1]! > 1;

function isEndOfName(tokens: Tokens, i: number, isName: (i: number) => boolean): boolean {
  if (i === 0 || isAdjacent(tokens, i) || tokens.starts[i]! - tokens.ends[i - 1]! > 1) return false;
  const before = tokens.lowers[i - 1]!;
  const isOwned = before === "'s" || before === '’s';
  if (isOwned)
    return /^\d{3}$/.test(tokens.texts[i]!) && isCapital(tokens, i - 2) && endsPhrase(tokens, i + 1);
  if (
    !isCapital(tokens, i - 1) ||
    isFunctionWord(before) ||
    NUMBER_WORDS.has(before) ||
    partAt(tokens, i - 1) === 'heading'
  )
    return false;
  if (
    isFirstOfSentence(tokens, i - 1) &&
    !isName(i - 1) &&
    !/^\p{Ll}?\p{Lu}.*\p{Lu}/u.test(tokens.texts[i - 1]!)
  )
    return false;
  return !isResult(tokens, i) && !countsThings(tokens, i + 1);
}

/** Whether a noun for things follows, in small letters: in `iPhone 14 Pro` none does. */
const countsThings = (tokens: Tokens, i: number): boolean =>
  /^\p{Ll}/u.test(tokens.texts[i] ?? '') && countedNoun(tokens, i, 'plural') !== null;

/** Whether a figure is a side's count in a result: `Alabama 24, Auburn 10`, `Smith 4 and Jones 3`. */
function isResult(tokens: Tokens, i: number): boolean {
  // "the iPhone 4, iOS 4 and more"
  if (/^\p{Ll}/u.test(tokens.texts[i - 1]!)) return false;
  return isCountAfter(tokens, i, 1) || isCountAfter(tokens, i, -1);
}

/** The longest name of a side, with the mark before it. */
const LONGEST_SIDE = 5;

function isCountAfter(tokens: Tokens, i: number, side: 1 | -1): boolean {
  for (
    let at = i + side, steps = 0;
    steps < LONGEST_SIDE && at >= 0 && at < tokens.count;
    at += side, steps++
  ) {
    if (tokens.kinds[at] === TokenKind.figure) return steps > 0;
    const isMark = /^(?:[,;]|and|to)$/.test(tokens.lowers[at]!) || endsAbbreviation(tokens, at);
    if (!isCapital(tokens, at) && !isMark) return false;
  }
  return false;
}

/** Whether a full stop ends an abbreviation of a side's name: `St. Louis`, `Mt. Vernon`. */
const endsAbbreviation = (tokens: Tokens, i: number): boolean =>
  tokens.texts[i] === '.' && /^\p{Lu}\p{L}{0,2}$/u.test(tokens.texts[i - 1] ?? '');

const endsPhrase = (tokens: Tokens, i: number): boolean => {
  const next = tokens.lowers[i] ?? '';
  return next === '' || /^[.,;:!?)]$/.test(next) || isFunctionWord(next);
};
