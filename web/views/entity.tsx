import type { EntityView } from '../../pipeline/explore/contract.js';
import { type Address, to, type ViewProps } from '../address.js';
import { valuesOf } from '../fields.js';
import { count, counted, words } from '../format.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { MentionList } from '../parts/mention-list.js';
import { Pager, ROWS_ON_A_PAGE } from '../parts/pager.js';
import { QuoteList } from '../parts/quote-list.js';
import { Ranking } from '../parts/ranking.js';
import { Nothing, Shown } from '../parts/shown.js';
import { TimelineCharts } from '../parts/timeline.js';
import { useAnswer } from '../use-answer.js';

/** How many quotes stand on the page of who said them. */
const QUOTES = 10;

/** One person, organization, place or other thing: its names, what it said, who is named beside it, when and where. */
export function Entity({ address }: ViewProps) {
  const { id } = address.query;
  const reply = useAnswer('entity', id === undefined ? null : { id });
  if (id === undefined) {
    return (
      <Frame title="Name">
        <Nothing>
          The address names nobody. <Go to={to('entities')}>All names</Go>
        </Nothing>
      </Frame>
    );
  }
  const title = reply.answer?.name ?? 'Name';
  return (
    <Frame title={title} lead={reply.answer === null ? undefined : <Lead entity={reply.answer} />}>
      {reply.answer === null ? null : (
        <p class="note">Counts leave out copies of articles; the lists below show them, too.</p>
      )}
      <Shown reply={reply}>{(entity) => <Body entity={entity} address={address} />}</Shown>
    </Frame>
  );
}

function Lead({ entity }: { readonly entity: EntityView }) {
  const { type, mentions, documents, utterances, wikidataId } = entity;
  return (
    <>
      {words(type)} · {counted(mentions, 'mention')} in {counted(documents, 'article')} ·{' '}
      {counted(utterances, 'utterance')}
      {wikidataId === null ? null : (
        <>
          {' · '}
          <a
            href={`https://www.wikidata.org/wiki/${encodeURIComponent(wikidataId)}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            Wikidata {wikidataId}
          </a>
        </>
      )}
    </>
  );
}

function Body({ entity, address }: { readonly entity: EntityView; readonly address: Address }) {
  const { entityId, aliases, timeline, beside } = entity;
  return (
    <>
      <section aria-labelledby="aliases">
        <h2 id="aliases">Names in the texts</h2>
        {aliases.length === 0 ? <Nothing>No text names it.</Nothing> : null}
        <ul class="aliases">
          {aliases.map(({ text, count: times }) => (
            <li key={text}>
              <span dir="auto">{text}</span> <span class="number">{count(times)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="over-time">
        <h2 id="over-time">Over time</h2>
        <TimelineCharts
          timeline={timeline}
          series={timeline.series.map((name) => ({
            noun: name.replace(/s$/, ''),
            address: (period) =>
              name === 'quotes'
                ? to('quotes', { speaker: entityId, ...period })
                : to('mentions', { entity: entityId, ...period }),
            undated:
              name === 'quotes'
                ? to('quotes', { speaker: entityId, undated: true })
                : to('mentions', { entity: entityId, undated: true }),
          }))}
          nothing="No article that names it has a date of publication, so there is no timeline."
        />
      </section>
      <div class="columns uneven">
        <Said entity={entity} />
        <section aria-labelledby="beside">
          <h2 id="beside">Named in the same sentences</h2>
          <Ranking
            unit="sentences"
            nothing="Nothing else is named in the same sentences."
            items={beside.map(({ entityId: id, name, type, together }) => ({
              key: id,
              name,
              value: together,
              note: words(type),
              address: to('entity', { id }),
            }))}
          />
        </section>
      </div>
      <InContext address={address} id={entityId} />
    </>
  );
}

function Said({ entity: { entityId, utterances } }: { readonly entity: EntityView }) {
  const reply = useAnswer('quotes', { speaker: entityId, grouped: true, sort: 'newest', limit: QUOTES });
  return (
    <section aria-labelledby="said">
      <h2 id="said">What they said</h2>
      <Shown reply={reply}>
        {({ items, total }) => (
          <>
            {total === 0 ? <Nothing>No quote is theirs.</Nothing> : null}
            <QuoteList items={items} isGrouped={true} />
            {total <= items.length ? null : (
              <p class="more">
                <Go to={to('quotes', { speaker: entityId, grouped: true })}>
                  All {counted(Math.max(total, utterances), 'utterance')}
                </Go>
              </p>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function InContext({ address, id }: { readonly address: Address; readonly id: string }) {
  const { offset = 0 } = valuesOf('entities', address.query);
  const reply = useAnswer('mentions', { entity: id, offset, limit: ROWS_ON_A_PAGE });
  return (
    <section aria-labelledby="context">
      <h2 id="context">In context</h2>
      <Shown reply={reply}>
        {(page) => (
          <>
            <Pager page={page} address={address} noun="mention" />
            {page.total === 0 ? <Nothing>No text names it.</Nothing> : null}
            <MentionList items={page.items} />
          </>
        )}
      </Shown>
    </section>
  );
}
