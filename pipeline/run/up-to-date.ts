import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import type { RunReport } from './manifest.js';
import { PACKAGE_FILE, RUN_FILE } from './publish.js';

/**
 * Names what an output directory holds by what decides its bytes: the run, what failed, how its inputs are called, and how files are
 * written. Two equal names are equal files.
 */
export function publicationKey(runId: string, faults: string, inputs: string, settings: RunSettings): string {
  const { formats, parquetWriter, parquetCompression, csvProfile, partitionBy, targetFileBytes } = settings;
  const decides = [
    runId,
    faults,
    inputs,
    formats,
    parquetWriter,
    parquetCompression,
    csvProfile,
    partitionBy,
    targetFileBytes,
  ];
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex');
}

interface Resource {
  readonly path: string | readonly string[];
  readonly bytes?: number;
  readonly parts?: readonly { readonly path: string; readonly bytes: number }[];
}

/** Whether every file that the package in a directory names is there in its full length, and the account of the run that made them. */
export async function isComplete(out: string): Promise<boolean> {
  try {
    const { resources } = JSON.parse(await readFile(join(out, PACKAGE_FILE), 'utf8')) as {
      resources: Resource[];
    };
    for (const { path, bytes, parts } of resources) {
      const files = parts ?? [{ path: path as string, bytes: bytes ?? -1 }];
      for (const file of files) if ((await stat(join(out, file.path))).size !== file.bytes) return false;
    }
    const { tables, bytes } = JSON.parse(await readFile(join(out, RUN_FILE), 'utf8')) as Partial<RunReport>;
    return resources.length > 0 && tables !== undefined && bytes !== undefined;
  } catch {
    return false;
  }
}
