import type { KnownRecord } from '../database/state.js';
import type { SourceRecord } from '../ingest/record.js';

/** How a record compares with what the state has of it. */
export type Change =
  /** Nothing is known of it, or its processing failed. */
  | 'new'
  /** Its bytes have changed. */
  | 'changed'
  /** The settings, the program or the file's encoding have changed. */
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
  const keyOf = ({ encoding }: SourceRecord): string => `${processKey} ${encoding}`;
  return {
    keyOf,
    of: (record, before) => {
      if (before === undefined) return 'new';
      if (before.sourceSha256 !== record.sourceSha256) return 'changed';
      return before.processKey === keyOf(record) ? 'unchanged' : 'outdated';
    },
  };
}
