import type { Address } from '../address.js';
import { count } from '../format.js';
import { Go } from './go.js';
import { Nothing } from './shown.js';

interface RankingProps {
  readonly items: readonly {
    readonly key: string;
    readonly name: string;
    readonly value: number;
    readonly note?: string;
    readonly address: Address | null;
  }[];
  /** What the numbers count. */
  readonly unit: string;
  readonly nothing: string;
}

/** Names with their counts, and bars in proportion. */
export function Ranking({ items, unit, nothing }: RankingProps) {
  if (items.length === 0) return <Nothing>{nothing}</Nothing>;
  const most = Math.max(...items.map(({ value }) => value), 1);
  return (
    <table class="ranking">
      <thead class="unseen">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ key, name, value, note, address }) => (
          <tr key={key}>
            <th scope="row">
              <Go to={address}>
                <span dir="auto">{name}</span>
              </Go>
              {note === undefined ? null : <span class="origin">{note}</span>}
              <svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="part" width={(value / most) * 100} height="10" />
              </svg>
            </th>
            <td class="number">{count(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
