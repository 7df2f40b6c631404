import { isJsonObject, type JsonObject } from '../../json-object.js';
import { type FieldMapping, findFields } from '../fields.js';
import type { RecordsPath } from './elements.js';
import { parseJson } from './parse.js';
import { keyedRecords, recordsOfObject } from './records-of-object.js';
import { scanJson } from './scanner.js';

/** What a JSON file holds: one record, or records in a list. */
export type JsonContent =
  | { readonly kind: 'one'; readonly object: JsonObject }
  | { readonly kind: 'many'; readonly path: RecordsPath }
  /** Records in no list: the whole file is read for them. */
  | { readonly kind: 'table' }
  /** Undefined where it is no JSON. */
  | { readonly kind: 'none'; readonly value: unknown };

/** Lists are looked for so deep in objects. */
const MAX_DEPTH = 6;
/** So many elements of a list are asked whether they have a text. */
const ASKED_ELEMENTS = 5;

/**
 * What a JSON file holds, by its beginning. An object with a text of its own is one record, whatever lists it has
 * (`comments`); else the records are in the outermost list of objects with a text: `articles`, `response.results`,
 * `hits.hits`. The text of an object within it (`fields.bodyText`) is its own, unless those of the list have titles and
 * are longer: then it is what was asked for (`query.text`).
 */
export function contentOf(beginning: string, isWhole: boolean, mapping: FieldMapping): JsonContent {
  const parsed = parseJson(isWhole ? beginning : closed(beginning));
  if (parsed.kind === 'value') return contentOfValue(parsed.value, mapping);
  const { kind, offset } = parsed.fault;
  if (kind === 'trailing' && beginning[offset] === '{') return { kind: 'many', path: 'values' };
  return contentOfValue(soundValue(beginning.slice(0, offset)) ?? undefined, mapping);
}

/** The value that a text begins, as far as that goes; null where it does not even begin one. */
export function soundValue(beginning: string): unknown {
  const parsed = parseJson(closed(beginning));
  if (parsed.kind === 'value') return parsed.value;
  const sound = parseJson(closed(beginning.slice(0, parsed.fault.offset)));
  return sound.kind === 'value' ? sound.value : null;
}

function contentOfValue(value: unknown, mapping: FieldMapping): JsonContent {
  if (Array.isArray(value)) return { kind: 'many', path: [] };
  if (!isJsonObject(value)) return { kind: 'none', value };
  if (recordsOfObject(value, mapping) !== null) return { kind: 'table' };
  const own = findFields(value, mapping, '');
  const hasText = own.text !== null && !own.isSummary;
  if (hasText && !own.isInner) return { kind: 'one', object: value };
  const path = pathToRecords(value, mapping, hasText ? own.text!.length : 0);
  if (path !== null) return { kind: 'many', path };
  if (own.text === null && keyedRecords(value, mapping) !== null) return { kind: 'table' };
  return own.text === null ? { kind: 'none', value } : { kind: 'one', object: value };
}

/**
 * The names that lead to the outermost list of objects with a text; null where there is none.
 *
 * @param length of the text that the object has; those of records are longer, and have titles; 0 where it has none
 */
function pathToRecords(object: JsonObject, mapping: FieldMapping, length: number): readonly string[] | null {
  let level: { readonly value: JsonObject; readonly path: readonly string[] }[] = [
    { value: object, path: [] },
  ];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const members = level.flatMap(({ value, path }) =>
      Object.entries(value).map(([name, inner]) => ({ value: inner, path: [...path, name] })),
    );
    const list = members.find(
      ({ value }) => Array.isArray(value) && value.slice(0, ASKED_ELEMENTS).some(hasText),
    );
    if (list !== undefined) return list.path;
    level = members.flatMap(({ value, path }) => (isJsonObject(value) ? [{ value, path }] : []));
  }
  return null;

  function hasText(element: unknown): boolean {
    if (!isJsonObject(element)) return false;
    const { text, fields } = findFields(element, mapping, '');
    return text !== null && (length === 0 || (text.length > length && fields.title !== null));
  }
}

/** The brackets that are open, the innermost first. */
interface OpenBrackets {
  readonly close: '}' | ']';
  readonly outer: OpenBrackets | null;
}

/** An escape that the end of a text cuts off. */
const CUT_ESCAPE = /(?<!\\)\\(?:u[\da-fA-F]{0,3})?$/;

/**
 * The beginning of a JSON text, made whole by the marks that it lacks: as far as it goes where it ends within a text,
 * else up to the last list or object that ends in it. Empty where none does.
 */
function closed(text: string): string {
  let open = null as OpenBrackets | null;
  let end = 0;
  let openAtEnd: OpenBrackets | null = null;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    if (isInText) {
      if (unit === '\\') at++;
      else if (unit === '"') isInText = false;
    } else if (unit === '"') isInText = true;
    else if (unit === '{') open = { close: '}', outer: open };
    else if (unit === '[') open = { close: ']', outer: open };
    else if (unit === '}' || unit === ']') {
      open = open?.outer ?? null;
      end = at + 1;
      openAtEnd = open;
      if (open === null) break;
    }
  }
  if (isInText) {
    const asFarAsItGoes = `${text.replace(CUT_ESCAPE, '')}"${closersOf(open)}`;
    if (scanJson(asFarAsItGoes) === null) return asFarAsItGoes;
  }
  return text.slice(0, end) + closersOf(openAtEnd);
}

function closersOf(open: OpenBrackets | null): string {
  let closers = '';
  for (let at = open; at !== null; at = at.outer) closers += at.close;
  return closers;
}
