/// <reference lib="es2024.string" />

import { withoutMarkup } from '../../text/markup/markup.js';
import { isBlank } from '../decode/decode.js';
import { isJsonObject } from '../json-object.js';
import { cellValue } from './table/cells.js';

/** What is made of the first value of which anything is made; null where nothing is. */
export function firstOf<V, T>(values: readonly V[], read: (value: V) => T | null): T | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

/** Under which keys an object holds a single value: MongoDB's exports, JSON-LD, WordPress, XML made JSON. */
const VALUE_KEYS = ['$oid', '$date', '$numberLong', '@value', 'rendered', '#text', 'value'] as const;
/** MongoDB writes a date as `{"$date": {"$numberLong": "…"}}`; what lies deeper is no single value. */
const MAX_VALUE_DEPTH = 2;

/**
 * A string or number as text, without blanks at its ends; that of an object or list that holds one such value alone.
 * Null for anything else and for what is blank. Half a surrogate pair becomes U+FFFD.
 */
export function scalarText(value: unknown, depth = 0): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return isBlank(value) ? null : value.toWellFormed().trim();
  if (depth > MAX_VALUE_DEPTH) return null;
  if (Array.isArray(value)) return value.length === 1 ? scalarText(value[0], depth + 1) : null;
  if (!isJsonObject(value)) return null;
  return firstOf(
    VALUE_KEYS.map((key) => value[key]),
    (inner) => scalarText(inner, depth + 1),
  );
}

/** As {@link scalarText}, without mark-up and control characters, on one line. */
export function lineOf(value: unknown): string | null {
  const text = scalarText(value);
  if (text === null) return null;
  return (
    withoutMarkup(text)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

const ABSOLUTE_URL = /^[a-z][a-z\d+.-]*:\/\//i;

/** As {@link lineOf}; null for what is no whole address. */
export function absoluteUrlOf(value: unknown): string | null {
  const line = lineOf(value);
  return line !== null && ABSOLUTE_URL.test(line) ? line : null;
}

/** As {@link nameOf}; null for an address. */
export function publisherOf(value: unknown): string | null {
  const name = nameOf(value);
  return name !== null && ABSOLUTE_URL.test(name) ? null : name;
}

/** A text as it stands, or a list of paragraphs parted by blank lines; null for anything else. */
export function passagesOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const isText = value.length > 0 && value.every((passage) => typeof passage === 'string');
    return isText ? value.join('\n\n') : null;
  }
  if (!isJsonObject(value)) return null;
  return firstOf(
    VALUE_KEYS.map((key) => value[key]),
    (inner) => (typeof inner === 'string' ? inner : null),
  );
}

/** A name, or the name of an object that describes a person or an organization (schema.org). */
const nameOf = (value: unknown): string | null =>
  lineOf(isJsonObject(value) && 'name' in value ? value.name : value);

/**
 * One name, several with semicolons between, or a list of them, which may hold lists itself or be the text of one
 * (`['Ann Lee', 'Tom Roe']`); null for none.
 */
export function names(given: unknown): readonly string[] | null {
  const value = typeof given === 'string' ? cellValue(given.trim()) : given;
  const list = (Array.isArray(value) ? value.flat() : [value])
    .flatMap((name) => nameOf(name)?.split(';') ?? [])
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return list.length === 0 ? null : list;
}

/** What a value is that is no text: so a date of a form that nobody foresaw counts as one that cannot be read. */
export function kindOf(value: unknown): string | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null;
  return Array.isArray(value) ? 'a list' : 'an object';
}
