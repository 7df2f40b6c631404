/// <reference lib="es2024.string" />

import { shortened } from '../../text/shortened.js';
import { isBlank } from '../decode/decode.js';
import { isJsonObject, type JsonObject, jsonKind } from '../json-object.js';
import type { RecordFields, RecordNote } from '../record.js';
import { type FieldName, USUAL_NAMES } from './field-names.js';
import {
  absoluteUrlOf,
  firstOf,
  kindOf,
  lineOf,
  names,
  passagesOf,
  publisherOf,
  scalarText,
} from './field-values.js';
import { exactInteger } from './json/exact-integer.js';
import { type Member, Members } from './members.js';

/**
 * Says under which name a record has a field: `{ text: 'body' }`; `article.body` is a field within a field. Of options,
 * `path:PATTERN` says that the path of the file has it.
 */
export type FieldMapping = Readonly<Partial<Record<FieldName, string>>>;

/** What was found in a record by the names of its fields. */
export interface FoundFields {
  readonly id: string | null;
  /** Null when no field holds text; empty or blank when one does, but says nothing. */
  readonly text: string | null;
  /** Whether the text is only a summary, because the record has no more. */
  readonly isSummary: boolean;
  /** Whether it lies in an object of the record. */
  readonly isInner: boolean;
  readonly fields: RecordFields;
}

/** The values under the names of a field, the likeliest first. */
type Candidates = (field: FieldName | 'summary') => readonly Member[];

/**
 * Finds a record's fields: by the mapping, else by their usual names in order of likelihood, in any case. A field
 * without a usable value gives way to the next name. Where the text lies in an object of the record (`fields.bodyText`,
 * `_source.body`), the other fields may, too.
 *
 * @param json that the record was parsed from
 */
export function findFields(record: JsonObject, mapping: FieldMapping, json: string): FoundFields {
  const members = new Members(record);
  const own = namesIn(members, mapping, null);
  const inner = textOf(own('text')) ? null : onlyObjectWithText(record, members, mapping);
  const within = inner === null ? null : namesIn(members, mapping, inner);
  const candidates: Candidates = (field) =>
    within === null ? own(field) : [...own(field), ...within(field)];

  const values = (field: FieldName): unknown[] => candidates(field).map(({ value }) => value);
  // Who names a field means it, be it a number.
  const named = mapping.text === undefined ? null : firstOf(values('text'), numberText);
  const text = textOf(candidates('text')) ?? named;
  const summary = text || mapping.text !== undefined ? null : textOf(candidates('summary'));
  return {
    id: firstOf(candidates('id'), ({ value, path }) => exactInteger(value, path, json) ?? scalarText(value)),
    text: summary || text,
    isSummary: Boolean(summary),
    isInner: within !== null,
    fields: {
      url: firstOf(values('url'), absoluteUrlOf) ?? firstOf(candidates('url').filter(isNoPublisher), ofLine),
      title: firstOf(values('title'), lineOf),
      authors: firstOf(values('authors'), names) ?? [],
      publisher: firstOf(values('publisher'), publisherOf),
      publishedAt: firstOf(values('published_at'), scalarText) ?? firstOf(values('published_at'), kindOf),
      ...said('modifiedAt', firstOf(values('modified_at'), scalarText)),
      ...said('retrievedAt', firstOf(values('retrieved_at'), scalarText)),
      ...said('section', firstOf(values('section'), firstNameOf)),
      ...said('language', firstOf(values('language'), lineOf)),
    },
  };
}

/** The values that a record itself has under the names of a field, the likeliest first. */
export const ownValues = (record: JsonObject, field: FieldName, mapping: FieldMapping): readonly unknown[] =>
  namesIn(new Members(record), mapping, null)(field).map(({ value }) => value);

/** The field, where it has a value. */
const said = (name: keyof RecordFields, value: string | null): Partial<RecordFields> =>
  value === null ? {} : { [name]: value };

/** The first of the names of a value: the main one of several sections. */
const firstNameOf = (value: unknown): string | null => names(value)?.[0] ?? null;

/** Of the names of a record's fields so many are shown, and so much of them. */
const MAX_NAMES = 40;
const MAX_NAMES_LENGTH = 200;

/** Names of fields, as a message shows them. */
function listed(names: readonly string[]): string {
  const shown = [...names.slice(0, MAX_NAMES), ...(names.length > MAX_NAMES ? ['…'] : [])];
  return shortened(shown.join(', '), MAX_NAMES_LENGTH);
}

/** How the command line is told which field holds the text. */
const TEXT_OPTION = '--field text=NAME';

/**
 * Why no text was found in a record, and what to do: one or two sentences.
 *
 * @param setting with which one says which field holds the text
 */
export function noTextReason(record: JsonObject, mapping: FieldMapping, setting = TEXT_OPTION): string {
  const names = Object.keys(record);
  if (names.length === 0) return 'The record is empty: remove it, or fetch it again.';
  const [named] = namesIn(new Members(record), mapping, null)('text');
  if (named !== undefined) {
    return `Its field ${shortened(named.path.join('.'), MAX_NAMES_LENGTH)} is ${jsonKind(named.value)}, not a text: fetch the record again, or say which field holds the text with ${setting}.`;
  }
  const has = listed(names);
  const missing =
    mapping.text === undefined
      ? 'No field of the record is known to hold its text'
      : `The record has no field ${mapping.text}`;
  return `${missing}; it has ${has}. Say which holds the text with ${setting}.`;
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(
  Object.values(USUAL_NAMES).flatMap((names) => names.map((name) => name.split('.')[0]!)),
);

/** The names of a record's fields that hold something and that nothing is read from. */
export function unreadNames(record: JsonObject, mapping: FieldMapping, kept: readonly string[]): string[] {
  const asked = new Set(
    [...Object.values(mapping), ...kept].map((name) => name.split('.')[0]!.toLowerCase()),
  );
  return Object.entries(record)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name]) => name)
    .filter((name) => !KNOWN_NAMES.has(name.toLowerCase()) && !asked.has(name.toLowerCase()));
}

/** What to do where a file has such fields, and no title and no date. */
export function unreadFieldsNote(names: readonly string[]): RecordNote {
  return {
    code: 'unread_fields',
    message: `no field is known to hold a title or a date, and nothing is read from ${listed(names)}; say what holds them with --field title=NAME --field published_at=NAME, or keep fields with --keep NAME`,
  };
}

/** What to do where a table has no column of a name that an option gives; null where it has all of them. */
export function missingColumnNote(
  row: JsonObject,
  mapping: FieldMapping,
  kept: readonly string[],
): RecordNote | null {
  const members = new Members(row);
  const missing = [
    ...Object.entries(mapping).map(([field, name]) => ({ name, option: `--field ${field}=${name}` })),
    ...kept.map((name) => ({ name, option: `--keep ${name}` })),
  ].find(({ name }) => members.at(name) === null);
  if (missing === undefined) return null;
  return {
    code: 'missing_column',
    message: `the table has no column ${missing.name}, as ${missing.option} says; it has ${listed(Object.keys(row))}`,
  };
}

/** @param inside the object of the record to look in; null for the record itself */
const namesIn =
  (members: Members, mapping: FieldMapping, inside: string | null): Candidates =>
  (field) => {
    const given = field === 'summary' ? undefined : mapping[field];
    if (given !== undefined && inside !== null) return [];
    return (given === undefined ? USUAL_NAMES[field] : [given])
      .map((name) => members.at(inside === null ? name : `${inside}.${name}`))
      .filter((member) => member !== null);
  };

/** The name of the one object of a record that holds a text; null where several do, or none. */
function onlyObjectWithText(record: JsonObject, members: Members, mapping: FieldMapping): string | null {
  const holders = Object.keys(record).filter(
    (name) => isJsonObject(record[name]) && textOf(namesIn(members, mapping, name)('text')),
  );
  return holders.length === 1 ? holders[0]! : null;
}

const numberText = (value: unknown): string | null => (typeof value === 'number' ? String(value) : null);

/** The first text that is not blank, else the first; null where there is none. Half a surrogate pair becomes U+FFFD. */
function textOf(candidates: readonly Member[]): string | null {
  const texts = candidates.map(({ value }) => passagesOf(value)).filter((text) => text !== null);
  const text = texts.find((candidate) => !isBlank(candidate)) ?? texts[0];
  return text === undefined ? null : text.toWellFormed();
}

/** A name of the address that the publisher has, too (`source`) is one only where its value is a whole address. */
const isNoPublisher = ({ path }: Member): boolean =>
  !USUAL_NAMES.publisher.includes(path.join('.').toLowerCase());

const ofLine = ({ value }: Member): string | null => lineOf(value);
