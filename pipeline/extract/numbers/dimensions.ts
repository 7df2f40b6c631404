import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { powered, powerOf } from './plain-units.js';
import { type Quantity, quantity } from './quantity.js';
import { readUnit, withRate } from './rates.js';
import { type ReadUnit, unitOfAttachedSymbol, unitOfSymbol } from './units.js';

/** Words between a number and its unit that say what was measured, or that it comes on top: `517 rushing yards`. */
const MEASURED_AS =
  /^(?:additional|purpose|extra|full|linear|more|net|passing|receiving|return|rushing|total|vertical|whole)$/;

/** Index of the unit after a number, from token `i` on: after a hyphen, or a word that says what is measured. */
function unitIndex(tokens: Tokens, i: number): number {
  const at = afterHyphen(tokens, i);
  if (at > i) return at;
  const purpose = tokens.lowers[i] === 'all' ? afterHyphen(tokens, i + 1) : i;
  return MEASURED_AS.test(tokens.lowers[purpose] ?? '') ? purpose + 1 : i;
}

/** Reads a measure: `ten miles`, `3-inch`, `47km`, `190 km2`, `200 square feet`, `5 feet 2 inches`, `50 km/h`. */
export function readDimension(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const unit = readUnit(tokens, unitIndex(tokens, numeral.end));
  if (unit === null) return readFeetBySign(tokens, first, numeral);
  const inches = unit.name === 'foot' ? readInches(tokens, unit.end) : null;
  if (inches !== null)
    return quantityOf(first, numeral.value + inches.value / 12, { ...unit, end: inches.end });
  const ounces = unit.name === 'pound' ? readOunces(tokens, unit.end) : null;
  if (ounces !== null)
    return quantityOf(first, numeral.value + ounces.value / 16, { ...unit, end: ounces.end });
  return quantityOf(first, numeral.value, unit);
}

const quantityOf = (first: number, value: number, { name, dimension, end }: ReadUnit): Quantity =>
  quantity(first, end, 'dimension', { value, unit: name, dimension });

/**
 * Whether a token is a figure with a symbol of two letters or more, so that it is a measure in a name, too: `the Zeta
 * 2.4GHz`; not `the Zeta 5s`, `the Zeta 250GT`.
 */
export function isMeasureInName(tokens: Tokens, i: number): boolean {
  const figure = tokens.kinds[i] === TokenKind.figure ? readFigure(tokens.texts[i]!) : null;
  return (
    figure !== null &&
    figure.suffix.length > 1 &&
    unitOfSymbol(tokens.texts[i]!.slice(figure.digits.length)) !== undefined
  );
}

/** Reads a measure with its symbol attached to the figure: `47km`, `24703m2`, `1.6ha`. */
export function readAttachedDimension(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  if (figure === null || figure.suffix === '') return null;
  const symbol = tokens.texts[first]!.slice(figure.digits.length);
  // Only where it is attached is `in` no preposition: "a 6.7in screen"; but "1in 5 people".
  const isInch = symbol === 'in' && tokens.kinds[first + 1] !== TokenKind.figure;
  const unit = unitOfAttachedSymbol(isInch ? '″' : symbol);
  if (unit === undefined) return null;
  const next = tokens.texts[first + 1];
  const power = next !== undefined && isAdjacent(tokens, first + 1) ? powerOf(next) : undefined;
  if (power !== undefined && unit.dimension === 'length')
    return quantityOf(first, figure.value, { end: first + 2, ...powered(unit, power) });
  if (next !== undefined && isAdjacent(tokens, first + 1) && tokens.kinds[first + 1] === TokenKind.figure)
    return null;
  const inches = unit.name === 'foot' ? readAttachedInches(tokens, first + 1) : null;
  if (inches !== null) return quantityOf(first, figure.value + inches / 12, { end: first + 2, ...unit });
  const ounces = unit.name === 'pound' ? readOunces(tokens, first + 1) : null;
  if (ounces !== null)
    return quantityOf(first, figure.value + ounces.value / 16, { ...unit, end: ounces.end });
  return quantityOf(first, figure.value, withRate(tokens, { end: first + 1, ...unit }));
}

const RACES: ReadonlySet<string> = new Set(
  'race races racing run runs runner runners running ski skier skiers skiing marathon walk relay sprint classical freestyle finish finished finishing course medal gold'.split(
    ' ',
  ),
);
/** Longest distance of a race, in kilometres; `500K` is half a million. */
const LONGEST_RACE_KM = 200;
/** Number of tokens around the figure within which a word for a race counts. */
const RACE_WINDOW = 8;

/**
 * Reads `50K` as kilometres where the words around it speak of a race (`finished first in the 50K`); otherwise it is
 * thousands.
 */
export function readRaceDistance(tokens: Tokens, first: number): Quantity | null {
  const text = tokens.texts[first]!;
  if (text.charCodeAt(text.length - 1) !== 75) return null;
  const figure = readFigure(text);
  if (figure === null || figure.suffix !== 'k' || figure.value > LONGEST_RACE_KM) return null;
  const end = Math.min(tokens.count, first + RACE_WINDOW);
  for (let at = Math.max(0, first - RACE_WINDOW); at < end; at++) {
    if (RACES.has(tokens.lowers[at]!))
      return quantity(first, first + 1, 'dimension', {
        value: figure.value,
        unit: 'kilometer',
        dimension: 'length',
      });
  }
  return null;
}

/** Reads a height with signs: `6'2"`, `5′10″`. */
function readFeetBySign(tokens: Tokens, first: number, feet: Numeral): Quantity | null {
  const mark = feet.end;
  if (!/^['’′]$/.test(tokens.texts[mark] ?? '') || !/^(?:"|”|″|'')$/.test(tokens.texts[mark + 2] ?? ''))
    return null;
  for (let at = mark; at <= mark + 2; at++) if (!isAdjacent(tokens, at)) return null;
  const inches = tokens.kinds[mark + 1] === TokenKind.figure ? Number(tokens.texts[mark + 1]) : Number.NaN;
  return inches < 12
    ? quantity(first, mark + 3, 'dimension', {
        value: feet.value + inches / 12,
        unit: 'foot',
        dimension: 'length',
      })
    : null;
}

/** The inches of one word after feet: `6ft 2in`. */
function readAttachedInches(tokens: Tokens, i: number): number | null {
  const figure =
    i < tokens.count && tokens.kinds[i] === TokenKind.figure ? readFigure(tokens.texts[i]!) : null;
  return figure !== null && /^in(?:s|ch|ches)?$/.test(figure.suffix) && figure.value < 12
    ? figure.value
    : null;
}

/** Reads the ounces after pounds: `7 pounds, 8 ounces`, `5lb 3oz`. */
function readOunces(tokens: Tokens, i: number): { value: number; end: number } | null {
  const at = /^(?:,|and)$/.test(tokens.lowers[i] ?? '') ? i + 1 : i;
  if (at >= tokens.count || tokens.kinds[at] === TokenKind.punctuation) return null;
  const figure = tokens.kinds[at] === TokenKind.figure ? readFigure(tokens.texts[at]!) : null;
  if (figure?.suffix === 'oz' && figure.value < 16) return { value: figure.value, end: at + 1 };
  const numeral = readNumeral(tokens, at);
  return numeral !== null && numeral.value < 16 && /^(?:ounces?|oz)$/.test(tokens.lowers[numeral.end] ?? '')
    ? { value: numeral.value, end: numeral.end + 1 }
    : null;
}

/** Reads the inches after feet: `5 feet 2 inches`, `12 ft 2 in`, `6 foot 2`. */
function readInches(tokens: Tokens, i: number): { value: number; end: number } | null {
  const at = tokens.texts[i] === ',' || tokens.lowers[i] === 'and' ? i + 1 : afterHyphen(tokens, i);
  if (at >= tokens.count || tokens.kinds[at] === TokenKind.punctuation) return null;
  const numeral = readNumeral(tokens, at);
  if (numeral === null || numeral.value >= 12) return null;
  if (/^(?:inch|inches|in)$/.test(tokens.lowers[numeral.end] ?? ''))
    return { value: numeral.value, end: numeral.end + 1 };
  if (tokens.lowers[i - 1] === 'foot' && at === i && numeral.value >= 1)
    return { value: numeral.value, end: numeral.end };
  return at > i && tokens.texts[i] === '-' && tokens.texts[i - 2] === '-'
    ? { value: numeral.value, end: numeral.end }
    : null;
}
