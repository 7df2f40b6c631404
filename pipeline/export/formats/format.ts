import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../../schema/rows.js';
import type { TableSchema } from '../../schema/schema.js';
import type { FormatOptions } from './options.js';
import type { RowMeasure } from './row-measure.js';
import type { Selection } from './row-query.js';

/** All that the program knows of an export format. */
export interface Format {
  readonly mediaType: string;
  /** Whether a table may be written in several files (`--partition-by`, `--target-file-mib`). */
  readonly isCut: boolean;
  /** What makes one file of all tables; null where each table has files of its own. */
  readonly container: Container | null;
  /**
   * Writes the rows of a relation as one file, with the full schema also where there are none; gives their number.
   * Where there is a container, they are written into its file, and replace what it has of the same table.
   */
  readonly write: (connection: DuckDBConnection, file: TableFile, options: FormatOptions) => Promise<number>;
  /** What the data package says of a table in this format. */
  readonly describe: (table: PackagedRows, options: PackageOptions) => ResourceTraits;
  readonly reading: Reading;
}

/** A file for all tables, while they are written into it; several at a time, on connections to the same database. */
export interface Container {
  /** Begins the file, which is replaced. */
  readonly begin: (connection: DuckDBConnection, path: string) => Promise<void>;
  /** Adds what goes with the tables that were written; the file is whole then. */
  readonly complete: (connection: DuckDBConnection) => Promise<void>;
  /** Lets go of the file, whole or not. */
  readonly close: (connection: DuckDBConnection) => Promise<void>;
}

/** A table and the file that it is written to. */
export interface TableFile {
  readonly table: TableName;
  /** The table or view that holds the rows, in the order in which they are written. */
  readonly relation: string;
  readonly path: string;
}

/** Options that a package shows. */
export type PackageOptions = Pick<FormatOptions, 'csvProfile' | 'csvDelimiter'>;

export interface PackagedRows {
  readonly schema: TableSchema;
  readonly rows: number;
}

/** The part of a Frictionless Data Resource that depends on the format. */
export interface ResourceTraits {
  readonly type: 'table' | 'file';
  readonly encoding?: string;
  readonly dialect?: object;
  readonly schema: TableSchema;
  /** Whether the resource says how many bytes it has; else its parts do. */
  readonly countsBytes: boolean;
  /** Whether the resource says how many rows it has; else its parts do. */
  readonly countsRows: boolean;
}

/** How the files of a format are read back to check them. */
export interface Reading {
  /** Of several formats the rows of the one with the lowest rank are checked, and the others held against it. */
  readonly rank: number;
  /**
   * The options with which a table was written, as its resource in the package says; null for one that says what no
   * export has.
   */
  readonly optionsOf: (resource: Readonly<Record<string, unknown>>) => PackageOptions | null;
  /** Measures rows in the bytes of a file; null where a reader does not hold rows whole. */
  readonly rowMeasure: (() => RowMeasure) | null;
  /** Opens a file on a database before any of its tables is read there; null where each query opens its files. */
  readonly open: ((connection: DuckDBConnection, path: string) => Promise<void>) | null;
  /** The columns that a file names for a table, in its order; null where it names none but in its rows. */
  readonly columnNames:
    | ((connection: DuckDBConnection, file: ReadFile, table: TableName) => Promise<readonly string[]>)
    | null;
  /**
   * A query for the rows of a table's files with the types of the schema, which reads no more of them than is asked
   * for; null where the files must be read whole to answer anything.
   */
  readonly relation: ((table: TableName, paths: readonly string[]) => string) | null;
  /** A query for the rows of a table's files, in their order: numbers as doubles, timestamps as texts. */
  readonly query: (table: TableName, files: ReadFiles) => string;
  /** The rows of a file as JSON texts, as they stand there, some at a time; null where they are not JSON. */
  readonly jsonRows: ((path: string) => AsyncGenerator<readonly string[]>) | null;
  /** How texts were altered; null where they are the data. */
  readonly alteration: (options: PackageOptions) => Alteration | null;
}

/** How a format alters texts. */
export interface Alteration {
  /** An SQL expression for a column of the data as the file has it. */
  readonly altered: Selection;
  /** An SQL expression for a column of the file as the data most likely has it. */
  readonly restored: Selection;
}

export interface ReadFile {
  readonly path: string;
  readonly options: PackageOptions;
}

export interface ReadFiles {
  readonly paths: readonly string[];
  readonly options: PackageOptions;
  /** Bytes of the longest row with its line end; 0 where rows are not measured. */
  readonly longestRow: number;
}
