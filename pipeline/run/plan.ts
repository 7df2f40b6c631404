import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { loadMetadata } from '../config/load-metadata.js';
import type { RunSettings } from '../config/settings.js';
import { NothingReadError } from '../errors.js';
import { READABLE_FILES } from '../ingest/formats/readers.js';
import { type InputPlan, inputBytes, resolveInputs } from '../ingest/inputs/inputs.js';
import { skippedLines } from '../ingest/inputs/skipped.js';
import type { MetadataTable } from '../ingest/metadata/metadata-table.js';
import { readWrongRows, type WrongRows } from '../review/wrong-rows.js';

/** What a run is about to do. */
export interface RunPlan {
  /** Output directory, absolute. */
  readonly out: string;
  readonly inputs: InputPlan;
  /** Null where no table is given. */
  readonly metadata: MetadataTable | null;
  /** What `--reviews` finds wrong; null where it is not given. */
  readonly wrong: WrongRows | null;
  /** Bytes to be read; infinite where that is not known. */
  readonly bytes: number;
  /** Whether memory has to be saved, at the cost of time. */
  readonly isLong: boolean;
}

/** Some 1,700 articles: the memory of a shorter run does not grow to the size at which giving it back early pays. */
const SHORT_INPUT_BYTES = 8 * 1024 * 1024;

/**
 * Finds the files that a run reads, and reads what is known beside them.
 *
 * @throws UsageError for inputs, a table of metadata or verdicts that make no sense, NothingReadError where there is no
 *   file to read
 */
export async function planRun(settings: RunSettings): Promise<RunPlan> {
  const out = resolve(settings.out);
  const inputs = await resolveInputs(settings.inputs, {
    cwd: cwd(),
    exclude: [out, ...(settings.reviews === null ? [] : [resolve(settings.reviews)])],
    metadata: settings.metadata === null ? null : resolve(settings.metadata),
    inputFormat: settings.inputFormat,
  });
  if (inputs.files.length === 0) throw new NothingReadError(nothingToRead(inputs));
  const metadata = await loadMetadata(settings);
  const wrong = settings.reviews === null ? null : await readWrongRows(settings.reviews);
  const bytes = inputBytes(inputs);
  // What the state keeps of inputs that are gone is not known here.
  return { out, inputs, metadata, wrong, bytes, isLong: settings.keepMissing || bytes > SHORT_INPUT_BYTES };
}

function nothingToRead({ roots, skipped }: InputPlan): string {
  const why = skipped.length === 0 ? `only ${READABLE_FILES} are read` : skippedLines(skipped).join('; ');
  return `there is nothing to read in ${roots.join(', ')}: ${why}`;
}
