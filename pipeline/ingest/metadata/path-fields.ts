import type { FieldName } from '../formats/field-names.js';
import { type FieldMapping, findFields } from '../formats/fields.js';
import type { SourceRecord } from '../record.js';
import { withGiven } from './given.js';
import { type PathPattern, pathPattern } from './path-pattern.js';

/** What stands before a pattern in the place of a field's name. */
const PATH = 'path:';

/** The pattern of `path:PATTERN`; null for the name of a field. */
export const patternIn = (source: string): string | null =>
  source.startsWith(PATH) ? source.slice(PATH.length) : null;

/** Neither is a text in a path, nor does one tell the records of a file apart. */
export const NOT_IN_PATHS: readonly FieldName[] = ['id', 'text'];

/** Where fields are in the records, and what finds the others in the paths of their files. */
export interface FieldSources {
  readonly inRecords: FieldMapping;
  readonly inPaths: readonly (readonly [FieldName, PathPattern])[];
}

/** @throws PatternError */
export function fieldSources(fields: FieldMapping): FieldSources {
  const all = Object.entries(fields) as [FieldName, string][];
  return {
    inRecords: Object.fromEntries(all.filter(([, source]) => patternIn(source) === null)),
    inPaths: all.flatMap(([field, source]) => {
      const pattern = patternIn(source);
      return pattern === null ? [] : [[field, pathPattern(pattern)] as const];
    }),
  };
}

/** A record with the fields that the path of its file gives. */
export const withPathFields = (
  record: SourceRecord,
  path: string,
  patterns: FieldSources['inPaths'],
): SourceRecord => {
  const found = Object.fromEntries(patterns.map(([field, find]) => [field, find(path)]));
  return withGiven(record, findFields(found, {}, '').fields, 'path');
};
