import type { Asker } from '../../reading/ask.js';
import { raw, type Sql } from '../../reading/sql.js';
import { DUPLICATES, type Duplicates, ORDERS, type Order } from '../asked-values.js';
import type { ArticleFilter, ArticleItem, Page } from '../contract.js';
import { containsWords, equals, equalsOrNone, publishedWithin } from './conditions.js';
import { columns, type List, pageOf, REFERENCE } from './page.js';

const ORDER_SQL: Readonly<Record<Order<'articles'>, Sql>> = {
  article: raw('d.doc_id'),
  newest: raw('d.published_at DESC NULLS LAST, d.doc_id'),
  oldest: raw('d.published_at NULLS LAST, d.doc_id'),
  longest: raw('d.word_count DESC, d.doc_id'),
  quotes: raw('q.quotes DESC NULLS LAST, d.doc_id'),
};

const DUPLICATES_SQL: Readonly<Record<Duplicates, readonly Sql[]>> = {
  all: [],
  only: [raw('d.duplicate_of IS NOT NULL')],
  none: [raw('d.duplicate_of IS NULL')],
};

export const articleList = (filter: ArticleFilter): List => ({
  key: 'd.doc_id',
  columns: raw('d.* EXCLUDE (text)'),
  from: raw(`documents AS d
  LEFT JOIN (SELECT doc_id, count(*) AS quotes FROM quotes GROUP BY doc_id) AS q USING (doc_id)`),
  where: [
    ...containsWords("concat_ws(' | ', d.title, d.text)", filter.text),
    ...equalsOrNone('d.publisher', filter.publisher),
    ...equalsOrNone('d.language', filter.language),
    ...equals('d.extraction_status', filter.status),
    ...DUPLICATES_SQL[filter.duplicates ?? DUPLICATES[0]],
    ...publishedWithin(filter),
  ],
  order: ORDER_SQL[filter.sort ?? ORDERS.articles[0]],
});

/** The columns of an {@link ArticleItem}, of the rows of {@link articleList}. */
const ARTICLE_ITEM = columns(
  REFERENCE,
  raw(`d.authors, d.word_count AS words, coalesce(q.quotes, 0) AS quotes, d.extraction_status AS status, d.language,
    d.duplicate_of AS "duplicateOf"`),
);

export const articles = (asker: Asker, filter: ArticleFilter): Promise<Page<ArticleItem>> =>
  pageOf(asker, articleList(filter), ARTICLE_ITEM, filter);
