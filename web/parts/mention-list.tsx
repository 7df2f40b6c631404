import type { MentionItem } from '../../pipeline/explore/contract.js';
import { words } from '../format.js';
import { useSource } from '../use-answer.js';
import { ArticleLink } from './article-link.js';
import { Confidence } from './confidence.js';
import { ConcordanceLine } from './context.js';
import { entityAddress, Go } from './go.js';

/** Mentions of names in context, below each other. */
export function MentionList({
  items,
  withEntity = false,
}: {
  readonly items: readonly MentionItem[];
  readonly withEntity?: boolean;
}) {
  const source = useSource();
  return (
    <ol class="concordance">
      {items.map((item) => (
        <ConcordanceLine key={item.mentionId} before={item.before} text={item.text} after={item.after}>
          {withEntity ? (
            <span class="entity">
              <Go to={entityAddress(source, item.entityId)}>
                <span dir="auto">{item.entityName}</span>
              </Go>{' '}
              <span class="origin">{words(item.type)}</span>
            </span>
          ) : null}
          <ArticleLink article={item} row={item.mentionId} />
          <span class="kinds">{words(item.resolution)}</span>
          <Confidence value={item.confidence} />
        </ConcordanceLine>
      ))}
    </ol>
  );
}
