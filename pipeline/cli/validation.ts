import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { checkExport, type ExportReport } from '../audit/audit.js';
import { refuseNoDirectory } from '../audit/package-descriptor.js';
import { loadMetadata } from '../config/load-metadata.js';
import type { Option } from '../config/option.js';
import { BYTES_PER_MIB, SETTING_OPTIONS } from '../config/run-options.js';
import { DEFAULTS, inputsOf, type RunSettings } from '../config/settings.js';
import { UnfitValue } from '../config/value-kinds.js';
import { UsageError } from '../errors.js';
import { RUN_FILE } from '../export/layout.js';
import type { FieldMapping } from '../ingest/formats/fields.js';
import { type InputSpec, resolveInputs } from '../ingest/inputs/inputs.js';
import { MetadataMatches } from '../ingest/metadata/metadata-matches.js';
import { readAll } from '../ingest/read-all.js';
import type { ReadResult } from '../ingest/record.js';
import { holdsStateAlone } from '../run/output.js';
import { readJson } from '../run/published.js';
import { unfinishedPublish } from './unfinished-publish.js';
import { reportLines } from './validation-report.js';

/** Which export is checked, and against which inputs, if any. */
export interface Validation {
  readonly directory: string;
  /** Inputs by their paths, and by names that they were given. */
  readonly input: readonly InputSpec[];
  readonly name: readonly InputSpec[];
  /** Where records keep their fields, where that is not as in the run. */
  readonly fields: FieldMapping;
  /** The table of metadata and its key, where these are not those of the run; null: they are. */
  readonly metadata: string | null;
  readonly metadataKey: string | null;
  /** Faults of each kind that are described. */
  readonly maxFaults: number;
}

/** Checks an export, and tells what was found. */
export async function validateExport(
  validation: Validation,
): Promise<{ readonly report: ExportReport; readonly lines: string[] }> {
  const { directory, maxFaults } = validation;
  refuseNoDirectory(directory);
  if (await holdsStateAlone(directory))
    throw new UsageError(`${directory} holds the state of a run, but no tables; run again to publish them`);
  const records = await recordsOf(validation);
  const unfinished = await unfinishedPublish(directory);
  const found = await checkExport(directory, { records, maxFaults });
  const report = unfinished === null ? found : { ...found, notes: [...found.notes, unfinished] };
  return { report, lines: reportLines(directory, report) };
}

/** The records of the inputs, read as the run read them; null when no input is named. */
async function recordsOf(validation: Validation): Promise<AsyncIterable<ReadResult> | null> {
  const { directory, input, name, fields } = validation;
  if (input.length === 0 && name.length === 0) {
    if (Object.keys(fields).length > 0)
      throw new UsageError('--field says how to read the inputs: name them with --input');
    if ((validation.metadata ?? validation.metadataKey) !== null)
      throw new UsageError('--metadata says how to read the inputs: name them with --input');
    return null;
  }
  const ran = await configurationOf(directory);
  const metadata = validation.metadata ?? ran.metadata;
  const metadataKey = validation.metadataKey ?? ran.metadataKey;
  const plan = await resolveInputs(inputsOf({ input, name }), {
    cwd: cwd(),
    exclude: [resolve(directory)],
    metadata: metadata === null ? null : resolve(metadata),
    inputFormat: ran.inputFormat,
  });
  const table = await loadMetadata({ ...ran, metadata, metadataKey });
  const matches = MetadataMatches.of(table, plan);
  return readAll(plan.files, { ...ran, fields: { ...ran.fields, ...fields }, matches });
}

/** The settings that say how a run reads its inputs. */
const READING = ['fields', 'recordsPath', 'keep', 'inputFormat', 'metadata', 'metadataKey'] as const;
type ReadingSettings = Pick<RunSettings, (typeof READING)[number] | 'maxRecordBytes'>;

/** How the run read its inputs, as far as its account says: one that is missing or damaged is a fault of the report. */
async function configurationOf(directory: string): Promise<ReadingSettings> {
  const account = await readJson(directory, RUN_FILE);
  const ran = (account?.configuration ?? {}) as Record<string, unknown>;
  const settings = READING.map((setting) => [
    setting,
    settingOr<unknown>(DEFAULTS[setting], SETTING_OPTIONS[setting], ran[setting]),
  ]);
  return {
    ...(Object.fromEntries(settings) as ReadingSettings),
    maxRecordBytes: settingOr(
      DEFAULTS.maxRecordBytes,
      SETTING_OPTIONS.maxRecordBytes,
      Number(ran.maxRecordBytes) / BYTES_PER_MIB,
    ),
  };
}

/** What a value means to an option, or something else where it is none that the option takes. */
function settingOr<Setting>(otherwise: Setting, { read }: Option<Setting>, given: unknown): Setting {
  try {
    return read(given);
  } catch (error) {
    if (error instanceof UnfitValue) return otherwise;
    throw error;
  }
}
