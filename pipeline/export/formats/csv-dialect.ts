import type { DataPackageField } from '../../schema/definition.js';
import type { TableSchema } from '../../schema/schema.js';
import type { PackageOptions } from './format.js';
import { CSV_DELIMITERS, CSV_PROFILES, type CsvDelimiter, type CsvProfile } from './options.js';

/** How a CSV file is written, as its options say. */
export interface CsvDialect {
  readonly profile: CsvProfile;
  readonly delimiter: CsvDelimiter;
  /** As the data package names it. */
  readonly encoding: string;
  readonly lineEnd: string;
  /** Spreadsheets that expect semicolons expect decimal commas, too, and take `12.5` for the 12th of May. */
  readonly hasDecimalComma: boolean;
}

export const DELIMITERS: Readonly<Record<CsvDelimiter, string>> = { comma: ',', semicolon: ';', tab: '\t' };

const ENCODINGS: Readonly<Record<CsvProfile, string>> = { plain: 'utf-8', excel: 'utf-8-sig' };
const LINE_ENDS: Readonly<Record<CsvProfile, string>> = { plain: '\n', excel: '\r\n' };

export const dialectOf = ({
  csvProfile: profile = 'plain',
  csvDelimiter: delimiter = 'comma',
}: PackageOptions): CsvDialect => ({
  profile,
  delimiter,
  encoding: ENCODINGS[profile],
  lineEnd: LINE_ENDS[profile],
  hasDecimalComma: profile === 'excel' && delimiter === 'semicolon',
});

/** A dialect as a Frictionless Table Dialect (v2). */
export const tableDialect = ({ delimiter, lineEnd }: CsvDialect): object => ({
  $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
  delimiter: DELIMITERS[delimiter],
  lineTerminator: lineEnd,
  quoteChar: '"',
  doubleQuote: true,
  header: true,
});

/**
 * A table's schema with what is particular to cells: an empty one is null, the decimal sign may be a comma, and the
 * excel profile alters texts, so that they need not have the pattern of their column.
 */
export const cellSchema = (schema: TableSchema, dialect: CsvDialect): TableSchema => ({
  ...schema,
  fields: schema.fields.map((field) => cellField(field, dialect)),
  missingValues: [''],
});

function cellField(
  { constraints, ...field }: DataPackageField,
  { profile, hasDecimalComma }: CsvDialect,
): DataPackageField {
  const { pattern, ...others } = constraints ?? {};
  return {
    ...field,
    ...(hasDecimalComma && field.type === 'number' ? { decimalChar: ',' } : {}),
    ...(constraints === undefined ? {} : { constraints: profile === 'excel' ? others : constraints }),
  };
}

/** The options that give the encoding and dialect that a resource of a package names; null where none do. */
export function optionsOf({
  encoding,
  dialect,
}: Readonly<Record<string, unknown>>): Required<PackageOptions> | null {
  const { delimiter } = (dialect ?? {}) as { readonly delimiter?: unknown };
  const csvProfile = CSV_PROFILES.find((profile) => ENCODINGS[profile] === encoding);
  const csvDelimiter = CSV_DELIMITERS.find((name) => DELIMITERS[name] === delimiter);
  return csvProfile === undefined || csvDelimiter === undefined ? null : { csvProfile, csvDelimiter };
}
