import { isJsonObject, type JsonObject } from '../../json-object.js';
import { type FieldMapping, findFields, ownValues } from '../fields.js';

/** Objects are looked into so deep. */
const MAX_DEPTH = 6;
/** So many members of an object are asked whether they are records. */
const ASKED_MEMBERS = 5;
const MIN_RECORDS = 2;

/**
 * The records of an object that holds them in no list: as columns of values (`{"text": […], "title": […]}`, or by index
 * as pandas writes them), as rows under names of columns, or by their keys. Null where it holds none so.
 */
export function recordsOfObject(object: JsonObject, mapping: FieldMapping): readonly JsonObject[] | null {
  return listedColumns(object, mapping) ?? indexedColumns(object, mapping) ?? splitRows(object, mapping);
}

/** `{"text": ["One", "Two"], "title": ["A", "B"]}`; a list of paragraphs has no list of titles or dates beside it. */
function listedColumns(object: JsonObject, mapping: FieldMapping): JsonObject[] | null {
  const length = ownValues(object, 'text', mapping).find(isColumn)?.length ?? 0;
  const isLabelled = (['title', 'published_at'] as const).some((field) =>
    ownValues(object, field, mapping).some((value) => isColumn(value) && value.length === length),
  );
  if (length < MIN_RECORDS || !isLabelled) return null;
  return Array.from({ length }, (_, index) =>
    record(object, (value) => (Array.isArray(value) && value.length === length ? value[index] : value)),
  );
}

/** Of texts and numbers, one a record. */
const isColumn = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((cell) => cell === null || ['string', 'number'].includes(typeof cell));

/** `{"text": {"0": "One", "1": "Two"}, "title": {"0": "A", "1": "B"}}` */
function indexedColumns(object: JsonObject, mapping: FieldMapping): JsonObject[] | null {
  const column = ownValues(object, 'text', mapping).find(isIndexed);
  const columns = Object.values(object);
  if (column === undefined || !columns.every((value) => isJsonObject(value) && isWithin(value, column)))
    return null;
  return Object.keys(column).map((index) =>
    named(
      record(object, (value) => (value as JsonObject)[index]),
      index,
      mapping,
    ),
  );
}

const isIndexed = (value: unknown): value is JsonObject =>
  isJsonObject(value) &&
  '0' in value &&
  Object.values(value).every((cell) => cell === null || typeof cell === 'string');

const isWithin = (column: JsonObject, index: JsonObject): boolean =>
  Object.keys(column).every((key) => Object.hasOwn(index, key));

/** `{"columns": ["title", "text"], "data": [["A", "One"], ["B", "Two"]]}` */
function splitRows({ columns, data }: JsonObject, mapping: FieldMapping): JsonObject[] | null {
  if (!Array.isArray(columns) || !columns.every((name) => typeof name === 'string')) return null;
  if (!Array.isArray(data) || !data.every(Array.isArray)) return null;
  const probe = Object.fromEntries(columns.map((name: string) => [name, 'text']));
  if (findFields(probe, mapping, '').text === null) return null;
  return data.map((row: readonly unknown[]) =>
    Object.fromEntries(columns.map((name: string, index) => [name, row[index] ?? null])),
  );
}

/** An object with one of the values of each member. */
const record = (object: JsonObject, cellOf: (value: unknown) => unknown): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, cellOf(value) ?? null]));

/** The records of the outermost object that has nothing but records, under their keys; null where there is none. */
export function keyedRecords(object: JsonObject, mapping: FieldMapping): readonly JsonObject[] | null {
  let level: readonly JsonObject[] = [object];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const holder = level.find((candidate) => holdsRecords(candidate, mapping));
    if (holder !== undefined)
      return Object.entries(holder).map(([key, value]) => named(value as JsonObject, key, mapping));
    level = level.flatMap((candidate) => Object.values(candidate).filter(isJsonObject));
  }
  return null;
}

/** Parts of a record (`teaser`, `body`) have texts, but no titles or addresses of their own. */
function holdsRecords(object: JsonObject, mapping: FieldMapping): boolean {
  const members = Object.values(object);
  return (
    members.length >= MIN_RECORDS &&
    members.every(isJsonObject) &&
    members.slice(0, ASKED_MEMBERS).every((member) => {
      const { text, fields } = findFields(member, mapping, '');
      return text !== null && [fields.title, fields.url, fields.publishedAt].some((value) => value !== null);
    })
  );
}

/** A record whose key stands for the id that it does not have. */
const named = (object: JsonObject, key: string, mapping: FieldMapping): JsonObject =>
  findFields(object, mapping, '').id === null ? { ...object, [mapping.id ?? 'id']: key } : object;
