import { PACKAGE_FILE, RUN_FILE } from '../export/layout.js';
import { readPlainFile } from '../export/plain-path.js';
import { isJsonObject, type JsonObject } from '../ingest/json-object.js';
import { leftOutRows } from '../review/left-out.js';
import type { Published } from './manifest.js';

/** What the package in an output directory says of itself. It may be somebody else's: none of it is to be trusted. */
export interface PublishedPackage {
  readonly files: readonly PublishedFile[];
  /** Names of the inputs. */
  readonly roots: readonly string[];
}

export interface PublishedFile {
  readonly path: string;
  /** Null where it does not say. */
  readonly bytes: number | null;
}

/** Reads `datapackage.json` of an output directory; null where there is none, or none that can be read. */
export async function readPublished(out: string): Promise<PublishedPackage | null> {
  const descriptor = await readJson(out, PACKAGE_FILE);
  if (descriptor === null || !Array.isArray(descriptor.resources)) return null;
  return {
    files: descriptor.resources.flatMap(filesOf),
    roots: listOf(descriptor.sources).flatMap(({ title }) => (typeof title === 'string' ? [title] : [])),
  };
}

/** What `run.json` of an output directory says of the published files; null where it does not. */
export async function readPublishedCounts(out: string): Promise<Published | null> {
  const { tables, bytes, reviews } = (await readJson(out, RUN_FILE)) ?? {};
  return isCounts(tables) && isCounts(bytes) ? { tables, bytes, leftOut: leftOutRows(reviews) } : null;
}

/** A file of an output directory that holds a JSON object; null where it does not, or there is none. */
export async function readJson(out: string, file: string): Promise<JsonObject | null> {
  try {
    const value: unknown = JSON.parse((await readPlainFile(out, file)) ?? 'null');
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The files of a resource: its parts where it lists them, with their sizes, else those that its path names. */
function filesOf(resource: unknown): PublishedFile[] {
  if (!isJsonObject(resource)) return [];
  const parts = listOf(resource.parts);
  if (parts.length > 0) return parts.flatMap(({ path, bytes }) => file(path, bytes));
  return [resource.path].flat().flatMap((path) => file(path, resource.bytes));
}

const file = (path: unknown, bytes: unknown): PublishedFile[] =>
  typeof path === 'string' ? [{ path, bytes: typeof bytes === 'number' ? bytes : null }] : [];

const listOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isJsonObject) : [];

const isCounts = (value: unknown): value is Record<string, number> =>
  isJsonObject(value) && Object.values(value).every((count) => typeof count === 'number');
