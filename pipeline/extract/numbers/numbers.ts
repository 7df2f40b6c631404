import { afterHyphen } from '../../language/adjacency.js';
import { vulgarFraction } from '../../language/numerals/figures.js';
import {
  DENOMINATORS,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  VAGUE_MAGNITUDES,
} from '../../language/numerals/number-words.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { WordMap } from '../../text/word-map.js';
import type { TextDocument } from '../document.js';
import type { NumberExpression } from '../findings.js';
import { OccupiedSpans, type Placed } from '../occupied-spans.js';
import { isApproximate } from './approximation.js';
import { isFractionWord, isPronoun } from './cardinals.js';
import { compoundEnd, countedNoun } from './counted.js';
import { isLabel } from './labels.js';
import { MONEY_STARTS, startsGluedMoney, startsMoney } from './money.js';
import { numberConfidence } from './number-confidence.js';
import { readRank } from './ordinals.js';
import { readQuantity, readSign } from './quantities.js';
import { type Quantity, quantity } from './quantity.js';
import { withRange } from './ranges.js';
import { readScore, readSpokenScore } from './scores.js';
import { readVague } from './vague.js';

/**
 * Finds the numeric expressions of a document: cardinals, ordinals, percentages, money, measures, ages, temperatures,
 * ranges and scores.
 *
 * @param dates in ascending order: no number overlaps them
 * @param names in ascending order: no number overlaps them, but for names that give its unit (`USD 200`)
 * @returns ascending, not overlapping
 */
export function findNumbers(
  document: TextDocument,
  dates: readonly Placed[],
  names: readonly Placed[],
): NumberExpression[] {
  const { tokens } = document;
  const occupied = { dates: new OccupiedSpans(dates), names: new OccupiedSpans(names) };
  const found: NumberExpression[] = [];
  let previous: Quantity | null = null;
  let free = 0;
  for (const paragraph of document.paragraphs) {
    for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
      if (!canBegin(tokens, i)) continue;
      const start = tokens.starts[i]!;
      const date = occupied.dates.at(start);
      const name = occupied.names.at(start);
      if ((date !== null && date.start <= start) || (name !== null && name.start < start)) continue;
      const limit = Math.min(date?.start ?? paragraph.end, paragraph.end);
      const setting = { previous, limit, occupied, lineStart: paragraph.firstToken };
      const item = readItem(tokens, i, setting);
      if (item === null || item.first < free) continue;
      const whole = compoundEnd(tokens, item);
      const end = whole === item.end || isFree(tokens, { ...item, end: whole }, setting) ? whole : item.end;
      found.push(toExpression(document, item, end));
      previous = item;
      free = end;
      i = end - 1;
    }
  }
  return found;
}

/** `USD 115` without its space, of a few digits. */
const LONGEST_GLUED_MONEY = 8;

/** How a number can begin with a word: always, as an article before a word of number, or as money. */
type Start = 'number' | 'article' | 'money';

const STARTS: WordMap<Start> = startTable([
  ['money', MONEY_STARTS],
  ['number', NUMBER_WORDS.keys()],
  ['number', ORDINAL_WORDS.keys()],
  ['number', VAGUE_MAGNITUDES],
  ['number', ['half', 'quarter', 'several', 'couple', 'few', 'many', 'minus', 'negative']],
  ['article', ['a', 'an']],
]);

function startTable(lists: readonly (readonly [Start, Iterable<string>])[]): WordMap<Start> {
  return new WordMap(
    lists.flatMap(([start, words]) => [...words].map((word): [string, Start] => [word, start])),
  );
}

/** What follows `a` or `an` where that begins a number: `a hundred`, `a third`, `a$5`. */
const BEHIND_ARTICLE: ReadonlySet<string> = new Set([
  ...NUMBER_WORDS.keys(),
  ...DENOMINATORS.keys(),
  '$',
  '£',
]);

/** Whether a number can begin with this token: the gate that keeps the grammar off most words. */
function canBegin(tokens: Tokens, i: number): boolean {
  const kind = tokens.kinds[i];
  if (kind === TokenKind.figure) return true;
  const word = tokens.lowers[i]!;
  if (kind === TokenKind.word) return canBeginWith(tokens, i, word);
  if (kind !== TokenKind.punctuation) return false;
  if (word === '-' || word === '−') return readSign(tokens, i) !== null;
  return vulgarFraction(word) !== undefined || startsMoney(tokens, i);
}

function canBeginWith(tokens: Tokens, i: number, word: string): boolean {
  switch (STARTS.get(tokens.hashes[i]!, word)) {
    case 'number':
      return true;
    case 'article':
      return BEHIND_ARTICLE.has(tokens.lowers[i + 1] ?? '');
    case 'money':
      return startsMoney(tokens, i);
    case undefined:
      return word.length <= LONGEST_GLUED_MONEY && startsGluedMoney(tokens, i);
  }
}

/** What a number is read in. */
interface Setting {
  readonly previous: Quantity | null;
  /** Offset that it may not pass: the next date, or the end of the paragraph. */
  readonly limit: number;
  readonly occupied: { readonly dates: OccupiedSpans; readonly names: OccupiedSpans };
  /** The paragraph's first token. */
  readonly lineStart: number;
}

function readItem(tokens: Tokens, i: number, setting: Setting): Quantity | null {
  const item = readWhole(tokens, i, setting);
  if (item === null || isFree(tokens, item, setting)) return item;
  const plain = readQuantity(tokens, i);
  if (plain !== null && isFree(tokens, plain, setting)) return plain;
  const numeral = readNumeral(tokens, i);
  const bare = numeral === null ? null : quantity(i, numeral.end, 'cardinal', { value: numeral.value });
  return bare !== null && isFree(tokens, bare, setting) ? bare : null;
}

/**
 * Whether an item keeps out of dates and names. It may take in a whole name that gives its unit (`USD 200`, `100 MB`), not be
 * one itself (`50 Cent`).
 */
function isFree(tokens: Tokens, item: Quantity, { limit, occupied }: Setting): boolean {
  const start = tokens.starts[item.first]!;
  const end = tokens.ends[item.end - 1]!;
  if (end > limit || occupied.dates.contact(start, end) !== 'none') return false;
  const contact = occupied.names.contact(start, end);
  return contact === 'none' || (contact === 'takes in' && item.unit !== null);
}

function readWhole(tokens: Tokens, i: number, { previous, lineStart }: Setting): Quantity | null {
  const score = readScore(tokens, i, previous) ?? readSpokenScore(tokens, i);
  if (score !== null) return score;
  const rank = readRank(tokens, i);
  if (rank !== null) return rank;
  const vague = readVague(tokens, i);
  if (vague !== null) return withRange(tokens, vague);
  if (isLeftOver(tokens, i)) return null;
  const item = readQuantity(tokens, i);
  if (item === null || isLabel(tokens, item.first, item.end, lineStart)) return null;
  if (item.value === 0 && tokens.kinds[item.first] === TokenKind.word && countedBy(tokens, item) === null)
    return null;
  if (item.kind === 'cardinal' && (isPronoun(tokens, item) || isFractionWord(tokens, item))) return null;
  return withRange(tokens, item);
}

/** A scale word glued behind something that was no number (`x million`), or a unit's abbreviation (`k`, `mm`, `mil`). */
function isLeftOver(tokens: Tokens, i: number): boolean {
  return (
    tokens.kinds[i] === TokenKind.word &&
    tokens.lowers[i]!.length <= 3 &&
    NUMBER_WORDS.get(tokens.lowers[i]!)?.role === 'scale'
  );
}

/** Index behind the word that a rank is hyphened to: `second-largest city`. */
const behindRank = (tokens: Tokens, end: number): number => (afterHyphen(tokens, end) > end ? end + 2 : end);

function countedBy(tokens: Tokens, item: Quantity): string | null {
  if (item.kind === 'ordinal')
    return tokens.lowers[item.end] === 'of' ? null : countedNoun(tokens, behindRank(tokens, item.end), true);
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  const amount = item.value ?? item.low ?? item.high;
  return countedNoun(tokens, item.end, amount === 1 || amount === 0.5);
}

function toExpression({ text, tokens }: TextDocument, item: Quantity, end: number): NumberExpression {
  const found = {
    span: { start: tokens.starts[item.first]!, end: tokens.ends[end - 1]! },
    kind: item.kind,
    value: item.value,
    valueLow: item.low,
    valueHigh: item.high,
    lowInclusive: item.lowInclusive,
    highInclusive: item.highInclusive,
    unit: item.unit ?? pointUnit(tokens, item),
    dimension: item.dimension,
    isApproximate: item.isApproximate || isApproximate(tokens, item.first, item.end),
    counted: countedBy(tokens, item),
  };
  return { ...found, confidence: numberConfidence(found, text) };
}

/** `20 points`: of a poll, a market or a game, the text does not say. */
function pointUnit(tokens: Tokens, item: Quantity): string | null {
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  const at = afterHyphen(tokens, item.end);
  const word = tokens.lowers[at];
  return word === 'points' || (word === 'point' && at > item.end) ? 'point' : null;
}
