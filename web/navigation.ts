import { useEffect, useState } from 'preact/hooks';
import { type Address, formatAddress, parseAddress } from './address.js';

/** Goes to another address; Back leads here again. */
export function go(address: Address): void {
  location.hash = formatAddress(address);
}

/** Says the same place otherwise: Back leads to where the reader was before. */
export function replace(address: Address): void {
  location.replace(formatAddress(address));
}

/** Where the reader is at this moment, null for nowhere: a view may not have been told yet. */
export const here = (): Address | null => parseAddress(location.hash);

/** Where the reader is, as it changes. */
export function useAddress(): Address | null {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const follow = (): void => setAddress(here());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return address;
}
