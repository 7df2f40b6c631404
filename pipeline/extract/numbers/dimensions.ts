import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { type Quantity, quantity } from './quantity.js';
import { withRate } from './rates.js';
import { type ReadUnit, type Unit, unitNamedAt, unitOfAttachedSymbol, unitOfSymbol } from './units.js';

/** Reads a measure: `ten miles`, `3-inch`, `47km`, `190 km2`, `200 square feet`, `5 feet 2 inches`, `50 km/h`. */
export function readDimension(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const unit = readUnit(tokens, at);
  if (unit === null) return readFeetBySign(tokens, first, numeral);
  const inches = unit.name === 'foot' ? readInches(tokens, unit.end) : null;
  if (inches !== null)
    return quantity(first, inches.end, 'dimension', {
      value: numeral.value + inches.value / 12,
      unit: 'foot',
      dimension: 'length',
    });
  return quantity(first, unit.end, 'dimension', {
    value: numeral.value,
    unit: unit.name,
    dimension: unit.dimension,
  });
}

/** Reads a measure with its symbol attached to the figure: `47km`, `24703m2`, `1.6ha`. */
export function readAttachedDimension(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  if (figure === null || figure.suffix === '') return null;
  const symbol = tokens.texts[first]!.slice(figure.digits.length);
  const unit = unitOfAttachedSymbol(symbol);
  if (unit === undefined) return null;
  const next = tokens.texts[first + 1];
  const power = next !== undefined && isAdjacent(tokens, first + 1) ? powerOf(next) : undefined;
  if (power !== undefined && unit.dimension === 'length')
    return withPower(first, first + 2, figure.value, unit, power);
  if (next !== undefined && isAdjacent(tokens, first + 1) && tokens.kinds[first + 1] === TokenKind.figure)
    return null;
  const rate = withRate(tokens, { ...unit, end: first + 1 });
  return quantity(first, rate.end, 'dimension', {
    value: figure.value,
    unit: rate.name,
    dimension: rate.dimension,
  });
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

const powerOf = (token: string): 'square' | 'cubic' | undefined =>
  (({ '2': 'square', '²': 'square', '3': 'cubic', '³': 'cubic' }) as const)[token];

const withPower = (
  first: number,
  end: number,
  value: number,
  unit: Unit,
  power: 'square' | 'cubic',
): Quantity =>
  quantity(first, end, 'dimension', {
    value,
    unit: `${power} ${unit.name}`,
    dimension: power === 'square' ? 'area' : 'volume',
  });

const POWERS: ReadonlyMap<string, 'square' | 'cubic'> = new Map([
  ['square', 'square'],
  ['sq', 'square'],
  ['cubic', 'cubic'],
  ['cu', 'cubic'],
]);

/** Reads the unit that begins at token `i`, a word or a symbol; null for none. */
export function readUnit(tokens: Tokens, i: number): ReadUnit | null {
  const word = tokens.lowers[i];
  if (word === undefined || (tokens.kinds[i] !== TokenKind.word && tokens.kinds[i] !== TokenKind.punctuation))
    return null;
  const power = POWERS.get(word);
  if (power !== undefined) return readPoweredUnit(tokens, i, power);
  const named = unitNamedAt(tokens, i);
  if (named !== null && !isOtherWord(tokens, i)) return withRate(tokens, named);
  return readSymbol(tokens, i);
}

function readPoweredUnit(tokens: Tokens, i: number, power: 'square' | 'cubic'): ReadUnit | null {
  const at = tokens.texts[i + 1] === '.' || tokens.texts[i + 1] === '-' ? i + 2 : i + 1;
  const unit = unitNamedAt(tokens, at) ?? unitOfSymbol(tokens.texts[at] ?? '');
  if (unit?.dimension !== 'length') return null;
  return { name: `${power} ${unit.name}`, dimension: power === 'square' ? 'area' : 'volume', end: at + 1 };
}

/** Whether a unit's name means something else here: `two turns at the wheel`, `three cups` of a cup final, `a bit`. */
function isOtherWord(tokens: Tokens, i: number): boolean {
  const word = tokens.lowers[i]!;
  if (word === 'cup' || word === 'cups') return tokens.lowers[i + 1] !== 'of';
  if (word === 'stone') return tokens.texts[i + 1] === '-' || /^[a-z]/.test(tokens.texts[i + 1] ?? '');
  if (word === 'turn' || word === 'turns') return !followsRotationWord(tokens, i);
  return word === 'bit' || word === 'bits'
    ? !/^(?:per|of)$/.test(tokens.lowers[i + 1] ?? '') || tokens.lowers[i + 1] === 'of'
    : false;
}

const ROTATIONS: ReadonlySet<string> = new Set([
  'rotate',
  'rotates',
  'rotated',
  'rotation',
  'turn',
  'turned',
  'angle',
  'tilt',
  'tilted',
  'spin',
  'make',
  'latitude',
  'longitude',
  'slope',
]);

/** Whether one of the words just before token `i` speaks of rotation. */
export function followsRotationWord(tokens: Tokens, i: number): boolean {
  for (let at = i - 1; at >= 0 && at > i - 7; at--) {
    if (ROTATIONS.has(tokens.lowers[at]!)) return true;
    if (tokens.texts[at] === '.') return false;
  }
  return false;
}

/** Whether a letter ends a measure (`a 5 W lamp`) and parts no names, streets or results (`2 V Acme`, `9 W 57th`). */
const endsMeasure = (tokens: Tokens, i: number): boolean =>
  !isAdjacent(tokens, i) && /^(?:|\p{Ll}.*|\p{Lu}{2,}|[.,;:)])$/u.test(tokens.texts[i + 1] ?? '');

/**
 * Reads the symbol of a unit: `km`, `km2`, `m²`; a single `m` only with a space before and nothing attached ("5 m
 * away").
 */
function readSymbol(tokens: Tokens, i: number): ReadUnit | null {
  const text = tokens.texts[i]!;
  const whole = unitOfSymbol(text);
  if (whole !== undefined) {
    if (/^[WV]$/.test(text) && !endsMeasure(tokens, i)) return null;
    if (/^(?:m|mi|ha|cup|rad|gal|mb|tb)$/.test(text) && isAdjacent(tokens, i) && tokens.texts[i - 1] === '-')
      return null;
    const next = tokens.texts[i + 1];
    const power = next !== undefined && isAdjacent(tokens, i + 1) ? powerOf(next) : undefined;
    if (power !== undefined && whole.dimension === 'length') {
      return {
        name: `${power} ${whole.name}`,
        dimension: power === 'square' ? 'area' : 'volume',
        end: i + 2,
      };
    }
    return withRate(tokens, { ...whole, end: i + 1 });
  }
  const power = powerOf(text.slice(-1));
  const base = power === undefined ? undefined : unitOfSymbol(text.slice(0, -1));
  if (power === undefined || base?.dimension !== 'length') return null;
  return { name: `${power} ${base.name}`, dimension: power === 'square' ? 'area' : 'volume', end: i + 1 };
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
