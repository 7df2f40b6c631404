import { hash } from 'node:crypto';
import type { KnownRecord } from '../database/state.js';
import type { SourceRecord } from '../ingest/record.js';

/** How a record compares with what the state has of it. */
export type Change =
  /** Nothing is known of it, or its processing failed. */
  | 'new'
  /** Its bytes have changed. */
  | 'changed'
  /** The settings, the program, the file's encoding or what is given beside the record have changed. */
  | 'outdated'
  | 'unchanged';

export interface ChangeDetector {
  of(record: SourceRecord, before: KnownRecord | undefined): Change;
  /** What is stored with a processed record, to compare with next time. */
  keyOf(record: SourceRecord): string;
}

/** @param processKey names settings and version, as `processKeyOf` gives it */
export function changeDetector(processKey: string): ChangeDetector {
  // How a line of a file that is not UTF-8 decodes depends on the rest of the file.
  const keyOf = (record: SourceRecord): string => `${processKey} ${record.encoding}${givenKeyOf(record)}`;
  return {
    keyOf,
    of: (record, before) => {
      if (before === undefined) return 'new';
      if (before.sourceSha256 !== record.sourceSha256) return 'changed';
      return before.processKey === keyOf(record) ? 'unchanged' : 'outdated';
    },
  };
}

/** Names what is given beside a record, which is no part of its bytes; empty where nothing is. */
function givenKeyOf({ given, fields }: SourceRecord): string {
  if (given === undefined) return '';
  const values = Object.entries(given).map(([name, from]) => [
    name,
    from,
    fields[name as keyof typeof fields],
  ]);
  return ` ${hash('sha256', JSON.stringify(values)).slice(0, 16)}`;
}
