import { useId, useState } from 'preact/hooks';
import type { QuoteItem } from '../../pipeline/explore/contract.js';
import { to } from '../address.js';
import { quotationInList } from '../excerpt.js';
import { counted } from '../format.js';
import { kindsOf } from '../row-details.js';
import { useAnswer } from '../use-answer.js';
import { ArticleLink } from './article-link.js';
import { Confidence } from './confidence.js';
import { Go } from './go.js';
import { Shown } from './shown.js';

interface QuoteListProps {
  readonly items: readonly QuoteItem[];
  /** Whether an item stands for all quotations of its utterance, which open below it. */
  readonly isGrouped?: boolean;
}

/** Quotes with who said them, where, and how sure it is. */
export function QuoteList({ items, isGrouped = false }: QuoteListProps) {
  return (
    <div class="quote-frame">
      <ol class="quotes">
        {items.map((item) => (
          <li key={item.quoteId}>
            <Speaker item={item} />
            <blockquote dir="auto">{quotationInList(item.text)}</blockquote>
            <div class="about">
              <ArticleLink article={item} row={item.quoteId} />
              <span class="kinds">{kindsOf(item).join(' · ')}</span>
              <Confidence value={item.confidence} />
            </div>
            {isGrouped && item.repetitions > 1 ? <Repetitions item={item} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Speaker({
  item: { speakerName, speakerText, speakerEntityId, resolution, cue },
}: {
  readonly item: QuoteItem;
}) {
  const name = speakerName ?? speakerText;
  return (
    <div class="who">
      {name === null ? (
        <span class="nobody">Speaker unknown</span>
      ) : (
        <Go class="name" to={speakerEntityId === null ? null : to('entity', { id: speakerEntityId })}>
          <span dir="auto">{name}</span>
        </Go>
      )}
      <span class="origin" dir="auto">
        {[
          speakerText === null || speakerText === name ? [] : [`“${speakerText}”`],
          cue === null ? [] : [cue],
          resolution === 'unresolved' && name !== null ? ['unresolved'] : [],
        ]
          .flat()
          .join(' · ')}
      </span>
    </div>
  );
}

/** All quotations of one utterance, asked for when they are opened. */
function Repetitions({ item: { utteranceId, repetitions } }: { readonly item: QuoteItem }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="repetitions">
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {counted(repetitions, 'quotation')} of this utterance
      </button>
      <div id={id}>{isOpen ? <Quotations utterance={utteranceId} /> : null}</div>
    </div>
  );
}

function Quotations({ utterance }: { readonly utterance: string }) {
  const reply = useAnswer('quotes', { utterance, limit: 500 });
  return (
    <Shown reply={reply}>
      {({ items, total }) => (
        <>
          <QuoteList items={items} />
          {total <= items.length ? null : (
            <p class="note">
              The first {items.length} of {counted(total, 'quotation')}.
            </p>
          )}
        </>
      )}
    </Shown>
  );
}
