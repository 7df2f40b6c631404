/*
 * Values that a list is asked for by name. The first of each is meant where nothing is asked.
 */

/** The orders of each list. */
export const ORDERS = {
  quotes: ['article', 'newest', 'oldest', 'surest', 'unsurest', 'longest', 'repeated'],
  entities: ['mentions', 'documents', 'utterances', 'name'],
  articles: ['article', 'newest', 'oldest', 'longest', 'quotes'],
  publishers: ['articles', 'words', 'quotes', 'name'],
  numbers: ['article', 'newest', 'largest', 'smallest', 'unsurest'],
  dates: ['article', 'newest', 'earliest', 'latest', 'unsurest'],
} as const;

export type Order<List extends keyof typeof ORDERS> = (typeof ORDERS)[List][number];

/** What becomes of articles that repeat others. */
export const DUPLICATES = ['all', 'only', 'none'] as const;
export type Duplicates = (typeof DUPLICATES)[number];
