/// <reference lib="es2024.string" />
import { readTable } from '../../text/word-list.js';
import { isBlank } from '../decode/decode.js';
import type { RecordFields } from '../record.js';
import { exactInteger } from './exact-integer.js';

export const FIELD_NAMES = ['id', 'text', 'title', 'url', 'authors', 'publisher', 'published_at'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Says under which name a record has a field: `{ text: 'body' }`; `article.body` is a field within a field. */
export type FieldMapping = Readonly<Partial<Record<FieldName, string>>>;

export type JsonObject = Readonly<Record<string, unknown>>;

/** What was found in a record by the names of its fields. */
export interface FoundFields {
  readonly id: string | null;
  /** Null when no field holds text; empty or blank when one does, but says nothing. */
  readonly text: string | null;
  readonly fields: RecordFields;
}

const USUAL_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  FIELD_NAMES.map((field) => [
    field,
    readTable(new URL('./field-names.txt', import.meta.url)).flatMap(([of, name]) =>
      of === field ? [name!.toLowerCase()] : [],
    ),
  ]),
);

/**
 * Finds a record's fields: by the mapping, else by their usual names in order of likelihood, in any case.
 * A field without a usable value gives way to the next name.
 *
 * @param json that the record was parsed from
 */
export function findFields(record: JsonObject, mapping: FieldMapping, json: string): FoundFields {
  const folded = foldKeys(record);
  const values = (field: FieldName): unknown[] => {
    const path = mapping[field];
    return path === undefined
      ? USUAL_NAMES.get(field)!.map((name) => folded.get(name))
      : [valueAt(record, path)];
  };
  return {
    id: firstOf(values('id'), (id) => exactInteger(id, idKeys(mapping), json) ?? scalarText(id)),
    text: findText(values('text')),
    fields: {
      url: firstOf(values('url'), lineOf),
      title: firstOf(values('title'), lineOf),
      authors: firstOf(values('authors'), names) ?? [],
      publisher: firstOf(values('publisher'), nameOf),
      publishedAt: firstOf(values('published_at'), scalarText) ?? firstOf(values('published_at'), kindOf),
    },
  };
}

/** Names of the members that may hold the id. */
const idKeys = (mapping: FieldMapping): readonly string[] =>
  mapping.id === undefined
    ? USUAL_NAMES.get('id')!
    : [mapping.id, mapping.id.slice(mapping.id.lastIndexOf('.') + 1)];

/** Where the text of a record was looked for, as a person reads it. */
export const textNames = (mapping: FieldMapping): string =>
  mapping.text ?? USUAL_NAMES.get('text')!.join(', ');

function foldKeys(record: JsonObject): Map<string, unknown> {
  const folded = new Map<string, unknown>();
  for (const key of Object.keys(record)) {
    const lower = key.toLowerCase();
    if (key === lower || !folded.has(lower)) folded.set(lower, record[key]);
  }
  return folded;
}

/** The value of a field, or of a field within fields (`a.b`); a field whose own name has the dot comes first. */
function valueAt(record: JsonObject, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  const folded = foldKeys(record).get(path.toLowerCase());
  if (folded !== undefined) return folded;
  const dot = path.indexOf('.');
  if (dot === -1) return undefined;
  const outer = valueAt(record, path.slice(0, dot));
  return isObject(outer) ? valueAt(outer, path.slice(dot + 1)) : undefined;
}

function findText(values: readonly unknown[]): string | null {
  const texts = values.filter((value) => typeof value === 'string');
  const text = texts.find((candidate) => !isBlank(candidate)) ?? texts[0];
  return text === undefined ? null : text.toWellFormed();
}

function firstOf<T>(values: readonly unknown[], read: (value: unknown) => T | null): T | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

/** Under which keys an object holds a single value: MongoDB's exports, and JSON-LD. */
const VALUE_KEYS = ['$oid', '$date', '$numberLong', '@value'] as const;
/** MongoDB writes a date as `{"$date": {"$numberLong": "…"}}`; what lies deeper is no single value. */
const MAX_VALUE_DEPTH = 2;

/**
 * A string or number as text, without blanks at its ends; that of an object or list that holds one such value alone.
 * Null for anything else and for what is blank. Half a surrogate pair becomes U+FFFD.
 */
function scalarText(value: unknown, depth = 0): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return isBlank(value) ? null : value.toWellFormed().trim();
  if (depth > MAX_VALUE_DEPTH) return null;
  if (Array.isArray(value)) return value.length === 1 ? scalarText(value[0], depth + 1) : null;
  if (!isObject(value)) return null;
  return firstOf(
    VALUE_KEYS.map((key) => value[key]),
    (inner) => scalarText(inner, depth + 1),
  );
}

/** As {@link scalarText}, on one line and without control characters. */
const lineOf = (value: unknown): string | null =>
  scalarText(value)
    ?.replace(/[\s\p{Cc}]+/gu, ' ')
    .trim() || null;

/** A name, or the name of an object that describes a person or an organization (schema.org). */
const nameOf = (value: unknown): string | null =>
  lineOf(isObject(value) && 'name' in value ? value.name : value);

/** One name or a list of them, which may hold lists itself; null for none. */
function names(value: unknown): readonly string[] | null {
  const list = (Array.isArray(value) ? value.flat() : [value]).map(nameOf).filter((name) => name !== null);
  return list.length === 0 ? null : list;
}

/** What a value is that is no text: so a date of a form that nobody foresaw counts as one that cannot be read. */
function kindOf(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null;
  return Array.isArray(value) ? 'a list' : 'an object';
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
