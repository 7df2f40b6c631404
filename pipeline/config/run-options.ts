import { availableParallelism } from 'node:os';
import {
  CSV_DELIMITERS,
  CSV_PROFILES,
  EXPORT_FORMATS,
  PARQUET_COMPRESSIONS,
  PARQUET_WRITERS,
  PARTITION_KEYS,
} from '../export/choices.js';
import { FIELD_NAMES } from '../ingest/formats/field-names.js';
import type { FieldMapping } from '../ingest/formats/fields.js';
import { type InputSpec, STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import { CONFIG_FILES } from './config-names.js';
import { option, optional } from './option.js';
import { choiceOf, choicesOf, numberIn, numberOrShare, pairsBy, text, texts, truth } from './value-kinds.js';

/** Read where no input is named, from the folder in which the command is started. */
export const DEFAULT_INPUT = 'seeds';

export const BYTES_PER_MIB = 1024 * 1024;

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Users of Unix may name standard input so. */
const inputPath = (path: string): string => (path === '/dev/stdin' ? STANDARD_INPUT : path);

/** Where the records of a run come from. */
export const INPUT_OPTIONS = {
  input: option(texts, {
    flag: 'input',
    decides: 'nothing',
    group: 'Input',
    description: 'files, folders or globs to read; - for standard input',
    default: [],
    defaultText: DEFAULT_INPUT,
    becomes: (paths): readonly InputSpec[] => paths.map((path) => ({ path: inputPath(path), name: null })),
    example: ['articles'],
  }),
  name: option(pairsBy(null), {
    flag: 'name',
    decides: 'nothing',
    group: 'Input',
    description: 'name of an input in doc_id, e.g. --name may=archive/05',
    default: [],
    becomes: (pairs): readonly InputSpec[] => pairs.map(([name, path]) => ({ path: inputPath(path), name })),
    example: { may: 'archive/05' },
  }),
};

/** The settings of a run, an option each. */
export const SETTING_OPTIONS = {
  /** Where records keep their fields, when not under the usual names. */
  fields: option(pairsBy(FIELD_NAMES), {
    flag: 'field',
    decides: 'rows',
    group: 'Input',
    description: `where records keep a field, e.g. --field text=body; ${FIELD_NAMES.join(', ')}`,
    default: [],
    becomes: (pairs): FieldMapping => Object.fromEntries(pairs),
    example: { text: 'body' },
  }),
  /** A record with more bytes than this is quarantined unread. */
  maxRecordBytes: option(numberIn({ min: 0.001, max: 1024, unit: 'MiB' }), {
    flag: 'max-record-mib',
    decides: 'nothing',
    group: 'Input',
    description: 'quarantine larger records unread, in MiB',
    default: 16,
    becomes: (mib) => mib * BYTES_PER_MIB,
    example: 16,
  }),
  /** Reads no more records than this; null: all. */
  limit: optional(numberIn({ min: 1, isWhole: true }), {
    flag: 'limit',
    decides: 'nothing',
    group: 'Input',
    description: 'read this many records and no more',
    example: 100,
  }),
  /** Share of the records that is read, drawn by their doc_id: 0 to 1; null: all. */
  sample: optional(numberIn({ min: 0, max: 1 }), {
    flag: 'sample',
    decides: 'nothing',
    group: 'Input',
    description: 'read this share of the records (0 to 1), the same ones each time',
    example: 0.1,
  }),
  /** Keeps documents whose records are gone. */
  keepMissing: option(truth, {
    flag: 'keep-missing',
    decides: 'nothing',
    group: 'Input',
    description: 'keep documents whose records are gone',
    default: false,
    example: true,
  }),
  /** Rows less sure than this are left out; rows without a confidence stay. 0 to 1. */
  minConfidence: option(numberIn({ min: 0, max: 1 }), {
    flag: 'min-confidence',
    decides: 'rows',
    group: 'Extraction',
    description: 'drop rows less sure than this (0 to 1); rows without a confidence stay',
    default: 0.2,
    example: 0.5,
  }),
  /** Output directory. */
  out: option(text, {
    flag: 'out',
    decides: 'nothing',
    group: 'Output',
    description: 'output directory',
    default: 'out',
    example: 'out',
  }),
  formats: option(choicesOf(EXPORT_FORMATS), {
    flag: 'format',
    decides: 'files',
    group: 'Output',
    description: 'formats of the tables, several with commas',
    default: EXPORT_FORMATS,
    example: ['parquet'],
  }),
  parquetWriter: option(choiceOf(PARQUET_WRITERS), {
    flag: 'parquet-writer',
    decides: 'files',
    group: 'Output',
    description: 'what writes Parquet; parquetjs-lite is pure JavaScript',
    default: 'duckdb',
    example: 'duckdb',
  }),
  /** Null: what suits the writer. */
  parquetCompression: optional(choiceOf(PARQUET_COMPRESSIONS), {
    flag: 'parquet-compression',
    decides: 'files',
    group: 'Output',
    description: 'how Parquet is compressed',
    defaultText: 'zstd; parquetjs-lite: gzip',
    example: 'zstd',
  }),
  csvProfile: option(choiceOf(CSV_PROFILES), {
    flag: 'csv-profile',
    decides: 'files',
    group: 'Output',
    description: 'excel adds a BOM and keeps spreadsheets from changing or running texts',
    default: 'plain',
    example: 'plain',
  }),
  csvDelimiter: option(choiceOf(CSV_DELIMITERS), {
    flag: 'csv-delimiter',
    decides: 'files',
    group: 'Output',
    description: 'what stands between two cells; spreadsheets of most of Europe expect semicolon',
    default: 'comma',
    example: 'semicolon',
  }),
  /** How Parquet tables are cut into files; null: one file a table. */
  partitionBy: optional(choiceOf(PARTITION_KEYS), {
    flag: 'partition-by',
    decides: 'files',
    group: 'Output',
    description: 'write Parquet as <table>/partition=…/part-*.parquet',
    example: 'month',
  }),
  /** Parquet tables are written in parts of about this size at most, in bytes; null: each in one file. */
  targetFileBytes: optional(numberIn({ min: 0.01, max: 65_536, unit: 'MiB' }), {
    flag: 'target-file-mib',
    decides: 'files',
    group: 'Output',
    description: 'write Parquet as <table>/part-*.parquet, each of about this many MiB at most',
    becomes: (mib) => mib * BYTES_PER_MIB,
    example: 256,
  }),
  /** Leaves documents that repeat an earlier one, exactly or nearly, out of the exports. */
  dropDuplicates: option(truth, {
    flag: 'drop-duplicates',
    decides: 'tables',
    group: 'Output',
    description: 'leave out documents that repeat an earlier one, exactly or nearly',
    default: false,
    example: false,
  }),
  /** Lets these inputs take the place of others that the output directory belongs to. */
  replace: option(truth, {
    flag: 'replace',
    decides: 'nothing',
    group: 'Output',
    description: 'let these inputs take the place of the ones that the output directory belongs to',
    default: false,
    example: false,
  }),
  /** How many documents may vanish from the output before the run stops; null: the usual limit. */
  maxVanished: optional(numberOrShare, {
    flag: 'max-vanished',
    decides: 'nothing',
    group: 'Run',
    description:
      'exit 7, and drop and publish nothing, when more documents than this (a number, or a share as 10%) are no longer among the inputs',
    defaultText: 'no output of 20 or more documents shrinks by more than half',
    example: '10%',
  }),
  /** How many new faults a run may have and still exit 0. */
  maxQuarantine: option(numberIn({ min: 0, isWhole: true }), {
    flag: 'max-quarantine',
    decides: 'nothing',
    group: 'Run',
    description: 'exit 2 when more new records or rows than this are quarantined',
    default: 0,
    example: 0,
  }),
  /** Counts old faults too. */
  strict: option(truth, {
    flag: 'strict',
    decides: 'nothing',
    group: 'Run',
    description: 'count records and rows that were quarantined before, too',
    default: false,
    example: false,
  }),
  /** Worker threads; 0 works in the main thread, without time limits. */
  workers: option(numberIn({ min: 0, max: 256, isWhole: true }), {
    flag: 'workers',
    decides: 'nothing',
    group: 'Run',
    description: 'worker threads; 0 works in the main thread, without --document-timeout',
    default: Math.max(1, availableParallelism()),
    defaultText: 'one per processor',
    example: 2,
  }),
  /** A record that takes longer is quarantined, in milliseconds. */
  documentTimeoutMs: option(numberIn({ min: 0.1, max: 86_400, unit: 'seconds' }), {
    flag: 'document-timeout',
    decides: 'nothing',
    group: 'Run',
    description: 'quarantine a document that takes longer, in seconds',
    default: 60,
    becomes: (seconds) => seconds * 1000,
    example: 60,
  }),
};

/** How the command tells of a run. */
const REPORT_OPTIONS = {
  dryRun: option(truth, {
    flag: 'dry-run',
    decides: 'nothing',
    group: 'Run',
    description: 'tell what would be processed, and why; write nothing',
    default: false,
    isFlagOnly: true,
  }),
  detached: option(truth, {
    flag: 'detached',
    decides: 'nothing',
    group: 'Run',
    description:
      'go on when the terminal, or the process that started the run, is gone; for nohup and the like',
    default: false,
    example: true,
  }),
  config: optional(text, {
    flag: 'config',
    decides: 'nothing',
    group: 'Run',
    description: 'file with these options by their names',
    defaultText: `${CONFIG_FILES.join(' or ')} here, if any`,
    isFlagOnly: true,
  }),
  quiet: option(truth, {
    flag: 'quiet',
    decides: 'nothing',
    group: 'Run',
    description: 'log warnings, errors and one line of counts',
    default: false,
    example: true,
  }),
  logFormat: option(choiceOf(LOG_FORMATS), {
    flag: 'log-format',
    decides: 'nothing',
    group: 'Run',
    description: 'json writes one JSON object per event to standard error',
    default: 'text',
    example: 'json',
  }),
};

/** Every option of `pipeline run`, in the order in which the help shows them. */
export const RUN_OPTIONS = { ...INPUT_OPTIONS, ...SETTING_OPTIONS, ...REPORT_OPTIONS };
