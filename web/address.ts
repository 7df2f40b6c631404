import type { View } from '../pipeline/explore/contract.js';

/** The pages that a reader can be on: each shows the view of its name. */
export const PAGES = [
  'overview',
  'quotes',
  'entities',
  'entity',
  'mentions',
  'articles',
  'article',
  'publishers',
  'numbers',
  'dates',
  'quarantine',
  'review',
] as const satisfies readonly View[];

export type PageName = (typeof PAGES)[number];

/** What a page was asked, as text. */
export type Query = Readonly<Record<string, string>>;

/** Where a reader is. It stands behind the `#` of the page's address, so that it can be bookmarked, and Back works. */
export interface Address {
  readonly page: PageName;
  readonly query: Query;
}

/** What each view is given. */
export interface ViewProps {
  readonly address: Address;
}

/**
 * Reads `#/quotes?text=mill`. What names no view leads to the overview.
 *
 * @returns null for what names one that there is not: `#/nowhere`
 */
export function parseAddress(hash: string): Address | null {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const page = PAGES.find((name) => name === path);
  if (page === undefined) return /^#\/[^?]/.test(hash) ? null : { page: 'overview', query: {} };
  const filled = [...new URLSearchParams(search)].filter(([, value]) => value !== '');
  return { page, query: Object.fromEntries(filled) };
}

/** Writes `#/quotes?text=mill`; what is asked of nothing is left out. */
export function formatAddress({ page, query }: Address): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return search === '' ? `#/${page}` : `#/${page}?${search}`;
}

/** An address from values of any kind: `to('quotes', { least: 0.5, grouped: true })`; undefined ones are left out. */
export function to(
  page: PageName,
  query: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): Address {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)] as const],
  );
  return { page, query: Object.fromEntries(given) };
}

/** Other questions begin at the first row again: `offset` goes unless it is what changes. */
export function withChanges(query: Query, changes: Query): Query {
  const { offset: _, ...kept } = query;
  return { ...kept, ...changes };
}
