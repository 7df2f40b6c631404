import { readTable } from '../../text/word-list.js';

export const FIELD_NAMES = [
  'id',
  'text',
  'title',
  'url',
  'authors',
  'publisher',
  'published_at',
  'modified_at',
  'retrieved_at',
  'section',
  'language',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** The names under which records have a field, in small letters, the likeliest first; `summary` is part of a text. */
export const USUAL_NAMES: Readonly<Record<FieldName | 'summary', readonly string[]>> = namesByField();

function namesByField(): Record<FieldName | 'summary', string[]> {
  const names: Record<FieldName | 'summary', string[]> = {
    id: [],
    text: [],
    summary: [],
    title: [],
    url: [],
    authors: [],
    publisher: [],
    published_at: [],
    modified_at: [],
    retrieved_at: [],
    section: [],
    language: [],
  };
  for (const [field, name] of readTable(new URL('./field-names.txt', import.meta.url)))
    names[field as FieldName | 'summary'].push(name!.toLowerCase());
  return names;
}
