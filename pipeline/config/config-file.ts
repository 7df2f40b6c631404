import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import leven from 'leven';
import { LineCounter, parseDocument } from 'yaml';
import { UsageError } from '../errors.js';
import { CONFIG_FILES } from './config-names.js';

/** A key is a slip of the hand when at least two thirds of its letters are right. */
const WRONG_SHARE = 1 / 3;

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../schemas/configuration.json', import.meta.url), 'utf8'),
) as { readonly properties: Readonly<Record<string, unknown>> };

/** Options of `pipeline run` by their names, as the command line would give them. */
export type Options = Readonly<Record<string, unknown>>;

/** The configuration file that a folder has, or null. */
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
 * @throws UsageError that names file, line and key, and for an unknown key the nearest right one
 */
export function readConfigFile(path: string): Options {
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines, strict: true });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UsageError(`${path}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`);
  }
  const options: unknown = document.toJS() ?? {};
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(SCHEMA);
  if (!validate(options)) {
    const [fault] = validate.errors as [ErrorObject];
    const keys = [...fault.instancePath.split('/').slice(1), ...unknownKey(fault)];
    const range = (document.getIn(keys, true) as { range?: [number, number, number] } | undefined)?.range;
    const line = range === undefined ? '' : `:${lines.linePos(range[0]).line}`;
    throw new UsageError(`${path}${line}: ${complaint(fault)}`);
  }
  return asWords(options as Options);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(
      `cannot read the configuration ${path}${extname(path) === '' ? ' (JSON or YAML)' : ''}: ${message}`,
    );
  }
}

const unknownKey = ({ keyword, params }: ErrorObject): string[] =>
  keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];

function complaint(fault: ErrorObject): string {
  const place = fault.instancePath.slice(1).replaceAll('/', '.');
  if (fault.keyword === 'additionalProperties') {
    const [key = ''] = unknownKey(fault);
    const nearest = place === '' ? nearestKey(key) : null;
    return `there is no option ${place === '' ? '' : `${place}.`}${key}${nearest === null ? '' : `; did you mean ${nearest}?`}`;
  }
  if (fault.keyword === 'enum')
    return `${place} must be one of ${(fault.params.allowedValues as unknown[]).join(', ')}`;
  return `${place || 'the configuration'} ${fault.message}`;
}

function nearestKey(key: string): string | null {
  const [nearest] = Object.keys(SCHEMA.properties)
    .map((candidate) => ({ candidate, distance: leven(key.toLowerCase(), candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest !== undefined && nearest.distance <= key.length * WRONG_SHARE ? nearest.candidate : null;
}

/** Lists and maps in the form that the command line has: `csv,parquet`, `text=body`. */
function asWords({ $schema: _, ...options }: Options): Options {
  const pairs = (value: unknown): string[] =>
    Object.entries(value as object).map(([key, word]) => `${key}=${word}`);
  const words: Record<string, unknown> = { ...options };
  if (Array.isArray(options.format)) words.format = options.format.join(',');
  for (const key of ['name', 'field']) if (options[key] !== undefined) words[key] = pairs(options[key]);
  return words;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] as string;
