import type { GivenFrom, RecordFields, SourceRecord } from '../record.js';

/** A record with fields that are given beside it: they count where the record says otherwise. */
export function withGiven(
  record: SourceRecord,
  fields: Partial<RecordFields>,
  from: GivenFrom,
): SourceRecord {
  const found = Object.entries(fields).filter(([, value]) => value !== null && value.length > 0);
  if (found.length === 0) return record;
  return {
    ...record,
    fields: { ...record.fields, ...(Object.fromEntries(found) as Partial<RecordFields>) },
    given: { ...record.given, ...Object.fromEntries(found.map(([name]) => [name, from])) },
  };
}
