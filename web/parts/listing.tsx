import type { ComponentChildren } from 'preact';
import type { Page, View } from '../../pipeline/explore/contract.js';
import type { Address } from '../address.js';
import type { Reply } from '../use-answer.js';
import { Pager } from './pager.js';
import { Nothing, Shown } from './shown.js';
import { TakeAway } from './take-away.js';

interface ListingProps<Item> {
  readonly view: View;
  readonly reply: Reply<Page<Item>>;
  /** What was asked for, to take the same rows along. */
  readonly filter: object;
  readonly address: Address;
  /** What an item is called. */
  readonly noun: string;
  readonly plural?: string;
  readonly children: (items: readonly Item[]) => ComponentChildren;
}

/** A piece of a list, the way to its other pieces, and the rows to take along. */
export const Listing = <Item,>({
  view,
  reply,
  filter,
  address,
  noun,
  plural = `${noun}s`,
  children,
}: ListingProps<Item>) => (
  <Shown reply={reply}>
    {(page) => (
      <>
        <Pager page={page} address={address} noun={noun} plural={plural} />
        {page.total === 0 ? (
          <Nothing>No {noun} is as asked. Fewer filters find more.</Nothing>
        ) : (
          children(page.items)
        )}
        <Pager page={page} address={address} noun={noun} plural={plural} isSecond />
        <TakeAway view={view} filter={filter} sql={page.sql} />
      </>
    )}
  </Shown>
);
