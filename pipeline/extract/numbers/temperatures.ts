import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { followsRotationWord } from './plain-units.js';
import { type Quantity, quantity } from './quantity.js';

const SCALES: ReadonlyMap<string, string> = new Map([
  ['c', 'C'],
  ['celsius', 'C'],
  ['celcius', 'C'],
  ['centigrade', 'C'],
  ['f', 'F'],
  ['fahrenheit', 'F'],
  ['kelvin', 'K'],
  // The tokenizer makes one word of these: the sign is the Spanish ordinal mark.
  ['ºc', 'C'],
  ['ºf', 'F'],
]);
const HEAT = /^(?:heat|cold|weather|temperature|temperatures|day|days|water|oven|afternoon|fever|mark)$/;

/**
 * Reads a temperature: `98.6 degrees f`, `6 deg c`, `85°`, `20 celsius`; an angle where something turns (`rotate 90°`).
 */
export function readTemperature(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const word = tokens.lowers[at] ?? '';
  const spelt = word.length > 1 ? SCALES.get(word) : undefined;
  if (spelt !== undefined)
    return quantity(first, at + 1, 'temperature', { value: numeral.value, unit: spelt });
  if (/^[CF]$/.test(tokens.texts[at] ?? '') && at === numeral.end)
    return speaksOfHeat(tokens, first, at)
      ? quantity(first, at + 1, 'temperature', { value: numeral.value, unit: tokens.texts[at]! })
      : null;
  if (!/^(?:degrees?|deg|°|º)$/.test(word)) return null;
  const afterDegree =
    word === 'deg' && tokens.texts[at + 1] === '.' && isAdjacent(tokens, at + 1) ? at + 2 : at + 1;
  const scale = scaleAt(tokens, afterDegree, word);
  if (scale !== null)
    return quantity(first, scale.end, 'temperature', { value: numeral.value, unit: scale.unit });
  return degrees(tokens, first, afterDegree, numeral, at);
}

/** Reads the letter or name of the scale; a single letter must not begin a word or name. */
function scaleAt(tokens: Tokens, i: number, degree: string): { unit: string; end: number } | null {
  const unit = SCALES.get(tokens.lowers[i] ?? '');
  if (unit === undefined || (tokens.lowers[i]!.length === 1 && tokens.texts[i + 1] === "'")) return null;
  return degree.length === 1 &&
    !isAdjacent(tokens, i) &&
    tokens.lowers[i]!.length === 1 &&
    tokens.texts[i] !== unit
    ? null
    : { unit, end: i + 1 };
}

function degrees(tokens: Tokens, first: number, end: number, numeral: Numeral, at: number): Quantity | null {
  const next = tokens.lowers[end] ?? '';
  const isHyphened = at > numeral.end;
  const isAngle =
    followsRotationWord(tokens, first) ||
    /^(?:north|south|east|west|latitude|longitude|angle|turn|field|view|panorama|rotation|camera)$/.test(
      next,
    ) ||
    (isHyphened && !HEAT.test(next));
  if (isAngle)
    return quantity(first, end, 'dimension', { value: numeral.value, unit: 'degree', dimension: 'angle' });
  // "two degrees in history", "six degrees of separation"
  if (/^(?:in|of|from)$/.test(next) && numeral.value >= 0 && numeral.value < 10) return null;
  return quantity(first, end, 'temperature', { value: numeral.value, unit: 'Degree' });
}

const WEATHER: ReadonlySet<string> = new Set([
  'temperature',
  'temperatures',
  'celsius',
  'fahrenheit',
  'degrees',
  '°',
  'heat',
  'heatwave',
  'cold',
  'hot',
  'warm',
  'weather',
  'reached',
  'mercury',
  'melting',
  'boiling',
  'freezing',
  'warmer',
  'colder',
  'oven',
]);

/** Reads `30C (86F)` where the words around speak of heat or cold, and `-270C` anywhere. */
export function readAttachedTemperature(tokens: Tokens, first: number): Quantity | null {
  const text = tokens.texts[first]!;
  if (!/[CF]$/.test(text)) return null;
  const figure = readFigure(text);
  if (figure === null || figure.suffix.length !== 1) return null;
  if (tokens.texts[first + 1] === '/' && isAdjacent(tokens, first + 1)) return null;
  const isBelowZero = /^[-−]$/.test(tokens.texts[first - 1] ?? '') && isAdjacent(tokens, first);
  if (!isBelowZero && !speaksOfHeat(tokens, first, first)) return null;
  return quantity(first, first + 1, 'temperature', {
    value: figure.value,
    unit: figure.suffix.toUpperCase(),
  });
}

/** Whether words around the tokens from `first` to `last` speak of heat or cold. */
function speaksOfHeat(tokens: Tokens, first: number, last: number): boolean {
  for (let at = Math.max(0, first - 12); at < Math.min(tokens.count, last + 8); at++)
    if (tokens.kinds[at] !== TokenKind.figure && WEATHER.has(tokens.lowers[at]!)) return true;
  return false;
}

const READINGS = /^(?:temperatures?|thermometers?|mercury)$/;
const LEADING =
  /^(?:to|near|of|around|about|above|below|at|hit|reached|reach|topped|nearly|minus|over|under|exceeding)$/;

/** Whether a bare number is a temperature: `temperatures climbed to near 60`, where nothing else is counted. */
export function isBareTemperature(tokens: Tokens, first: number, numeral: Numeral): boolean {
  if (Math.abs(numeral.value) > 140 || !LEADING.test(tokens.lowers[first - 1] ?? '')) return false;
  const next = tokens.lowers[numeral.end] ?? '';
  if (!/^(?:|[.,;:!?)]|in|on|at|by|and|or|to|for|with|across|during|overnight)$/.test(next)) return false;
  for (let at = first - 1; at >= 0 && at > first - 8; at--) {
    if (READINGS.test(tokens.lowers[at]!)) return true;
    if (tokens.texts[at] === '.' || tokens.texts[at] === ',') return false;
  }
  return false;
}
