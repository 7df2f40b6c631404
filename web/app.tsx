import { useEffect, useRef } from 'preact/hooks';
import { type Address, formatAddress, type PageName, to } from './address.js';
import { LIVE_REGION } from './announce.js';
import { counted } from './format.js';
import { useAddress } from './navigation.js';
import { HEADING } from './parts/frame.js';
import { isOffered } from './parts/go.js';
import { rememberPlaces, scrollToPlace } from './scroll.js';
import type { Source } from './source.js';
import { SourceContext, useSource } from './use-answer.js';
import { Article } from './views/article.js';
import { Articles } from './views/articles.js';
import { Dates } from './views/dates.js';
import { Entities } from './views/entities.js';
import { Entity } from './views/entity.js';
import { Mentions } from './views/mentions.js';
import { Nowhere } from './views/nowhere.js';
import { Numbers } from './views/numbers.js';
import { Overview } from './views/overview.js';
import { Publishers } from './views/publishers.js';
import { Quarantine } from './views/quarantine.js';
import { Quotes } from './views/quotes.js';
import { Review } from './views/review.js';

const VIEWS = {
  overview: Overview,
  quotes: Quotes,
  entities: Entities,
  entity: Entity,
  mentions: Mentions,
  articles: Articles,
  article: Article,
  publishers: Publishers,
  numbers: Numbers,
  dates: Dates,
  quarantine: Quarantine,
  review: Review,
} satisfies Record<PageName, unknown>;

/** What the navigation offers, and the pages that belong to each. */
const MENU: readonly {
  readonly page: PageName;
  readonly name: string;
  readonly parts?: readonly PageName[];
}[] = [
  { page: 'overview', name: 'Overview', parts: ['quarantine'] },
  { page: 'quotes', name: 'Quotes' },
  { page: 'entities', name: 'Names', parts: ['entity', 'mentions'] },
  { page: 'articles', name: 'Articles', parts: ['article', 'publishers'] },
  { page: 'numbers', name: 'Numbers' },
  { page: 'dates', name: 'Dates' },
  { page: 'review', name: 'Review' },
];

export function App({ source }: { readonly source: Source }) {
  const address = useAddress();
  const place = address === null ? 'nowhere' : `${address.page} ${address.query.id ?? ''}`;
  const shown = useRef(place);
  useEffect(rememberPlaces, []);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    document.getElementById(HEADING)?.focus({ preventScroll: true });
    return scrollToPlace();
  }, [place]);
  return (
    <SourceContext.Provider value={source}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a part of the page, but not by the address */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href={formatAddress(to('overview'))}>
          corpusmill
        </a>
        <nav aria-label="Views">
          <ul>
            {MENU.filter(({ page }) => isOffered(source, page)).map(({ page, name, parts = [] }) => (
              <li key={page}>
                <a
                  href={formatAddress(to(page))}
                  aria-current={
                    address === null || ![page, ...parts].includes(address.page)
                      ? undefined
                      : page === address.page
                        ? 'page'
                        : 'true'
                  }
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {source.leftOut === 0 ? null : (
          <p class="notice">
            {counted(source.leftOut, 'article')} with their quotes were left out, because the page would have
            become too large; the newest are here. The overview counts them all.
          </p>
        )}
        <Shown key={place} address={address} />
      </main>
      <p id={LIVE_REGION} class="unseen" role="status" />
    </SourceContext.Provider>
  );
}

/** What is at an address. */
function Shown({ address }: { readonly address: Address | null }) {
  const source = useSource();
  if (address === null) return <Nowhere />;
  const View = VIEWS[address.page];
  return isOffered(source, address.page) ? <View address={address} /> : <p>This is not in the report.</p>;
}

/** Moves the focus by itself: the address behind `#` is that of the view. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
