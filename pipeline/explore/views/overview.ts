import type { Asker } from '../../reading/ask.js';
import { raw, type Sql, sql } from '../../reading/sql.js';
import { BIN_SQL, BINS } from '../../review/tables.js';
import type { ConfidenceBins, EntityItem, Overview, SpeakerItem, ViewedTable } from '../contract.js';
import { PUBLICATION_DAY } from './conditions.js';
import { countsOf } from './counts.js';
import { ENTITY_ITEM } from './entities.js';
import { VIEWED_TABLES } from './rows.js';
import { timeline } from './timeline.js';

const SHOWN = 20;

/** What the tables say of the whole corpus. */
export async function overview(asker: Asker): Promise<Omit<Overview, 'runId' | 'version' | 'precision'>> {
  const [sums, byPublisher, byLanguage, byStatus, quarantined, times, speakers, entities, confidence] =
    await Promise.all([
      asker.row<Sums>(SUMS),
      countsOf(asker, raw('documents'), raw('publisher')),
      countsOf(asker, raw('documents'), raw('language')),
      countsOf(asker, raw('documents'), raw('extraction_status')),
      countsOf(asker, raw('quarantine'), raw('code')),
      timeline(asker, [
        { name: 'articles', days: daysOf(raw('documents AS d')) },
        { name: 'quotes', days: daysOf(raw('quotes AS r JOIN documents AS d USING (doc_id)')) },
      ]),
      asker.rows<SpeakerItem>(SPEAKERS),
      asker.rows<EntityItem>(
        sql`SELECT ${ENTITY_ITEM} FROM entities AS r ORDER BY mention_count DESC, entity_id LIMIT ${SHOWN}`,
      ),
      Promise.all(VIEWED_TABLES.map((table) => confidenceOf(asker, table))),
    ]);
  const { first, last, ...counts } = sums;
  return {
    ...counts,
    ...{ byLanguage, byStatus, quarantined, confidence },
    byPublisher: byPublisher.slice(0, SHOWN),
    period: first === null || last === null ? null : { first, last },
    rows: Object.fromEntries(
      confidence.map(({ table, bins, without }) => [table, bins.reduce((sum, rows) => sum + rows, without)]),
    ) as Overview['rows'],
    timeline: times,
    ...{ speakers, entities },
  };
}

interface Sums {
  readonly articles: number;
  readonly words: number;
  readonly duplicates: number;
  readonly publishers: number;
  readonly first: string | null;
  readonly last: string | null;
}

const SUMS = sql`
  SELECT
    count(*) AS articles,
    CAST(coalesce(sum(word_count), 0) AS BIGINT) AS words,
    count(duplicate_of) AS duplicates,
    count(DISTINCT publisher) AS publishers,
    strftime(min(${PUBLICATION_DAY}), '%Y-%m-%d') AS first,
    strftime(max(${PUBLICATION_DAY}), '%Y-%m-%d') AS last
  FROM documents AS d`;

const daysOf = (from: Sql): Sql =>
  sql`SELECT ${PUBLICATION_DAY} AS day, count(*) AS count FROM ${from} GROUP BY 1`;

/** Those whose utterances are most, each counted once however often it is repeated. */
const SPEAKERS = sql`
  SELECT e.entity_id AS "entityId", e.name, e.type, e.utterance_count AS utterances, e.quote_count AS quotes,
    q.documents
  FROM entities AS e
  JOIN (
    SELECT speaker_entity_id AS entity_id, count(DISTINCT doc_id) AS documents
    FROM quotes
    GROUP BY speaker_entity_id
  ) AS q USING (entity_id)
  WHERE e.utterance_count > 0
  ORDER BY utterances DESC, e.entity_id
  LIMIT ${SHOWN}`;

async function confidenceOf(asker: Asker, table: ViewedTable): Promise<ConfidenceBins> {
  const rows = await asker.rows<{ readonly bin: number | null; readonly count: number }>(sql`
    SELECT ${raw(BIN_SQL)} AS bin, count(*) AS count
    FROM ${raw(table)}
    GROUP BY 1`);
  const countOf = (wanted: number | null): number => rows.find(({ bin }) => bin === wanted)?.count ?? 0;
  return { table, bins: Array.from({ length: BINS }, (_, bin) => countOf(bin)), without: countOf(null) };
}
