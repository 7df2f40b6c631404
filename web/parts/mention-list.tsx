import type { MentionItem } from '../../pipeline/explore/contract.js';
import { to } from '../address.js';
import { words } from '../format.js';
import { ArticleLink } from './article-link.js';
import { Confidence } from './confidence.js';
import { ConcordanceLine } from './context.js';
import { Go } from './go.js';

/** Mentions of names in context, below each other. */
export function MentionList({
  items,
  withEntity = false,
}: {
  readonly items: readonly MentionItem[];
  readonly withEntity?: boolean;
}) {
  return (
    <ol class="concordance">
      {items.map((item) => (
        <ConcordanceLine key={item.mentionId} before={item.before} text={item.text} after={item.after}>
          {withEntity ? (
            <span class="entity">
              <Go to={to('entity', { id: item.entityId })}>
                <span dir="auto">{item.entityName}</span>
              </Go>{' '}
              <span class="origin">{words(item.type)}</span>
            </span>
          ) : null}
          <ArticleLink article={item} row={item.mentionId} />
          <span class="tied">
            <span class="kinds">{words(item.resolution)}</span>
            <Confidence value={item.confidence} />
          </span>
        </ConcordanceLine>
      ))}
    </ol>
  );
}
