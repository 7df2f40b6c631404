import type { DateItem, NumberItem } from '../../pipeline/explore/contract.js';
import { words } from '../format.js';
import { ArticleLink } from './article-link.js';
import { Confidence } from './confidence.js';
import { InContext } from './context.js';
import type { Column } from './row-table.js';

/**
 * What is known of any expression of a text, after the columns that say what it means.
 *
 * @param idOf the id of an item's row
 */
export const contextColumns = <Item extends NumberItem | DateItem>(
  idOf: (item: Item) => string,
): readonly Column<Item>[] => [
  {
    label: 'In the text',
    kind: 'wide',
    cell: ({ before, text, after }) => <InContext before={before} text={text} after={after} />,
  },
  { label: 'Article', kind: 'wide', cell: (item) => <ArticleLink article={item} row={idOf(item)} /> },
  { label: 'Kind', cell: ({ kind }) => words(kind) },
  { label: 'Confidence', cell: ({ confidence }) => <Confidence value={confidence} /> },
];
