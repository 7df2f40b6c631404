import type { Span } from '../../text/span.js';
import { TokenKind, type Tokens } from '../../text/tokens.js';
import type { TextDocument } from '../document.js';
import type { NumberExpression } from '../findings.js';
import { isApproximate } from './approximation.js';
import { isFractionWord, isPronoun } from './cardinals.js';
import { countedNoun } from './counted.js';
import { vulgarFraction } from './figures.js';
import { isLabel } from './labels.js';
import { startsMoney } from './money.js';
import { NUMBER_WORDS, ORDINAL_WORDS, VAGUE_MAGNITUDES } from './number-lexicon.js';
import { readRank } from './ordinals.js';
import { readQuantity } from './quantities.js';
import type { Quantity } from './quantity.js';
import { withRange } from './ranges.js';
import { readScore, readSpokenScore } from './scores.js';
import { readVague } from './vague.js';

/** Name and version of this extractor, as rows carry it. */
export const NUMBERS_EXTRACTOR = 'numbers-rules@1';

/**
 * Finds the numeric expressions of a document: cardinals, ordinals, percentages, money, measures, ages, temperatures,
 * ranges and scores.
 *
 * @param reserved dates and names, in ascending order: no number overlaps them
 * @returns ascending, not overlapping
 */
export function findNumbers(document: TextDocument, reserved: readonly Span[]): NumberExpression[] {
  const { tokens } = document;
  const found: Quantity[] = [];
  let free = 0;
  let next = 0;
  for (const paragraph of document.paragraphs) {
    for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
      const start = tokens.starts[i]!;
      while (next < reserved.length && reserved[next]!.end <= start) next++;
      const wall = reserved[next];
      if (wall !== undefined && wall.start <= start) continue;
      if (!canBegin(tokens, i)) continue;
      const limit = Math.min(wall?.start ?? paragraph.end, paragraph.end);
      const item = readItem(tokens, i, {
        previous: found.at(-1) ?? null,
        limit,
        lineStart: paragraph.firstToken,
      });
      if (item === null || item.first < free || overlapsBefore(tokens, item, reserved, next)) continue;
      found.push(item);
      free = item.end;
      i = item.end - 1;
    }
  }
  return found.map((item) => toExpression(tokens, item));
}

/** Whether a comparator or sign taken in before the number runs into a date or a name. */
function overlapsBefore(tokens: Tokens, item: Quantity, reserved: readonly Span[], next: number): boolean {
  const before = reserved[next - 1];
  return before !== undefined && before.end > tokens.starts[item.first]!;
}

const STARTERS: ReadonlySet<string> = new Set([
  ...NUMBER_WORDS.keys(),
  ...ORDINAL_WORDS.keys(),
  ...VAGUE_MAGNITUDES,
  'a',
  'an',
  'half',
  'quarter',
  'several',
  'few',
  'many',
  'minus',
  'negative',
]);

/** Whether a number can begin with this token: the gate that keeps the grammar off most words. */
function canBegin(tokens: Tokens, i: number): boolean {
  const kind = tokens.kinds[i];
  if (kind === TokenKind.figure) return true;
  const word = tokens.lowers[i]!;
  if (kind === TokenKind.word) {
    if (STARTERS.has(word)) return true;
    return word.length <= 8 && startsMoney(tokens, i);
  }
  return (
    kind === TokenKind.punctuation &&
    (word === '-' || word === '−' || vulgarFraction(word) !== undefined || startsMoney(tokens, i))
  );
}

/** What a number is read in. */
interface Setting {
  readonly previous: Quantity | null;
  /** Offset that it may not pass: the next date or name, or the end of the paragraph. */
  readonly limit: number;
  /** The paragraph's first token. */
  readonly lineStart: number;
}

function readItem(tokens: Tokens, i: number, setting: Setting): Quantity | null {
  const item = readWhole(tokens, i, setting);
  if (item === null || tokens.ends[item.end - 1]! <= setting.limit) return item;
  const plain = readQuantity(tokens, i);
  return plain !== null && tokens.ends[plain.end - 1]! <= setting.limit ? plain : null;
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

function countedBy(tokens: Tokens, item: Quantity): string | null {
  if (item.kind === 'ordinal') return countedNoun(tokens, item.end, true);
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  return countedNoun(tokens, item.end, item.value === 1 || item.value === 0.5);
}

function toExpression(tokens: Tokens, item: Quantity): NumberExpression {
  return {
    span: { start: tokens.starts[item.first]!, end: tokens.ends[item.end - 1]! },
    kind: item.kind,
    value: item.value,
    valueLow: item.low,
    valueHigh: item.high,
    lowInclusive: item.lowInclusive,
    highInclusive: item.highInclusive,
    unit: item.unit,
    dimension: item.dimension,
    isApproximate: item.isApproximate || isApproximate(tokens, item.first, item.end),
    counted: countedBy(tokens, item),
    confidence: null,
  };
}
