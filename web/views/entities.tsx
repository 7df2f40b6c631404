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
        {(items) => <EntityTable items={items} />}
      </Listing>
    </Frame>
  );
}

function EntityTable({ items }: { readonly items: readonly EntityItem[] }) {
  const source = useSource();
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col" class="number">
            Mentions
          </th>
          <th scope="col" class="number">
            Articles
          </th>
          <th scope="col" class="number">
            Utterances
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.entityId}>
            <th scope="row">
              <Go to={entityAddress(source, item)}>
                <span dir="auto">{item.name}</span>
              </Go>
            </th>
            <td data-label="Type">{words(item.type)}</td>
            <td data-label="Mentions" class="number">
              {count(item.mentions)}
            </td>
            <td data-label="Articles" class="number">
              {count(item.documents)}
            </td>
            <td data-label="Utterances" class="number">
              {count(item.utterances)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
