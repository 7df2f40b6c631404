/// <reference lib="es2024.string" />

import { readTable } from '../../text/word-list.js';
import { isBlank } from '../decode/decode.js';
import type { JsonObject } from '../json-object.js';
import type { RecordFields } from '../record.js';
import { firstOf, kindOf, lineOf, nameOf, names, scalarText } from './field-values.js';
import { exactInteger } from './json/exact-integer.js';
import { type Member, Members } from './members.js';

export const FIELD_NAMES = ['id', 'text', 'title', 'url', 'authors', 'publisher', 'published_at'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Says under which name a record has a field: `{ text: 'body' }`; `article.body` is a field within a field. */
export type FieldMapping = Readonly<Partial<Record<FieldName, string>>>;

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
  const members = new Members(record);
  const candidates = (field: FieldName): Member[] => {
    const paths = mapping[field] === undefined ? USUAL_NAMES.get(field)! : [mapping[field]];
    return paths.map((path) => members.at(path)).filter((member) => member !== null);
  };
  const values = (field: FieldName): unknown[] => candidates(field).map(({ value }) => value);
  return {
    id: firstOf(candidates('id'), ({ value, path }) => exactInteger(value, path, json) ?? scalarText(value)),
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

/** Where the text of a record was looked for, as a person reads it. */
export const textNames = (mapping: FieldMapping): string =>
  mapping.text ?? USUAL_NAMES.get('text')!.join(', ');

function findText(values: readonly unknown[]): string | null {
  const texts = values.filter((value) => typeof value === 'string');
  const text = texts.find((candidate) => !isBlank(candidate)) ?? texts[0];
  return text === undefined ? null : text.toWellFormed();
}
