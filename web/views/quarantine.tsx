import type { QuarantineItem } from '../../pipeline/explore/contract.js';
import { to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { count, words } from '../format.js';
import { Choice, Filters, optionsOf, TextField } from '../parts/filters.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { Listing } from '../parts/listing.js';
import { ROWS_ON_A_PAGE } from '../parts/pager.js';
import { type Column, RowTable } from '../parts/row-table.js';
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
        {(items) => (
          // Two of them may be alike in everything.
          <RowTable items={items} keyOf={(_, index) => index} columns={COLUMNS} />
        )}
      </Listing>
    </Frame>
  );
}

const COLUMNS: readonly Column<QuarantineItem>[] = [
  {
    label: 'File',
    cell: ({ file, docId, hasArticle }) => (
      <>
        <span dir="auto">{file}</span>
        {docId === null || docId === file ? null : (
          <span class="origin" dir="auto">
            <Go to={hasArticle ? to('article', { id: docId }) : null}>{docId}</Go>
          </span>
        )}
      </>
    ),
  },
  { label: 'Line', kind: 'number', cell: ({ line }) => (line === null ? 'unknown' : count(line)) },
  { label: 'Fault', cell: ({ code }) => words(code) },
  {
    label: 'Reason',
    kind: 'wide',
    cell: ({ reason, row, pointer }) => (
      <div dir="auto">
        {reason}
        {row === null ? null : <Row row={row} pointer={pointer} />}
      </div>
    ),
  },
  { label: 'Meant for', cell: ({ table }) => table },
];

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
