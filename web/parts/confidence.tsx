import { confidence } from '../format.js';

/** Rows less sure than this are shown as unsure. */
export const UNSURE = 0.6;

export const isUnsure = (value: number | null): boolean => value !== null && value < UNSURE;

/** How sure a row is: the number, and a bar of that length. */
export function Confidence({ value }: { readonly value: number | null }) {
  if (value === null) return <span class="confidence none">no confidence</span>;
  return (
    <span
      class={isUnsure(value) ? 'confidence unsure' : 'confidence'}
      title="Confidence: the chance that the row is right"
    >
      <svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="rest" width="100" height="10" />
        <rect class="part" width={value * 100} height="10" />
      </svg>
      <span class="number">{confidence(value)}</span>
      {isUnsure(value) ? <span class="word"> unsure</span> : null}
    </span>
  );
}
