import type { Order } from '../../pipeline/explore/asked-values.js';
import type { PublisherItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { NOT_GIVEN, valuesOf } from '../fields.js';
import { count, counted, day } from '../format.js';
import { Filters, NamedChoice, TextField } from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
import { useAnswer } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'publishers'>, string>> = {
  articles: 'Most articles first',
  words: 'Most words first',
  quotes: 'Most quotes first',
  name: 'By name',
};

/** Who published the articles, and how much. */
export function Publishers({ address }: ViewProps) {
  const filter = { ...valuesOf('publishers', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('publishers', filter);
  const { answer: choices } = useAnswer('choices', {});
  const nameless = choices?.publishers.find(({ name }) => name === null)?.count ?? 0;
  const others = (
    <Go to={to('articles', { publisher: NOT_GIVEN })}>{counted(nameless, 'article')} without a publisher</Go>
  );
  return (
    <Frame title="Publishers" lead={nameless === 0 ? undefined : others}>
      <Filters
        address={address}
        search={<TextField address={address} name="text" label="Part of the name" />}
      >
        <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
      </Filters>
      <Listing view="publishers" reply={reply} filter={filter} address={address} noun="publisher">
        {(items) => <RowTable items={items} keyOf={({ name }) => name} columns={COLUMNS} />}
      </Listing>
    </Frame>
  );
}

const COLUMNS: readonly Column<PublisherItem>[] = [
  {
    label: 'Publisher',
    cell: ({ name }) => (
      <Go to={to('articles', { publisher: name })}>
        <span dir="auto">{name}</span>
      </Go>
    ),
  },
  {
    label: 'Published',
    cell: ({ first, last }) => (first === null || last === null ? 'not given' : span(first, last)),
  },
  { label: 'Articles', kind: 'number', cell: ({ articles }) => count(articles) },
  { label: 'Words', kind: 'number', cell: ({ words }) => count(words) },
  {
    label: 'Quotes',
    kind: 'number',
    cell: ({ name, quotes }) => (
      <Go to={quotes === 0 ? null : to('quotes', { publisher: name })}>{count(quotes)}</Go>
    ),
  },
];

const span = (first: string, last: string): string =>
  first === last ? day(first) : `${day(first)} to ${day(last)}`;
