import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

/** The heading that is focused when a reader comes to another page. */
export const HEADING = 'heading';

interface FrameProps {
  readonly title: string;
  /** In the title of the browser's tab, where it is another. */
  readonly tab?: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page below its heading. */
export function Frame({ title, tab = title, lead, children }: FrameProps) {
  useEffect(() => {
    document.title = `${tab} – corpusmill`;
  }, [tab]);
  return (
    <>
      <div class="heading">
        <h1 id={HEADING} tabIndex={-1} dir="auto">
          {title}
        </h1>
        {lead === undefined ? null : <div class="lead">{lead}</div>}
      </div>
      {children}
    </>
  );
}
