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
    CREATE TEMP VIEW resolved_entities AS
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
  await (isWhole ? resolveAgain(lane, check.completesSurnames === true) : takeAsGiven(connection));
  await runSteps(lane, entitySteps());
  for (const check of [...CHECKS, ...(isWhole ? CHECKS_OF_A_WHOLE : CHECKS_OF_A_PART)]) {
    const loaded = tables.get(check.table) as LoadedTable;
    await noteDifferences(connection, loaded, check, faults);
  }
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

async function resolveAgain(lane: DatabaseLane, completesSurnames: boolean): Promise<void> {
  const { connection } = lane;
  await connection.run(
    'CREATE TEMP TABLE resolved_lines (doc_id VARCHAR, quote_id VARCHAR, speaker_entity_id VARCHAR, line VARCHAR)',
  );
  const [[count] = []] = (
    await connection.runAndReadAll('SELECT count(*)::INTEGER FROM said')
  ).getRowsJS() as number[][];
  for (let first = 1; first <= (count as number); first += QUOTES_AT_A_TIME)
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

/** A value that follows from other rows. */
interface DerivedColumn {
  readonly table: TableName;
  readonly column: string;
  /** SQL for the rows that have it otherwise: their number, id, value as it is and as it should be, as texts. */
  readonly query: string;
}

/** SQL for rows in which a value is not what it should be. */
const unlike = (
  table: TableName,
  column: string,
  { relation, id, should, from }: { relation: string; id: string; should: string; from: string },
): DerivedColumn => ({
  table,
  column,
  query: `SELECT ${relation}.row_number, ${id}, CAST(${relation}.${column} AS VARCHAR), CAST(${should} AS VARCHAR)
    FROM ${from} WHERE ${relation}.${column} IS DISTINCT FROM ${should}`,
});

const ofEntity = (column: string): DerivedColumn =>
  unlike('entities', column, {
    id: 'named.entity_id',
    relation: 'named',
    should: `entities.${column}`,
    from: 'named JOIN corpus.entities AS entities USING (entity_id)',
  });

const ofDuplicate = (column: string): DerivedColumn =>
  unlike('documents', column, {
    id: 'doc_id',
    relation: 'documents',
    should: `duplicates.${column}`,
    from: 'documents LEFT JOIN corpus.duplicates AS duplicates USING (doc_id)',
  });

/** SQL that joins to the rows of a table what was read of a surname alone, and what the corpus makes of it. */
const withSurnames = (table: DocumentTableName): string => `
  JOIN (FROM surname_rows WHERE table_name = '${table}') AS alone USING (doc_id, place)
  LEFT JOIN corpus.surnames AS surnames
    ON surnames.doc_id = alone.doc_id AND surnames.entity_id = alone.entity_id`;

/** Of a mention of a person by a surname that its document does not complete. */
const ofSurname = (column: string, should: string): DerivedColumn =>
  unlike('mentions', column, {
    id: 'mention_id',
    relation: 'resolved_mentions',
    should,
    from: `resolved_mentions ${withSurnames('mentions')}`,
  });

const CHECKS: readonly DerivedColumn[] = [
  ...['mention_count', 'document_count', 'quote_count', 'utterance_count'].map(ofEntity),
  unlike('mentions', 'type', {
    id: 'mention_id',
    relation: 'resolved_mentions',
    should: 'named.type',
    from: 'resolved_mentions JOIN named USING (entity_id)',
  }),
  unlike('quotes', 'speaker_name', {
    id: 'quote_id',
    relation: 'said',
    should: 'named.name',
    from: 'said JOIN named ON named.entity_id = said.speaker_entity_id',
  }),
  unlike('quotes', 'speaker_names', {
    id: 'quote_id',
    relation: 'said',
    should: '[named.name]',
    from: 'said JOIN named ON named.entity_id = said.speaker_entity_id',
  }),
];

const CHECKS_OF_A_WHOLE: readonly DerivedColumn[] = [
  ...['name', 'type', 'wikidata_id', 'aliases'].map(ofEntity),
  ...['duplicate_of', 'duplicate_kind', 'similarity'].map(ofDuplicate),
  ofSurname('entity_id', 'coalesce(surnames.named_id, alone.entity_id)'),
  ofSurname(
    'resolution',
    "CASE WHEN surnames.named_id IS NULL THEN alone.resolution WHEN type = 'person' THEN 'corpus_surname' ELSE 'variant' END",
  ),
  ofSurname(
    'confidence',
    'coalesce(round(CAST(alone.confidence AS DOUBLE) * surnames.certainty, 3), CAST(alone.confidence AS DOUBLE))',
  ),
  ofSurname('name_documents', 'surnames.name_documents'),
  ofSurname('namesake_documents', 'surnames.namesake_documents'),
  unlike('quotes', 'speaker_entity_id', {
    id: 'quote_id',
    relation: 'said',
    should: 'coalesce(surnames.named_id, alone.entity_id)',
    from: `said ${withSurnames('quotes')}`,
  }),
  {
    table: 'entities',
    column: 'entity_id',
    query: `SELECT row_number, entity_id, entity_id, 'no row: neither mentions nor quotes name it'
      FROM named ANTI JOIN corpus.entities AS entities USING (entity_id)`,
  },
  unlike('quotes', 'utterance_id', {
    id: 'quote_id',
    relation: 'said',
    should: 'coalesce(utterances.utterance_id, resolved_quotes.utterance_id)',
    from: 'said JOIN resolved_quotes USING (quote_id, row_number) LEFT JOIN corpus.utterances AS utterances USING (quote_id)',
  }),
];

const CHECKS_OF_A_PART: readonly DerivedColumn[] = [
  {
    table: 'entities',
    column: 'aliases',
    query: `SELECT row_number, entity_id, CAST(named.aliases AS VARCHAR), CAST(entities.aliases AS VARCHAR)
      FROM named JOIN corpus.entities AS entities USING (entity_id)
      WHERE NOT list_has_all(named.aliases, entities.aliases)`,
  },
  {
    table: 'documents',
    column: 'duplicate_of',
    query: `SELECT d.row_number, d.doc_id, d.duplicate_of, first.duplicate_of
      FROM documents AS d JOIN documents AS first ON first.doc_id = d.duplicate_of
      WHERE first.duplicate_of IS NOT NULL`,
  },
];

async function noteDifferences(
  connection: DuckDBConnection,
  loaded: LoadedTable,
  { table, column, query }: DerivedColumn,
  faults: FaultLog,
): Promise<void> {
  const pieces = readColumns(
    connection,
    `SELECT * FROM (${query}) AS found(row_number, id, value, expected) ORDER BY row_number`,
  );
  for await (const [rows = [], ids = [], values = [], expected = []] of pieces) {
    for (const [index, number] of rows.entries()) {
      const { file, row } = fileOfRow(loaded, Number(number));
      const reason = `is ${shown(values[index])}, but the other rows give ${shown(expected[index])}`;
      faults.add('unlike_rows', file, reason, {
        table,
        row,
        id: String(ids[index]),
        pointer: `/${column}`,
      });
    }
  }
}

const shown = (value: Cell | undefined): string => (value === null ? 'null' : String(value));
