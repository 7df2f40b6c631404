import { isAdjacent } from '../../language/adjacency.js';
import type { Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { readPlainUnit } from './plain-units.js';
import type { ReadUnit } from './units.js';

/** Units of time by their names: `h` is an hour. */
const TIMES: ReadonlyMap<string, string> = new Map(
  readTable(new URL('./time-units.txt', import.meta.url)).flatMap(([unit, names]) =>
    (names as string).split(',').map((name): [string, string] => [name, unit as string]),
  ),
);

/** The unit of time at token `i`, of which something is: `hour` in `per hour`, `km/h`; undefined for none. */
export const timeUnitAt = (tokens: Tokens, i: number): string | undefined =>
  TIMES.get(tokens.lowers[i] ?? '');

/** Whether token `i` joins two units: `per`, or a slash without a space before it. */
export const isPer = (tokens: Tokens, i: number): boolean =>
  tokens.lowers[i] === 'per' || (tokens.texts[i] === '/' && isAdjacent(tokens, i));

/** What a unit per unit of time measures, by what the unit measures. */
const MEASURED: ReadonlyMap<string, string> = new Map([
  ['length', 'speed'],
  ['information', 'data rate'],
  ['volume', 'flow rate'],
  ['weight', 'flow rate'],
]);

/** A unit with what it is per, if a unit follows `per` or `/`: `meters per second`, `km/h`, `mg per liter`, `kV/cm`. */
export function withRate(tokens: Tokens, unit: ReadUnit): ReadUnit {
  if (!isPer(tokens, unit.end)) return unit;
  const at = unit.end + 1;
  const time = timeUnitAt(tokens, at);
  if (time !== undefined)
    return {
      name: `${unit.name} per ${time}`,
      dimension: MEASURED.get(unit.dimension) ?? 'rate',
      end: at + 1,
    };
  // "8.5 liters per 100 km"
  const isOfHundred = tokens.texts[at] === '100' && unit.dimension === 'volume';
  const distance = isOfHundred ? readPlainUnit(tokens, at + 1) : null;
  if (distance?.name === 'kilometer')
    return { name: `${unit.name} per 100 kilometers`, dimension: 'fuel economy', end: distance.end };
  const below = readPlainUnit(tokens, at);
  return below === null
    ? unit
    : { name: `${unit.name} per ${below.name}`, dimension: 'rate', end: below.end };
}

/** Reads the unit that begins at token `i`, with what it is per; null for none. */
export function readUnit(tokens: Tokens, i: number): ReadUnit | null {
  const unit = readPlainUnit(tokens, i);
  return unit === null ? null : withRate(tokens, unit);
}
