import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { indexPhrases, phraseAt } from './phrase-index.js';
import { type Quantity, quantity } from './quantity.js';

interface Unit {
  readonly name: string;
  readonly dimension: string;
}

const ROWS = readTable(new URL('./units.txt', import.meta.url)).map(([name, dimension, names, symbols]) => ({
  unit: { name: name as string, dimension: dimension as string },
  names: (names as string).split(',').filter((name) => name !== ''),
  symbols: symbols === undefined ? [] : symbols.split(','),
}));

const UNIT_NAMES = indexPhrases(
  ROWS.flatMap(({ unit, names }) => names.map((name): [string, Unit] => [name, unit])),
  'first',
);
/** Case matters: `MB` is a megabyte and `mb` a megabit. */
const SYMBOLS: ReadonlyMap<string, Unit> = new Map(
  ROWS.flatMap(({ unit, symbols }) => symbols.map((symbol): [string, Unit] => [symbol, unit])),
);

/** Symbols by their lower case, where only one unit has it: `Ghz`, `KWH`. */
const FOLDED_SYMBOLS: ReadonlyMap<string, Unit> = foldedSymbols();

function foldedSymbols(): Map<string, Unit> {
  const folded = new Map<string, Unit>();
  const ambiguous = new Set<string>();
  for (const [symbol, unit] of SYMBOLS) {
    const key = symbol.toLowerCase();
    if (folded.has(key) && folded.get(key) !== unit) ambiguous.add(key);
    folded.set(key, unit);
  }
  for (const key of ambiguous) folded.delete(key);
  return folded;
}

/** The shortest symbol that is known in any case where a space stands before it. */
const SHORTEST_FOLDED = 3;

interface ReadUnit extends Unit {
  readonly end: number;
}

/** Reads a measure: `ten miles`, `3-inch`, `47km`, `190 km2`, `200 square feet`, `5 feet 2 inches`, `50 km/h`. */
export function readDimension(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const unit = readUnit(tokens, at);
  if (unit === null) return null;
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
  const unit = SYMBOLS.get(symbol) ?? FOLDED_SYMBOLS.get(figure.suffix) ?? ATTACHED_SYMBOLS.get(symbol);
  if (unit === undefined) return null;
  const next = tokens.texts[first + 1];
  const power = next !== undefined && isAdjacent(tokens, first + 1) ? powerOf(next) : undefined;
  if (power !== undefined && unit.dimension === 'length')
    return withPower(first, first + 2, figure.value, unit, power);
  if (next !== undefined && isAdjacent(tokens, first + 1) && tokens.kinds[first + 1] === TokenKind.figure)
    return null;
  const rate = readRate(tokens, { ...unit, end: first + 1 });
  return quantity(first, rate.end, 'dimension', {
    value: figure.value,
    unit: rate.name,
    dimension: rate.dimension,
  });
}

/** Symbols that are too short to be known where they stand alone: `20t of rice`. */
const ATTACHED_SYMBOLS: ReadonlyMap<string, Unit> = new Map([
  ['t', { name: 'metric ton', dimension: 'weight' }],
  ['l', { name: 'liter', dimension: 'volume' }],
  ['L', { name: 'liter', dimension: 'volume' }],
  ['g', { name: 'gram', dimension: 'weight' }],
  ['W', { name: 'watt', dimension: 'power' }],
  ['V', { name: 'volt', dimension: 'voltage' }],
]);

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
  const named = phraseAt(UNIT_NAMES, tokens, i);
  if (named !== null && !isOtherWord(tokens, i))
    return readRate(tokens, { ...named.meaning, end: i + named.words.length });
  return readSymbol(tokens, i);
}

function readPoweredUnit(tokens: Tokens, i: number, power: 'square' | 'cubic'): ReadUnit | null {
  const at = tokens.texts[i + 1] === '.' || tokens.texts[i + 1] === '-' ? i + 2 : i + 1;
  const unit = phraseAt(UNIT_NAMES, tokens, at)?.meaning ?? SYMBOLS.get(tokens.texts[at] ?? '');
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

/**
 * Reads the symbol of a unit: `km`, `km2`, `m²`; a single `m` only with a space before and nothing attached ("5 m
 * away").
 */
function readSymbol(tokens: Tokens, i: number): ReadUnit | null {
  const text = tokens.texts[i]!;
  const whole =
    SYMBOLS.get(text) ?? (text.length >= SHORTEST_FOLDED ? FOLDED_SYMBOLS.get(tokens.lowers[i]!) : undefined);
  if (whole !== undefined) {
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
    return readRate(tokens, { ...whole, end: i + 1 });
  }
  const power = powerOf(text.slice(-1));
  const base = power === undefined ? undefined : SYMBOLS.get(text.slice(0, -1));
  if (power === undefined || base?.dimension !== 'length') return null;
  return { name: `${power} ${base.name}`, dimension: power === 'square' ? 'area' : 'volume', end: i + 1 };
}

const CLOCK_UNITS: ReadonlyMap<string, string> = new Map([
  ['hour', 'hour'],
  ['h', 'hour'],
  ['hr', 'hour'],
  ['second', 'second'],
  ['s', 'second'],
  ['sec', 'second'],
  ['minute', 'minute'],
  ['millisecond', 'millisecond'],
  ['ms', 'millisecond'],
  ['day', 'day'],
  ['week', 'week'],
  ['month', 'month'],
  ['year', 'year'],
  ['decade', 'decade'],
  ['century', 'century'],
]);

/** What a unit per unit of time measures, by what the unit measures. */
const RATES: ReadonlyMap<string, string> = new Map([
  ['length', 'speed'],
  ['information', 'data rate'],
  ['volume', 'flow rate'],
  ['weight', 'flow rate'],
]);

/** Adds the unit after `per` or `/`: `meters per millisecond`, `km/h`, `mg per liter`, `kV/cm`. */
function readRate(tokens: Tokens, unit: ReadUnit): ReadUnit {
  const joiner = tokens.lowers[unit.end];
  if (joiner !== 'per' && !(joiner === '/' && isAdjacent(tokens, unit.end))) return unit;
  const at = unit.end + 1;
  const time = CLOCK_UNITS.get(tokens.lowers[at] ?? '');
  if (time !== undefined)
    return { name: `${unit.name} per ${time}`, dimension: RATES.get(unit.dimension) ?? 'rate', end: at + 1 };
  const below = phraseAt(UNIT_NAMES, tokens, at);
  if (below !== null)
    return {
      name: `${unit.name} per ${below.meaning.name}`,
      dimension: 'rate',
      end: at + below.words.length,
    };
  const symbol = SYMBOLS.get(tokens.texts[at] ?? '');
  return symbol === undefined
    ? unit
    : { name: `${unit.name} per ${symbol.name}`, dimension: 'rate', end: at + 1 };
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
