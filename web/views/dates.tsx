import type { DateItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { DATE_FIELDS, valuesOf } from '../fields.js';
import { time, words } from '../format.js';
import { ArticleLink } from '../parts/article-link.js';
import { Confidence } from '../parts/confidence.js';
import { InContext } from '../parts/context.js';
import {
  Choice,
  CommonFields,
  ConfidenceFields,
  DayField,
  Filters,
  optionsOf,
  Range,
  TextField,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Pager, ROWS_ON_A_PAGE } from '../parts/pager.js';
import { Nothing, Shown } from '../parts/shown.js';
import { TakeAway } from '../parts/take-away.js';
import { TimelineCharts } from '../parts/timeline.js';
import { useAnswer } from '../use-answer.js';

const ORDERS = [
  { value: 'newest', text: 'Newest article first' },
  { value: 'earliest', text: 'Earliest day first' },
  { value: 'latest', text: 'Latest day first' },
  { value: 'unsurest', text: 'Least sure first' },
];

/** The times that the texts speak of. */
export function Dates({ address }: ViewProps) {
  const { offset, sort, ...filter } = valuesOf(address.query, DATE_FIELDS);
  const paging = { ...(offset === undefined ? {} : { offset }), ...(sort === undefined ? {} : { sort }) };
  const reply = useAnswer('dates', { ...filter, ...paging, limit: ROWS_ON_A_PAGE });
  const timeline = useAnswer('dates/timeline', filter);
  return (
    <Frame title="Dates">
      <DateFilters address={address} />
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
        <Shown reply={reply}>
          {(page) => (
            <>
              <Pager page={page} address={address} noun="date" />
              {page.total === 0 ? <Nothing>No date is as asked. Fewer filters find more.</Nothing> : null}
              {page.total === 0 ? null : <DateTable items={page.items} />}
              <Pager page={page} address={address} noun="date" isSecond />
              <TakeAway view="dates" filter={{ ...filter, ...paging }} sql={page.sql} />
            </>
          )}
        </Shown>
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
      <Choice address={address} name="sort" label="Order" any="As in the corpus" options={ORDERS} />
    </Filters>
  );
}

const DateTable = ({ items }: { readonly items: readonly DateItem[] }) => (
  <table class="rows">
    <thead>
      <tr>
        <th scope="col">Value</th>
        <th scope="col">In the text</th>
        <th scope="col">Article</th>
        <th scope="col">Kind</th>
        <th scope="col">Confidence</th>
      </tr>
    </thead>
    <tbody>
      {items.map((item) => (
        <tr key={item.dateId}>
          <th scope="row">
            {item.value === null ? 'open' : time(item.value)}
            <span class="origin">{item.timex}</span>
          </th>
          <td class="wide">
            <InContext before={item.before} text={item.text} after={item.after} />
          </td>
          <td class="wide">
            <ArticleLink article={item} row={item.dateId} />
          </td>
          <td data-label="Kind">{words(item.kind)}</td>
          <td data-label="Confidence">
            <Confidence value={item.confidence} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
