import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import { multiplied, type Numeral } from '../../language/numerals/numeral.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { isBareAge, readAge, readAgeDecade, secondOfSharedUnit } from './ages.js';
import { countedNoun } from './counted-nouns.js';
import { readAttachedDimension, readDimension, readRaceDistance } from './dimensions.js';
import { readAttachedCurrency, readMoneyBySign, readMoneyByWord } from './money.js';
import { type Quantity, quantity } from './quantity.js';
import { isBareTemperature, readAttachedTemperature, readTemperature } from './temperatures.js';

/** Reads the number with its unit that begins at token `i`; null for none. */
export function readQuantity(tokens: Tokens, i: number): Quantity | null {
  const money = readMoneyBySign(tokens, i);
  if (money !== null) return money;
  const sign = signEnd(tokens, i);
  const at = sign === null ? i : sign;
  if (at >= tokens.count) return null;
  if (sign !== null) {
    const amount = readMoneyBySign(tokens, at);
    if (amount !== null) return { ...amount, first: i, value: amount.value === null ? null : -amount.value };
  }
  if (tokens.kinds[at] === TokenKind.figure && sign === null) {
    const distance = readRaceDistance(tokens, at);
    if (distance !== null) return distance;
  }
  const share = sign === null ? readShareOfPoint(tokens, at) : null;
  if (share !== null) return share;
  const numeral = readNumeral(tokens, at);
  if (numeral === null) return tokens.kinds[at] === TokenKind.figure ? readAttached(tokens, i, at) : null;
  const scaled = readLetterScale(tokens, at, numeral) ?? numeral;
  const signed = sign === null ? scaled : { ...scaled, value: -scaled.value };
  return readWithUnit(tokens, i, signed);
}

/** Index after `minus`, `negative` or a minus sign that stands alone before a figure; null for none. */
export function signEnd(tokens: Tokens, i: number): number | null {
  const word = tokens.lowers[i]!;
  // "plus or minus 3 points"
  if (word === 'minus' && tokens.lowers[i - 1] === 'or' && tokens.lowers[i - 2] === 'plus') return null;
  if (word === 'minus' || word === 'negative') return i + 1;
  if (word !== '-' && word !== '−' && word !== '–') return null;
  const isFree =
    i === 0 ||
    (!isAdjacent(tokens, i) && isAdjacent(tokens, i + 1) && tokens.kinds[i - 1] !== TokenKind.figure) ||
    /^[(<>=]$/.test(tokens.texts[i - 1]!);
  return isFree && i + 1 < tokens.count && (isAdjacent(tokens, i + 1) || i === 0) ? i + 1 : null;
}

function readAttached(tokens: Tokens, first: number, at: number): Quantity | null {
  const attached =
    readAttachedMillions(tokens, at) ??
    readAttachedPercent(tokens, at) ??
    readMultiple(tokens, at) ??
    readAttachedDimension(tokens, at) ??
    readAttachedTemperature(tokens, at) ??
    readAgeDecade(tokens, at) ??
    readAttachedCurrency(tokens, at);
  if (attached === null || first === at) return attached;
  return { ...attached, first, value: attached.value === null ? null : -attached.value };
}

/** Words for what is so many metres long or high: `the 100m finals`, `5m waves`. */
const MEASURED =
  /^(?:hurdles|sprints?|races|runners|sprinters|swimmers|divers|finals|semifinals|heats|relays|waves|swells|seas|walls|fences|poles|pools|cables|yachts|towers|steps|strides|intervals|lengths|depths|freestyle|backstroke)$/;
const OWNERS = /^(?:the|its|their|our|his|her|these|those)$/;

const LETTER_SCALES: ReadonlyMap<string, number> = new Map([
  ['m', 1e6],
  ['b', 1e9],
]);

/**
 * Reads `5m people`, `2.7m tickets`, `35m of its devices` as millions and `1.2b users` as billions: where things are
 * counted. Otherwise the letter is a unit or part of a code.
 */
function readAttachedMillions(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  const scale = figure === null ? undefined : LETTER_SCALES.get(figure.suffix);
  if (figure === null || scale === undefined) return null;
  const isOf = tokens.lowers[first + 1] === 'of';
  if (isOf && !OWNERS.test(tokens.lowers[first + 2] ?? '')) return null;
  const counted = countedNoun(tokens, first + 1, 'plural');
  const value = multiplied(figure.value, scale);
  const measured = readUnitOf(tokens, first, { value, end: first + 1, isWords: false });
  // "2.7m tonnes"
  if (measured !== null && /s$/.test(tokens.lowers[measured.end - 1]!)) return measured;
  const isBillions = figure.suffix === 'b' && figure.digits.includes('.');
  if (!isBillions && (counted === null || MEASURED.test(tokens.lowers[counted.head]!))) return null;
  return quantity(first, first + 1, 'cardinal', { value });
}

/** Reads a scale's capital letter after a space, where things are counted: `8 B users`, `30 M people`. */
function readLetterScale(tokens: Tokens, first: number, { value, end, isWords }: Numeral): Numeral | null {
  const scale = LETTER_SCALES.get(tokens.lowers[end] ?? '');
  if (scale === undefined || !/^[MB]$/.test(tokens.texts[end]!)) return null;
  if (end !== first + 1 || isWords || !/^\p{Ll}/u.test(tokens.texts[end + 1] ?? '')) return null;
  return countedNoun(tokens, end + 1, 'plural') === null
    ? null
    : { value: multiplied(value, scale), end: end + 1, isWords };
}

const PERCENT_SUFFIXES = /^(?:pc|pct)$/;

/** Reads `5pc`, `0.5pct`. */
function readAttachedPercent(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  if (figure === null || figure.suffix === '') return null;
  if (BASIS_POINTS.test(figure.suffix))
    return quantity(first, first + 1, 'percent', { value: figure.value, unit: 'basis point' });
  if (!PERCENT_SUFFIXES.test(figure.suffix)) return null;
  return quantity(first, first + 1, 'percent', { value: figure.value, unit: '%' });
}

/** Reads a multiple: `1.5x the speed`, `7.5x earnings`; not `4x4`, nor `3x` of a size. */
function readMultiple(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  if (figure === null || figure.suffix !== 'x' || figure.value > MOST_TIMES) return null;
  const isJoined =
    first + 1 < tokens.count &&
    isAdjacent(tokens, first + 1) &&
    /^[\p{L}\p{N}]/u.test(tokens.texts[first + 1]!);
  return isJoined ? null : quantity(first, first + 1, 'cardinal', { value: figure.value });
}

const MOST_TIMES = 1000;

const BASIS_POINTS = /^(?:bps?|bips)$/;

function readWithUnit(tokens: Tokens, first: number, numeral: Numeral): Quantity {
  return (
    readUnitOf(tokens, first, numeral) ??
    readSharedUnit(tokens, first, numeral) ??
    readPlain(tokens, first, numeral)
  );
}

function readUnitOf(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  return (
    readPercent(tokens, first, numeral) ??
    readAge(tokens, first, numeral) ??
    readTemperature(tokens, first, numeral) ??
    readMoneyByWord(tokens, first, numeral) ??
    readDimension(tokens, first, numeral)
  );
}

/** Reads a percentage: `12%`, `12 percent`, `12 per cent`, `5-percent`, `3 percentage points`. */
function readPercent(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const word = tokens.lowers[at];
  const percent = (end: number): Quantity =>
    quantity(first, end, 'percent', { value: numeral.value, unit: '%' });
  if (word === '%' || word === 'percent' || word === 'pct') {
    const hasPoints = /^points?$/.test(tokens.lowers[at + 1] ?? '');
    return hasPoints
      ? quantity(first, at + 2, 'percent', { value: numeral.value, unit: 'percentage point' })
      : percent(at + 1);
  }
  if (word === 'per' && tokens.lowers[at + 1] === 'cent') return percent(at + 2);
  const basis = basisPointsEnd(tokens, at);
  if (basis !== null) return quantity(first, basis, 'percent', { value: numeral.value, unit: 'basis point' });
  if (word === 'of' && Math.abs(numeral.value) < 1) return readShareOfPercent(tokens, first, numeral);
  if (word !== 'percentage') return null;
  const next = afterHyphen(tokens, at + 1);
  if (/^points?$/.test(tokens.lowers[next] ?? ''))
    return quantity(first, next + 1, 'percent', { value: numeral.value, unit: 'percentage point' });
  return percent(at + 1);
}

/** Reads a fraction of a percentage point as of rates: `a quarter point`, `a half-point`, `half-point cut`. */
function readShareOfPoint(tokens: Tokens, first: number): Quantity | null {
  const at = /^an?$/.test(tokens.lowers[first]!) ? first + 1 : first;
  const value = SHARES.get(tokens.lowers[at] ?? '');
  const point = afterHyphen(tokens, at + 1);
  if (value === undefined || tokens.lowers[point] !== 'point') return null;
  const isOfRate = value < 0.5 || RATE_MOVES.test(tokens.lowers[point + 1] ?? '');
  return isOfRate ? quantity(first, point + 1, 'percent', { value, unit: 'percentage point' }) : null;
}

const SHARES: ReadonlyMap<string, number> = new Map([
  ['quarter', 0.25],
  ['half', 0.5],
]);
const RATE_MOVES = /^(?:cuts?|hikes?|increases?|reductions?|rises?|moves?|rate)$/;

/** Index after `basis points` or `bps` at `i`; null where it is neither. */
function basisPointsEnd(tokens: Tokens, i: number): number | null {
  if (BASIS_POINTS.test(tokens.lowers[i] ?? '')) return i + 1;
  if (tokens.lowers[i] !== 'basis') return null;
  const at = afterHyphen(tokens, i + 1);
  return /^points?$/.test(tokens.lowers[at] ?? '') ? at + 1 : null;
}

/**
 * Reads a fraction of one percent: `half of 1 percent`, `a quarter of a percentage point`. (`Half a percent` is read as
 * a number.)
 */
function readShareOfPercent(tokens: Tokens, first: number, share: Numeral): Quantity | null {
  const at = share.end + 1;
  const one = tokens.lowers[at] ?? '';
  if (one !== '1' && one !== 'one' && one !== 'a') return null;
  const whole = readPercent(tokens, at, { value: 1, end: at + 1, isWords: true });
  return whole === null ? null : { ...whole, first, value: share.value };
}

/** Reads a number whose unit follows the next one: `7- and 8-year-old`, `10- and 20-mile`. */
function readSharedUnit(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = secondOfSharedUnit(tokens, numeral.end);
  if (at === null || at >= tokens.count) return null;
  const next = readNumeral(tokens, at);
  if (next === null) return null;
  const shared = readUnitOf(tokens, at, next);
  return shared === null ? null : { ...shared, first, end: numeral.end, value: numeral.value };
}

function readPlain(tokens: Tokens, first: number, numeral: Numeral): Quantity {
  if (isBareAge(tokens, first, numeral.end, numeral.value))
    return quantity(first, numeral.end, 'age', { value: numeral.value, unit: 'year' });
  if (isBareTemperature(tokens, first, numeral))
    return quantity(first, numeral.end, 'temperature', { value: numeral.value, unit: 'Degree' });
  const ratio = readRatio(tokens, numeral);
  if (ratio !== null) return quantity(first, ratio.end, 'cardinal', { value: ratio.value });
  return quantity(first, numeral.end, 'cardinal', { value: numeral.value });
}

/** Reads a ratio as a fraction: `two out of three`, `1 in 5`, `1-in-100`, `one of every nine`, `one over three`. */
function readRatio(tokens: Tokens, numeral: Numeral): Numeral | null {
  const joined = afterHyphen(tokens, numeral.end);
  if (joined > numeral.end) return readJoinedRatio(tokens, numeral, joined);
  const word = tokens.lowers[numeral.end];
  const isOutOf = word === 'out' && tokens.lowers[numeral.end + 1] === 'of';
  let at = isOutOf ? numeral.end + 2 : numeral.end + 1;
  const hasEvery = /^(?:every|each)$/.test(tokens.lowers[at] ?? '');
  if (!isOutOf && word !== 'in' && word !== 'over' && !(word === 'of' && hasEvery)) return null;
  if (hasEvery) at++;
  if (word === 'over' && Math.abs(numeral.value) !== 1) return null;
  if (word === 'in' && numeral.value !== 1 && !numeral.isWords && !isPolled(tokens, at)) return null;
  const whole = at < tokens.count ? readNumeral(tokens, at) : null;
  if (
    whole === null ||
    whole.value <= Math.abs(numeral.value) ||
    !Number.isInteger(whole.value) ||
    (whole.value >= 1900 && !whole.isWords)
  )
    return null;
  if (word === 'in' && !isWholeOfShare(whole.value)) return null;
  return { value: numeral.value / whole.value, end: whole.end, isWords: numeral.isWords };
}

/** Reads the ratio of `a 1-in-100 chance`, `one-in-five odds`, from its `in` on. */
function readJoinedRatio(tokens: Tokens, numeral: Numeral, i: number): Numeral | null {
  const at = afterHyphen(tokens, i + 1);
  if (tokens.lowers[i] !== 'in' || at === i + 1 || numeral.value !== 1) return null;
  const whole = readNumeral(tokens, at);
  return whole === null || whole.value <= 1 ? null : { ...whole, value: 1 / whole.value };
}

/**
 * Whether a ratio is one of a survey: a round whole before a counted noun, as in `4 in 10 voters`; `2 in 5 matches` are
 * two things, and no share of the matches.
 */
function isPolled(tokens: Tokens, at: number): boolean {
  if (!/^(?:5|10|100|1,000)$/.test(tokens.texts[at] ?? '')) return false;
  const counted = countedNoun(tokens, at + 1, 'plural');
  return counted !== null && !OCCASIONS.test(tokens.lowers[counted.head]!);
}

/** What something happens in, a number of times. */
const OCCASIONS =
  /^(?:games|matches|innings|races|tests|starts|attempts|appearances|outings|meetings|seasons|tournaments|tries|shots|visits|trips|elections|states|cities|countries|places|locations|markets)$/;

const isWholeOfShare = (value: number): boolean => value <= 21 || value % 10 === 0;
