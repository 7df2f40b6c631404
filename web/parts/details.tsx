import type { Detail } from '../row-details.js';
import { Go } from './go.js';

/** What a row says, line by line. */
export const Details = ({ of }: { readonly of: readonly Detail[] }) => (
  <dl class="details">
    {of.map(({ name, text, address }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd dir="auto">{address === undefined ? text : <Go to={address}>{text}</Go>}</dd>
      </div>
    ))}
  </dl>
);
