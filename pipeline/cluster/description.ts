import { type RunSettings, settingsThatDecide } from '../config/settings.js';
import { type SparkPlan, sparkPlan } from '../corpus/spark-plan.js';
import { BATCH_TABLES } from '../database/layout.js';
import { FINGERPRINT } from '../fingerprint.js';
import { processKeyOf } from '../run/run-id.js';
import { isCorpusInput } from '../tables/corpus-inputs/corpus-inputs.js';
import { DOCUMENT_TABLES } from '../tables/tables.js';
import { VERSION } from '../version.js';
import { PATCHES } from './patches.js';

/** What whoever divides the work between machines has to know of it. */
export interface Description {
  readonly version: string;
  /** Names what decides the rows of a record: the settings, and of the program what processes records. */
  readonly process_key: string;
  /** The settings that decide which records are read of a file, as text. */
  readonly reading_key: string;
  /** The settings that decide how parts are exported, as text. */
  readonly export_key: string;
  /** Names all of the program that can change a table. */
  readonly build: string;
  /** Longest time for one record, in milliseconds. */
  readonly document_timeout_ms: number;
  /** The tables that the corpus is resolved from, and that are not exported. */
  readonly corpus_inputs: readonly string[];
  /** The tables that are exported part by part. */
  readonly exports: readonly string[];
  /** What Spark does to learn what only the corpus can tell, and then the rows of it that concern each part. */
  readonly spark: SparkPlan & { readonly patches: Readonly<Record<string, string>> };
}

export const describe = (settings: RunSettings): Description => ({
  version: VERSION,
  process_key: processKeyOf(settings),
  reading_key: JSON.stringify([settings.sample, settings.maxRecordBytes]),
  export_key: JSON.stringify([settingsThatDecide('tables', settings), settingsThatDecide('files', settings)]),
  build: FINGERPRINT.tables,
  document_timeout_ms: settings.documentTimeoutMs,
  corpus_inputs: BATCH_TABLES.filter(isCorpusInput),
  exports: [...DOCUMENT_TABLES, 'quarantine'],
  spark: {
    ...sparkPlan(settings),
    patches: Object.fromEntries(
      Object.entries(PATCHES).flatMap(([name, { ofParts }]) => (ofParts === null ? [] : [[name, ofParts]])),
    ),
  },
});
