import type { Order } from '../../pipeline/explore/asked-values.js';
import type { ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { Chosen } from '../parts/chosen.js';
import {
  Choice,
  CommonFields,
  ConfidenceFields,
  Filters,
  NamedChoice,
  optionsOf,
  TextField,
  Toggle,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { QuoteList } from '../parts/quote-list.js';
import { useAnswer } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'quotes'>, string>> = {
  article: 'As in the corpus',
  newest: 'Newest first',
  oldest: 'Oldest first',
  surest: 'Surest first',
  unsurest: 'Least sure first',
  longest: 'Longest first',
  repeated: 'Most repeated first',
};

/** Who said what: searched, filtered, sorted, and taken away. */
export function Quotes({ address }: ViewProps) {
  const filter = { ...valuesOf('quotes', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('quotes', filter);
  const isGrouped = filter.grouped === true;
  const speaker = reply.answer?.items[0]?.speakerName ?? undefined;
  return (
    <Frame title="Quotes">
      <QuoteFilters address={address} />
      <Chosen address={address} name="speaker" text={speakerChoice(filter.speaker, speaker)} />
      <Chosen
        address={address}
        name="docId"
        text={filter.docId === undefined ? undefined : `quotes in the article ${filter.docId}`}
      />
      <Listing
        view="quotes"
        reply={reply}
        filter={filter}
        address={address}
        noun={isGrouped ? 'utterance' : 'quote'}
      >
        {(items) => <QuoteList items={items} isGrouped={isGrouped} />}
      </Listing>
    </Frame>
  );
}

function speakerChoice(id: string | undefined, name: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  return id === 'none' ? 'quotes whose speaker is no known entity' : `quotes said by ${name ?? id}`;
}

function QuoteFilters({ address }: ViewProps) {
  const { answer: choices } = useAnswer('choices', {});
  return (
    <Filters
      address={address}
      search={
        <>
          <TextField address={address} name="text" label="Words of the quote" />
          <TextField address={address} name="speakerName" label="Speaker" />
        </>
      }
    >
      <Choice
        address={address}
        name="kind"
        label="Kind"
        any="Any kind"
        options={optionsOf(choices?.quoteKinds)}
      />
      <Choice
        address={address}
        name="nature"
        label="Nature"
        any="Any nature"
        options={optionsOf(choices?.natures)}
      />
      <Choice
        address={address}
        name="medium"
        label="Medium"
        any="Any medium"
        options={optionsOf(choices?.media)}
      />
      <CommonFields address={address} publishers={choices?.publishers} />
      <ConfidenceFields address={address} />
      <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
      <Toggle address={address} name="grouped" label="Group repetitions" />
    </Filters>
  );
}
