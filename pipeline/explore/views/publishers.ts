import type { Asker } from '../../reading/ask.js';
import { raw, type Sql, sql } from '../../reading/sql.js';
import { ORDERS, type Order } from '../asked-values.js';
import type { Page, PublisherFilter, PublisherItem } from '../contract.js';
import { containsWords, foldedSql, PUBLICATION_DAY } from './conditions.js';
import { type List, pageOf } from './page.js';

const ORDER_SQL: Readonly<Record<Order<'publishers'>, Sql>> = {
  articles: raw('r.articles DESC, r.publisher'),
  words: raw('r.words DESC, r.publisher'),
  quotes: raw('r.quotes DESC, r.publisher'),
  name: raw(`${foldedSql('r.publisher')}, r.publisher`),
};

/** Who published the articles that say so. */
const PUBLISHERS = sql`(
  SELECT d.publisher, count(*) AS articles, CAST(sum(d.word_count) AS BIGINT) AS words,
    CAST(coalesce(sum(q.quotes), 0) AS BIGINT) AS quotes,
    min(${PUBLICATION_DAY}) AS first_published,
    max(${PUBLICATION_DAY}) AS last_published
  FROM documents AS d
  LEFT JOIN (SELECT doc_id, count(*) AS quotes FROM quotes GROUP BY doc_id) AS q USING (doc_id)
  WHERE d.publisher IS NOT NULL
  GROUP BY d.publisher
) AS r`;

export const publisherList = (filter: PublisherFilter): List => ({
  key: null,
  columns: raw('r.*'),
  from: PUBLISHERS,
  where: containsWords('r.publisher', filter.text),
  order: ORDER_SQL[filter.sort ?? ORDERS.publishers[0]],
});

export const PUBLISHER_ITEM = raw(`r.publisher AS name, r.articles, r.words, r.quotes,
  strftime(r.first_published, '%Y-%m-%d') AS first, strftime(r.last_published, '%Y-%m-%d') AS last`);

export const publishers = (asker: Asker, filter: PublisherFilter): Promise<Page<PublisherItem>> =>
  pageOf(asker, publisherList(filter), PUBLISHER_ITEM, filter);
