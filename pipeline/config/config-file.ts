import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { firstLine, UsageError } from '../errors.js';
import { CONFIG_FILES } from './config-names.js';
import { FILE_OPTIONS } from './configuration-schema.js';
import { suggestion } from './nearest.js';
import { type Given, settingsFrom } from './option.js';
import { RUN_OPTIONS } from './run-options.js';
import { unusedOption } from './unused-options.js';
import { UnfitValue } from './value-kinds.js';

/** The key by which an editor finds the schema of the file; it is not an option. */
const SCHEMA_KEY = '$schema';

/** The path of the configuration file in a folder, or null when it has none. */
export function findConfigFile(folder: string): string | null {
  const found = CONFIG_FILES.map((name) => join(folder, name)).filter((path) => existsSync(path));
  if (found.length > 1)
    throw new UsageError(
      `there are two configurations, ${found.join(' and ')}: remove one, or name one with --config`,
    );
  return found[0] ?? null;
}

/**
 * Reads a configuration (JSON, or YAML, of which JSON is a part).
 *
 * @returns the options that it sets, each with a value that the option accepts
 * @throws UsageError with file, line and key; for an unknown key it suggests the most similar known one
 */
export function readConfigFile(path: string): Given {
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines, strict: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UsageError(`${path}:${lines.linePos(error.pos[0]).line}: ${firstLine(error)}`);
  }
  const options = contentOf(document, path);
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new UsageError(`${path}: a configuration gives options by their names, as in \`format: parquet\``);
  }
  const given = Object.entries(options as Given).filter(([key]) => key !== SCHEMA_KEY);
  const refuse = (key: string, complaint: string): never => {
    const range = (document.get(key, true) as { range?: [number, number, number] } | undefined)?.range;
    const line = range === undefined ? '' : `:${lines.linePos(range[0]).line}`;
    throw new UsageError(`${path}${line}: ${complaint}`);
  };
  for (const [key, value] of given) {
    const complaint = complaintOf(key, value);
    if (complaint !== null) refuse(key, complaint);
  }
  const found = Object.fromEntries(given);
  const unused = unusedOption(found, settingsFrom(RUN_OPTIONS, found, (flag) => flag).formats);
  if (unused !== null) refuse(unused.flag, `${unused.flag} ${unused.complaint}`);
  return found;
}

/** @throws UsageError for aliases that are undefined or expand without limit */
function contentOf(document: Document, path: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw new UsageError(`${path}: ${firstLine(error)}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`there is no configuration file ${path}: check the path`);
    throw new UsageError(
      `cannot read the configuration ${path}${extname(path) === '' ? ' (JSON or YAML)' : ''}: ${message}`,
    );
  }
}

/** A message that says what is wrong with a key or its value; null when nothing is. */
function complaintOf(key: string, value: unknown): string | null {
  const option = FILE_OPTIONS.get(key);
  if (option === undefined) return `there is no option ${key}${suggestion(key, [...FILE_OPTIONS.keys()])}`;
  if (value === null) return `${key} has no value`;
  try {
    option.read(value);
    return null;
  } catch (error) {
    if (!(error instanceof UnfitValue)) throw error;
    return `${key} ${error.message}`;
  }
}
