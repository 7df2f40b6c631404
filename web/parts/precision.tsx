import type { PrecisionLine, ViewedTable } from '../../pipeline/explore/contract.js';
import { capital, count, percent, words } from '../format.js';

const TABLES: Readonly<Record<ViewedTable, string>> = {
  quotes: 'Quotes',
  mentions: 'Names',
  numbers: 'Numbers',
  dates: 'Dates',
};

export const tableName = (table: ViewedTable): string => TABLES[table];

/** The precision that a reader found, beside what the rows' confidence promised. */
export function PrecisionTable({ lines }: { readonly lines: readonly PrecisionLine[] }) {
  return (
    <>
      <p class="note">
        The part of the rows that are right, estimated from those judged right or wrong, each weighed by how
        many of its confidence there are, with the 95 % interval (Wilson); the notch marks what confidence
        promised.
      </p>
      {/* A table that is wider than a phone scrolls by itself, also with the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <section class="scrolls" aria-label="Precision" tabIndex={0}>
        <table class="precision">
          <thead>
            <tr>
              <th scope="col">Rows</th>
              <th scope="col">Precision</th>
              {['Promised', 'Judged', 'Right', 'Unsure'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.table} ${line.group?.by} ${line.group?.name}`} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Line({ line }: { readonly line: PrecisionLine }) {
  const { table, group, judged, right, unsure, precision, low, high, promised } = line;
  return (
    <tr class={group === null ? 'whole' : 'group'}>
      <th scope="row">{group === null ? tableName(table) : groupName(group)}</th>
      <td>
        {precision === null || low === null || high === null ? (
          'none judged right or wrong'
        ) : (
          <span class="interval">
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              <rect class="rest" y="5" width="100" height="2" />
              <rect class="part" x={low * 100} y="3" width={Math.max(0.5, (high - low) * 100)} height="6" />
              <rect class="point" x={precision * 100 - 0.75} width="1.5" height="12" />
              {promised === null ? null : (
                <rect class="promised" x={promised * 100 - 0.4} width="0.8" height="12" />
              )}
            </svg>
            <span>
              {percent(precision)}{' '}
              <span class="origin">
                ({percent(low)} to {percent(high)})
              </span>
            </span>
          </span>
        )}
      </td>
      <td class="number">{promised === null ? 'no confidence' : percent(promised)}</td>
      <td class="number">{count(judged)}</td>
      <td class="number">{count(right)}</td>
      <td class="number">{count(unsure)}</td>
    </tr>
  );
}

const groupName = ({ by, name }: NonNullable<PrecisionLine['group']>): string =>
  by === 'kind' ? capital(words(name)) : name === 'none' ? 'no confidence' : `confidence ${name}`;
