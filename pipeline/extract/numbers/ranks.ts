import { readOrdinal } from '../../language/numerals/ordinals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { isFunctionWord } from './counted-nouns.js';
import { isAddress } from './labelling-numbers.js';
import { type Quantity, quantity } from './quantity.js';

const DETERMINERS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'his',
  'her',
  'its',
  'their',
  'my',
  'our',
  'your',
  'this',
  'that',
  "'s",
  '’s',
  'very',
  'only',
  'whose',
  'another',
  'each',
  'every',
  "'",
  '’',
  'of',
]);
const RANKING: ReadonlySet<string> = new Set([
  'finished',
  'finish',
  'finishing',
  'came',
  'placed',
  'ranked',
  'ranks',
  'ranking',
  'rank',
  'was',
  'is',
  'were',
  'are',
  'in',
  'tied',
  'seeded',
  'running',
  'and',
  'or',
  'for',
  'place',
  'won',
]);
/**
 * Words that a hyphen joins to a rank: `third-place finish`, `second-largest`; but not `third-party`, `second-guess`.
 */
const RANKED =
  /^(?:[a-z]{3,}est|place|ranked|seeded|grade|grader|graders|generation|quarter|straight|round|most|worst|best)$/;
/** Words before which `first` is an adverb of time and no rank. */
const ADVERBIAL =
  /^(?:and|to|of|foremost|time|came|become|became|began|met|saw|took|won|reported|hand|aid|class)$/;

/**
 * Reads an ordinal that ranks: `the first senator`, `20th`, `finished second`; but not the adverb (`first met`, `at
 * first`) or the unit of time.
 */
export function readRank(tokens: Tokens, i: number): Quantity | null {
  const ordinal = readOrdinal(tokens, i);
  if (ordinal === null || isAddress(tokens, i)) return null;
  if (ordinal.isWords && ordinal.value > 2 && isSlice(tokens, i, ordinal.end))
    return quantity(i, ordinal.end, 'cardinal', { value: 1 / ordinal.value });
  if (!ordinal.isWords || ordinal.end > i + 1)
    return quantity(i, ordinal.end, 'ordinal', { value: ordinal.value });
  const isRank = isRankWord(tokens, i);
  return isRank ? quantity(i, ordinal.end, 'ordinal', { value: ordinal.value }) : null;
}

/** Whether an ordinal is a fraction: `the bottom fifth of incomes`, `the top third`. */
const isSlice = (tokens: Tokens, first: number, end: number): boolean =>
  /^(?:top|bottom|middle|upper|lower|richest|poorest|wealthiest)$/.test(tokens.lowers[first - 1] ?? '') &&
  /^(?:of|[.,;:!?)])$/.test(tokens.lowers[end] ?? '');

function isRankWord(tokens: Tokens, i: number): boolean {
  const word = tokens.lowers[i]!;
  const before = tokens.lowers[i - 1] ?? '';
  const next = tokens.lowers[i + 1] ?? '';
  if (
    before === 'at' ||
    (next === '-' && !RANKED.test(tokens.lowers[i + 2] ?? '')) ||
    next === 'lady' ||
    (word === 'first' && /^(?:name|names|ladies|minister)$/.test(next))
  )
    return false;
  // "sold to third parties"
  if (word === 'third' && /^part(?:y|ies)$/.test(next)) return false;
  if (word === 'second') return isSecond(tokens, i, before, next);
  if (word !== 'first') return before !== '' || next !== '' ? true : tokens.count === 1;
  if (DETERMINERS.has(before)) return true;
  if (next === 'of' && tokens.lowers[i + 2] === 'all') return false;
  // "would first review": an adverb inside a verb group.
  if (/^(?:would|will|could|should|must|may|might|can|had|have|has|to|did)$/.test(before)) return false;
  // "after first asking them"
  if (/^(?:after|before|by|without|while|when)$/.test(before) && /ing$/.test(next)) return false;
  const isNounNext =
    tokens.kinds[i + 1] === TokenKind.word &&
    !isFunctionWord(next) &&
    !/ed$/.test(next) &&
    !ADVERBIAL.test(next);
  if (isNounNext) return true;
  return RANKING.has(before) && !/ed$/.test(next) && !cannotFollowRank(next);
}

const cannotFollowRank = (word: string): boolean => /^(?:to|came|was|were|he|she|they|we|i|it)$/.test(word);

/** Whether `second` is a rank: `a second term`, `finished second`; but not `a second`, `per second`, `second-guess`. */
function isSecond(tokens: Tokens, i: number, before: string, next: string): boolean {
  if (/^(?:per|one|a)$/.test(before) && (next === '' || /^[.,;:)]$/.test(next) || isFunctionWord(next)))
    return false;
  if (DETERMINERS.has(before)) return true;
  if (/^(?:finished|ranked|came|placed|seeded|was|is|and|in)$/.test(before)) return true;
  return tokens.kinds[i + 1] === TokenKind.word && !isFunctionWord(next);
}
