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
import { readWordSet } from '../../text/word-list.js';
import { WordMap } from '../../text/word-map.js';
import type { NumberExpression } from '../findings.js';
import { OccupiedSpans, type WithSpan } from '../occupied-spans.js';
import type { TextDocument } from '../text-document.js';
import { isApproximate } from './approximation.js';
import { isInCode } from './codes.js';
import { type CountedNoun, compoundEnd, countedNoun, measuredByAgent } from './counted-nouns.js';
import { isMeasureInName } from './dimensions.js';
import { isLabel, repeatEnd } from './labelling-numbers.js';
import { MONEY_STARTS, startsMoney } from './money.js';
import { isPartOfName } from './named-numbers.js';
import { isBakersDozen, isIdiomaticHalf, isPlaces, isPronounOne } from './non-counting-words.js';
import { numberConfidence } from './number-confidence.js';
import { withRange } from './number-ranges.js';
import { countRate, isDenominator, priceRate, timeRate } from './price-rates.js';
import { type Quantity, quantity } from './quantity.js';
import { readQuantity, signEnd } from './quantity-reader.js';
import { readRank } from './ranks.js';
import { isTieBreak, readScore, readSpokenScore } from './scores.js';
import { type CountedQuantity, shareUnits } from './shared-units.js';
import { singularOf } from './singular.js';
import { isLineNumber, isSourceCode } from './source-code.js';
import { readVagueNumber } from './vague-numbers.js';

/**
 * Finds the numeric expressions of a document: cardinals, ordinals, percentages, money, measures, ages, temperatures,
 * ranges and scores.
 *
 * @param dates in ascending order: no number overlaps them
 * @param names in ascending order: no number overlaps them, but for names that give its unit (`USD 200`) or hold a
 *   measure (`Zeta 500GB`)
 * @returns ascending, not overlapping
 */
export function findNumbers(
  document: TextDocument,
  dates: readonly WithSpan[],
  names: readonly WithSpan[],
): NumberExpression[] {
  const { tokens } = document;
  const occupied = { dates: new OccupiedSpans(dates), names: new OccupiedSpans(names) };
  const found: PlacedQuantity[] = [];
  let previous: Quantity | null = null;
  let free = 0;
  for (const [at, paragraph] of document.paragraphs.entries()) {
    let isCode: boolean | null = null;
    for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
      if (!canBegin(tokens, i)) continue;
      isCode ??= isSourceCode(document.text.slice(paragraph.start, paragraph.end));
      if (isCode) break;
      if (i === paragraph.firstToken && isLineNumber(document, at)) continue;
      const start = tokens.starts[i]!;
      const date = occupied.dates.at(start);
      const name = occupied.names.at(start);
      if (date !== null && date.start <= start) continue;
      if (name !== null && name.start < start && !isMeasureInName(tokens, i)) continue;
      const limit = Math.min(date?.start ?? paragraph.end, paragraph.end);
      const context = { previous, limit, occupied, lineStart: paragraph.firstToken };
      const item = readFreeQuantity(tokens, i, context);
      if (item === null || item.first < free || isDenominator(tokens, item.first)) continue;
      const whole = compoundEnd(tokens, item);
      const end = whole === item.end || isFree(tokens, { ...item, end: whole }, context) ? whole : item.end;
      found.push({ item, end, counted: countedBy(tokens, item) });
      previous = item;
      free = end;
      i = end - 1;
    }
  }
  return shareUnits(tokens, found).map((placed, at) => toExpression(document, placed, found[at]!.end));
}

/** A quantity and the index after the words of its row. */
interface PlacedQuantity extends CountedQuantity {
  readonly end: number;
}

/** How a number can begin with a word: always, as an article before a number word, or as money. */
type Start = 'number' | 'article' | 'money';

const STARTS: WordMap<Start> = startTable([
  ['money', MONEY_STARTS],
  ['number', NUMBER_WORDS.keys()],
  ['number', ORDINAL_WORDS.keys()],
  ['number', VAGUE_MAGNITUDES],
  ['number', ['half', 'quarter', 'several', 'couple', 'score', 'few', 'many', 'minus', 'negative']],
  ['article', ['a', 'an']],
]);

function startTable(lists: readonly (readonly [Start, Iterable<string>])[]): WordMap<Start> {
  return new WordMap(
    lists.flatMap(([start, words]) => [...words].map((word): [string, Start] => [word, start])),
  );
}

/** Words after `a` or `an` with which it begins a number: `a hundred`, `a third`, `a$5`. */
const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...NUMBER_WORDS.keys(),
  ...DENOMINATORS.keys(),
  '$',
  '£',
]);

/** Whether a number can begin with this token: a quick test that spares the grammar most words. */
function canBegin(tokens: Tokens, i: number): boolean {
  const kind = tokens.kinds[i];
  if (kind === TokenKind.figure) return true;
  const word = tokens.lowers[i]!;
  if (kind === TokenKind.word) return canBeginWith(tokens, i, word);
  if (kind !== TokenKind.punctuation) return false;
  if (word === '-' || word === '−') return signEnd(tokens, i) !== null;
  return vulgarFraction(word) !== undefined || startsMoney(tokens, i);
}

function canBeginWith(tokens: Tokens, i: number, word: string): boolean {
  switch (STARTS.get(tokens.hashes[i]!, word)) {
    case 'number':
      return true;
    case 'article':
      return AFTER_ARTICLE.has(tokens.lowers[i + 1] ?? '');
    case 'money':
      return startsMoney(tokens, i);
    case undefined:
      return false;
  }
}

/** What limits a number at its place. */
interface ReadingContext {
  readonly previous: Quantity | null;
  /** Offset before which it must end: the next date, or the end of the paragraph. */
  readonly limit: number;
  readonly occupied: { readonly dates: OccupiedSpans; readonly names: OccupiedSpans };
  /** The paragraph's first token. */
  readonly lineStart: number;
}

/** Reads the number at token `i`; if it overlaps a date or name, the part of it that does not. Null for none. */
function readFreeQuantity(tokens: Tokens, i: number, context: ReadingContext): Quantity | null {
  const item = readWithRange(tokens, i, context);
  if (item === null || isFree(tokens, item, context)) return item;
  const plain = readQuantity(tokens, i);
  if (plain !== null && isFree(tokens, plain, context)) return plain;
  const numeral = readNumeral(tokens, i);
  if (numeral !== null && isPartOfName(tokens, i, numeral.end, () => true)) return null;
  const bare = numeral === null ? null : quantity(i, numeral.end, 'cardinal', { value: numeral.value });
  return bare !== null && isFree(tokens, bare, context) ? bare : null;
}

/**
 * Whether a quantity overlaps no date or name. It may contain a whole name that gives its unit (`USD 200`, `100 MB`),
 * but not be one itself (`50 Cent`); a measure may be part of a name (`Zeta 500GB`).
 */
function isFree(tokens: Tokens, item: Quantity, { limit, occupied }: ReadingContext): boolean {
  const start = tokens.starts[item.first]!;
  const end = tokens.ends[item.end - 1]!;
  if (end > limit || occupied.dates.overlapWith(start, end) !== 'none') return false;
  const overlap = occupied.names.overlapWith(start, end);
  if (overlap === 'crosses') return item.end === item.first + 1 && isMeasureInName(tokens, item.first);
  return overlap === 'none' || item.unit !== null;
}

/** Reads the number at token `i` with the range or comparator around it; null for none. */
function readWithRange(
  tokens: Tokens,
  i: number,
  { previous, lineStart, occupied }: ReadingContext,
): Quantity | null {
  if (tokens.kinds[i] === TokenKind.figure && isInCode(tokens, i)) return null;
  const isName = (at: number): boolean =>
    occupied.names.overlapWith(tokens.starts[at]!, tokens.ends[at]!) !== 'none';
  const score = readScore(tokens, i, previous) ?? readSpokenScore(tokens, i);
  if (score !== null) return score;
  const rank = readRank(tokens, i);
  if (rank !== null) return rank;
  const vague = readVagueNumber(tokens, i);
  if (vague !== null) return withRange(tokens, vague);
  if (isStrayScale(tokens, i) || isTieBreak(tokens, i, previous)) return null;
  const item = readQuantity(tokens, i);
  if (item === null || isLabel(tokens, item.first, item.end, lineStart)) return null;
  if (item.kind === 'cardinal' && isPartOfName(tokens, item.first, item.end, isName)) return null;
  if (item.value === 0 && tokens.kinds[item.first] === TokenKind.word && countedBy(tokens, item) === null)
    return null;
  const isCount =
    !isPronounOne(tokens, item) &&
    !isIdiomaticHalf(tokens, item) &&
    !isPlaces(tokens, item) &&
    !isBakersDozen(tokens, item);
  if (item.kind === 'cardinal' && !isCount) return null;
  return withRange(tokens, item);
}

/**
 * Whether a scale word was left over from something that is no number (`x million`), or abbreviates a unit (`k`, `mm`,
 * `mil`).
 */
function isStrayScale(tokens: Tokens, i: number): boolean {
  return (
    tokens.kinds[i] === TokenKind.word &&
    tokens.lowers[i]!.length <= 3 &&
    NUMBER_WORDS.get(tokens.lowers[i]!)?.role === 'scale'
  );
}

/** Index after the word that a hyphen joins to a rank: `second-largest city`. */
const rankEnd = (tokens: Tokens, end: number): number => (afterHyphen(tokens, end) > end ? end + 2 : end);

/** What a quantity counts; null for nothing. */
function countedBy(tokens: Tokens, item: Quantity): CountedNoun | null {
  if (item.kind === 'ordinal')
    return tokens.lowers[item.end] === 'of' ? null : countedNoun(tokens, rankEnd(tokens, item.end), 'either');
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  const end = repeatEnd(tokens, item.end);
  return countedNoun(tokens, end, countedForm(tokens, item)) ?? countedBefore(tokens, item);
}

/** The form of what a number counts: a part may be of one thing, as in `a third of the water`. */
function countedForm(tokens: Tokens, { value, low, high, end }: Quantity): 'plural' | 'singular' | 'either' {
  const amount = value ?? low ?? high ?? 0;
  if (amount === 1) return 'singular';
  const isPart =
    amount > 0 && amount < 1 && tokens.lowers[end] === 'of' && isDeterminer(tokens.lowers[end + 1]);
  return amount === 0.5 || isPart ? 'either' : 'plural';
}

const isDeterminer = (word: string | undefined): boolean =>
  /^(?:the|its|their|his|her|our|my|your|all)$/.test(word ?? '');

/** What `or two` counts: `a goal or two`, `another day or two`. */
function countedBefore(tokens: Tokens, { first, end, value }: Quantity): CountedNoun | null {
  const noun = first - 2;
  if (value !== 2 || end !== first + 1 || tokens.lowers[first - 1] !== 'or') return null;
  const isOne = /^(?:an?|another|one)$/.test(tokens.lowers[noun - 1] ?? '');
  return isOne && /^\p{Ll}{2,}$/u.test(tokens.texts[noun]!)
    ? { first: noun, end: noun + 1, head: noun }
    : null;
}

function toExpression(
  { text, tokens }: TextDocument,
  { item, counted }: CountedQuantity,
  end: number,
): NumberExpression {
  const columns = countedColumns(text, tokens, counted);
  const found: Omit<NumberExpression, 'confidence'> = {
    span: { start: tokens.starts[item.first]!, end: tokens.ends[end - 1]! },
    kind: item.kind,
    value: item.value,
    valueLow: item.low,
    valueHigh: item.high,
    lowInclusive: item.lowInclusive,
    highInclusive: item.highInclusive,
    unit: ratedUnit(tokens, item, counted) ?? item.unit ?? countUnit(tokens, item, counted),
    dimension: item.dimension,
    isApproximate: item.isApproximate || isApproximate(tokens, item.first, item.end),
    counted: columns.counted,
    countedHead: columns.countedHead,
  };
  return { confidence: numberConfidence(found, text), ...found };
}

/** The unit of a price or a rate of things: `Dollar per barrel`, `test per day`. Null where it is no rate. */
function ratedUnit(tokens: Tokens, item: Quantity, counted: CountedNoun | null): string | null {
  if (item.kind === 'money') {
    const rate = priceRate(tokens, item.end);
    return rate === null ? null : `${item.unit} per ${rate}`;
  }
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  const many = countRate(tokens, counted?.end ?? item.end);
  if (many !== null)
    return [counted === null ? '' : `${singularPhrase(tokens, counted)} `, `per ${many}`].join('');
  if (counted === null) return null;
  const isShared = counted.first < item.first || counted.first > item.end + LONGEST_PARTITIVE;
  const rate = timeRate(tokens, isShared ? item.end : counted.end);
  return rate === null ? null : `${singularPhrase(tokens, counted)} per ${rate}`;
}

/** Most words from a number to what it counts itself: `200 of her relatives`. */
const LONGEST_PARTITIVE = 3;

/** What is counted in lower case, its last word in the singular: `radio station`. */
function singularPhrase(tokens: Tokens, { first, end }: CountedNoun): string {
  return [...tokens.lowers.slice(first, end - 1), singularOf(tokens.texts[end - 1]!)].join(' ');
}

/** The text of what is counted, and the singular of its head. */
function countedColumns(
  text: string,
  tokens: Tokens,
  counted: CountedNoun | null,
): Pick<NumberExpression, 'counted' | 'countedHead'> {
  if (counted === null) return { counted: null, countedHead: null };
  const { first, end, head } = counted;
  return {
    counted: text.slice(tokens.starts[first], tokens.ends[end - 1]),
    countedHead: singularOf(tokens.texts[head]!),
  };
}

/** Units of scores and seats: `point`, `home run`. */
const COUNT_UNITS = readWordSet(new URL('./count-units.txt', import.meta.url));

/**
 * The unit of `20 points` and `27 career home runs`, also of a `3-pointer`; a modifier may make another thing of one
 * word (`bullet points`). Whether points are of a poll, a market or a game, the text does not say.
 */
function countUnit(tokens: Tokens, item: Quantity, counted: CountedNoun | null): string | null {
  if (item.kind !== 'cardinal' && item.kind !== 'range') return null;
  if (counted === null) return measuredByAgent(tokens, item.end);
  const { first, end } = counted;
  const word = singularOf(tokens.texts[end - 1]!);
  const pair = `${tokens.lowers[end - 2]} ${word}`;
  if (end - first > 1) return COUNT_UNITS.has(pair) ? pair : null;
  return COUNT_UNITS.has(word) ? word : null;
}
