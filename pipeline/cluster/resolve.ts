import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import { createExportView, viewOf } from '../corpus/corpus.js';
import { runSteps } from '../corpus/run-steps.js';
import { corpusSteps } from '../corpus/steps.js';
import { type DatabaseLane, MemoryLimit } from '../database/memory.js';
import { type ExportedFile, exportTable } from '../export/export.js';
import { copyTo } from '../export/formats/duckdb-copy.js';
import { sortRows } from '../export/sort.js';
import { CORPUS_INPUTS } from '../tables/corpus-inputs/corpus-inputs.js';
import { openPartDatabase } from './part-database.js';
import { PATCHES } from './patches.js';

/** All parts of the corpus, from which follows what no part knows. */
export interface ResolveTask {
  /** Parquet files of the parts, by table: the corpus inputs, each row with its `part`, and `documents`. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** The folder to write to. */
  readonly out: string;
}

export interface Resolved {
  /** JSON lines: a part, a relation, and a row of it that concerns the part. */
  readonly patches: string;
  /** The table of entities. */
  readonly entities: ExportedFile;
}

const MEMORY_MIB = 1024;
const MOST_SHARE = 0.8;

/** What the texts of pairs of documents are read from. */
const DOCUMENTS = { doc_id: 'varchar', text: 'varchar' };

/** Does what a run does when it has read all documents, but for the rows of documents themselves. */
export async function resolveParts({ inputs, out }: ResolveTask, settings: RunSettings): Promise<Resolved> {
  const database = await openPartDatabase(out);
  const { connection } = database;
  const memory = new MemoryLimit(MEMORY_MIB, MOST_SHARE * totalmem());
  try {
    await memory.begin(connection);
    await database.table('documents', DOCUMENTS, inputs.documents ?? []);
    for (const [name, { columns }] of Object.entries(CORPUS_INPUTS))
      await database.table(name, { ...columns, part: 'varchar' }, inputs[name] ?? []);
    const lane: DatabaseLane = { connection, withMemory: (work) => memory.withEnough(connection, work) };
    await runSteps(lane, corpusSteps(settings));
    const patches = join(out, 'patches.jsonl');
    const rows = Object.entries(PATCHES).flatMap(([relation, { columns, ofParts }]) => {
      const fields = Object.keys(columns).map((name) => `${name} := ${name}`);
      const row = `to_json(struct_pack(${fields.join(', ')}))`;
      return ofParts === null
        ? []
        : [`select part, '${relation}' as relation, ${row} as row from (${ofParts}) as rows`];
    });
    await copyTo(connection, rows.join(' union all '), patches, ['FORMAT json']);
    await createExportView(connection, 'entities', settings);
    await sortRows(connection, 'entities', viewOf('entities'), 'corpus.sorted_entities');
    const path = join(out, 'entities.parquet');
    const request = {
      table: 'entities',
      format: 'parquet',
      relation: 'sorted_entities',
      path,
      options: settings,
    } as const;
    return { patches, entities: await (await exportTable(connection, request)).measured };
  } finally {
    await database.close();
  }
}
