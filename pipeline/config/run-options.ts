import { availableParallelism } from 'node:os';
import {
  CSV_DELIMITERS,
  CSV_PROFILES,
  EXPORT_FORMATS,
  PARQUET_COMPRESSIONS,
  PARQUET_WRITERS,
  PARTITION_KEYS,
  USUAL_FORMATS,
} from '../export/choices.js';
import { FIELD_NAMES } from '../ingest/formats/field-names.js';
import type { FieldMapping } from '../ingest/formats/fields.js';
import { READER_NAMES } from '../ingest/formats/readers.js';
import { type InputSpec, STANDARD_INPUT } from '../ingest/inputs/inputs.js';
import { INCLUSIONS } from '../tables/row-choice.js';
import { CONFIG_FILES } from './config-names.js';
import { fieldPairs } from './field-kind.js';
import { option, optional } from './option.js';
import { choiceOf, choicesOf, numberIn, numberOrShare, pairsBy, text, texts, truth } from './value-kinds.js';

/** The input when none is given, relative to the current folder. */
export const DEFAULT_INPUT = 'seeds';

/** The column that names the records in a table of metadata, when none is given. */
export const DEFAULT_METADATA_KEY = 'filename';

export const BYTES_PER_MIB = 1024 * 1024;

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** `/dev/stdin` is another name of standard input on Unix. */
const inputPath = (path: string): string => (path === '/dev/stdin' ? STANDARD_INPUT : path);

/** The names in a list with commas. */
const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Where the records of a run come from. */
export const INPUT_OPTIONS = {
  input: option(texts, {
    flag: 'input',
    decides: 'nothing',
    group: 'Input',
    description: 'files, folders or globs to read; - is standard input',
    default: [],
    defaultText: DEFAULT_INPUT,
    becomes: (paths): readonly InputSpec[] => paths.map((path) => ({ path: inputPath(path), name: null })),
    example: ['articles'],
  }),
  name: option(pairsBy(null), {
    flag: 'name',
    decides: 'nothing',
    group: 'Input',
    description: 'an input and the name that its doc_ids begin with, e.g. --name may=archive/05',
    default: [],
    becomes: (pairs): readonly InputSpec[] => pairs.map(([name, path]) => ({ path: inputPath(path), name })),
    example: { may: 'archive/05' },
  }),
};

/** The settings of a run, one option for each. */
export const SETTING_OPTIONS = {
  /** The keys under which records hold their fields, where these are not the usual ones. */
  fields: option(fieldPairs, {
    flag: 'field',
    decides: 'rows',
    group: 'Input',
    description: `where records hold a field, if not under a usual name, e.g. --field text=body, or what in the path of the file says it: --field 'published_at=path:(\\d{4}-\\d\\d-\\d\\d)'; fields: ${FIELD_NAMES.join(', ')}`,
    default: [],
    becomes: (pairs): FieldMapping => Object.fromEntries(pairs),
    example: { text: 'body', published_at: 'path:(\\d{4}-\\d\\d-\\d\\d)' },
  }),
  /** A table whose rows give fields to the records that they name; null: there is none. */
  metadata: optional(text, {
    flag: 'metadata',
    decides: 'nothing',
    group: 'Input',
    description: 'table (CSV, TSV, JSONL, Parquet) whose rows give fields to the records that they name',
    example: 'articles.csv',
  }),
  /** The column of that table that names the records; null: `defaultText`. */
  metadataKey: optional(text, {
    flag: 'metadata-key',
    decides: 'nothing',
    group: 'Input',
    description: 'column of --metadata that names records: by doc_id, source_id, source_path or file name',
    defaultText: DEFAULT_METADATA_KEY,
    example: 'filename',
  }),
  /** The names, with dots between, that lead to the list of the records in JSON files; null: it is looked for. */
  recordsPath: optional(text, {
    flag: 'records',
    decides: 'rows',
    group: 'Input',
    description:
      'list that holds the records of JSON files, or table of DuckDB files, e.g. --records response.results',
    defaultText: 'the outermost list of records with a text',
    example: 'response.results',
  }),
  /** Fields of the records that go into `documents.extra`, as they stand. */
  keep: option(texts, {
    flag: 'keep',
    decides: 'rows',
    group: 'Input',
    description: 'fields of the records to carry along in documents.extra, e.g. --keep section,tags',
    default: [],
    defaultText: 'none',
    becomes: (lists): readonly string[] => [...new Set(lists.flatMap(namesIn))],
    example: ['section', 'tags'],
  }),
  /** The format of every file, whatever its name and beginning; null: it is recognised. */
  inputFormat: optional(choiceOf(READER_NAMES), {
    flag: 'input-format',
    decides: 'rows',
    group: 'Input',
    description: 'read every file as this format, whatever its name',
    defaultText: 'what the file shows',
    example: 'csv',
  }),
  /** A record with more bytes than this is quarantined unread. */
  maxRecordBytes: option(numberIn({ min: 0.001, max: 1024, unit: 'MiB' }), {
    flag: 'max-record-mib',
    decides: 'nothing',
    group: 'Input',
    description: 'quarantine records larger than this, in MiB, without reading them',
    default: 16,
    becomes: (mib) => mib * BYTES_PER_MIB,
    example: 16,
  }),
  /** The greatest number of records to read; null: no limit. */
  limit: optional(numberIn({ min: 1, isWhole: true }), {
    flag: 'limit',
    decides: 'nothing',
    group: 'Input',
    description: 'read at most this many records',
    example: 100,
  }),
  /** Share of the records to read, 0 to 1, chosen by a hash of their doc_id; null: all. */
  sample: optional(numberIn({ min: 0, max: 1 }), {
    flag: 'sample',
    decides: 'nothing',
    group: 'Input',
    description: 'read a random share of the records (0 to 1), the same ones every time',
    example: 0.1,
  }),
  /** Keeps documents whose records are no longer among the inputs. */
  keepMissing: option(truth, {
    flag: 'keep-missing',
    decides: 'nothing',
    group: 'Input',
    description: 'keep documents whose records are no longer among the inputs',
    default: false,
    example: true,
  }),
  /** Rows with a confidence below this are left out, 0 to 1; rows without one are kept. */
  minConfidence: option(numberIn({ min: 0, max: 1 }), {
    flag: 'min-confidence',
    decides: 'rows',
    group: 'Extraction',
    description: 'leave out rows with a confidence below this (0 to 1); rows without one are kept',
    default: 0.3,
    example: 0.5,
  }),
  /** Rows to keep that are left out otherwise. */
  include: option(choicesOf(INCLUSIONS), {
    flag: 'include',
    decides: 'rows',
    group: 'Extraction',
    description: 'also keep these rows: acts are quotes in which something was done, not said or thought',
    default: [],
    defaultText: 'none',
    example: ['acts'],
  }),
  /** Lets other documents complete a surname. */
  corpusSurnames: option(truth, {
    flag: 'corpus-surnames',
    decides: 'tables',
    group: 'Extraction',
    description:
      'let a surname that its article never completes name the person whom other articles of the time name in full by it; --no-corpus-surnames leaves it alone',
    default: true,
    example: true,
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
    description: 'formats of the tables, separated by commas',
    default: USUAL_FORMATS,
    example: ['parquet'],
  }),
  parquetWriter: option(choiceOf(PARQUET_WRITERS), {
    flag: 'parquet-writer',
    decides: 'files',
    group: 'Output',
    formats: ['parquet'],
    description: 'library that writes Parquet; parquetjs-lite is pure JavaScript',
    default: 'duckdb',
    example: 'duckdb',
  }),
  /** Null: the default of the writer, `defaultText` below. */
  parquetCompression: optional(choiceOf(PARQUET_COMPRESSIONS), {
    flag: 'parquet-compression',
    decides: 'files',
    group: 'Output',
    formats: ['parquet'],
    description: 'compression of Parquet files',
    defaultText: 'zstd; parquetjs-lite: gzip',
    example: 'zstd',
  }),
  csvProfile: option(choiceOf(CSV_PROFILES), {
    flag: 'csv-profile',
    decides: 'files',
    group: 'Output',
    formats: ['csv'],
    description: 'excel adds a BOM and stops spreadsheets from converting texts or running them as formulas',
    default: 'plain',
    example: 'plain',
  }),
  csvDelimiter: option(choiceOf(CSV_DELIMITERS), {
    flag: 'csv-delimiter',
    decides: 'files',
    group: 'Output',
    formats: ['csv'],
    description: 'separator of the cells; spreadsheets in most of Europe expect semicolons',
    default: 'comma',
    example: 'semicolon',
  }),
  /** The column by which Parquet tables are split into files; null: one file per table. */
  partitionBy: optional(choiceOf(PARTITION_KEYS), {
    flag: 'partition-by',
    decides: 'files',
    group: 'Output',
    formats: ['parquet'],
    description: 'split Parquet tables by this, into <table>/partition=…/part-*.parquet',
    example: 'month',
  }),
  /** Greatest size of a Parquet file, roughly, in bytes; larger tables are split. Null: one file per table. */
  targetFileBytes: optional(numberIn({ min: 0.01, max: 65_536, unit: 'MiB' }), {
    flag: 'target-file-mib',
    decides: 'files',
    group: 'Output',
    formats: ['parquet'],
    description: 'split Parquet tables into files of about this many MiB, <table>/part-*.parquet',
    becomes: (mib) => mib * BYTES_PER_MIB,
    example: 256,
  }),
  /** Leaves copies and near copies of earlier documents out of the exports. */
  dropDuplicates: option(truth, {
    flag: 'drop-duplicates',
    decides: 'tables',
    group: 'Output',
    description: 'leave out documents that are copies or near copies of an earlier one',
    default: false,
    example: false,
  }),
  /** A file of verdicts; the rows that it finds wrong are left out. A run compares what it says. */
  reviews: optional(text, {
    flag: 'reviews',
    decides: 'nothing',
    group: 'Output',
    description: 'leave out rows that this file of verdicts (OUT/reviews.jsonl) finds wrong',
    example: 'out/reviews.jsonl',
  }),
  /** Allows writing to an output directory that was made from other inputs. */
  replace: option(truth, {
    flag: 'replace',
    decides: 'nothing',
    group: 'Output',
    description: 'allow writing to an output directory that was made from other inputs',
    default: false,
    example: false,
  }),
  /** How many documents of the output may be missing from the inputs before the run stops; null: `defaultText`. */
  maxVanished: optional(numberOrShare, {
    flag: 'max-vanished',
    decides: 'nothing',
    group: 'Run',
    description:
      'exit 7 and change nothing when more documents of the output than this are no longer among the inputs: a number, or a share such as 10%',
    defaultText: 'half of an output of 20 documents or more',
    example: '10%',
  }),
  /** How many records and rows may be newly quarantined in a run that exits 0. */
  maxQuarantine: option(numberIn({ min: 0, isWhole: true }), {
    flag: 'max-quarantine',
    decides: 'nothing',
    group: 'Run',
    description: 'exit 2 when more records and rows than this are newly quarantined',
    default: 0,
    example: 0,
  }),
  /** Counts records and rows that an earlier run quarantined, too. */
  strict: option(truth, {
    flag: 'strict',
    decides: 'nothing',
    group: 'Run',
    description: 'let --max-quarantine also count what earlier runs quarantined',
    default: false,
    example: false,
  }),
  /** Number of worker threads; 0: everything runs in the main thread, without time limits. */
  workers: option(numberIn({ min: 0, max: 256, isWhole: true }), {
    flag: 'workers',
    decides: 'nothing',
    group: 'Run',
    description: 'number of worker threads; 0 runs everything in the main thread, without --document-timeout',
    default: Math.max(1, availableParallelism()),
    defaultText: 'one per processor',
    example: 2,
  }),
  /** Longest time for one document, in milliseconds; one that takes longer is quarantined. */
  documentTimeoutMs: option(numberIn({ min: 0.1, max: 86_400, unit: 'seconds' }), {
    flag: 'document-timeout',
    decides: 'nothing',
    group: 'Run',
    description: 'quarantine documents that take longer than this, in seconds',
    default: 60,
    becomes: (seconds) => seconds * 1000,
    example: 60,
  }),
};

/** What the command reports of a run, and how. */
const REPORT_OPTIONS = {
  dryRun: option(truth, {
    flag: 'dry-run',
    decides: 'nothing',
    group: 'Run',
    description: 'show what would be processed, and why, without writing anything',
    default: false,
    isFlagOnly: true,
  }),
  detached: option(truth, {
    flag: 'detached',
    decides: 'nothing',
    group: 'Run',
    description: 'keep running when the terminal or the process that started the run is gone, as under nohup',
    default: false,
    example: true,
  }),
  config: optional(text, {
    flag: 'config',
    decides: 'nothing',
    group: 'Run',
    description: 'file with values for these options, under their long names',
    defaultText: `${CONFIG_FILES.join(', ')} in the current folder`,
    isFlagOnly: true,
  }),
  quiet: option(truth, {
    flag: 'quiet',
    decides: 'nothing',
    group: 'Run',
    description: 'log only warnings, errors and one line of counts',
    default: false,
    example: true,
  }),
  logFormat: option(choiceOf(LOG_FORMATS), {
    flag: 'log-format',
    decides: 'nothing',
    group: 'Run',
    description: 'json logs one JSON object per event to standard error',
    default: 'text',
    example: 'json',
  }),
};

/** Every option of `pipeline run`, in the order of the help. */
export const RUN_OPTIONS = { ...INPUT_OPTIONS, ...SETTING_OPTIONS, ...REPORT_OPTIONS };
