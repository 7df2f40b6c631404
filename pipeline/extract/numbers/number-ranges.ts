import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { isAgeOfPeople, secondOfSharedUnit } from './ages.js';
import { comparatorAfter, comparatorBefore } from './comparators.js';
import { startsMoney } from './money.js';
import type { Quantity } from './quantity.js';
import { readQuantity } from './quantity-reader.js';

const CHANGES =
  /^(?:rose|rise|risen|rises|rising|grew|grown|grow|fell|fall|fallen|falls|falling|increased|increase|increases|increasing|decreased|decrease|dropped|drop|went|go|gone|climbed|climb|raised|raise|raising|cut|cutting|up|down|jumped|jump|reduced|reduce|slipped|declined|decline|declining|expanded|soared|moved|shrank|swelled|doubled|changed|improved|widened|narrowed|surged|plunged|tumbled|dropping|dropped|lower(?:ed|ing|s)?|boost(?:ed|ing|s)?|hik(?:e|ed|es|ing)|slash(?:ed|es|ing)?|trim(?:med|ming|s)?|lift(?:ed|ing|s)?|revis(?:e|ed|es|ing)|slow(?:ed|ing|s)?|shrink(?:ing|s)?|shorten(?:ed|ing|s)?|climb(?:s|ing)|jump(?:s|ing)|extend(?:ed|ing|s)?|upgraded|downgraded)$/;

/**
 * Adds what makes a number a range: a second number (`between 5 and 10`, `$30 million to $40 million`, `20-30 people`)
 * or a comparator (`more than 300`, `65 or older`). A bare number becomes a range; an amount with a unit keeps its kind
 * and gains bounds.
 */
export function withRange(tokens: Tokens, item: Quantity): Quantity {
  if (item.value === null) return withComparator(tokens, item);
  return readTwoEnds(tokens, item) ?? withComparator(tokens, item);
}

/** Verbs and the like whose object is a change. */
const GAINED =
  /^(?:added|advanced|climb(?:ed|s)?|declined|down|dropped|eased|fall(?:en|s)?|fell|gain(?:ed|s)?|jump(?:ed|s)?|lost|plunged|rallied|ris(?:e|en|es)|rose|shed|slid|slipped|surged|tumbled|up)$/;

/** How far apart the ends of a range of changes lie at most: "rose $2 to $45" is a change and the level after it. */
const LARGEST_SPREAD = 3;

function readTwoEnds(tokens: Tokens, left: Quantity): Quantity | null {
  if (left.kind === 'ordinal') return null;
  const before = tokens.lowers[left.first - 1];
  const isBetween = before === 'between';
  const isOfAges = before === 'of' && tokens.lowers[left.first - 2] === 'ages';
  const at = connectorEnd(tokens, left.end, isBetween || isOfAges);
  if (at === null || at >= tokens.count) return null;
  const right =
    tokens.kinds[at] === TokenKind.punctuation && tokens.texts[at] === '-' ? null : readQuantity(tokens, at);
  if (right === null || right.value === null || !areAlike(left, right)) return null;
  const isToChange =
    before === 'from' && tokens.lowers[left.end] === 'to' && !changesRange(tokens, right.end);
  if (isToChange && isChangeFrom(tokens, left.first - 1)) return null;
  const [low, high] = [scaledLow(tokens, left, right), right.value];
  if (low === null || low >= high) return null;
  const isChange =
    (low > 0 && left.kind === right.kind && GAINED.test(before ?? '')) ||
    (before === 'by' && speaksOfChange(tokens, left.first - 1));
  if (isChange && low * LARGEST_SPREAD < high) return null;
  const unit = left.kind === 'money' && left.unit !== null ? left.unit : (right.unit ?? left.unit);
  const isAged = isBetween && tokens.lowers[left.first - 2] === 'aged' && right.kind === 'cardinal';
  const kind = isAged ? 'age' : right.kind !== 'cardinal' ? right.kind : left.kind;
  return {
    ...right,
    first: isBetween ? left.first - 1 : left.first,
    kind: kind === 'cardinal' ? 'range' : kind,
    value: null,
    low,
    high,
    lowInclusive: true,
    highInclusive: true,
    unit: isAged ? 'year' : unit,
  };
}

/**
 * Index of the second number, after `to` (`18- to 24-year-olds`), `and` (with `between` before), a dash or a tilde;
 * null for none.
 */
function connectorEnd(tokens: Tokens, i: number, isBetween: boolean): number | null {
  const open = secondOfSharedUnit(tokens, i);
  if (open !== null && tokens.lowers[open - 1] === 'to') return open;
  const word = tokens.lowers[i];
  // `18-to-24`, and `5 to-6`, which lost a hyphen
  const joined = afterHyphen(tokens, i);
  const afterTo = afterHyphen(tokens, joined + 1);
  if (tokens.lowers[joined] === 'to' && afterTo > joined + 1) return afterTo;
  if (word === 'to' || word === 'through') return tokens.lowers[i + 1] === 'about' ? i + 2 : i + 1;
  if (word === 'and') return isBetween ? i + 1 : null;
  if (word === undefined || !/^[-–—~]$/.test(word) || i + 1 >= tokens.count) return null;
  const isAttached = isAdjacent(tokens, i) && isAdjacent(tokens, i + 1);
  const isFree = !isAdjacent(tokens, i) && !isAdjacent(tokens, i + 1);
  return isAttached ||
    (isFree &&
      word !== '—' &&
      tokens.kinds[i - 1] === TokenKind.figure &&
      (tokens.kinds[i + 1] === TokenKind.figure || startsMoney(tokens, i + 1)))
    ? i + 1
    : null;
}

/** Number of tokens before `from` within which the verb may stand whose object is what changes. */
const CLAUSE = 30;

/**
 * Whether the amounts after `from` are those before and after a change: `raised its forecast for sales this year from
 * $2 billion to $3 billion`; not after a word for a range (`trips of from 5 to 10 miles`), nor in a clause that a
 * pronoun begins.
 */
function isChangeFrom(tokens: Tokens, from: number): boolean {
  if (/^(?:aged?|ages|of|with|is|are|was|were)$/.test(tokens.lowers[from - 1] ?? '')) return false;
  for (let at = from - 1; at >= 0 && at > from - CLAUSE; at--) {
    const word = tokens.lowers[at]!;
    if (CHANGES.test(word) && (at > from - NEAR_CHANGE || !NO_VERB.test(word))) return true;
    if (/^[.;:!?]$/.test(word) || CLAUSE_BREAK.test(word)) return false;
  }
  return false;
}

/** Number of tokens before `from` within which a word of change may be no verb: `up 5 percent from 10 to 15`. */
const NEAR_CHANGE = 7;
const NO_VERB = /^(?:up|down|cut|change|changed|drop|fall|go|goes|gone|went|rise|slow)$/;

/** Whether a range, and no amount, changes: `from 5 to 7 percent to 3 to 5 percent`. */
const changesRange = (tokens: Tokens, end: number): boolean =>
  tokens.lowers[end] === 'to' && end + 1 < tokens.count && readQuantity(tokens, end + 1) !== null;

const CLAUSE_BREAK =
  /^(?:that|which|who|whose|where|when|while|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|somewhere|between)$/;

function speaksOfChange(tokens: Tokens, from: number): boolean {
  for (let at = from - 1; at >= 0 && at > from - 7; at--) {
    if (CHANGES.test(tokens.lowers[at]!)) return true;
    if (tokens.texts[at] === '.') return false;
  }
  return false;
}

/**
 * Whether two numbers can be the ends of a range: `$30 million to $40 million`, `5 to 10 percent`, `$2-3 million`. The
 * first may lack the unit, the second the sign.
 */
function areAlike(left: Quantity, right: Quantity): boolean {
  if (right.kind === 'ordinal' || right.kind === 'score') return false;
  if (left.kind === 'cardinal') return right.kind !== 'money' || !/^\p{Sc}/u.test(right.unit ?? '');
  if (right.kind === 'cardinal') return left.kind === 'money' || left.kind === 'age';
  if (left.kind !== right.kind) return false;
  // "US$89 to $93 billion"
  const isDollars = left.kind === 'money' && right.unit === 'Dollar' && /^[A-Z]{2}D$/.test(left.unit ?? '');
  return left.unit === right.unit || isDollars;
}

/** The lower end; in `$2-3 million` and `5 to 6 million` it takes the scale of the upper one. */
function scaledLow(tokens: Tokens, left: Quantity, right: Quantity): number | null {
  const low = left.value as number;
  const high = right.value as number;
  if (low >= 1000 || high < 1000) return low;
  const word = tokens.lowers[right.end - 1]!;
  const scale =
    { million: 1e6, billion: 1e9, trillion: 1e12, thousand: 1e3 }[word] ??
    { million: 1e6, billion: 1e9, thousand: 1e3 }[tokens.lowers[right.end - 2] ?? ''];
  return scale !== undefined && high / scale < 1000 && low * scale < high ? low * scale : low;
}

function withComparator(tokens: Tokens, item: Quantity): Quantity {
  if (item.kind === 'ordinal' || item.kind === 'score') return item;
  const before = comparatorBefore(tokens, item.first);
  const after = comparatorAfter(tokens, item.end);
  if (before !== null) {
    const ranged = withBound(tokens, item, before.side, before.isInclusive, before.edge, item.end);
    return readSecondBound(tokens, ranged) ?? withOrEqual(tokens, ranged);
  }
  return after === null
    ? item
    : withBound(tokens, item, after.side, after.isInclusive, item.first, after.edge);
}

function withBound(
  tokens: Tokens,
  item: Quantity,
  side: 'low' | 'high',
  isInclusive: boolean,
  first: number,
  end: number,
): Quantity {
  if (item.kind === 'cardinal' && isAgeOfPeople(tokens, item, first))
    return withBound(tokens, { ...item, kind: 'age', unit: 'year' }, side, isInclusive, first, end);
  const isBare = item.kind === 'cardinal';
  const ends =
    side === 'low'
      ? { low: item.value, lowInclusive: isInclusive }
      : { high: item.value, highInclusive: isInclusive };
  return {
    ...item,
    first,
    end,
    kind: isBare ? 'range' : item.kind,
    value: isBare ? null : item.value,
    ...ends,
  };
}

/** Includes the end after `or equal`: `less than 5000 or equal`, `more than 5000 or equal to`. */
function withOrEqual(tokens: Tokens, item: Quantity): Quantity {
  if (tokens.lowers[item.end] !== 'or' || tokens.lowers[item.end + 1] !== 'equal') return item;
  const end = tokens.lowers[item.end + 2] === 'to' ? item.end + 3 : item.end + 2;
  return item.low === null ? { ...item, end, highInclusive: true } : { ...item, end, lowInclusive: true };
}

/** Reads the other end: `larger than 10 and smaller than 20`, `no more than 50 and no less than 20`. */
function readSecondBound(tokens: Tokens, left: Quantity): Quantity | null {
  const joiner = tokens.lowers[left.end];
  if (left.kind !== 'range' || (joiner !== 'and' && joiner !== ',')) return null;
  const start = left.end + 1;
  for (let at = start + 1; at < tokens.count && at <= start + 6; at++) {
    const comparator = comparatorBefore(tokens, at);
    if (comparator === null || comparator.edge !== start) continue;
    const right = readQuantity(tokens, at);
    if (right === null || right.kind !== 'cardinal' || right.value === null) continue;
    const [low, high] = left.low === null ? [right.value, left.high] : [left.low, right.value];
    const isOpposite = (left.low === null) === (comparator.side === 'low');
    if (!isOpposite || low === null || high === null || low >= high) return null;
    return {
      ...left,
      end: right.end,
      low,
      high,
      lowInclusive: left.lowInclusive ?? comparator.isInclusive,
      highInclusive: left.highInclusive ?? comparator.isInclusive,
    };
  }
  return null;
}
