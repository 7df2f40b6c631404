import type { DuckDBConnection } from '@duckdb/node-api';
import { runSteps } from '../corpus/run-steps.js';
import {
  duplicateSteps,
  entityNameSteps,
  entitySteps,
  surnameSteps,
  utteranceSteps,
} from '../corpus/steps.js';
import type { DatabaseLane } from '../database/memory.js';
import { type Cell, readColumns } from '../export/formats/row-query.js';
import type { TableName } from '../schema/rows.js';
import { utteranceLines } from '../tables/corpus-inputs/utterance-lines.js';
import type { DocumentTableName } from '../tables/tables.js';
import type { FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import type { LoadedTable } from './format-rows.js';
import { placeSql } from './row-place.js';

/*
 * What only the corpus can tell is computed again from the exported rows, by the steps that a run takes, and compared.
 * Where documents were left out, or the texts are not read again, the export lacks some of what the steps need: then
 * what it says of duplicates, utterances and names is taken as given, and what follows from them is checked.
 */

/** Quotes that are made plain words at a time. */
const QUOTES_AT_A_TIME = 10_000;

export interface CorpusCheck {
  readonly connection: DuckDBConnection;
  readonly tables: ReadonlyMap<TableName, LoadedTable>;
  /** Whether all documents of the corpus are there and were read again. */
  readonly isWhole: boolean;
  /** Whether other documents complete surnames; null where nothing says. */
  readonly completesSurnames: boolean | null;
  readonly faults: FaultLog;
}

/** Checks the columns that follow from other rows: duplicates, utterances, entities with their names and counts. */
export async function checkCorpus(check: CorpusCheck): Promise<void> {
  const { connection, tables, isWhole, faults } = check;
  const views = viewsOf(tables);
  if (views === null) return;
  await connection.run("ATTACH ':memory:' AS corpus");
  await connection.run("SET search_path = 'memory.main,corpus.main'");
  await connection.run(`
    CREATE TEMP TABLE documents AS
      SELECT row_number, doc_id, text, TRY_CAST(char_count AS INTEGER) AS char_count,
        published_at, duplicate_of, duplicate_kind, similarity
      FROM ${views.documents};
    CREATE TEMP TABLE resolved_mentions AS
      SELECT row_number, mention_id, doc_id, ${placeSql('mentions')} AS place, entity_id, type, text, resolution,
        TRY_CAST(confidence AS DOUBLE) AS confidence,
        TRY_CAST(name_documents AS INTEGER) AS name_documents,
        TRY_CAST(namesake_documents AS INTEGER) AS namesake_documents
      FROM ${views.mentions};
    CREATE TEMP TABLE resolved_entities AS
      SELECT doc_id, entity_id, count(*) AS mention_count, list(DISTINCT text) AS texts
      FROM resolved_mentions
      GROUP BY doc_id, entity_id;
    CREATE TEMP TABLE said AS
      SELECT row_number, quote_id, doc_id, ${placeSql('quotes')} AS place, speaker_entity_id, speaker_name,
        speaker_names, utterance_id, text
      FROM ${views.quotes};
    CREATE TEMP VIEW resolved_quotes AS SELECT * REPLACE ('u_' || substr(quote_id, 3) AS utterance_id) FROM said;
    CREATE TEMP TABLE named AS SELECT * FROM ${views.entities}`);
  const lane: DatabaseLane = { connection, withMemory: (work) => work() };
  const quotes = tables.get('quotes') as LoadedTable;
  await (isWhole
    ? resolveAgain(lane, quotes.rowCount, check.completesSurnames === true)
    : takeAsGiven(connection));
  await runSteps(lane, entitySteps());
  for (const derived of isWhole ? DERIVED_IN_A_WHOLE : DERIVED_IN_A_PART)
    await noteDifferences(connection, tables.get(derived.table) as LoadedTable, derived, faults);
}

const NEEDED = ['documents', 'mentions', 'quotes', 'entities'] as const;

/** Null where a table could not be read. */
function viewsOf(
  tables: ReadonlyMap<TableName, LoadedTable>,
): Readonly<Record<(typeof NEEDED)[number], string>> | null {
  const views = NEEDED.map((table) => [table, tables.get(table)?.view] as const);
  return views.every(([, view]) => view !== undefined)
    ? (Object.fromEntries(views) as Record<(typeof NEEDED)[number], string>)
    : null;
}

async function resolveAgain(
  lane: DatabaseLane,
  quoteCount: number,
  completesSurnames: boolean,
): Promise<void> {
  const { connection } = lane;
  await connection.run(
    'CREATE TEMP TABLE resolved_lines (doc_id VARCHAR, quote_id VARCHAR, speaker_entity_id VARCHAR, line VARCHAR)',
  );
  for (let first = 1; first <= quoteCount; first += QUOTES_AT_A_TIME)
    await appendLines(connection, first, first + QUOTES_AT_A_TIME - 1);
  await runSteps(lane, [
    ...duplicateSteps(),
    ...surnameSteps(completesSurnames),
    ...entityNameSteps(),
    ...utteranceSteps(),
  ]);
}

async function appendLines(connection: DuckDBConnection, first: number, last: number): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT doc_id, quote_id, speaker_entity_id, text FROM said WHERE row_number BETWEEN ${first} AND ${last} ORDER BY row_number`,
  );
  const quotes = (reader.getRowsJS() as [string, string, string | null, string][]).map(
    ([doc_id, quote_id, speaker_entity_id, text]) => ({ doc_id, quote_id, speaker_entity_id, text }),
  );
  const lines = await connection.createAppender('resolved_lines', null, 'temp');
  for (const { doc_id, quote_id, speaker_entity_id, line } of utteranceLines(quotes)) {
    for (const value of [doc_id, quote_id, speaker_entity_id]) lines.appendVarchar(value);
    if (line === null) lines.appendNull();
    else lines.appendVarchar(line);
    lines.endRow();
  }
  lines.closeSync();
}

async function takeAsGiven(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    CREATE TABLE corpus.duplicates AS
      SELECT doc_id, duplicate_of, duplicate_kind, similarity FROM documents WHERE duplicate_of IS NOT NULL;
    CREATE TABLE corpus.surnames (doc_id VARCHAR);
    CREATE TEMP VIEW resolved_lines AS SELECT doc_id, quote_id, speaker_entity_id FROM said;
    CREATE TABLE corpus.utterances AS SELECT quote_id, utterance_id FROM said;
    CREATE TABLE corpus.entity_names AS SELECT entity_id, type, name, wikidata_id FROM named`);
}

/** Columns of a table that follow from other rows. */
interface Derived {
  readonly table: TableName;
  /**
   * SQL for the rows that have one of them otherwise: the row's number and id, the column, its value as it is and as it
   * should be, as texts.
   */
  readonly query: string;
}

interface Expectation {
  /** That has the columns. */
  readonly relation: string;
  readonly id: string;
  /** The SQL of what a column should be, by its name. */
  readonly should: Readonly<Record<string, string>>;
  /** What joins the relation to the other rows. */
  readonly from: string;
}

/** SQL for rows in which a value is not what it should be. Rows without a fault are not taken apart. */
function unlike(table: TableName, { relation, id, should, from }: Expectation): Derived {
  const columns = Object.entries(should).map(([column, expected]) => ({
    column,
    value: `${relation}.${column}`,
    expected,
    differs: `${relation}.${column} IS DISTINCT FROM ${expected}`,
  }));
  const values = columns.map(
    ({ column, value, expected, differs }, turn) =>
      `{turn: ${turn}, name: '${column}', value: CAST(${value} AS VARCHAR), expected: CAST(${expected} AS VARCHAR), differs: ${differs}}`,
  );
  return {
    table,
    query: `
      SELECT row_number, id, derived.name, derived.value, derived.expected
      FROM (
        SELECT ${relation}.row_number, ${id} AS id, unnest([${values.join(', ')}]) AS derived
        FROM ${from} WHERE ${columns.map(({ differs }) => differs).join(' OR ')}
      )
      WHERE derived.differs ORDER BY derived.turn, row_number`,
  };
}

const COUNTS = ['mention_count', 'document_count', 'quote_count', 'utterance_count'];

const ofEntities = (columns: readonly string[]): Derived =>
  unlike('entities', {
    relation: 'named',
    id: 'named.entity_id',
    should: Object.fromEntries(columns.map((column) => [column, `entities.${column}`])),
    from: 'named JOIN corpus.entities AS entities USING (entity_id)',
  });

const TYPE_OF_MENTIONS = unlike('mentions', {
  relation: 'resolved_mentions',
  id: 'mention_id',
  should: { type: 'named.type' },
  from: 'resolved_mentions JOIN named USING (entity_id)',
});

const NAMES_OF_SPEAKERS = unlike('quotes', {
  relation: 'said',
  id: 'quote_id',
  should: { speaker_name: 'named.name', speaker_names: '[named.name]' },
  from: 'said JOIN named ON named.entity_id = said.speaker_entity_id',
});

/** SQL that joins to the rows of a table what was read of a surname alone, and what the corpus makes of it. */
const withSurnames = (table: DocumentTableName): string => `
  JOIN (FROM surname_rows WHERE table_name = '${table}') AS alone USING (doc_id, place)
  LEFT JOIN corpus.surnames AS surnames
    ON surnames.doc_id = alone.doc_id AND surnames.entity_id = alone.entity_id`;

const DERIVED_IN_A_WHOLE: readonly Derived[] = [
  ofEntities([...COUNTS, 'name', 'type', 'wikidata_id', 'aliases']),
  {
    table: 'entities',
    query: `SELECT row_number, entity_id, 'entity_id', entity_id, 'no row: neither mentions nor quotes name it'
      FROM named ANTI JOIN corpus.entities AS entities USING (entity_id) ORDER BY row_number`,
  },
  TYPE_OF_MENTIONS,
  NAMES_OF_SPEAKERS,
  unlike('documents', {
    relation: 'documents',
    id: 'doc_id',
    should: {
      duplicate_of: 'duplicates.duplicate_of',
      duplicate_kind: 'duplicates.duplicate_kind',
      similarity: 'duplicates.similarity',
    },
    from: 'documents LEFT JOIN corpus.duplicates AS duplicates USING (doc_id)',
  }),
  // Mentions of a person by a surname that their document does not complete.
  unlike('mentions', {
    relation: 'resolved_mentions',
    id: 'mention_id',
    should: {
      entity_id: 'coalesce(surnames.named_id, alone.entity_id)',
      resolution:
        "CASE WHEN surnames.named_id IS NULL THEN alone.resolution WHEN type = 'person' THEN 'corpus_surname' ELSE 'variant' END",
      confidence:
        'coalesce(round(CAST(alone.confidence AS DOUBLE) * surnames.certainty, 3), CAST(alone.confidence AS DOUBLE))',
      name_documents: 'surnames.name_documents',
      namesake_documents: 'surnames.namesake_documents',
    },
    from: `resolved_mentions ${withSurnames('mentions')}`,
  }),
  unlike('quotes', {
    relation: 'said',
    id: 'quote_id',
    should: { speaker_entity_id: 'coalesce(surnames.named_id, alone.entity_id)' },
    from: `said ${withSurnames('quotes')}`,
  }),
  unlike('quotes', {
    relation: 'said',
    id: 'quote_id',
    should: { utterance_id: 'coalesce(utterances.utterance_id, resolved_quotes.utterance_id)' },
    from: 'said JOIN resolved_quotes USING (quote_id, row_number) LEFT JOIN corpus.utterances AS utterances USING (quote_id)',
  }),
];

const DERIVED_IN_A_PART: readonly Derived[] = [
  ofEntities(COUNTS),
  {
    table: 'entities',
    query: `SELECT row_number, entity_id, 'aliases', CAST(named.aliases AS VARCHAR), CAST(entities.aliases AS VARCHAR)
      FROM named JOIN corpus.entities AS entities USING (entity_id)
      WHERE NOT list_has_all(named.aliases, entities.aliases) ORDER BY row_number`,
  },
  TYPE_OF_MENTIONS,
  NAMES_OF_SPEAKERS,
  {
    table: 'documents',
    query: `SELECT d.row_number, d.doc_id, 'duplicate_of', d.duplicate_of, first.duplicate_of
      FROM documents AS d JOIN documents AS first ON first.doc_id = d.duplicate_of
      WHERE first.duplicate_of IS NOT NULL ORDER BY d.row_number`,
  },
];

async function noteDifferences(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  { table, query }: Derived,
  faults: FaultLog,
): Promise<void> {
  for await (const pieces of readColumns(connection, query)) {
    const [rows = [], ids = [], columns = [], values = [], expected = []] = pieces;
    for (const [index, number] of rows.entries()) {
      const { file, row } = fileOfRow(loaded, Number(number));
      const reason = `is ${shown(values[index])}, but the other rows give ${shown(expected[index])}`;
      faults.add('unlike_rows', file, reason, {
        table,
        row,
        id: String(ids[index]),
        pointer: `/${columns[index]}`,
      });
    }
  }
}

const shown = (value: Cell | undefined): string => (value === null ? 'null' : String(value));
