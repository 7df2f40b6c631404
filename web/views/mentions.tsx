import type { ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { Chosen } from '../parts/chosen.js';
import { ENTITY_TYPES } from '../parts/entity-types.js';
import { Choice, CommonFields, ConfidenceFields, Filters } from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Listing } from '../parts/listing.js';
import { MentionList } from '../parts/mention-list.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { useAnswer } from '../use-answer.js';

/** Every place at which something is named, in context. */
export function Mentions({ address }: ViewProps) {
  const filter = { ...valuesOf('mentions', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('mentions', filter);
  const { answer: choices } = useAnswer('choices', {});
  const name = reply.answer?.items[0]?.entityName;
  return (
    <Frame title="Names in context">
      <Filters
        address={address}
        kept={['entity']}
        search={
          <Choice address={address} name="type" label="Type" any="Names of any type" options={ENTITY_TYPES} />
        }
      >
        <CommonFields address={address} publishers={choices?.publishers} />
        <ConfidenceFields address={address} />
      </Filters>
      <Chosen
        address={address}
        name="entity"
        text={filter.entity === undefined ? undefined : `mentions of ${name ?? filter.entity}`}
      />
      <Listing view="mentions" reply={reply} filter={filter} address={address} noun="mention">
        {(items) => <MentionList items={items} withEntity={filter.entity === undefined} />}
      </Listing>
    </Frame>
  );
}
