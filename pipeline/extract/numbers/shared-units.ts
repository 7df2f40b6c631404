import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { secondOfSharedUnit } from './ages.js';
import { type CountedNoun, isFunctionWord } from './counted-nouns.js';
import type { Quantity } from './quantity.js';

/** A quantity of a text with what it counts. */
export interface CountedQuantity {
  readonly item: Quantity;
  readonly counted: CountedNoun | null;
}

/** Most tokens between a number and the one whose unit it shares. */
const REACH = 18;

/**
 * Gives bare numbers the unit, or what is counted, of a number near them where the words between say that both measure
 * one thing: `8 or $9`, `280 million of the 1.5 billion shekels`, `460 cars, compared with 63 last year`, `from 21 mpg
 * to 23`, `up 2.4 million from 3.9 million headsets`. A percentage is shared only by its own kind of words: the level
 * after "rose 5 percent to" is none.
 */
export function shareUnits(tokens: Tokens, found: readonly CountedQuantity[]): CountedQuantity[] {
  const shared = [...found];
  // From right to left, so that in "60, 90 and 120 Hz" the first takes what the second took.
  for (let at = shared.length - 2; at >= 0; at--) {
    const [bare, next] = [shared[at]!, shared[at + 1]!];
    const isListed = next !== found[at + 1];
    if (isBare(tokens, bare) && sharesWithNext(tokens, bare.item, next, isListed))
      shared[at] = withScaleOf(tokens, withUnitOf(bare, next), next);
  }
  for (let at = 1; at < shared.length; at++) {
    const bare = shared[at]!;
    if (!isBare(tokens, bare)) continue;
    const change = changeBefore(tokens, shared, at);
    const { end } = shared[at - 1]!.item;
    if (sharesWithPrevious(tokens, change, bare.item, end)) shared[at] = withUnitOf(bare, change);
  }
  return shared;
}

const hasUnit = ({ item, counted }: CountedQuantity): boolean => item.unit !== null || counted !== null;

/** Whether a number has neither a unit nor a noun: its phrase ends with it. */
const isBare = (tokens: Tokens, { item, counted }: CountedQuantity): boolean =>
  (item.kind === 'cardinal' || item.kind === 'range') &&
  item.unit === null &&
  counted === null &&
  !item.isApproximate &&
  endsPhrase(tokens, item.end);

const endsPhrase = (tokens: Tokens, i: number): boolean =>
  i >= tokens.count ||
  tokens.kinds[i] !== TokenKind.word ||
  isFunctionWord(tokens.lowers[i]!) ||
  /^(?:last|next|previously|recently|respectively|combined|straight)$/.test(tokens.lowers[i]!);

function withUnitOf({ item }: CountedQuantity, { item: source, counted }: CountedQuantity): CountedQuantity {
  if (source.unit === null) return { item, counted };
  return {
    item: { ...item, kind: source.kind, unit: source.unit, dimension: source.dimension },
    counted: null,
  };
}

/** How many times as large as the other one end of a change is at most, if the scale after the last is that of both. */
const LARGEST_CHANGE = 20;

/** Gives the first amount of a change the scale that follows the second: `from 2.4 to 3.1 million barrels`. */
function withScaleOf(
  tokens: Tokens,
  bare: CountedQuantity,
  { item: next }: CountedQuantity,
): CountedQuantity {
  const { item } = bare;
  const end = next.value ?? next.low;
  if (
    tokens.lowers[item.first - 1] !== 'from' ||
    tokens.lowers[item.end] !== 'to' ||
    item.value === null ||
    end === null
  )
    return bare;
  for (let at = next.first; at < next.end; at++) {
    const scale = NUMBER_WORDS.get(tokens.lowers[at]!);
    if (scale?.role !== 'scale') continue;
    const scaled = item.value * scale.value;
    const ratio = Math.max(scaled, end) / Math.min(scaled, end);
    return ratio > 0 && ratio < LARGEST_CHANGE ? { ...bare, item: { ...item, value: round(scaled) } } : bare;
  }
  return bare;
}

const round = (value: number): number => Number(value.toPrecision(15));

const MEASURES: ReadonlySet<Quantity['kind']> = new Set(['money', 'percent', 'dimension', 'temperature']);

const CHANGED =
  /^(?:up|down|rose|rise|risen|fell|fall|fallen|grew|climbed|dropped|declined|increased|decreased|by|from)$/;

function sharesWithNext(tokens: Tokens, bare: Quantity, next: CountedQuantity, isListed: boolean): boolean {
  const { item } = next;
  if (!hasUnit(next) || isSentenceBetween(tokens, bare.end, item.first)) return false;
  const joiner = tokens.lowers[bare.end] ?? '';
  const isMeasure = MEASURES.has(item.kind);
  // "four- and six-cylinder"
  if (secondOfSharedUnit(tokens, bare.end) === item.first) return true;
  if (isLevelOf(tokens, bare, next)) return true;
  if (joiner === ',' || joiner === '/') {
    if (isListed && item.first === bare.end + 1) return true;
    // "60, 90, and 120 Hz"
    if (isMeasure && item.first === bare.end + 2 && /^(?:and|or)$/.test(tokens.lowers[bare.end + 1]!))
      return true;
    return isMeasure && joiner === '/' && item.first === bare.end + 1;
  }
  if (joiner === 'or' && item.first === bare.end + 1 && next.counted !== null) return true;
  // "cut its staff from 500 to 300 people"
  if (joiner === 'to' && item.first === bare.end + 1 && tokens.lowers[bare.first - 1] === 'from') return true;
  // "8 or $9", "from 4.8 to 4.7 percent", "4 and 5 percent"
  if (isMeasure && item.first === bare.end + 1 && /^(?:or|to|and)$/.test(joiner)) return true;
  // "280 million of the 1.5 billion shekels", "four of his first six games"
  if (joiner === 'of' && item.kind !== 'percent' && isOneGroup(tokens, bare.end + 1, item.first))
    return isMeasure || isCountedWhole(bare, next);
  return (
    item.kind !== 'percent' &&
    tokens.lowers[item.first - 1] === 'from' &&
    CHANGED.test(tokens.lowers[bare.first - 1] ?? '')
  );
}

/**
 * The number before the one at `at`; a change in points where its percentage stands between ("fell 200 points, or 0.6%,
 * to 34,500").
 */
function changeBefore(tokens: Tokens, found: readonly CountedQuantity[], at: number): CountedQuantity {
  const [change, previous] = [found[at - 2], found[at - 1]!];
  const { first, kind } = previous.item;
  const comma = tokens.texts[first - 2] === ',' ? first - 2 : first - 1;
  const isAdded = kind === 'percent' && tokens.lowers[first - 1] === 'or';
  return isAdded && change !== undefined && isInPoints(tokens, change) && change.counted!.end === comma
    ? change
    : previous;
}

const isInPoints = (tokens: Tokens, { counted }: CountedQuantity): boolean =>
  counted !== null && counted.end === counted.first + 1 && /^points?$/.test(tokens.lowers[counted.head]!);

/** Whether a bare number is the level of an index whose change in points follows: `closed at 4,210, up 12 points`. */
function isLevelOf(tokens: Tokens, bare: Quantity, next: CountedQuantity): boolean {
  const at = tokens.texts[bare.end] === ',' ? bare.end + 1 : bare.end;
  return (
    /^(?:up|down)$/.test(tokens.lowers[at] ?? '') && next.item.first === at + 1 && isInPoints(tokens, next)
  );
}

/** Most tokens from `of` to the number of the whole: "four of his season-high six goals". */
const LONGEST_PARTITIVE = 5;
const DETERMINER = /^(?:the|his|her|its|their|our|my|your|these|those|all)$/;

/** Whether the words from `of` to a number begin the group that it counts: `of the first`, `of his season-high`. */
function isOneGroup(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > LONGEST_PARTITIVE || (to > from && !DETERMINER.test(tokens.lowers[from]!))) return false;
  for (let at = from; at < to; at++)
    if (tokens.kinds[at] !== TokenKind.word && tokens.texts[at] !== '-') return false;
  return true;
}

/** Whether a number of things is one of more of them. */
const isCountedWhole = ({ value }: Quantity, { item, counted }: CountedQuantity): boolean =>
  counted !== null && item.kind === 'cardinal' && value !== null && item.value !== null && value < item.value;

const CLOSING =
  /^(?:clos(?:e|ed|ing)|end(?:ed|ing)?|finish(?:ed|ing)?|settl(?:e|ed|ing)|st(?:and|ood|anding)|trad(?:e|ed|ing))$/;
/** An index stands at a hundred points or more; "3 points behind, standing at 8". */
const LEAST_LEVEL = 100;
const COMPARING = /^(?:with|to|versus|vs|against|than|from)$/;
/** Words between a comparison and its number: `compared with an average of just 20`. */
const FILLING = /^(?:an?|average|of|the|about|around|only|just|nearly|some|more|less|over|almost|roughly)$/;

/** @param previousEnd end of the number right before, which may be the percentage after a change in points */
function sharesWithPrevious(
  tokens: Tokens,
  previous: CountedQuantity,
  bare: Quantity,
  previousEnd: number,
): boolean {
  const { item } = previous;
  if (!hasUnit(previous) || isSentenceBetween(tokens, item.end, bare.first)) return false;
  let at = bare.first - 1;
  // "68,400 people …, and 95,800 who"
  if (/^(?:and|or|but)$/.test(tokens.lowers[at] ?? ''))
    return previous.counted !== null && tokens.lowers[bare.end] === 'who';
  // "down 200 points, to close at 5,600"
  if (
    isInPoints(tokens, previous) &&
    (bare.value ?? 0) >= LEAST_LEVEL &&
    tokens.lowers[at] === 'at' &&
    CLOSING.test(tokens.lowers[at - 1] ?? '')
  )
    return true;
  // "40 cars, including 15 in Leeds"
  if (tokens.lowers[at] === 'including' && tokens.texts[at - 1] === ',')
    return at - 1 === (previous.counted?.end ?? item.end) && (bare.value ?? 0) < (item.value ?? 0);
  while (at > item.end && FILLING.test(tokens.lowers[at]!)) at--;
  const joiner = tokens.lowers[at] ?? '';
  if (at < item.end || !COMPARING.test(joiner)) return false;
  const before = tokens.lowers[at - 1] ?? '';
  // "fell 12 points to 4,210"
  const isLevel = at === item.end + 1 || at === previousEnd || tokens.texts[at - 1] === ',';
  if (joiner === 'to' && isLevel && isInPoints(tokens, previous)) return true;
  const isCompared = /^(?:compared|against|versus|vs)$/.test(joiner) || before === 'compared';
  if (isCompared) return true;
  if (joiner === 'to') {
    let start = item.first - 1;
    while (start > 0 && FILLING.test(tokens.lowers[start]!)) start--;
    return tokens.lowers[start] === 'from';
  }
  if (joiner === 'from')
    // "up 2.4 million units from 3.9 million", "to 3.4 million units, from 3.0 million"
    return (
      (item.kind !== 'percent' && /^(?:up|down)$/.test(before)) || tokens.lowers[item.first - 1] === 'to'
    );
  return false;
}

/** Whether a sentence ends between two tokens, or they are far from each other. */
function isSentenceBetween(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > REACH) return true;
  for (let at = from; at < to; at++) {
    if (/^[.!?;]$/.test(tokens.texts[at]!) || (at > from && tokens.starts[at]! - tokens.ends[at - 1]! > 1))
      return true;
  }
  return false;
}
