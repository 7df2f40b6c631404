import type { Format } from './format.js';

/**
 * Every export format by its name, which is also the extension of its files. This is the one list of them: a format is
 * loaded when it is first used, so that the command line can name them all and load none.
 */
const LOADERS = {
  csv: async () => (await import('./csv.js')).csv,
  jsonl: async () => (await import('./jsonl.js')).jsonl,
  parquet: async () => (await import('./parquet.js')).parquet,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type ExportFormat = keyof typeof LOADERS;

export const EXPORT_FORMATS = Object.keys(LOADERS) as readonly ExportFormat[];

export const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(LOADERS, name);

export const loadFormat = (name: ExportFormat): Promise<Format> => LOADERS[name]();

/** Formats by their names, loaded. */
export type Formats = ReadonlyMap<ExportFormat, Format>;

/** Loads some formats, each once. */
export async function loadFormats(names: Iterable<ExportFormat>): Promise<Formats> {
  const distinct = [...new Set(names)];
  return new Map(await Promise.all(distinct.map(async (name) => [name, await loadFormat(name)] as const)));
}
