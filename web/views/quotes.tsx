import type { ViewProps } from '../address.js';
import { QUOTE_FIELDS, valuesOf } from '../fields.js';
import { Chosen } from '../parts/chosen.js';
import {
  Choice,
  CommonFields,
  ConfidenceFields,
  Filters,
  optionsOf,
  TextField,
  Toggle,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { QuoteList } from '../parts/quote-list.js';
import { useAnswer } from '../use-answer.js';

const ORDERS = [
  { value: 'newest', text: 'Newest first' },
  { value: 'oldest', text: 'Oldest first' },
  { value: 'surest', text: 'Surest first' },
  { value: 'unsurest', text: 'Least sure first' },
  { value: 'longest', text: 'Longest first' },
  { value: 'repeated', text: 'Most repeated first' },
];

/** Who said what: searched, filtered, sorted, and taken away. */
export function Quotes({ address }: ViewProps) {
  const filter = { ...valuesOf(address.query, QUOTE_FIELDS), limit: ROWS_ON_A_PAGE };
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
      <Choice address={address} name="sort" label="Order" any="As in the corpus" options={ORDERS} />
      <Toggle address={address} name="grouped" label="Group repetitions" />
    </Filters>
  );
}
