import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { View } from '../pipeline/explore/contract.js';
import type { Asks, Gives, Source } from './source.js';

export const SourceContext = createContext<Source | null>(null);

export function useSource(): Source {
  const source = useContext(SourceContext);
  if (source === null) throw new Error('There is no source above this part.');
  return source;
}

/** What is known of an answer by now: the last one stays while the next is on its way. */
export interface Reply<Answer> {
  readonly answer: Answer | null;
  readonly isPending: boolean;
  readonly error: string | null;
}

/** Asks for a view, and again whenever what is asked changes; asks nothing while `filter` is null. */
export function useAnswer<Of extends View>(view: Of, filter: Asks<Of> | null): Reply<Gives<Of>> {
  const source = useSource();
  const [reply, setReply] = useState<Reply<Gives<Of>>>({ answer: null, isPending: true, error: null });
  const question = filter === null ? null : JSON.stringify(filter);
  useEffect(() => {
    if (question === null) return;
    const controller = new AbortController();
    setReply(({ answer }) => ({ answer, isPending: true, error: null }));
    source.ask(view, JSON.parse(question), controller.signal).then(
      (answer) => {
        if (!controller.signal.aborted) setReply({ answer, isPending: false, error: null });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setReply({
          answer: null,
          isPending: false,
          error: error instanceof Error ? error.message : String(error),
        });
      },
    );
    return () => controller.abort();
  }, [source, view, question]);
  return reply;
}
