import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { type Quantity, quantity } from './quantity.js';

const SCORE_WORDS_BEFORE: ReadonlySet<string> = new Set([
  'beat',
  'beats',
  'beating',
  'beaten',
  'won',
  'win',
  'wins',
  'winning',
  'lost',
  'lose',
  'loses',
  'losing',
  'lead',
  'leads',
  'led',
  'leading',
  'defeat',
  'defeated',
  'defeating',
  'defeats',
  'vote',
  'voted',
  'votes',
  'draw',
  'drew',
  'tied',
  'tie',
  'score',
  'scored',
  'record',
  'victory',
  'loss',
  'down',
  'trail',
  'trailed',
  'trailing',
  'ahead',
  'rout',
  'routed',
  'edged',
  'swept',
  'downed',
  'decision',
  'ruled',
  'ruling',
  'passed',
  'approved',
  'rejected',
  'final',
  'went',
  'sweep',
  'triumph',
  'level',
  'levelled',
  'leveled',
  'series',
]);
const SCORE_WORDS_AFTER: ReadonlySet<string> = new Set([
  'vote',
  'win',
  'victory',
  'lead',
  'loss',
  'defeat',
  'decision',
  'ruling',
  'majority',
  'record',
  'draw',
  'tie',
  'score',
  'split',
  'margin',
  'rout',
  'triumph',
  'opinion',
  'advantage',
  'deficit',
  'start',
  'thrashing',
  'success',
  'down',
  'up',
  'behind',
  'ahead',
]);

/** Number of tokens before a score within which a word of winning or voting counts. */
const WINDOW = 14;

/**
 * Reads a score: `beat them 3-2`, `a 51-49 vote`, `6-3, 7-6 (7-5)`. Numbers in falling order are a score by themselves;
 * in rising order (`5-7`) only near a word of winning or voting, or next to a score.
 */
export function readScore(tokens: Tokens, first: number, previous: Quantity | null): Quantity | null {
  const join = tokens.texts[first + 1];
  if (join !== '-' && join !== '–') return null;
  if (!isAdjacent(tokens, first + 1) || first + 2 >= tokens.count || !isAdjacent(tokens, first + 2))
    return null;
  const [a, b] = [sideOf(tokens, first), sideOf(tokens, first + 2)];
  if (a === null || b === null) return null;
  const end = scoreEnd(tokens, first + 3);
  if (end === null || !isFreeOfUnit(tokens, end)) return null;
  const follows = previous !== null && previous.kind === 'score' && first - previous.end <= 2;
  if (
    !follows &&
    !SCORE_WORDS_AFTER.has(tokens.lowers[end] ?? '') &&
    !hasScoreWord(tokens, first) &&
    !(a > b && endsPlainly(tokens, end))
  )
    return null;
  return quantity(first, end, 'score', { low: a, high: b });
}

/** Whether a figure is the tie-break of a set of tennis, in brackets after its score: `7-6 (5)`. */
export const isTieBreak = (tokens: Tokens, first: number, previous: Quantity | null): boolean =>
  previous?.kind === 'score' &&
  previous.end === first - 1 &&
  tokens.texts[first - 1] === '(' &&
  /^\d{1,2}$/.test(tokens.texts[first]!) &&
  tokens.texts[first + 1] === ')';

function sideOf(tokens: Tokens, i: number): number | null {
  return tokens.kinds[i] === TokenKind.figure && /^\d{1,3}$/.test(tokens.texts[i]!)
    ? Number(tokens.texts[i])
    : null;
}

/**
 * Index after the score at `i`; null where a third figure makes it a date, a telephone number or a record with draws
 * (`8-3-1`).
 */
function scoreEnd(tokens: Tokens, i: number): number | null {
  if (
    !/^[-–]$/.test(tokens.texts[i] ?? '') ||
    !isAdjacent(tokens, i) ||
    i + 1 >= tokens.count ||
    !isAdjacent(tokens, i + 1)
  )
    return i;
  return tokens.kinds[i + 1] === TokenKind.figure ? null : i;
}

/** Whether no unit follows, which would make it a range: `20-30 percent`, `18-24 year olds`, `10-15 minutes`. */
function isFreeOfUnit(tokens: Tokens, end: number): boolean {
  const next = tokens.lowers[end] ?? '';
  if (next === '-' && isAdjacent(tokens, end)) return false;
  return !/^(?:%|percent|per|years?|days?|hours?|minutes?|weeks?|months?|people|million|billion|thousand|miles?|km|feet|inches|old|percentage|of|am|pm)$/.test(
    next,
  );
}

const endsPlainly = (tokens: Tokens, end: number): boolean =>
  /^(?:|[.,;:)(]|in|on|at|to|over|against|and|by|for|after|from|with)$/.test(tokens.lowers[end] ?? '');

function hasScoreWord(tokens: Tokens, first: number): boolean {
  for (let at = first - 1; at >= 0 && at > first - WINDOW; at--) {
    if (tokens.texts[at] === '.' && !isAdjacent(tokens, at + 1)) return false;
    if (SCORE_WORDS_BEFORE.has(tokens.lowers[at]!)) return true;
  }
  return false;
}

/** Reads a score with "to": `outnumbers them 9 to 1`, `voted 12 to 3`, `two-to-one`. Falling order only. */
export function readSpokenScore(tokens: Tokens, first: number): Quantity | null {
  const left = readNumeral(tokens, first);
  if (left === null || tokens.lowers[first - 1] === 'from') return null;
  const to = afterHyphen(tokens, left.end);
  if (tokens.lowers[to] !== 'to') return null;
  const at = afterHyphen(tokens, to + 1);
  const right = at < tokens.count ? readNumeral(tokens, at) : null;
  if (right === null || !Number.isInteger(left.value) || !Number.isInteger(right.value) || left.value > 999)
    return null;
  const isVote = hasScoreWord(tokens, first) || SCORE_WORDS_AFTER.has(tokens.lowers[right.end] ?? '');
  const isRatio = right.value === 1 && left.value > 1;
  if (!(isVote && left.value >= right.value) && !isRatio) return null;
  if (!isFreeOfUnit(tokens, right.end)) return null;
  return quantity(first, right.end, 'score', { low: left.value, high: right.value });
}
