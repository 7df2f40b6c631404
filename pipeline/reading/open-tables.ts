import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { FaultLog } from '../audit/faults.js';
import { checkFiles } from '../audit/files.js';
import {
  type DescribedTable,
  type Descriptor,
  readDescriptor,
  refuseNoDirectory,
} from '../audit/package-descriptor.js';
import { openScratchDatabase } from '../duckdb/scratch-database.js';
import { UsageError } from '../errors.js';
import type { Format } from '../export/formats/format.js';
import { EXPORT_FORMATS, loadFormats } from '../export/formats/formats.js';
import { isNested } from '../export/formats/read-back.js';
import { standingAt } from '../export/plain-path.js';
import { VIEWS } from '../export/views.js';
import { columnsOf, quoteIdentifier, quoteLiteral, TABLES } from '../schema/columns.js';
import { isShortage } from '../system/shortage.js';
import { blamed, damageOf, noWholeExport } from './damage.js';

/** The tables of an export, opened for questions in SQL. */
export interface OpenTables {
  readonly directory: string;
  readonly descriptor: Descriptor;
  /** For further connections; each sees the same tables. */
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** The files that are read when the tables are asked; absolute. */
  readonly files: readonly string[];
  /** What an error of the database comes of: a UsageError where a file is damaged that it reads, else itself. */
  readonly blamed: (error: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** What the database may hold in memory; beyond it, it goes to the disk. */
  readonly memoryMib?: number;
  /** Default: as many as the machine has cores. */
  readonly threads?: number;
  /** Absolute paths of files that statements may write. */
  readonly writable?: readonly string[];
}

const MEMORY_MIB = 1024;
/** What the name of a database file's log ends with: the database looks for it, and none may be there. */
const LOG = '.wal';

/**
 * Opens the tables of an export under their names, with the columns and types of their schemas, in whichever formats it
 * has them, and the views over them ({@link VIEWS}). A statement reaches these, and nothing else: no other file, no
 * network, no extension, no setting.
 *
 * @throws UsageError when the directory holds no export, or one that lacks a table or a file
 */
export async function openTables(
  directory: string,
  { memoryMib = MEMORY_MIB, threads, writable = [] }: OpenOptions = {},
): Promise<OpenTables> {
  refuseNoDirectory(directory);
  const faults = new FaultLog(1);
  const descriptor = await readDescriptor(directory, faults);
  refuseFaults(directory, faults);
  const { tables = [] } = descriptor ?? {};
  const known = await loadFormats(EXPORT_FORMATS);
  const chosen = TABLES.flatMap(
    (table) =>
      handiest(
        tables.filter((one) => one.table === table),
        known,
      ) ?? [],
  );
  await refuseMissingFiles(directory, chosen);
  const { instance, connection, reachable, close } = await openScratchDatabase(directory, {
    memory_limit: `${memoryMib}MiB`,
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const files: string[] = [];
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const described of chosen)
      files.push(...(await makeTable(connection, { directory, reachable }, described, known)));
    for (const { name, query } of VIEWS)
      await connection.run(`CREATE VIEW ${quoteIdentifier(name)} AS ${query}`);
    await lock(connection, [...files, ...writable]);
  } catch (error) {
    await close();
    throw error;
  }
  const read = chosen.filter(({ format }) => known.get(format)?.reading.relation != null);
  return {
    ...{ directory, descriptor: descriptor as Descriptor, instance, connection, files },
    blamed: (error) => blamed(error, directory, read, reachable),
    close,
  };
}

function refuseFaults(directory: string, faults: FaultLog): void {
  const error = noWholeExport(directory, faults);
  if (error !== null) throw error;
}

/** Of a table's formats the one that answers fastest: one that need not be read whole, else the most exact one. */
function handiest(
  formats: readonly DescribedTable[],
  known: ReadonlyMap<string, Format>,
): DescribedTable | undefined {
  const cost = ({ format }: DescribedTable): number => {
    const reading = known.get(format)?.reading;
    return (reading?.relation ? 0 : EXPORT_FORMATS.length) + (reading?.rank ?? 0);
  };
  return formats.toSorted((one, other) => cost(one) - cost(other))[0];
}

async function refuseMissingFiles(directory: string, chosen: readonly DescribedTable[]): Promise<void> {
  for (const { files } of chosen) {
    for (const { path } of files) {
      if ((await standingAt(directory, path)) !== 'file')
        throw new UsageError(
          `${directory} is no whole export: ${path} is no plain file there; \`pipeline validate ${directory}\` says more`,
        );
      if ((await standingAt(directory, `${path}${LOG}`)) !== 'nothing')
        throw new UsageError(
          `${directory} is no whole export: something writes to ${path}, or ${path}${LOG} was left there; \`pipeline validate ${directory}\` says more`,
        );
    }
  }
}

/** Where an export lies, and as the database knows it. */
interface Place {
  readonly directory: string;
  readonly reachable: string;
}

/**
 * @returns the files that the table is read from when it is asked
 * @throws UsageError where its files are damaged
 */
async function makeTable(
  connection: DuckDBConnection,
  place: Place,
  described: DescribedTable,
  known: ReadonlyMap<string, Format>,
): Promise<string[]> {
  try {
    return await madeTable(connection, place, described, known);
  } catch (error) {
    if (error instanceof UsageError || isShortage(error)) throw error;
    throw (await damageOf(place.directory, [described], error)) ?? error;
  }
}

async function madeTable(
  connection: DuckDBConnection,
  { directory, reachable }: Place,
  described: DescribedTable,
  known: ReadonlyMap<string, Format>,
): Promise<string[]> {
  const { table, format, options } = described;
  const { open, relation, query, alteration } = (known.get(format) as Format).reading;
  const name = quoteIdentifier(table);
  const paths = described.files.map(({ path }) => join(reachable, path));
  if (open !== null) for (const path of paths) await open(connection, path);
  if (relation !== null) {
    await connection.run(`CREATE VIEW ${name} AS ${relation(table, paths)}`);
    return open === null ? paths : [];
  }
  const faults = new FaultLog(1);
  const [measured] = await checkFiles(directory, [described], faults);
  refuseFaults(directory, faults);
  const altered = alteration(options);
  const columns = columnsOf(table).map((column) => {
    const value = altered?.restored(column) ?? quoteIdentifier(column.name);
    const json = altered !== null && isNested(column) ? `CAST(${value} AS JSON)` : value;
    return `CAST(${json} AS ${column.duckdbType}) AS ${quoteIdentifier(column.name)}`;
  });
  const rows = query(table, { paths, options, longestRow: measured?.longestRow ?? 0 });
  await connection.run(`CREATE TABLE ${name} AS SELECT ${columns.join(', ')} FROM (${rows})`);
  return [];
}

/** Leaves a statement nothing but the tables, whatever it asks for. */
async function lock(connection: DuckDBConnection, paths: readonly string[]): Promise<void> {
  await connection.run(`SET allowed_paths = [${paths.map(quoteLiteral).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}
