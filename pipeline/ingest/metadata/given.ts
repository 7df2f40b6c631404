import { findFields } from '../formats/fields.js';
import type { JsonObject } from '../json-object.js';
import type { GivenFrom, RecordFields, SourceRecord } from '../record.js';

/**
 * A record with what is given for it: that counts where the record says otherwise. What cannot be used is left out.
 *
 * @param values by the usual names of their fields
 */
export function withGiven(record: SourceRecord, values: JsonObject, from: GivenFrom): SourceRecord {
  const found = Object.entries(findFields(values, {}, '').fields).filter(
    ([, value]) => value !== null && value.length > 0,
  );
  if (found.length === 0) return record;
  return {
    ...record,
    fields: { ...record.fields, ...(Object.fromEntries(found) as Partial<RecordFields>) },
    given: { ...record.given, ...Object.fromEntries(found.map(([name]) => [name, from])) },
  };
}
