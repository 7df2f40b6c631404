import type { Format } from './format.js';

/**
 * Every export format by its name, which is also the extension of its files. This is the one list of them: a format is
 * loaded when it is first used, so that the command line can name them all and load none.
 */
const LOADERS = {
  csv: async () => (await import('./csv.js')).csv,
  jsonl: async () => (await import('./jsonl.js')).jsonl,
  parquet: async () => (await import('./parquet.js')).parquet,
  duckdb: async () => (await import('./duckdb.js')).duckdbFile,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type ExportFormat = keyof typeof LOADERS;

export const EXPORT_FORMATS = Object.keys(LOADERS) as readonly ExportFormat[];

/** Those that a run writes when none is named. */
export const USUAL_FORMATS: readonly ExportFormat[] = ['csv', 'jsonl', 'parquet'];

/**
 * The name, without its extension, of the file that holds all tables, in the formats that have one for all of them:
 * those whose descriptor has a {@link Format.container}.
 */
export const COMMON_FILES: Readonly<Partial<Record<ExportFormat, string>>> = { duckdb: 'corpus' };

export const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(LOADERS, name);

export const loadFormat = (name: ExportFormat): Promise<Format> => LOADERS[name]();

/** Formats by their names, loaded. */
export type Formats = ReadonlyMap<ExportFormat, Format>;

/** Loads some formats, each once. */
export async function loadFormats(names: Iterable<ExportFormat>): Promise<Formats> {
  const distinct = [...new Set(names)];
  return new Map(await Promise.all(distinct.map(async (name) => [name, await loadFormat(name)] as const)));
}
