import type { ComponentChildren } from 'preact';
import type { EntityItem } from '../../pipeline/explore/contract.js';
import { type Address, formatAddress, type PageName, to } from '../address.js';
import type { Source } from '../source.js';
import { useSource } from '../use-answer.js';

/** Whether a source answers the view that a page shows. */
export const isOffered = (source: Source, page: PageName): boolean => source.has(page);

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
  const target = address === null ? null : offeredFor(source, address);
  if (target === null) return <span {...rest}>{children}</span>;
  return (
    <a href={formatAddress(target)} aria-label={label} {...rest}>
      {children}
    </a>
  );
}

/** What a source offers instead of an address, if not that itself: of an entity, a report has only what it said. */
function offeredFor(source: Source, address: Address): Address | null {
  if (isOffered(source, address.page)) return address;
  return address.page === 'entity' ? to('quotes', { speaker: address.query.id }) : null;
}

/** Where all about an entity is, or where it is named. */
export const entityAddress = (
  source: Source,
  { entityId, name, utterances }: Pick<EntityItem, 'entityId' | 'name' | 'utterances'>,
): Address =>
  isOffered(source, 'entity') || utterances > 0
    ? to('entity', { id: entityId })
    : to('articles', { text: `"${name}"` });
