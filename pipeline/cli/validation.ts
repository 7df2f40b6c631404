import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cwd } from 'node:process';
import { checkExport, type ExportReport } from '../audit/audit.js';
import { DEFAULTS, type RunSettings } from '../config/settings.js';
import { UsageError } from '../errors.js';
import { resolveInputs } from '../ingest/inputs/inputs.js';
import { readAll } from '../ingest/read-all.js';
import type { ReadResult } from '../ingest/record.js';
import { fieldsOf, inputsOf } from './run-settings.js';
import { settlePublish } from './unfinished-publish.js';
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
  const unsettled = await settlePublish(directory);
  const found = await checkExport(directory, { records, maxFaults });
  const report = unsettled === null ? found : { ...found, notes: [...found.notes, unsettled] };
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

/** How the run read its inputs, as far as its manifest says. */
async function configurationOf(directory: string): Promise<Pick<RunSettings, 'fields' | 'maxRecordBytes'>> {
  const { fields, maxRecordBytes } = DEFAULTS;
  try {
    const { configuration } = JSON.parse(await readFile(join(directory, 'run.json'), 'utf8')) as {
      configuration: Partial<RunSettings>;
    };
    return {
      fields: configuration.fields ?? fields,
      maxRecordBytes: configuration.maxRecordBytes ?? maxRecordBytes,
    };
  } catch {
    // Without a readable manifest the defaults are the best guess; a damaged one is a fault of the report.
    return { fields, maxRecordBytes };
  }
}
