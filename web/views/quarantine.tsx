import type { QuarantineItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { count, words } from '../format.js';
import { Choice, Filters, optionsOf, TextField } from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { useAnswer } from '../use-answer.js';

/** What the run refused: records that could not be read, and rows that broke their schema. */
export function Quarantine({ address }: ViewProps) {
  const filter = { ...valuesOf('quarantine', address.query), limit: ROWS_ON_A_PAGE };
  const reply = useAnswer('quarantine', filter);
  const { answer: choices } = useAnswer('choices', {});
  return (
    <Frame
      title="Quarantine"
      lead="Records that could not be read, and rows that broke their schema. They are in no other table."
    >
      <Filters
        address={address}
        search={<TextField address={address} name="text" label="Words of the reason or the file" />}
      >
        <Choice
          address={address}
          name="code"
          label="Fault"
          any="Any fault"
          options={optionsOf(choices?.quarantineCodes)}
        />
        <Choice
          address={address}
          name="table"
          label="Meant for"
          any="Any table"
          options={optionsOf(choices?.quarantineTables)}
        />
      </Filters>
      <Listing
        view="quarantine"
        reply={reply}
        filter={filter}
        address={address}
        noun="record or row"
        plural="records and rows"
      >
        {(items) => <QuarantineTable items={items} />}
      </Listing>
    </Frame>
  );
}

const QuarantineTable = ({ items }: { readonly items: readonly QuarantineItem[] }) => (
  <table class="rows">
    <thead>
      <tr>
        <th scope="col">File</th>
        <th scope="col" class="number">
          Line
        </th>
        <th scope="col">Fault</th>
        <th scope="col">Reason</th>
        <th scope="col">Meant for</th>
      </tr>
    </thead>
    <tbody>
      {items.map((item, index) => (
        // Two of them may be alike in everything.
        <tr key={index}>
          <th scope="row">
            <span dir="auto">{item.file}</span>
            {item.docId === null || item.docId === item.file ? null : (
              <span class="origin" dir="auto">
                <Go to={item.hasArticle ? to('article', { id: item.docId }) : null}>{item.docId}</Go>
              </span>
            )}
          </th>
          <td data-label="Line" class="number">
            {item.line === null ? 'unknown' : count(item.line)}
          </td>
          <td data-label="Fault">{words(item.code)}</td>
          <td class="wide" dir="auto">
            {item.reason}
            {item.row === null ? null : <Row row={item.row} pointer={item.pointer} />}
          </td>
          <td data-label="Meant for">{item.table}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The row that was refused. */
const Row = ({ row, pointer }: { readonly row: string; readonly pointer: string | null }) => (
  <details class="refused">
    <summary>The row{pointer === null || pointer === '' ? '' : `; the fault is at ${pointer}`}</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
    <pre tabIndex={0} dir="ltr">
      {row}
    </pre>
  </details>
);
