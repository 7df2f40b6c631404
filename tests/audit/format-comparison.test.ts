import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { dataPackageText, type PackagedTable } from '../../pipeline/export/datapackage.js';
import { exportTable } from '../../pipeline/export/export.js';
import { USUAL_FORMATS } from '../../pipeline/export/formats/formats.js';
import type { FormatOptions } from '../../pipeline/export/formats/options.js';
import { sortRows } from '../../pipeline/export/sort.js';
import { FINGERPRINT } from '../../pipeline/fingerprint.js';
import { definitionOf, TABLES } from '../../pipeline/schema/columns.js';
import { VERSION } from '../../pipeline/version.js';
import { type Row, rowsOf, useScratch } from '../export/scratch.js';
import { propertyRuns } from '../property-runs.js';
import { kindsOf } from './made-export.js';

const scratch = useScratch();

/** Rows of every table that fit their schemas, with the texts that break readers, and keys of their own. */
const tables = fc.record(
  Object.fromEntries(
    TABLES.map((table) => [
      table,
      rowsOf(table).map((rows) => {
        const { primaryKey } = definitionOf(table);
        const keyOf = (row: Row): string => JSON.stringify(primaryKey.map((name) => row[name]));
        return primaryKey.length === 0 ? rows : [...new Map(rows.map((row) => [keyOf(row), row])).values()];
      }),
    ]),
  ),
);

/** Writes rows of all tables as a run would, in every format. */
async function write(
  rows: Readonly<Record<string, readonly Row[]>>,
  options: Partial<FormatOptions>,
): Promise<string> {
  const out = scratch.path('out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const packaged: PackagedTable[] = [];
  for (const table of TABLES) {
    await scratch.load(table, rows[table] as readonly Row[]);
    await sortRows(scratch.connection, table, table, 'sorted');
    // A database holds no key twice, as made-up rows do.
    for (const format of USUAL_FORMATS) {
      const name = `${table}.${format}`;
      const { measured } = await exportTable(scratch.connection, {
        table,
        relation: 'sorted',
        format,
        path: join(out, name),
        options: options,
      });
      packaged.push({ table, format, files: [{ ...(await measured), path: name }] });
    }
  }
  const descriptor = {
    name: 'made',
    version: VERSION,
    build: FINGERPRINT.tables,
    runId: 'r',
    sources: [],
    ...options,
    tables: packaged,
  };
  writeFileSync(join(out, 'datapackage.json'), await dataPackageText(descriptor));
  const counts = { tables: {} as Record<string, number>, bytes: {} as Record<string, number> };
  for (const { table, format, files } of packaged) {
    counts.tables[table] = files[0]?.rows ?? 0;
    counts.bytes[`${table}.${format}`] = files[0]?.bytes ?? 0;
  }
  writeFileSync(join(out, 'run.json'), JSON.stringify({ run_id: 'r', version: VERSION, ...counts }));
  return out;
}

/** What the values of made-up rows cannot have: references, spans of a text, and what the program reads in it. */
const OF_MADE_UP_ROWS = new Set([
  ...['missing_reference', 'broken_invariant', 'duplicate_key'],
  ...['unlike_text', 'missing_row', 'unlike_rows'],
]);

describe.each(propertyRuns(2))(
  'whatever the values, the formats of a table have the same rows (seed %i)',
  (seed, numRuns) => {
    test.each<Partial<FormatOptions>>([
      {},
      { csvProfile: 'excel' },
      { csvProfile: 'excel', csvDelimiter: 'semicolon' },
      { csvDelimiter: 'tab' },
      { parquetWriter: 'parquetjs-lite', parquetCompression: 'gzip' },
    ])('%j', async (options) => {
      await fc.assert(
        fc.asyncProperty(tables, async (rows) => {
          const kinds = Object.keys(kindsOf(await checkExport(await write(rows, options))));
          expect(kinds.filter((kind) => !OF_MADE_UP_ROWS.has(kind))).toEqual([]);
        }),
        { seed, numRuns },
      );
    });
  },
);

test('rows too long for the defaults of the readers are read', async () => {
  const long = 'a "long" text; '.repeat(1_200_000);
  const rows = Object.fromEntries(TABLES.map((table) => [table, [] as Row[]]));
  const [entity] = fc.sample(
    rowsOf('entities').filter(({ length }) => length > 0),
    { seed: 1, numRuns: 1 },
  )[0] as Row[];
  const out = await write({ ...rows, entities: [{ ...entity, name: long }] }, {});
  expect(kindsOf(await checkExport(out))).toEqual({});
});
