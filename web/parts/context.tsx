import type { ComponentChildren } from 'preact';
import { trimmedAfter, trimmedBefore } from '../excerpt.js';

interface ContextProps {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Some words between what stands before and after them. */
export const InContext = ({ before, text, after }: ContextProps) => (
  <span class="context" dir="auto">
    {trimmedBefore(before)}
    <strong>{text}</strong>
    {trimmedAfter(after)}
  </span>
);

/** A line of a concordance: the words stand below each other, in the middle. */
export const ConcordanceLine = ({
  before,
  text,
  after,
  children,
}: ContextProps & { readonly children: ComponentChildren }) => (
  <li>
    <span class="before" dir="auto">
      <bdi>{trimmedBefore(before)}</bdi>
    </span>
    <span class="hit-and-after" dir="auto">
      <strong>{text}</strong>
      {trimmedAfter(after)}
    </span>
    <span class="about">{children}</span>
  </li>
);
