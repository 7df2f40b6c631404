import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';
import { runWithTexts } from '../duckdb/open-database.js';
import { distinct, resemblance, shinglesOf } from '../tables/corpus-inputs/shingles.js';
import { appendToCorpus } from './append.js';
import { fillByShares, type Share, sharesOf } from './shares.js';

/** Near duplicates share at least this part of their shingles: about one word in fifty may differ. */
const NEAR = 0.8;
/** Documents whose bands (twenty each) are compared at a time. */
const SHARE_DOCUMENTS = 20_000;
/** Characters of text that are held at a time; a longer document is held alone. */
const READ_CHARACTERS = 4_000_000;
const DECIMALS = 1e4;

/**
 * Documents that share a band with an earlier one by doc_id, each with the first document that has the band. Only bands
 * are held until those that occur once, which are nearly all, are dropped.
 */
const candidatesOf = (isOfShare: Share): string => `
  with
    bands as not materialized (
      select doc_id, band
      from (
        select doc_id, unnest(bands) as band
        from document_bands anti join corpus.duplicates using (doc_id)
      )
      where ${isOfShare('band')}
    ),
    repeated as (select band from bands group by band having count(*) > 1),
    met as (
      select doc_id, min(doc_id) over (partition by band) as original
      from bands semi join repeated using (band)
    )
  select distinct doc_id, original from met where doc_id <> original`;

const CANDIDATES = `
  select distinct candidates.doc_id, original, own.char_count, other.char_count
  from candidates
  join documents as own using (doc_id)
  join documents as other on other.doc_id = original
  order by candidates.doc_id, original`;

interface Candidate {
  readonly docId: string;
  readonly original: string;
}

interface NearDuplicate {
  readonly original: string;
  readonly similarity: number;
}

/**
 * Adds near duplicates to `corpus.duplicates`: documents with almost the words of an earlier one, by doc_id, that is no
 * duplicate itself. Few pairs share a band, and only the texts of those are compared.
 *
 * @param documentsAtATime about so many documents have their bands compared at once
 */
export async function resolveNearDuplicates(
  lane: DatabaseLane,
  documentsAtATime = SHARE_DOCUMENTS,
): Promise<void> {
  const { connection, withMemory } = lane;
  const shares = await sharesOf(connection, 'document_bands', documentsAtATime);
  await fillByShares(lane, { kind: 'temp table', name: 'candidates' }, shares, candidatesOf);
  const reader = await withMemory(() => connection.runAndReadAll(CANDIDATES));
  const found = new Map<string, NearDuplicate>();
  for (const candidates of inLots(reader.getRowsJS() as [string, string, number, number][])) {
    const shingles = await withMemory(() => readShingles(connection, candidates));
    for (const { docId, original } of candidates) {
      if (found.has(docId) || found.has(original)) continue;
      const similarity = resemblance(shingles.get(docId)!, shingles.get(original)!);
      if (similarity >= NEAR) found.set(docId, { original, similarity });
    }
  }
  await withMemory(() => append(connection, found));
  await connection.run('drop table candidates');
}

/** Cuts the candidates, in their order, into lots whose texts can be held. */
function* inLots(rows: readonly [string, string, number, number][]): Generator<Candidate[]> {
  let lot: Candidate[] = [];
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

/** The different shingles of the candidates' texts, by doc_id. */
async function readShingles(
  connection: DuckDBConnection,
  candidates: readonly Candidate[],
): Promise<Map<string, Int32Array>> {
  const ids = new Set(candidates.flatMap(({ docId, original }) => [docId, original]));
  const reader = await runWithTexts(
    connection,
    'select doc_id, text from documents where doc_id in (select unnest($1))',
    [...ids],
  );
  const texts = reader.getRowsJS() as [string, string][];
  return new Map(texts.map(([docId, text]) => [docId, distinct(shinglesOf(text))]));
}

const append = (connection: DuckDBConnection, found: ReadonlyMap<string, NearDuplicate>): Promise<void> =>
  appendToCorpus(connection, 'duplicates', found, (appender, [docId, { original, similarity }]) => {
    appender.appendVarchar(docId);
    appender.appendVarchar(original);
    appender.appendVarchar('near');
    appender.appendDouble(Math.round(DECIMALS * similarity) / DECIMALS);
  });
