import type { Order } from '../../pipeline/explore/asked-values.js';
import type { EntityItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { count, words } from '../format.js';
import { ENTITY_TYPES } from '../parts/entity-types.js';
import { Choice, Filters, NamedChoice, TextField } from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { entityAddress, Go, isOffered } from '../parts/go.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
import type { Source } from '../source.js';
import { useAnswer, useSource } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'entities'>, string>> = {
  mentions: 'Most mentioned first',
  documents: 'In most articles first',
  utterances: 'Most quoted first',
  name: 'By name',
};

/** Who and what the corpus names. */
export function Entities({ address }: ViewProps) {
  const source = useSource();
  const filter = { ...valuesOf('entities', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('entities', filter);
  return (
    <Frame
      title="Names"
      lead={
        isOffered(source, 'mentions') ? <Go to={to('mentions')}>Each mention in its context</Go> : undefined
      }
    >
      <Filters
        address={address}
        search={<TextField address={address} name="text" label="Part of the name" />}
      >
        <Choice address={address} name="type" label="Type" any="Any type" options={ENTITY_TYPES} />
        <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
      </Filters>
      <Listing view="entities" reply={reply} filter={filter} address={address} noun="name">
        {(items) => <RowTable items={items} keyOf={({ entityId }) => entityId} columns={columnsOf(source)} />}
      </Listing>
    </Frame>
  );
}

const columnsOf = (source: Source): readonly Column<EntityItem>[] => [
  {
    label: 'Name',
    cell: (item) => (
      <Go to={entityAddress(source, item)}>
        <span dir="auto">{item.name}</span>
      </Go>
    ),
  },
  { label: 'Type', cell: ({ type }) => words(type) },
  { label: 'Mentions', kind: 'number', cell: ({ mentions }) => count(mentions) },
  { label: 'Articles', kind: 'number', cell: ({ documents }) => count(documents) },
  { label: 'Utterances', kind: 'number', cell: ({ utterances }) => count(utterances) },
];
