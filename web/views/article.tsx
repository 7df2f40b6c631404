import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleReference, Mark, OpenedArticle, ViewedRow } from '../../pipeline/explore/contract.js';
import { openedArticle } from '../../pipeline/explore/opened-article.js';
import { type Address, formatAddress, to, type ViewProps } from '../address.js';
import { useAnnouncement } from '../announce.js';
import { count, counted, day, percent, words } from '../format.js';
import { here, replace } from '../navigation.js';
import { isUnsure, UNSURE } from '../parts/confidence.js';
import { Details } from '../parts/details.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { MarkedText, ROLES, type Role } from '../parts/marked-text.js';
import { Nothing, Shown } from '../parts/shown.js';
import { referenceTo, titleOf } from '../reference.js';
import { headingOf, meaningOf, provenanceOf, textOf } from '../row-details.js';
import { useAnswer } from '../use-answer.js';

/** One article: its text, what was found in it, and where each row comes from. */
export function Article({ address }: ViewProps) {
  const { id } = address.query;
  const reply = useAnswer('article', id === undefined ? null : { id });
  const packed = reply.answer?.article;
  const article = useMemo(() => (packed === undefined ? null : openedArticle(packed)), [packed]);
  const title = article === null ? 'Article' : titleOf(referenceTo(article.document));
  if (id === undefined) {
    return (
      <Frame title="Article">
        <Nothing>
          The address names no article. <Go to={to('articles')}>All articles</Go>
        </Nothing>
      </Frame>
    );
  }
  return (
    <Frame title={title} lead={article === null ? undefined : <Lead article={article} />}>
      <Shown reply={{ ...reply, answer: article }}>
        {(shown) => <Body article={shown} address={address} />}
      </Shown>
      {reply.answer === null ? null : (
        <Neighbours previous={reply.answer.previous} next={reply.answer.next} />
      )}
    </Frame>
  );
}

function Lead({ article: { document } }: { readonly article: OpenedArticle }) {
  const published = document.published_at === null ? 'no date of publication' : day(document.published_at);
  const facts = [
    document.publisher ?? 'no publisher',
    published,
    ...(document.authors.length === 0 ? [] : [`by ${document.authors.join(', ')}`]),
    ...(document.section === null ? [] : [document.section]),
    counted(document.word_count, 'word'),
    ...(document.extraction_status === 'ok' ? [] : [words(document.extraction_status)]),
  ];
  return (
    <>
      <span dir="auto">{facts.join(' · ')}</span>
      <span class="origin">
        {' '}
        {document.doc_id}
        {document.url === null ? null : (
          <>
            {' · '}
            <Outside url={document.url} />
          </>
        )}
      </span>
      {document.duplicate_of === null ? null : (
        <span class="repeats">
          Repeats <Go to={to('article', { id: document.duplicate_of })}>{document.duplicate_of}</Go>
          {document.similarity === null ? '' : ` (${percent(document.similarity)} in common)`}
        </span>
      )}
    </>
  );
}

/** A link out of the page, for addresses of the web alone; any other is only text. */
function Outside({ url }: { readonly url: string }) {
  return /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {url}
    </a>
  ) : (
    <span>{url}</span>
  );
}

function Body({ article, address }: { readonly article: OpenedArticle; readonly address: Address }) {
  const { text, rows, marks, removals, document } = article;
  const [hidden, setHidden] = useState<ReadonlySet<Role>>(new Set());
  const [withRemovals, setWithRemovals] = useState(false);
  const paper = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const shown = useMemo(() => marks.filter(({ role }) => !hidden.has(role)), [marks, hidden]);
  const chosen = rows.findIndex(({ id }) => id === address.query.row);
  const needed = useMemo(() => marks.find(({ row }) => row === chosen)?.start ?? null, [marks, chosen]);
  const show = (row: number | null): void =>
    replace({ ...address, query: { ...address.query, row: row === null ? '' : rows[row]!.id } });
  const open = (target: EventTarget | null): void => {
    const element = (target as Element).closest<HTMLElement>('[data-rows]');
    if (element === null || getSelection()?.isCollapsed === false) return;
    opener.current = element;
    show(rowsOf(element)[0]!);
  };
  const close = (): void => {
    const back = opener.current ?? paper.current?.querySelector<HTMLElement>(selectorOf(chosen)) ?? null;
    opener.current = null;
    show(null);
    back?.focus();
  };
  useLight(paper, chosen === -1 ? null : chosen, shown);
  const unsure = useUnsure(rows, (row) => {
    opener.current = null;
    show(row);
  });
  return (
    <>
      <Toolbar
        marks={marks}
        hidden={hidden}
        onToggle={(role) => setHidden(toggled(hidden, role))}
        removals={removals.length}
        withRemovals={withRemovals}
        onRemovals={setWithRemovals}
        unsure={unsure}
      />
      <div class={chosen === -1 ? 'reading' : 'reading with-panel'}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons within it are what is pressed */}
        <div
          ref={paper}
          class="paper"
          lang={document.language ?? undefined}
          onClick={({ target }) => open(target)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            if ((event.target as Element).getAttribute('role') !== 'button') return;
            event.preventDefault();
            open(event.target);
          }}
        >
          {text.trim() === '' ? <Nothing>Cleaning left no text of this article.</Nothing> : null}
          <MarkedText
            text={text}
            marks={shown}
            rows={rows}
            removals={withRemovals ? removals : NO_REMOVALS}
            isActive={true}
            needed={needed}
          />
        </div>
        {chosen === -1 ? null : <Panel article={article} row={chosen} onClose={close} onOpen={show} />}
      </div>
    </>
  );
}

const NO_REMOVALS: OpenedArticle['removals'] = [];

const rowsOf = (element: HTMLElement): number[] => (element.dataset.rows ?? '').split(' ').map(Number);

const selectorOf = (row: number): string => `[data-rows~="${row}"]`;

function toggled<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

/**
 * Lights up all marks of the rows under the pointer or the focus, else of the chosen one, and brings the chosen one
 * into sight. This is done past Preact: an article may have ten thousand marks, and only a few change.
 */
function useLight(paper: RefObject<HTMLElement | null>, chosen: number | null, marks: readonly Mark[]): void {
  useEffect(() => {
    const element = paper.current;
    if (element === null) return;
    const light = (rows: readonly number[]): void => {
      for (const lit of element.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
      for (const row of rows) {
        for (const mark of element.querySelectorAll(selectorOf(row))) mark.setAttribute('data-lit', '');
      }
    };
    const still = (): void => light(chosen === null ? [] : [chosen]);
    const follow = ({ target }: Event): void => {
      const mark = (target as Element).closest<HTMLElement>('[data-rows]');
      if (mark === null) still();
      else light(rowsOf(mark));
    };
    still();
    const moves = ['pointerover', 'focusin'] as const;
    const leaves = ['pointerleave', 'focusout'] as const;
    for (const name of moves) element.addEventListener(name, follow);
    for (const name of leaves) element.addEventListener(name, still);
    return () => {
      for (const name of moves) element.removeEventListener(name, follow);
      for (const name of leaves) element.removeEventListener(name, still);
    };
  }, [paper, chosen, marks]);
  useEffect(() => {
    if (chosen === null) return;
    const mark = paper.current?.querySelector(selectorOf(chosen));
    if (mark === null || mark === undefined || isInSight(mark)) return;
    mark.scrollIntoView({ block: 'center' });
  }, [paper, chosen]);
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight * 0.55;
}

interface Unsure {
  readonly rows: number;
  readonly next: () => void;
  readonly previous: () => void;
}

/** The way from one unsure row to the next, by buttons and by the keys n and p. */
function useUnsure(rows: readonly ViewedRow[], show: (row: number) => void): Unsure {
  const unsure = useMemo(
    () => rows.flatMap(({ confidence }, row) => (isUnsure(confidence) ? [row] : [])),
    [rows],
  );
  // From where the reader is at this moment: a quick second key must not find the state before the first.
  const chosenNow = (): number => rows.findIndex(({ id }) => id === here()?.query.row);
  const next = (): void => {
    const chosen = chosenNow();
    const row = unsure.find((other) => other > chosen) ?? unsure[0];
    if (row !== undefined) show(row);
  };
  const previous = (): void => {
    const chosen = chosenNow();
    const row = unsure.findLast((other) => other < chosen) ?? unsure.at(-1);
    if (row !== undefined) show(row);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'n') next();
      if (event.key === 'p') previous();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return { rows: unsure.length, next, previous };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea');

interface ToolbarProps {
  readonly marks: readonly Mark[];
  readonly hidden: ReadonlySet<Role>;
  readonly onToggle: (role: Role) => void;
  readonly removals: number;
  readonly withRemovals: boolean;
  readonly onRemovals: (isShown: boolean) => void;
  readonly unsure: Unsure;
}

function Toolbar({ marks, hidden, onToggle, removals, withRemovals, onRemovals, unsure }: ToolbarProps) {
  const counts = useMemo(() => {
    const found = new Map<Role, number>();
    for (const { role } of marks) found.set(role, (found.get(role) ?? 0) + 1);
    return found;
  }, [marks]);
  return (
    <div class="toolbar">
      <fieldset class="legend">
        <legend>Shown</legend>
        {ROLES.map(({ role, plural }) => (
          <label key={role}>
            <input type="checkbox" checked={!hidden.has(role)} onChange={() => onToggle(role)} />
            <span class={`mark ${role} begins ends`}>{plural}</span> ({count(counts.get(role) ?? 0)})
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={withRemovals}
            disabled={removals === 0}
            onChange={({ currentTarget }) => onRemovals(currentTarget.checked)}
          />
          <span>What cleaning removed</span> ({count(removals)})
        </label>
      </fieldset>
      <div class="unsure-rows">
        {unsure.rows === 0 ? (
          <span class="note">No row has a confidence below {UNSURE}.</span>
        ) : (
          <>
            <span class="note">
              {counted(unsure.rows, 'unsure row')}, marked <span aria-hidden="true">?</span>
              <span class="unseen">with a question mark</span>:
            </span>{' '}
            <button type="button" onClick={unsure.previous} aria-keyshortcuts="p">
              Previous <kbd>p</kbd>
            </button>{' '}
            <button type="button" onClick={unsure.next} aria-keyshortcuts="n">
              Next <kbd>n</kbd>
            </button>
          </>
        )}
      </div>
    </div>
  );
}

interface PanelProps {
  readonly article: OpenedArticle;
  readonly row: number;
  readonly onClose: () => void;
  readonly onOpen: (row: number) => void;
}

/** All about one row: what it says, and where it comes from. */
function Panel({ article: { document, rows, marks }, row: index, onClose, onOpen }: PanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const row = rows[index]!;
  const others = useMemo(() => rowsAlsoAt(marks, index), [marks, index]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [index]);
  useAnnouncement(`${headingOf(row)}: ${textOf(row).slice(0, 80)}`);
  return (
    <section
      class="panel"
      aria-labelledby="panel-heading"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="panel-top">
        <h2 id="panel-heading" ref={heading} tabIndex={-1}>
          {headingOf(row)}
        </h2>
        <button type="button" onClick={onClose} aria-keyshortcuts="Escape">
          Close
        </button>
      </div>
      <p class="quoted" dir="auto">
        {textOf(row)}
      </p>
      <Details of={meaningOf(row)} />
      <h3>Provenance</h3>
      <Details of={provenanceOf(row, document.source_path)} />
      {others.length === 0 ? null : (
        <>
          <h3>Also here</h3>
          <ul class="also">
            {others.slice(0, MOST_OTHERS).map((other) => (
              <li key={other}>
                <button type="button" onClick={() => onOpen(other)}>
                  {headingOf(rows[other]!)}: <span dir="auto">{shortened(textOf(rows[other]!))}</span>
                </button>
              </li>
            ))}
          </ul>
          {others.length <= MOST_OTHERS ? null : (
            <p class="note">and {counted(others.length - MOST_OTHERS, 'more row', 'more rows')}</p>
          )}
        </>
      )}
    </section>
  );
}

const MOST_OTHERS = 20;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text);

/** The other rows that have a mark over one of a row's marks. */
function rowsAlsoAt(marks: readonly Mark[], row: number): number[] {
  const own = marks.filter((mark) => mark.row === row);
  const others = marks.filter(
    (mark) => mark.row !== row && own.some(({ start, end }) => mark.start < end && mark.end > start),
  );
  return [...new Set(others.map((mark) => mark.row))];
}

function Neighbours({
  previous,
  next,
}: {
  readonly previous: ArticleReference | null;
  readonly next: ArticleReference | null;
}) {
  if (previous === null && next === null) return null;
  return (
    <nav class="neighbours" aria-label="Articles before and after">
      {previous === null ? null : (
        <a class="previous" href={formatAddress(to('article', { id: previous.docId }))}>
          <span class="origin">Previous article</span>
          <span dir="auto">{titleOf(previous)}</span>
        </a>
      )}
      {next === null ? null : (
        <a class="next" href={formatAddress(to('article', { id: next.docId }))}>
          <span class="origin">Next article</span>
          <span dir="auto">{titleOf(next)}</span>
        </a>
      )}
    </nav>
  );
}
