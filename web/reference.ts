import type { ArticleReference, OpenedArticle } from '../pipeline/explore/contract.js';

/** What is said of an article where it is named. */
export const referenceTo = ({
  doc_id,
  title,
  publisher,
  published_at,
}: OpenedArticle['document']): ArticleReference => ({
  docId: doc_id,
  title,
  publisher,
  publishedAt: published_at,
});

/** What to call an article that has no headline. */
export const titleOf = ({ title, docId }: Pick<ArticleReference, 'title' | 'docId'>): string =>
  title ?? docId;
