import { useEffect, useRef } from 'preact/hooks';
import type { Page } from '../../pipeline/explore/contract.js';
import type { Address } from '../address.js';
import { useAnnouncement } from '../announce.js';
import { count, counted } from '../format.js';
import { replace } from '../navigation.js';
import { Go } from './go.js';

export const ROWS_ON_A_PAGE = 50;

interface PagerProps {
  readonly page: Page<unknown>;
  readonly address: Address;
  readonly noun: string;
  readonly plural?: string;
  /** Whether it stands below the list, which has another above it. */
  readonly isSecond?: boolean;
}

/** What of a list is shown, and the way to the rest. An address beyond its end leads to its last page. */
export function Pager({
  page: { total, offset, items },
  address,
  noun,
  plural,
  isSecond = false,
}: PagerProps) {
  const last = Math.max(0, Math.ceil(total / ROWS_ON_A_PAGE) - 1) * ROWS_ON_A_PAGE;
  const at = (start: number): Address => ({
    ...address,
    query: { ...address.query, offset: start <= 0 ? '' : String(start) },
  });
  const all = counted(total, noun, plural);
  // As where a bookmark is of a list that was longer.
  const isBeyond = items.length === 0 && total > 0;
  const shown =
    isBeyond || items.length === total
      ? all
      : `${count(offset + 1)} to ${count(offset + items.length)} of ${all}`;
  useEffect(() => {
    if (isBeyond && !isSecond) replace(at(last));
  }, [isBeyond, isSecond, last]);
  const element = useRef<HTMLElement>(null);
  const from = useRef(offset);
  useEffect(() => {
    if (from.current === offset) return;
    from.current = offset;
    // Another page was asked for at the end of this one: it begins up here.
    const { top = 0 } = isSecond ? {} : (element.current?.getBoundingClientRect() ?? {});
    if (top < 0) element.current?.scrollIntoView();
  }, [offset, isSecond]);
  useAnnouncement(total === 0 ? `No ${plural ?? `${noun}s`}` : shown);
  if (total === 0 || (isSecond && total <= ROWS_ON_A_PAGE)) return null;
  return (
    <nav
      ref={element}
      class="pager"
      aria-label={`Pages of ${plural ?? `${noun}s`}${isSecond ? ', again' : ''}`}
    >
      <span class="shown">{shown}</span>
      {total <= ROWS_ON_A_PAGE ? null : (
        <>
          <Step to={offset > 0 ? at(0) : null} label="First page" text="« First" />
          <Step
            to={offset > 0 ? at(offset - ROWS_ON_A_PAGE) : null}
            label="Previous page"
            text="‹ Previous"
          />
          <Step to={offset < last ? at(offset + ROWS_ON_A_PAGE) : null} label="Next page" text="Next ›" />
          <Step to={offset < last ? at(last) : null} label="Last page" text="Last »" />
        </>
      )}
    </nav>
  );
}

function Step(step: { readonly to: Address | null; readonly label: string; readonly text: string }) {
  return step.to === null ? (
    <span class="step" aria-hidden="true">
      {step.text}
    </span>
  ) : (
    <Go class="step" to={step.to} label={step.label}>
      {step.text}
    </Go>
  );
}
