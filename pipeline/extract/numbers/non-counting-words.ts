import { isAdjacent } from '../../language/adjacency.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { countedNoun, isFunctionWord, possessiveEnd } from './counted-nouns.js';
import type { Quantity } from './quantity.js';

const BEFORE_PRONOUN: ReadonlySet<string> = new Set([
  'no',
  'this',
  'that',
  'which',
  'each',
  'every',
  'any',
  'some',
  'other',
  'another',
  'only',
  'good',
  'bad',
  'new',
  'old',
  'big',
  'first',
  'last',
  'next',
  'whole',
  'number',
]);
const IDIOMS = /^(?:off|sided|size|way|on|time|stop|upmanship|another)$/;

/**
 * Whether `one` is a pronoun and does not count: `no one`, `this one`, `one of the most`, `one may ask`. It counts
 * before a noun (`one vote`) and before the whole that it is part of (`one of three`).
 */
export function isPronounOne(tokens: Tokens, item: Quantity): boolean {
  if (item.value !== 1 || item.end !== item.first + 1 || tokens.lowers[item.first] !== 'one') return false;
  const before = tokens.lowers[item.first - 1] ?? '';
  if (tokens.count === 1) return false;
  if (BEFORE_PRONOUN.has(before) && before !== 'only') return true;
  // The second of "one-on-one".
  if (before === '-' && isAdjacent(tokens, item.first) && isFunctionWord(tokens.lowers[item.first - 2] ?? ''))
    return true;
  const next = tokens.lowers[item.end] ?? '';
  // "at one point", "the one supporting her"
  if (before === 'at' && /^(?:point|time|stage|moment)$/.test(next)) return true;
  if (before === 'the' && /ing$/.test(next)) return true;
  if (next === '-' && isAdjacent(tokens, item.end))
    return IDIOMS.test(tokens.lowers[item.end + 1] ?? '') || tokens.kinds[item.end + 1] !== TokenKind.word;
  if (next === 'of') return !isOneOfSeveral(tokens, item.end);
  if (tokens.kinds[item.end] !== TokenKind.word)
    return (
      !(next === '' || /^[.,;:!?)–—]$/.test(next)) ||
      /^(?:the|a|an|to|of|for|is|was|as|be|it|with|have|has|get|like|my|me)$/.test(before) ||
      isPlainPronoun(tokens, item)
    );
  if (/^[a-z]{2,}(?:ing|ed)$/.test(next) && isFunctionWord(tokens.lowers[item.end + 1] ?? '')) return true;
  return isFunctionWord(next) || next === 'another' || next === 'day' || /(?:^thing|^that)$/.test(next);
}

const DETERMINER = /^(?:the|his|her|its|their|these|those|our|my|your)$/;
/** Words before which `one of the …` ranks and does not count. */
const RANKING = /^(?:most|best|worst|least|few|only|[a-z]{3,}est)$/;

/**
 * Whether the words after "one of" name a group that is counted: `one of the three`, `one of his six sons`, `one of the
 * candidates`; but not `one of them`, `one of the most powerful` or `one of those days`.
 */
function isOneOfSeveral(tokens: Tokens, of: number): boolean {
  const at = DETERMINER.test(tokens.lowers[of + 1] ?? '') ? of + 2 : of + 1;
  const word = tokens.lowers[at] ?? '';
  if (NUMBER_WORDS.has(word) || tokens.kinds[at] === TokenKind.figure || /^(?:several|many)$/.test(word))
    return true;
  if (isKnownKind(tokens, of + 1)) return false;
  // "one of the country's most vocal critics"
  const ranking = tokens.lowers[possessiveEnd(tokens, at)] ?? '';
  // "one of the last guests", but "one of his first-ever meetings"
  if (/^(?:first|last)$/.test(word) && tokens.texts[at + 1] !== '-') return false;
  return !RANKING.test(ranking) && countedNoun(tokens, of, 'plural') !== null;
}

/** Number of words after `those` within which the clause begins that says of which kind they are. */
const KIND_WINDOW = 4;

/** Whether `those` points to a kind of thing that all know, and to none that are there: "those moments that …". */
function isKnownKind(tokens: Tokens, i: number): boolean {
  if (tokens.lowers[i] !== 'those') return false;
  if (/^(?:days|nights|weeks|years|moments|things)$/.test(tokens.lowers[i + 1] ?? '')) return true;
  for (let at = i + 2; at < tokens.count && at <= i + KIND_WINDOW; at++) {
    if (/^(?:that|when|where|you|things|which)$/.test(tokens.lowers[at]!)) return true;
    if (tokens.kinds[at] !== TokenKind.word) return false;
  }
  return false;
}

const isPlainPronoun = (tokens: Tokens, item: Quantity): boolean =>
  /^\p{L}/u.test(tokens.texts[item.first - 1] ?? '') &&
  !/^(?:and|minus|negative|than|by|least|or)$/.test(tokens.lowers[item.first - 1] ?? '');

/** Whether a number word names places in a table and counts nothing: `the bottom three`, `in the top four`. */
export const isPlaces = (tokens: Tokens, { first, end }: Quantity): boolean =>
  end === first + 1 &&
  tokens.kinds[first] === TokenKind.word &&
  /^(?:top|bottom)$/.test(tokens.lowers[first - 1] ?? '') &&
  (tokens.kinds[end] !== TokenKind.word || isFunctionWord(tokens.lowers[end]!)) &&
  tokens.texts[end] !== '-' &&
  tokens.lowers[end] !== 'of';

/** Whether `dozen` stands for thirteen, as nobody counts: `a baker's dozen`. */
export const isBakersDozen = (tokens: Tokens, { first }: Quantity): boolean =>
  tokens.lowers[first] === 'dozen' &&
  /^['’]s$/.test(tokens.lowers[first - 1] ?? '') &&
  tokens.lowers[first - 2] === 'baker';

/** Whether `half` is no fraction of anything: `first half`, `half-way`, `half time`, `half brother`. */
export function isIdiomaticHalf(tokens: Tokens, item: Quantity): boolean {
  if (tokens.lowers[item.end - 1] !== 'half' || item.value !== 0.5 || tokens.lowers[item.first] !== 'half')
    return false;
  const before = tokens.lowers[item.first - 1] ?? '';
  const next = tokens.lowers[item.end] ?? '';
  // "second-half sales"
  if (before === '-' && isAdjacent(tokens, item.first)) return true;
  if (/^(?:first|second|other|latter|early|last|better)$/.test(before)) return true;
  if (before === 'and' && next !== 'of' && !DETERMINER.test(next)) return true;
  if (before === 'in' && next !== 'of') return true;
  if (next === '-') return true;
  return /^(?:time|brother|brothers|sister|sisters|hearted|moon|hour|an|mast|way|price|term|smile|pint|back)$/.test(
    next,
  );
}
