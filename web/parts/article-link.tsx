import type { ArticleReference } from '../../pipeline/explore/contract.js';
import { to } from '../address.js';
import { day } from '../format.js';
import { titleOf } from '../reference.js';
import { Go } from './go.js';

/** The article in which a row is, open at that row. */
export function ArticleLink({ article, row }: { readonly article: ArticleReference; readonly row?: string }) {
  return (
    <span class="article-link">
      <Go to={to('article', { id: article.docId, row })}>
        <span dir="auto">{titleOf(article)}</span>
      </Go>
      <Origin article={article} />
    </span>
  );
}

/** Who published an article, and when. */
function Origin({ article }: { readonly article: ArticleReference }) {
  const parts = [article.publisher, article.publishedAt === null ? null : day(article.publishedAt)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : <span class="origin">{known.join(', ')}</span>;
}
