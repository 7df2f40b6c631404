import type { DatabaseLane } from '../database/memory.js';
import { resolveNearDuplicates } from './near-duplicates.js';

/** Documents whose cleaned text another document, earlier by doc_id, has too. Hashes stand for the texts. */
const EXACT_DUPLICATES = `
  create or replace table corpus.duplicates as
  select doc_id, original as duplicate_of, 'exact' as duplicate_kind, 1.0::double as similarity
  from (
    select doc_id, min(doc_id) over (partition by md5(text)) as original
    from documents
    where text <> ''
  )
  where doc_id <> original`;

/** Makes the table `corpus.duplicates` (doc_id, duplicate_of, duplicate_kind, similarity). */
export async function resolveDuplicates(lane: DatabaseLane): Promise<void> {
  await lane.withMemory(() => lane.connection.run(EXACT_DUPLICATES));
  await resolveNearDuplicates(lane);
}
