import type { DuckDBDecimalValue, DuckDBValue } from '@duckdb/node-api';
import { duckdb } from '../duckdb/open-database.js';

/** A value as JSON has it. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

/**
 * What turns values of the database into those of JSON, as the JSONL files of an export write them: timestamps with Z,
 * whole numbers as numbers. What JSON has no word for is a text: a number that a double cannot hold, a day, an
 * interval, NaN.
 */
export function plainValues(): (value: DuckDBValue) => PlainValue {
  const {
    DuckDBArrayValue,
    DuckDBDecimalValue: Decimal,
    DuckDBListValue,
    DuckDBMapValue,
    DuckDBStructValue,
    DuckDBTimestampTZValue,
    DuckDBUnionValue,
  } = duckdb();
  const plain = (value: DuckDBValue): PlainValue => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : String(value);
      case 'bigint':
        return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
      default:
    }
    if (value === null) return null;
    if (value instanceof DuckDBTimestampTZValue) return instantText(value.micros) ?? String(value);
    if (value instanceof Decimal) return decimal(value);
    if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plain);
    if (value instanceof DuckDBStructValue)
      return Object.fromEntries(Object.entries(value.entries).map(([name, field]) => [name, plain(field)]));
    if (value instanceof DuckDBMapValue)
      return Object.fromEntries(
        value.entries.map(({ key, value: held }) => [textOf(plain(key)), plain(held)]),
      );
    if (value instanceof DuckDBUnionValue) return plain(value.value);
    return String(value);
  };
  return plain;
}

/** Below it, a double holds every digit of a whole number, and so of one with its point elsewhere. */
const ALL_DIGITS = 10n ** 15n;

/** A decimal as a number, or as its text where a double does not hold all of its digits. */
function decimal(value: DuckDBDecimalValue): number | string {
  let digits = value.value < 0n ? -value.value : value.value;
  while (digits >= ALL_DIGITS && digits % 10n === 0n) digits /= 10n;
  return digits < ALL_DIGITS ? Number(String(value)) : String(value);
}

/** A value as one text: a cell of a table. Lists and objects are JSON; null is the empty text. */
export const textOf = (value: PlainValue): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

const MICROS = 1_000_000n;

/** An instant as ISO 8601 has it, with Z, and a fraction of a second only where there is one; null beyond its years. */
function instantText(micros: bigint): string | null {
  const fraction = ((micros % MICROS) + MICROS) % MICROS;
  const date = new Date(Number((micros - fraction) / 1000n));
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return null;
  const [seconds] = date.toISOString().split('.');
  if (fraction === 0n) return `${seconds}Z`;
  const digits = String(fraction).padStart(6, '0');
  return `${seconds}.${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`;
}
