import type { ComponentChildren } from 'preact';
import type { Reply } from '../use-answer.js';

interface ShownProps<Answer> {
  readonly reply: Reply<Answer>;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** An answer once it is there, and until then, or where it can't be had, a word about it. */
export function Shown<Answer>({ reply: { answer, isPending, error }, children }: ShownProps<Answer>) {
  if (error !== null) {
    return (
      <p class="notice" role="alert">
        {error}
      </p>
    );
  }
  if (answer === null) return <p class="pending">Loading …</p>;
  return (
    <div class="answer" aria-busy={isPending}>
      {children(answer)}
    </div>
  );
}

/** Says what is missing where there is nothing to show. */
export const Nothing = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="nothing">{children}</p>
);
