import type { RunSettings } from '../config/settings.js';
import { UsageError } from '../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export/choices.js';
import { FIELD_NAMES, type FieldMapping } from '../ingest/formats/fields.js';
import type { InputSpec } from '../ingest/inputs/inputs.js';
import { BYTES_PER_MIB, DEFAULT_INPUT, type RunArguments } from './run.js';
import { DEV_STDIN } from './standard-input.js';

/** The most that `--max-record-mib` takes. */
export const LARGEST_RECORD_MIB = 1024;

/** The settings that the arguments of the command ask for. */
export function settingsOf(argv: RunArguments): RunSettings {
  const formats = argv.format.split(',').map((format) => format.trim());
  for (const format of formats) {
    if (!EXPORT_FORMATS.includes(format as ExportFormat))
      throw new UsageError(`--format ${format}: use ${EXPORT_FORMATS.join(', ')}, or several with commas`);
  }
  const parquetWriter = argv.parquetWriter;
  const parquetCompression = argv.parquetCompression ?? (parquetWriter === 'duckdb' ? 'zstd' : 'gzip');
  if (parquetWriter === 'parquetjs-lite' && parquetCompression === 'zstd') {
    throw new UsageError(
      '--parquet-compression zstd: parquetjs-lite cannot write it; use gzip or snappy, or --parquet-writer duckdb',
    );
  }
  return {
    inputs: inputsOf(argv.input ?? [], argv.name),
    out: argv.out,
    formats: EXPORT_FORMATS.filter((format) => formats.includes(format)),
    parquetWriter,
    parquetCompression,
    csvProfile: argv.csvProfile,
    fields: fieldsOf(argv.field),
    minConfidence: inRange('--min-confidence', argv.minConfidence, 0, 1),
    dropDuplicates: argv.dropDuplicates,
    partitionBy: argv.partitionBy ?? null,
    targetFileBytes:
      argv.targetFileMib === undefined
        ? null
        : inRange('--target-file-mib', argv.targetFileMib, 0.01, 65_536) * BYTES_PER_MIB,
    limit:
      argv.limit === undefined
        ? null
        : Math.floor(inRange('--limit', argv.limit, 1, Number.MAX_SAFE_INTEGER)),
    sample: argv.sample === undefined ? null : inRange('--sample', argv.sample, 0, 1),
    keepMissing: argv.keepMissing,
    replace: argv.replace,
    maxQuarantine: inRange('--max-quarantine', argv.maxQuarantine, 0, Number.MAX_SAFE_INTEGER),
    strict: argv.strict,
    workers: Math.floor(inRange('--workers', argv.workers, 0, 256)),
    documentTimeoutMs: inRange('--document-timeout', argv.documentTimeout, 0.1, 86_400) * 1000,
    maxRecordBytes: inRange('--max-record-mib', argv.maxRecordMib, 0.001, LARGEST_RECORD_MIB) * BYTES_PER_MIB,
  };
}

/** The inputs that paths and `--name name=path` ask for; `seeds` for none of either. */
export function inputsOf(paths: readonly string[], named: readonly string[]): InputSpec[] {
  const inputs = [
    ...paths.map((path) => ({ path: path === DEV_STDIN ? '-' : path, name: null })),
    ...named.map((pair) => {
      const [name, path] = splitPair('--name', pair);
      return { path: path === DEV_STDIN ? '-' : path, name };
    }),
  ];
  return inputs.length === 0 ? [{ path: DEFAULT_INPUT, name: null }] : inputs;
}

/** Where records keep their fields, by `--field name=key`. */
export const fieldsOf = (pairs: readonly string[]): FieldMapping =>
  Object.fromEntries(pairs.map((pair) => splitPair('--field', pair, FIELD_NAMES)));

/** Parts `key=value`. */
function splitPair(option: string, pair: string, keys?: readonly string[]): [string, string] {
  const at = pair.indexOf('=');
  if (at <= 0 || at === pair.length - 1) throw new UsageError(`${option} ${pair}: write it as key=value`);
  const key = pair.slice(0, at);
  if (keys !== undefined && !keys.includes(key))
    throw new UsageError(`${option} ${pair}: there is no field ${key}; the fields are ${keys.join(', ')}`);
  return [key, pair.slice(at + 1)];
}

function inRange(option: string, value: number, low: number, high: number): number {
  if (value >= low && value <= high) return value;
  throw new UsageError(`${option} takes a number from ${low} to ${high}`);
}
