import type { DateItem, NumberItem } from '../../pipeline/explore/contract.js';
import { words } from '../format.js';
import { ArticleLink } from './article-link.js';
import { Confidence } from './confidence.js';
import { InContext } from './context.js';

/** The heads of {@link ContextCells}. */
export const ContextHeads = () => (
  <>
    <th scope="col">In the text</th>
    <th scope="col">Article</th>
    <th scope="col">Kind</th>
    <th scope="col">Confidence</th>
  </>
);

/** What is known of any expression of a text, after the cells that say what it means. */
export const ContextCells = ({
  item,
  row,
}: {
  readonly item: NumberItem | DateItem;
  readonly row: string;
}) => (
  <>
    <td class="wide">
      <InContext before={item.before} text={item.text} after={item.after} />
    </td>
    <td class="wide">
      <ArticleLink article={item} row={row} />
    </td>
    <td data-label="Kind">{words(item.kind)}</td>
    <td data-label="Confidence">
      <Confidence value={item.confidence} />
    </td>
  </>
);
