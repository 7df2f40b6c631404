import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { checkExport, type ExportReport } from '../audit/audit.js';
import { DEFAULTS, type RunSettings } from '../config/settings.js';
import { UsageError } from '../errors.js';
import { RUN_FILE } from '../export/layout.js';
import { FIELD_NAMES, type FieldMapping } from '../ingest/formats/fields.js';
import { resolveInputs } from '../ingest/inputs/inputs.js';
import { readAll } from '../ingest/read-all.js';
import type { ReadResult } from '../ingest/record.js';
import { readJson } from '../run/published.js';
import { BYTES_PER_MIB } from './run.js';
import { fieldsOf, inputsOf, LARGEST_RECORD_MIB } from './run-settings.js';
import { unfinishedPublish } from './unfinished-publish.js';
import type { ValidateArguments } from './validate.js';
import { validationReport } from './validation-report.js';

/** Checks the export that the arguments name, and tells what was found. */
export async function validateExport(
  argv: Pick<ValidateArguments, 'directory' | 'input' | 'name' | 'field' | 'maxFaults'>,
): Promise<{ readonly report: ExportReport; readonly text: string }> {
  const { directory, maxFaults } = argv;
  if (!(maxFaults >= 1)) throw new UsageError('--max-faults takes a number from 1');
  if (!existsSync(directory))
    throw new UsageError(`there is no directory ${directory}; name the output directory of a run`);
  const records = await recordsOf(argv);
  const unfinished = await unfinishedPublish(directory);
  const found = await checkExport(directory, { records, maxFaults });
  const report = unfinished === null ? found : { ...found, notes: [...found.notes, unfinished] };
  return { report, text: validationReport(directory, report) };
}

/** The records of the inputs, read as the run read them; null when no input is named. */
async function recordsOf({
  directory,
  input,
  name,
  field,
}: Pick<
  ValidateArguments,
  'directory' | 'input' | 'name' | 'field'
>): Promise<AsyncIterable<ReadResult> | null> {
  if (input.length === 0 && name.length === 0) {
    if (field.length > 0) throw new UsageError('--field says how to read the inputs: name them with --input');
    return null;
  }
  const plan = await resolveInputs(inputsOf(input, name), { cwd: cwd(), exclude: [resolve(directory)] });
  const { fields, maxRecordBytes } = await configurationOf(directory);
  return readAll(plan.files, { maxRecordBytes, fields: { ...fields, ...fieldsOf(field) } });
}

/** How the run read its inputs, as far as its account says: one that is missing or damaged is a fault of the report. */
async function configurationOf(directory: string): Promise<Pick<RunSettings, 'fields' | 'maxRecordBytes'>> {
  const account = await readJson(directory, RUN_FILE);
  const { fields, maxRecordBytes } = (account?.configuration ?? {}) as Record<string, unknown>;
  return {
    fields: isMapping(fields) ? fields : DEFAULTS.fields,
    maxRecordBytes: isSize(maxRecordBytes) ? maxRecordBytes : DEFAULTS.maxRecordBytes,
  };
}

const isMapping = (value: unknown): value is FieldMapping =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([name, key]) => (FIELD_NAMES as readonly string[]).includes(name) && typeof key === 'string',
  );

/** A number of bytes that a record may be allowed to have. */
const isSize = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value <= LARGEST_RECORD_MIB * BYTES_PER_MIB;
