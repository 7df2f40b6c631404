import { type Address, formatAddress, withChanges } from '../address.js';

interface ChosenProps {
  readonly address: Address;
  /** Of the filter. */
  readonly name: string;
  /** What it leaves: `quotes said by Ann Lee`; undefined where it is not set. */
  readonly text: string | undefined;
}

/** A filter that has no field of its own, and the way to do without it. */
export function Chosen({ address, name, text }: ChosenProps) {
  if (text === undefined) return null;
  return (
    <p class="chosen">
      Only <strong dir="auto">{text}</strong>.{' '}
      <a href={formatAddress({ ...address, query: withChanges(address.query, { [name]: '' }) })}>Show all</a>
    </p>
  );
}
