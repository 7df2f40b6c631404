/**
 * corpusmill as a library: what is said in an article, and the tables of an export.
 *
 * @module corpusmill
 */

export type { Article, ArticleRows, ArticleSettings } from './library/article.js';
export { type Export, openExport, type Passage, type PlacedRow } from './library/open-export.js';
export { processArticle } from './library/process-article.js';
export type * from './schema/generated/row-types.js';
