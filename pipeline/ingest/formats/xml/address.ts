import type { XmlElement } from './element.js';

/** An address that may be relative; as it stands where its base is unknown or it cannot be resolved. */
export function resolved(address: string | null, base: string | null): string | null {
  if (address === null || base === null) return address;
  return URL.canParse(address, base) && !URL.canParse(address) ? new URL(address, base).href : address;
}

/** The address that those within an element go by. */
export const baseWithin = ({ attributes }: XmlElement, outer: string | null): string | null =>
  resolved(attributes.get('xml:base') ?? null, outer) ?? outer;
