import { FIELD_NAMES, type FieldName } from '../ingest/formats/field-names.js';
import { NOT_IN_PATHS, patternIn } from '../ingest/metadata/path-fields.js';
import { PatternError, pathPattern } from '../ingest/metadata/path-pattern.js';
import { pairsBy, UnfitValue, type ValueKind } from './value-kinds.js';

const pairs = pairsBy(FIELD_NAMES);

/** Where records have their fields: `text=body`; or the paths of their files: `published_at=path:(\d{4}-\d\d-\d\d)`. */
export const fieldPairs: typeof pairs = {
  ...pairs,
  read: (given) => {
    const read = pairs.read(given);
    for (const [field, source] of read) checkPattern(field, source);
    return read;
  },
} satisfies ValueKind<unknown>;

/** @throws UnfitValue */
function checkPattern(field: FieldName, source: string): void {
  const pattern = patternIn(source);
  if (pattern === null) return;
  if (NOT_IN_PATHS.includes(field))
    throw new UnfitValue(`${field} is never in a path: name the field of the records that holds it`);
  try {
    pathPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new UnfitValue(`${field} is no regular expression (RE2): ${error.message}`);
  }
}
