import { NUMBER_WORDS, VAGUE_MAGNITUDES } from '../../language/numerals/number-words.js';
import type { Tokens } from '../../language/tokens.js';
import { countedNoun } from './counted-nouns.js';
import { currencyAfter } from './money.js';
import { type Quantity, quantity } from './quantity.js';
import { readUnit } from './rates.js';

/**
 * Reads a magnitude without a number: `dozens`, `tens of thousands`, `several million`, `hundreds of millions of
 * dollars`. It has no value and is approximate.
 */
export function readVagueNumber(tokens: Tokens, first: number): Quantity | null {
  const word = tokens.lowers[first]!;
  if (word === 'couple') return readCouple(tokens, first);
  if (word === 'score') return readScore(tokens, first);
  if (word === 'several' || word === 'few' || word === 'many') return readVagueCount(tokens, first);
  if (!VAGUE_MAGNITUDES.has(word)) return null;
  if (word === 'scores' || word === 'tens') {
    if (tokens.lowers[first + 1] !== 'of') return null;
    if (word === 'tens' && !isMagnitude(tokens, first + 2)) return null;
    if (word === 'scores' && /^(?:the|his|her|their|its)$/.test(tokens.lowers[first - 1] ?? '')) return null;
  }
  const end = magnitudesEnd(tokens, first + 1);
  return { ...withCurrency(tokens, first, end), ...orderOfMagnitude(tokens, first, end) };
}

/** The ends of a plain magnitude, its unit and ten times that: "tens of thousands" are 10,000 to 100,000. */
function orderOfMagnitude(tokens: Tokens, first: number, end: number): Partial<Quantity> {
  let low = 1;
  for (let at = first; at < end; at += 2) {
    const power = MAGNITUDES.get(tokens.lowers[at]!);
    if (power === undefined) return {};
    low *= power;
  }
  return { low, high: low * 10, lowInclusive: true, highInclusive: false };
}

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ['dozens', 12],
  ['hundreds', 100],
  ['thousands', 1e3],
  ['millions', 1e6],
  ['billions', 1e9],
  ['trillions', 1e12],
]);

/** Reads `a couple dozen`, `a couple of hundred`: about two of them. */
function readCouple(tokens: Tokens, first: number): Quantity | null {
  const at = tokens.lowers[first + 1] === 'of' ? first + 2 : first + 1;
  const scale = NUMBER_WORDS.get(tokens.lowers[at] ?? '');
  if (scale === undefined || (scale.role !== 'hundred' && scale.role !== 'scale')) return null;
  return { ...withCurrency(tokens, first, at + 1), value: 2 * scale.value };
}

/** Reads `a score of jets`: about twenty; not the score of a game, a test or a film. */
function readScore(tokens: Tokens, first: number): Quantity | null {
  if (tokens.lowers[first - 1] !== 'a' || tokens.lowers[first + 1] !== 'of') return null;
  const counted = countedNoun(tokens, first + 1, 'plural');
  if (counted === null || NO_TWENTY.test(tokens.lowers[counted.head]!)) return null;
  return quantity(first, first + 1, 'cardinal', { value: 20, isApproximate: true });
}

const NO_TWENTY = /^(?:points|goals|percent|songs|melodies|pieces|sounds|strings|themes|tunes)$/;

/** Reads `several million`, `a few hundred`, `several tens of millions`. */
function readVagueCount(tokens: Tokens, first: number): Quantity | null {
  const word = tokens.lowers[first]!;
  const next = tokens.lowers[first + 1] ?? '';
  const scale = NUMBER_WORDS.get(next);
  const isScale =
    scale !== undefined && (scale.role === 'hundred' || scale.role === 'scale') && next.length > 3;
  if (!isScale && !VAGUE_MAGNITUDES.has(next))
    return word === 'many' ? null : readVagueMeasure(tokens, first);
  return withCurrency(tokens, first, magnitudesEnd(tokens, first + 2));
}

/** Reads `several inches`, `a few miles`. */
function readVagueMeasure(tokens: Tokens, first: number): Quantity | null {
  const unit = readUnit(tokens, first + 1);
  if (unit === null || !/s$|feet/.test(tokens.lowers[unit.end - 1]!)) return null;
  return quantity(first, unit.end, 'dimension', {
    unit: unit.name,
    dimension: unit.dimension,
    isApproximate: true,
  });
}

const isMagnitude = (tokens: Tokens, i: number): boolean => {
  const word = tokens.lowers[i] ?? '';
  return VAGUE_MAGNITUDES.has(word) || (NUMBER_WORDS.get(word)?.value ?? 0) >= 100;
};

/** Index after `of thousands`, `of millions`. */
function magnitudesEnd(tokens: Tokens, from: number): number {
  let end = from;
  while (tokens.lowers[end] === 'of' && isMagnitude(tokens, end + 1)) end += 2;
  return NUMBER_WORDS.get(tokens.lowers[end] ?? '')?.role === 'scale' ? end + 1 : end;
}

function withCurrency(tokens: Tokens, first: number, end: number): Quantity {
  const at = tokens.lowers[end] === 'of' ? end + 1 : end;
  const currency = currencyAfter(tokens, at, null);
  if (currency !== null && !currency.isCode)
    return quantity(first, currency.end, 'money', { unit: currency.unit, isApproximate: true });
  return quantity(first, end, 'cardinal', { isApproximate: true });
}
