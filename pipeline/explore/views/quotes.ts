import type { Asker } from '../../reading/ask.js';
import { joined, raw, type Sql, sql } from '../../reading/sql.js';
import { ORDERS, type Order } from '../asked-values.js';
import type { Page, QuoteFilter, QuoteItem } from '../contract.js';
import { containsWords, equals, equalsOrNone, numberWithin, publishedWithin } from './conditions.js';
import { columns, type List, pageOf, REFERENCE } from './page.js';

const ORDER_SQL: Readonly<Record<Order<'quotes'>, Sql>> = {
  article: raw('r.doc_id, r.start, r.quote_id'),
  newest: raw('d.published_at DESC NULLS LAST, r.doc_id, r.start, r.quote_id'),
  oldest: raw('d.published_at NULLS LAST, r.doc_id, r.start, r.quote_id'),
  surest: raw('r.confidence DESC NULLS LAST, r.quote_id'),
  unsurest: raw('r.confidence NULLS LAST, r.quote_id'),
  longest: raw('length(r.text) DESC, r.quote_id'),
  repeated: raw('u.repetitions DESC, r.utterance_id, r.doc_id, r.start, r.quote_id'),
};

export function quoteList(filter: QuoteFilter): List {
  const { sort = ORDERS.quotes[0], speaker, grouped = false } = filter;
  const repetitions = raw(`
  JOIN (SELECT utterance_id, count(*) AS repetitions FROM quotes GROUP BY utterance_id) AS u USING (utterance_id)`);
  return {
    key: 'r.quote_id',
    columns: raw('r.*, d.title, d.publisher, d.published_at'),
    from: sql`quotes AS r JOIN documents AS d USING (doc_id)${sort === 'repeated' ? repetitions : raw('')}`,
    where: [
      ...containsWords('r.text', filter.text),
      ...(speaker === 'none' ? [raw('r.speaker_entity_id IS NULL')] : equals('r.speaker_entity_id', speaker)),
      ...containsWords('r.speaker_name', filter.speakerName),
      ...equals('r.kind', filter.kind),
      ...equals('r.medium', filter.medium),
      ...equals('r.nature', filter.nature),
      ...equalsOrNone('d.publisher', filter.publisher),
      ...equals('r.doc_id', filter.docId),
      ...equals('r.utterance_id', filter.utterance),
      ...numberWithin('r.confidence', filter),
      ...publishedWithin(filter),
    ],
    order: ORDER_SQL[sort],
    ...(grouped ? { oneFor: 'r.utterance_id' } : {}),
  };
}

const ITEM = columns(
  REFERENCE,
  raw(`r.quote_id AS "quoteId", r.kind, r.nature, r.medium, r.text, r.speaker_text AS "speakerText",
    r.speaker_name AS "speakerName", r.speaker_entity_id AS "speakerEntityId", r.speaker_resolution AS resolution,
    r.cue_text AS cue, r.confidence, r.utterance_id AS "utteranceId"`),
);

/** Quotations, with how often each utterance is repeated in the corpus. */
export async function quotes(asker: Asker, filter: QuoteFilter): Promise<Page<QuoteItem>> {
  const page = await pageOf<Omit<QuoteItem, 'repetitions'>>(asker, quoteList(filter), ITEM, filter);
  return { ...page, items: await withRepetitions(asker, page.items) };
}

async function withRepetitions(
  asker: Asker,
  items: readonly Omit<QuoteItem, 'repetitions'>[],
): Promise<QuoteItem[]> {
  const counts = await repetitionsOf(
    asker,
    items.map(({ utteranceId }) => utteranceId),
  );
  return items.map((item) => ({ ...item, repetitions: counts.get(item.utteranceId) ?? 1 }));
}

async function repetitionsOf(
  asker: Asker,
  utterances: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (utterances.length === 0) return new Map();
  const ids = joined(
    utterances.map((id) => sql`${id}`),
    ', ',
  );
  const rows = await asker.rows<{ readonly id: string; readonly count: number }>(
    sql`SELECT utterance_id AS id, count(*) AS count FROM quotes WHERE utterance_id IN (${ids}) GROUP BY utterance_id`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
