import type { DuckDBType, DuckDBValueConverter } from '@duckdb/node-api';
import { duckdb } from '../../../duckdb/open-database.js';

/**
 * How values of a database become those of a record, as JSON has them: integers of more than 53 bits and decimals as
 * their digits, dates and times as texts, those with a zone in UTC; bytes as text where they are UTF-8, else null.
 */
export function recordValues(): DuckDBValueConverter<unknown> {
  const { DuckDBBlobValue, DuckDBTimestampTZValue, JsonDuckDBValueConverter } = duckdb();
  return (value, type, converter) => {
    if (value === null) return null;
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (value instanceof DuckDBBlobValue) return utf8Text(value.bytes);
    if (value instanceof DuckDBTimestampTZValue) return instantOf(value.micros);
    return JsonDuckDBValueConverter(value, type, converter as typeof JsonDuckDBValueConverter);
  };
}

const MICROSECONDS = 1000n;
/** Of a `Date`, on either side of 1970, in milliseconds. */
const MAX_TIME = 8_640_000_000_000_000n;

function instantOf(micros: bigint): string | null {
  const time = micros / MICROSECONDS;
  return time > MAX_TIME || time < -MAX_TIME ? null : new Date(Number(time)).toISOString();
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8Text(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** A value such as a column may hold, with texts where it has texts: by that it is known what a row can tell. */
export function sampleOf(type: DuckDBType): unknown {
  const { DuckDBTypeId } = duckdb();
  if (type.typeId === DuckDBTypeId.VARCHAR || type.typeId === DuckDBTypeId.BLOB) return 'text';
  if (type.typeId === DuckDBTypeId.LIST) return [sampleOf((type as { valueType: DuckDBType }).valueType)];
  if (type.typeId !== DuckDBTypeId.STRUCT) return null;
  const { entryNames, entryTypes } = type as unknown as Record<'entryNames', string[]> &
    Record<'entryTypes', DuckDBType[]>;
  return Object.fromEntries(entryNames.map((name, index) => [name, sampleOf(entryTypes[index]!)]));
}
