import type { ComponentChildren } from 'preact';
import type { View } from '../../pipeline/explore/contract.js';
import { type Address, formatAddress, type PageName, to } from '../address.js';
import type { Source } from '../source.js';
import { useSource } from '../use-answer.js';

/** The view that a page can't do without. */
const VIEW_OF: Readonly<Record<PageName, View>> = {
  overview: 'overview',
  quotes: 'quotes',
  entities: 'entities',
  entity: 'entity',
  mentions: 'mentions',
  articles: 'articles',
  article: 'article',
  numbers: 'numbers',
  dates: 'dates',
  review: 'review',
};

export const isOffered = (source: Source, page: PageName): boolean => source.has(VIEW_OF[page]);

interface GoProps {
  readonly to: Address | null;
  readonly class?: string;
  /** The name of the link, where its text alone does not tell where it leads. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A link to another page, or only its text where there is no such page. */
export function Go({ to: address, label, children, ...rest }: GoProps) {
  const source = useSource();
  if (address === null || !isOffered(source, address.page)) return <span {...rest}>{children}</span>;
  return (
    <a href={formatAddress(address)} aria-label={label} {...rest}>
      {children}
    </a>
  );
}

/** Where all about an entity is; a report has only what it said. */
export const entityAddress = (source: Source, id: string): Address =>
  isOffered(source, 'entity') ? to('entity', { id }) : to('quotes', { speaker: id });
