import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { loadFormat } from '../export/formats/formats.js';
import type { RowMeasure } from '../export/formats/row-measure.js';
import { exportFileOf } from '../export/layout.js';
import { type Standing, standingAt } from '../export/plain-path.js';
import { pluralised } from '../text/pluralised.js';
import type { FaultLog } from './faults.js';
import type { DescribedFile, DescribedTable } from './package-descriptor.js';

/** A table whose files are all there. */
export interface MeasuredTable extends DescribedTable {
  /** Bytes of the longest row with its line end, which a reader has to hold whole; 0 where it does not. */
  readonly longestRow: number;
}

/**
 * Holds every file against its size and hash. A table with a missing file is left out. A file that holds several tables
 * is looked at once.
 */
export async function checkFiles(
  directory: string,
  tables: readonly DescribedTable[],
  faults: FaultLog,
): Promise<MeasuredTable[]> {
  const present: MeasuredTable[] = [];
  const checked = new Map<string, number | null>();
  for (const described of tables) {
    const longest: (number | null)[] = [];
    for (const file of described.files) {
      // Where tables do not agree on what they share, each is told.
      const name = JSON.stringify([file.path, file.bytes, file.sha256]);
      const known = checked.get(name);
      const found = known === undefined ? await checkFile(directory, described, file, faults) : known;
      checked.set(name, found);
      longest.push(found);
    }
    if (longest.every((rows) => rows !== null))
      present.push({ ...described, longestRow: Math.max(...longest) });
  }
  return present;
}

/** @returns bytes of the longest row; null when there is no such file */
async function checkFile(
  directory: string,
  { format, ...described }: DescribedTable,
  file: DescribedFile,
  faults: FaultLog,
): Promise<number | null> {
  const table = exportFileOf(file.path)?.table === null ? null : described.table;
  const standing = await standingAt(directory, file.path);
  if (standing !== 'file') {
    faults.add('missing_file', file.path, MISSING[standing], { table });
    return null;
  }
  let measure: FileMeasure;
  try {
    const { rowMeasure } = (await loadFormat(format)).reading;
    measure = await measureFile(join(directory, file.path), rowMeasure?.() ?? null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    faults.add('missing_file', file.path, `it cannot be read (${code})`, { table });
    return null;
  }
  if (measure.bytes !== file.bytes) {
    const reason = `it has ${pluralised(measure.bytes, 'byte')}, datapackage.json says ${file.bytes.toLocaleString('en')}`;
    faults.add('changed_file', file.path, reason, { table });
  } else if (measure.sha256 !== file.sha256) {
    const reason = `its SHA-256 is ${measure.sha256}, datapackage.json says ${file.sha256}`;
    faults.add('changed_file', file.path, reason, { table });
  }
  return measure.longestRow;
}

const MISSING: Readonly<Record<Exclude<Standing, 'file'>, string>> = {
  nothing: 'there is no such file',
  link: 'a link stands there, and no link is followed',
  folder: 'a folder stands there',
  other: 'what stands there is no plain file',
};

interface FileMeasure {
  readonly bytes: number;
  readonly sha256: string;
  readonly longestRow: number;
}

async function measureFile(path: string, rows: RowMeasure | null): Promise<FileMeasure> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    rows?.take(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex'), longestRow: rows?.longest() ?? 0 };
}
