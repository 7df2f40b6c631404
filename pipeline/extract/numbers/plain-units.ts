import { isAdjacent } from '../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { isFunctionWord } from './counted-nouns.js';
import { type ReadUnit, type Unit, unitNamedAt, unitOfSymbol } from './units.js';

type Power = 'square' | 'cubic';

/** The power that a raised digit makes of a length: `km2`, `m³`; undefined for any other token. */
export const powerOf = (token: string): Power | undefined =>
  (({ '2': 'square', '²': 'square', '3': 'cubic', '³': 'cubic' }) as const)[token];

/** A power of a unit of length: `square meter`. */
export const powered = (unit: Unit, power: Power): Unit => ({
  name: `${power} ${unit.name}`,
  dimension: power === 'square' ? 'area' : 'volume',
});

const POWERS: ReadonlyMap<string, Power> = new Map([
  ['square', 'square'],
  ['sq', 'square'],
  ['cubic', 'cubic'],
  ['cu', 'cubic'],
]);

/** Reads the unit at token `i` without what it is per: a name, a symbol, or a power of a length. Null for none. */
export function readPlainUnit(tokens: Tokens, i: number): ReadUnit | null {
  const word = tokens.lowers[i];
  if (word === undefined || (tokens.kinds[i] !== TokenKind.word && tokens.kinds[i] !== TokenKind.punctuation))
    return null;
  const power = POWERS.get(word);
  if (power !== undefined) return readPoweredUnit(tokens, i, power);
  const named = unitNamedAt(tokens, i);
  if (named !== null && !isOtherWord(tokens, i)) return named;
  return readSymbol(tokens, i);
}

function readPoweredUnit(tokens: Tokens, i: number, power: Power): ReadUnit | null {
  const at = tokens.texts[i + 1] === '.' || tokens.texts[i + 1] === '-' ? i + 2 : i + 1;
  const unit = unitNamedAt(tokens, at) ?? unitOfSymbol(tokens.texts[at] ?? '');
  if (unit?.dimension !== 'length') return null;
  return { end: at + 1, ...powered(unit, power) };
}

/** Whether a unit's name means something else here: `two turns at the wheel`, `three cups` of a cup final, `a bit`. */
function isOtherWord(tokens: Tokens, i: number): boolean {
  const word = tokens.lowers[i]!;
  if (word === 'cup' || word === 'cups') return !isFilled(tokens, i + 1);
  if (word === 'stone') return tokens.texts[i + 1] === '-' || /^[a-z]/.test(tokens.texts[i + 1] ?? '');
  if (word === 'turn' || word === 'turns') return !followsRotationWord(tokens, i);
  return word === 'bit' || word === 'bits'
    ? !/^(?:per|of)$/.test(tokens.lowers[i + 1] ?? '') || tokens.lowers[i + 1] === 'of'
    : false;
}

/** Whether what follows a cup is in it: `2 cups of milk`, `1 cup sugar`; not `two cups in a year`, `three cup ties`. */
const isFilled = (tokens: Tokens, i: number): boolean => {
  const word = tokens.lowers[i] ?? '';
  return (
    word === 'of' ||
    (/^\p{Ll}/u.test(tokens.texts[i] ?? '') && !isFunctionWord(word) && !CUP_WORDS.test(word))
  );
};

const CUP_WORDS = /^(?:finals?|titles?|wins?|won|game|games|ties?|runs?|match|matches|holders?|winners?)$/;

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
  (!isAdjacent(tokens, i) || tokens.texts[i - 1] === '/') &&
  /^(?:|\p{Ll}.*|\p{Lu}{2,}|[.,;:)/])$/u.test(tokens.texts[i + 1] ?? '');

/**
 * Reads the symbol of a unit: `km`, `km2`, `m²`; a single `m` only with a space before and nothing attached ("5 m
 * away").
 */
function readSymbol(tokens: Tokens, i: number): ReadUnit | null {
  const text = tokens.texts[i]!;
  const whole = unitOfSymbol(text);
  if (whole !== undefined) {
    if (/^[WVgltL]$/.test(text) && !endsMeasure(tokens, i)) return null;
    if (/^(?:m|mi|ha|cup|rad|gal|mb|tb)$/.test(text) && isAdjacent(tokens, i) && tokens.texts[i - 1] === '-')
      return null;
    const next = tokens.texts[i + 1];
    const power = next !== undefined && isAdjacent(tokens, i + 1) ? powerOf(next) : undefined;
    if (power !== undefined && whole.dimension === 'length') {
      return { end: i + 2, ...powered(whole, power) };
    }
    return { end: i + 1, ...whole };
  }
  const power = powerOf(text.slice(-1));
  const base = power === undefined ? undefined : unitOfSymbol(text.slice(0, -1));
  if (power === undefined || base?.dimension !== 'length') return null;
  return { end: i + 1, ...powered(base, power) };
}
