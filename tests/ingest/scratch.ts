import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type InputOptions, resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { type ReadOptions, readAll } from '../../pipeline/ingest/read-all.js';
import type { RecordFault, SourceRecord } from '../../pipeline/ingest/record.js';

/** A temporary folder with these files, removed when the test ends. */
export function scratch(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpusmill-ingest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface Reading {
  readonly records: SourceRecord[];
  readonly faults: RecordFault[];
}

/** Reads inputs of `cwd` as a run does; the faults of the plan come first. */
export async function readInputs(
  cwd: string,
  inputs: readonly string[],
  options: Partial<InputOptions> & Partial<ReadOptions> = {},
): Promise<Reading> {
  const specs = inputs.map((path) => ({ path, name: null }));
  const plan = await resolveInputs(specs, { cwd, ...options });
  const reading: Reading = { records: [], faults: [...plan.faults] };
  for await (const result of readAll(plan.files, { maxRecordBytes: 16 * 1024 * 1024, ...options })) {
    if (result.kind === 'record') reading.records.push(result.record);
    else reading.faults.push(result.fault);
  }
  return reading;
}

/** Reads one file of that name and content. */
export const readFile = (
  name: string,
  content: string | Buffer,
  options?: Partial<InputOptions> & Partial<ReadOptions>,
): Promise<Reading> => readInputs(scratch({ [name]: content }), [name], options);

/** A fault without its sentence. */
export const outline = ({ docId, sourcePath, line, code }: RecordFault): Omit<RecordFault, 'reason'> => ({
  docId,
  sourcePath,
  line,
  code,
});
