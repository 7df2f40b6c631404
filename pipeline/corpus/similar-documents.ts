import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';
import { runWithTexts } from '../duckdb/open-database.js';
import { distinct, resemblance, shinglesOf } from '../tables/corpus-inputs/shingles.js';
import { appendToCorpus } from './append.js';
import type { Similarity } from './steps.js';

/** Near duplicates share at least this part of their shingles: about one word in fifty may differ. */
const NEAR = 0.8;
/** Characters of text that are held at a time; a longer document is held alone. */
const READ_CHARACTERS = 4_000_000;
const DECIMALS = 1e4;

/** Two documents that may be almost the same. */
interface Pair {
  readonly docId: string;
  readonly original: string;
}

interface SimilarPair extends Pair {
  readonly similarity: number;
}

/**
 * How much two texts resemble each other, to four decimals; null where they are no near duplicates.
 *
 * @param shingles of one text, each once, ascending
 * @param others those of the other
 */
export function similarityOf(shingles: Int32Array, others: Int32Array): number | null {
  const similarity = resemblance(shingles, others);
  return similarity < NEAR ? null : Math.round(DECIMALS * similarity) / DECIMALS;
}

/** Does the step that needs the texts: few pairs are compared, and their texts are held for some of them at a time. */
export async function findSimilar(
  { connection, withMemory }: DatabaseLane,
  { name, pairs }: Similarity,
): Promise<void> {
  await connection.run(
    `create or replace table corpus.${name} (doc_id varchar, original varchar, similarity double)`,
  );
  const reader = await withMemory(() =>
    connection.runAndReadAll(`
      select pairs.doc_id, original, own.char_count, other.char_count
      from (${pairs}) as pairs
      join document_facts as own on own.doc_id = pairs.doc_id
      join document_facts as other on other.doc_id = original
      order by pairs.doc_id, original`),
  );
  const similar: SimilarPair[] = [];
  for (const lot of inLots(reader.getRowsJS() as [string, string, number, number][])) {
    const shingles = await withMemory(() => readShingles(connection, lot));
    for (const pair of lot) {
      const similarity = similarityOf(shingles.get(pair.docId)!, shingles.get(pair.original)!);
      if (similarity !== null) similar.push({ ...pair, similarity });
    }
  }
  await withMemory(() =>
    appendToCorpus(connection, name, similar, (appender, { docId, original, similarity }) => {
      appender.appendVarchar(docId);
      appender.appendVarchar(original);
      appender.appendDouble(similarity);
    }),
  );
}

/** Cuts pairs, in their order, into lots whose texts can be held. */
function* inLots(rows: readonly [string, string, number, number][]): Generator<Pair[]> {
  let lot: Pair[] = [];
  let characters = 0;
  for (const [docId, original, own, other] of rows) {
    if (lot.length > 0 && characters + own + other > READ_CHARACTERS) {
      yield lot;
      lot = [];
      characters = 0;
    }
    lot.push({ docId, original });
    characters += own + other;
  }
  if (lot.length > 0) yield lot;
}

/** The different shingles of the texts of pairs, by doc_id. */
async function readShingles(
  connection: DuckDBConnection,
  pairs: readonly Pair[],
): Promise<Map<string, Int32Array>> {
  const ids = new Set(pairs.flatMap(({ docId, original }) => [docId, original]));
  const reader = await runWithTexts(
    connection,
    'select doc_id, text from documents where doc_id in (select unnest($1))',
    [...ids],
  );
  const texts = reader.getRowsJS() as [string, string][];
  return new Map(texts.map(([docId, text]) => [docId, distinct(shinglesOf(text))]));
}
