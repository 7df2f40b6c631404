import type { Order } from '../../pipeline/explore/asked-values.js';
import type { DateItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { time } from '../format.js';
import { Chosen } from '../parts/chosen.js';
import { contextColumns } from '../parts/context-columns.js';
import {
  Choice,
  CommonFields,
  ConfidenceFields,
  DayField,
  Filters,
  NamedChoice,
  optionsOf,
  Range,
  TextField,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
import { Shown } from '../parts/shown.js';
import { TimelineCharts } from '../parts/timeline.js';
import { useAnswer } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'dates'>, string>> = {
  article: 'As in the corpus',
  newest: 'Newest article first',
  earliest: 'Earliest day first',
  latest: 'Latest day first',
  unsurest: 'Least sure first',
};

/** The times that the texts speak of. */
export function Dates({ address }: ViewProps) {
  const asked = valuesOf('dates', address.query);
  const { offset: _, sort: __, ...filter } = asked;
  const reply = useAnswer('dates', { ...asked, limit: ROWS_ON_A_PAGE });
  const timeline = useAnswer('dates/timeline', filter);
  return (
    <Frame title="Dates">
      <DateFilters address={address} />
      <Chosen
        address={address}
        name="unresolved"
        text={asked.unresolved === true ? 'dates that are not resolved to a day' : undefined}
      />
      <section aria-labelledby="spoken-of">
        <h2 id="spoken-of">When the texts speak of</h2>
        <Shown reply={timeline}>
          {(answer) => (
            <TimelineCharts
              timeline={answer}
              axis={`${answer.unit} that the text speaks of`}
              series={[
                {
                  noun: 'date',
                  address: ({ from, to: until }) =>
                    to('dates', { ...address.query, offset: null, about: from, aboutTo: until }),
                  undated: to('dates', { ...address.query, offset: null, unresolved: true }),
                },
              ]}
              undatedAre="Not resolved to a day"
              nothing="None of these dates is resolved to a day, so there is no timeline."
            />
          )}
        </Shown>
      </section>
      <section aria-labelledby="all-dates">
        <h2 id="all-dates">Each in its context</h2>
        <Listing view="dates" reply={reply} filter={asked} address={address} noun="date">
          {(items) => <RowTable items={items} keyOf={({ dateId }) => dateId} columns={COLUMNS} />}
        </Listing>
      </section>
    </Frame>
  );
}

function DateFilters({ address }: ViewProps) {
  const { answer: choices } = useAnswer('choices', {});
  return (
    <Filters address={address} search={<TextField address={address} name="text" label="Words of the date" />}>
      <Choice
        address={address}
        name="kind"
        label="Kind"
        any="Any kind"
        options={optionsOf(choices?.dateKinds)}
      />
      <Range label="Days that the text speaks of">
        <DayField address={address} name="about" label="from" />
        <DayField address={address} name="aboutTo" label="to" />
      </Range>
      <CommonFields address={address} publishers={choices?.publishers} />
      <ConfidenceFields address={address} />
      <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
    </Filters>
  );
}

const COLUMNS: readonly Column<DateItem>[] = [
  {
    label: 'Value',
    cell: ({ value, timex }) => (
      <>
        {value === null ? 'open' : time(value)}
        <span class="origin">{timex}</span>
      </>
    ),
  },
  ...contextColumns<DateItem>(({ dateId }) => dateId),
];
