import type { Order } from '../../pipeline/explore/asked-values.js';
import type { Histogram, NumberItem } from '../../pipeline/explore/contract.js';
import { type Address, to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { amount, short, value } from '../format.js';
import { ColumnChart } from '../parts/chart.js';
import { contextColumns } from '../parts/context-columns.js';
import {
  Choice,
  CommonFields,
  ConfidenceFields,
  Filters,
  givenOptionsOf,
  NamedChoice,
  optionsOf,
  Range,
  TextField,
} from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
import { Nothing, Shown } from '../parts/shown.js';
import { useAnswer } from '../use-answer.js';

const ORDERS: Readonly<Record<Order<'numbers'>, string>> = {
  article: 'As in the corpus',
  newest: 'Newest article first',
  largest: 'Largest first',
  smallest: 'Smallest first',
  unsurest: 'Least sure first',
};

/** The numbers of the texts: how large, of what, and where. */
export function Numbers({ address }: ViewProps) {
  const asked = valuesOf('numbers', address.query);
  const { offset: _, sort: __, ...filter } = asked;
  const reply = useAnswer('numbers', { ...asked, limit: ROWS_ON_A_PAGE });
  const histogram = useAnswer('numbers/histogram', filter);
  return (
    <Frame title="Numbers">
      <NumberFilters address={address} />
      <Shown reply={histogram}>
        {(answer) => <Distribution of={answer} address={address} unit={filter.unit} />}
      </Shown>
      <Listing view="numbers" reply={reply} filter={asked} address={address} noun="number">
        {(items) => <RowTable items={items} keyOf={({ numberId }) => numberId} columns={COLUMNS} />}
      </Listing>
    </Frame>
  );
}

function NumberFilters({ address }: ViewProps) {
  const { answer: choices } = useAnswer('choices', {});
  return (
    <Filters
      address={address}
      search={
        <>
          <TextField address={address} name="text" label="Words of the number" />
          <TextField address={address} name="counted" label="What is counted" />
        </>
      }
    >
      <Choice
        address={address}
        name="kind"
        label="Kind"
        any="Any kind"
        options={optionsOf(choices?.numberKinds)}
      />
      <Choice
        address={address}
        name="unit"
        label="Unit"
        any="Any unit"
        options={givenOptionsOf(choices?.units)}
      />
      <Range label="Value">
        <TextField address={address} name="leastValue" label="from" isNumber />
        <TextField address={address} name="mostValue" label="to" isNumber />
      </Range>
      <CommonFields address={address} publishers={choices?.publishers} />
      <ConfidenceFields address={address} />
      <NamedChoice address={address} name="sort" label="Order" names={ORDERS} />
    </Filters>
  );
}

function Distribution({
  of: { bounds, counts, isLogarithmic },
  address,
  unit,
}: {
  readonly of: Histogram;
  readonly address: Address;
  readonly unit: string | undefined;
}) {
  if (counts.length === 0 || counts.every((rows) => rows === 0)) {
    return <Nothing>None of these numbers states one value, so there is no histogram.</Nothing>;
  }
  const scale = isLogarithmic ? 'value, by powers of ten' : 'value';
  return (
    <ColumnChart
      title="How large the numbers are"
      noun="number"
      axis={unit === undefined ? scale : `${scale}, ${unit}`}
      labels={bounds.map(short)}
      columns={counts.map((rows, index) => ({
        name: `${value(bounds[index]!)} to ${value(bounds[index + 1]!)}`,
        value: rows,
        address: to('numbers', {
          ...address.query,
          offset: null,
          leastValue: bounds[index],
          mostValue: justBelow(bounds[index + 1]!),
        }),
      }))}
    />
  );
}

/** A column does not hold its upper bound, as the filter does. */
const justBelow = (bound: number): number =>
  Number((bound - Math.max(1, Math.abs(bound)) * 1e-9).toPrecision(10));

const COLUMNS: readonly Column<NumberItem>[] = [
  {
    label: 'Value',
    kind: 'number',
    cell: ({ isApproximate, value, valueLow, valueHigh }) => (
      <>
        {isApproximate ? 'about ' : ''}
        {amount({ value, low: valueLow, high: valueHigh }) ?? 'not stated'}
      </>
    ),
  },
  { label: 'Unit', cell: ({ unit, counted }) => <span dir="auto">{unit ?? counted ?? 'none'}</span> },
  ...contextColumns<NumberItem>(({ numberId }) => numberId),
];
