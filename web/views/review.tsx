import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answers, ReviewView, Verdict, ViewedTable } from '../../pipeline/explore/contract.js';
import { LARGEST_SAMPLE } from '../../pipeline/explore/parameters.js';
import { PART_KEYS, type Part, partsOf, REVIEWED_TABLES } from '../../pipeline/review/parts.js';
import { formatAddress, to, type ViewProps } from '../address.js';
import { useAnnouncement } from '../announce.js';
import { valuesOf } from '../fields.js';
import { capital, count, counted } from '../format.js';
import { go } from '../navigation.js';
import { ArticleLink } from '../parts/article-link.js';
import { Details } from '../parts/details.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { MarkedText } from '../parts/marked-text.js';
import { PrecisionTable, tableName } from '../parts/precision.js';
import { Nothing, Shown } from '../parts/shown.js';
import { type Detail, headingOf, judgedOf, meaningOf } from '../row-details.js';
import { useAnswer, useSource } from '../use-answer.js';

/** A sample large enough to tell, and small enough to do. */
const SIZE = 50;
const SEED = 1;

const ASKED: Readonly<Record<ViewedTable, string>> = {
  quotes: 'Are these the words of this speaker, whole and no more, and of this kind?',
  mentions: 'Is this a name, whole and no more, of this type, and of this entity?',
  numbers: 'Is this a number, whole and no more, with this value and unit?',
  dates: 'Is this a time, whole and no more, with this value?',
};

/** A sample of rows to judge, which tells how far all of them can be trusted. */
export function Review({ address }: ViewProps) {
  const { table, size, seed, reviewer } = valuesOf('review', address.query);
  if (table === undefined) return <Setup address={address} />;
  const asked = {
    table,
    size: Math.min(Math.max(1, size ?? SIZE), LARGEST_SAMPLE),
    seed: seed ?? SEED,
    ...(reviewer === undefined ? {} : { reviewer }),
  };
  return <Session key={JSON.stringify(asked)} asked={asked} reviewer={reviewer ?? null} />;
}

function Setup({ address }: ViewProps) {
  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const filled = [...form].map(([name, value]) => [name, String(value).trim()] as const);
    go(to('review', Object.fromEntries(filled)));
  };
  return (
    <Frame
      title="Review"
      lead="Rows are drawn at random, more of the unsure ones. Judge each in its passage, and see how many of all rows are right."
    >
      <form class="setup" onSubmit={start}>
        <div class="field">
          <label for="table">Rows of</label>
          <select id="table" name="table">
            {REVIEWED_TABLES.map((table) => (
              <option key={table} value={table}>
                {tableName(table)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="size">How many</label>
          <input id="size" name="size" type="number" min={1} max={LARGEST_SAMPLE} required value={SIZE} />
        </div>
        <div class="field">
          <label for="seed">Seed</label>
          <input
            id="seed"
            name="seed"
            type="number"
            min={0}
            max={2_147_483_647}
            required
            value={address.query.seed ?? SEED}
            aria-describedby="seed-hint"
          />
          <span id="seed-hint" class="note">
            The same seed draws the same rows.
          </span>
        </div>
        <div class="field">
          <label for="reviewer">Your name, if you like</label>
          <input
            id="reviewer"
            name="reviewer"
            type="text"
            autocomplete="name"
            value={address.query.reviewer}
          />
        </div>
        <button type="submit" class="primary">
          Begin
        </button>
      </form>
      <Summary />
    </Frame>
  );
}

interface SessionProps {
  readonly asked: Answers['review']['asks'];
  readonly reviewer: string | null;
}

function Session({ asked, reviewer }: SessionProps) {
  const reply = useAnswer('review', asked);
  return (
    <Frame title={`Review of ${tableName(asked.table).toLowerCase()}`} lead={ASKED[asked.table]}>
      <Shown reply={reply}>{(sample) => <Sample sample={sample} reviewer={reviewer} />}</Shown>
    </Frame>
  );
}

function Sample({ sample, reviewer }: { readonly sample: ReviewView; readonly reviewer: string | null }) {
  const { items, table } = sample;
  const source = useSource();
  const [verdicts, setVerdicts] = useState<readonly (Verdict | null)[]>(() =>
    items.map(({ verdict }) => verdict),
  );
  const [place, setPlace] = useState(() => firstWithout(verdicts));
  const [error, setError] = useState<string | null>(null);
  const [saving, setSaving] = useState(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  const judged = verdicts.filter((verdict) => verdict !== null).length;
  const set = (index: number, verdict: Verdict | null): void =>
    setVerdicts((all) => all.with(index, verdict));
  const judge = (verdict: Verdict): void => {
    const { id } = items[place]!.row;
    const before = verdicts[place] ?? null;
    set(place, verdict);
    setPlace(place + 1);
    setError(null);
    setSaving((some) => some + 1);
    // One after the other: of two verdicts on a row, the later one counts.
    last.current = last.current
      .then(() => source.judge?.({ ...verdict, table, id, reviewer, seed: sample.seed }))
      .catch((failure: Error) => {
        set(place, before);
        setPlace(place);
        setError(`The verdict could not be kept: ${failure.message}`);
      })
      .finally(() => setSaving((some) => some - 1));
  };
  useEffect(() => {
    if (saving === 0) return;
    // The browser asks whether to leave before the last verdict is kept.
    const ask = (event: Event): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [saving]);
  if (items.length === 0) return <Nothing>There are no such rows.</Nothing>;
  return (
    <>
      <p class="progress">
        <label for="progress">
          {count(judged)} of {counted(items.length, 'row')} judged
        </label>
        <progress id="progress" max={items.length} value={judged} />
      </p>
      {error === null ? null : (
        <p class="notice" role="alert">
          {error}
        </p>
      )}
      {place < items.length ? (
        <Judging
          key={place}
          sample={sample}
          place={place}
          verdict={verdicts[place] ?? null}
          onJudge={judge}
          onBack={() => setPlace(Math.max(0, place - 1))}
          onForward={() => setPlace(verdicts[place] == null ? place : place + 1)}
        />
      ) : (
        <Done
          sample={sample}
          reviewer={reviewer}
          isKept={saving === 0}
          onBack={() => setPlace(items.length - 1)}
        />
      )}
    </>
  );
}

function firstWithout(verdicts: readonly (Verdict | null)[]): number {
  const first = verdicts.indexOf(null);
  return first === -1 ? verdicts.length : first;
}

interface JudgingProps {
  readonly sample: ReviewView;
  readonly place: number;
  readonly verdict: Verdict | null;
  readonly onJudge: (verdict: Verdict) => void;
  readonly onBack: () => void;
  readonly onForward: () => void;
}

/** One row in its passage, to be judged with a key or a button. */
function Judging({ sample: { items, table }, place, verdict, onJudge, onBack, onForward }: JudgingProps) {
  const item = items[place]!;
  const [wrong, setWrong] = useState<readonly Part[] | null>(null);
  const [hint, setHint] = useState('');
  const [hasHelp, setHelp] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const passage = useRef<HTMLElement>(null);
  const rows = useMemo(() => [item.row], [item]);
  const parts = partsOf(table);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    bringNear(passage.current);
  }, []);
  useAnnouncement(`Row ${place + 1} of ${items.length}`);
  const toggle = (part: Part): void =>
    setWrong((chosen) =>
      chosen?.includes(part) === true ? chosen.filter((other) => other !== part) : [...(chosen ?? []), part],
    );
  const judge = (verdict: Exclude<Verdict['verdict'], 'wrong'>): void => onJudge({ verdict, parts: [] });
  const judgeWrong = (chosen: readonly Part[]): void =>
    onJudge({ verdict: 'wrong', parts: parts.filter((part) => chosen.includes(part)) });
  const sayWrong = (): void => {
    if (wrong === null || wrong.length === 0) setHint('Say what is wrong first.');
    else judgeWrong(wrong);
  };
  useKeys((key) => {
    const part = parts.find((name) => PART_KEYS[name] === key);
    if (key === 'r') judge('right');
    else if (key === 'u') judge('unsure');
    else if (key === 'w') setWrong(wrong ?? []);
    else if (part !== undefined && wrong === null) judgeWrong([part]);
    else if (part !== undefined) toggle(part);
    else if (wrong !== null && key === 'Enter') sayWrong();
    else if (wrong !== null && key === 'Escape') setWrong(null);
    else if (key === 'b' || key === 'Backspace') onBack();
    else if (key === '?') setHelp(!hasHelp);
    else return false;
    return true;
  });
  return (
    <section class="judging" aria-labelledby="row-heading">
      <h2 id="row-heading" ref={heading} tabIndex={-1}>
        Row {count(place + 1)} of {count(items.length)}: {headingOf(item.row)}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <section ref={passage} class="passage" aria-label="Passage" tabIndex={0}>
        <MarkedText
          text={item.passage}
          marks={item.marks}
          rows={rows}
          needed={item.marks[0]?.start ?? null}
        />
      </section>
      <p>
        <ArticleLink article={item} row={item.row.id} />
      </p>
      <Details of={meaningOf(item.row)} />
      {verdict === null ? null : (
        <p class="note">
          Judged {verdict.verdict}
          {verdict.parts.length === 0 ? '' : ` (${verdict.parts.join(', ')})`}. Another verdict takes its
          place.
        </p>
      )}
      <div class="judgement">
        <Judged of={judgedOf(item.row)} />
        {/* biome-ignore lint/a11y/useSemanticElements: no fields of a form, but buttons */}
        <div class="verdicts" role="group" aria-label="Verdict">
          <button type="button" class="right" aria-keyshortcuts="r" onClick={() => judge('right')}>
            Right <kbd>r</kbd>
          </button>
          <button
            type="button"
            class="wrong"
            aria-keyshortcuts="w"
            aria-expanded={wrong !== null}
            onClick={() => setWrong(wrong ?? [])}
          >
            Wrong <kbd>w</kbd>
          </button>
          <button type="button" aria-keyshortcuts="u" onClick={() => judge('unsure')}>
            Unsure <kbd>u</kbd>
          </button>
          <button type="button" aria-keyshortcuts="b Backspace" disabled={place === 0} onClick={onBack}>
            Back <kbd>b</kbd>
          </button>
          {verdict === null ? null : (
            <button type="button" onClick={onForward}>
              Leave as it is
            </button>
          )}
          <button
            type="button"
            aria-keyshortcuts="?"
            aria-expanded={hasHelp}
            onClick={() => setHelp(!hasHelp)}
          >
            Keys <kbd>?</kbd>
          </button>
        </div>
        {wrong === null ? null : (
          <fieldset class="wrong-parts">
            <legend>What is wrong?</legend>
            {parts.map((part) => (
              <label key={part}>
                <input type="checkbox" checked={wrong.includes(part)} onChange={() => toggle(part)} />
                {capital(part)} <kbd>{PART_KEYS[part]}</kbd>
              </label>
            ))}
            <button type="button" class="primary" aria-keyshortcuts="Enter" onClick={sayWrong}>
              It is wrong <kbd>Enter</kbd>
            </button>
            <span role="status">{wrong.length === 0 ? hint : ''}</span>
          </fieldset>
        )}
      </div>
      {hasHelp ? <Help parts={parts} /> : null}
    </section>
  );
}

/** What is judged, within reach of the buttons, where there is too little room to see all that the row says. */
const Judged = ({ of }: { readonly of: readonly Detail[] }) => (
  <p class="judged">
    {of.map(({ name, text }) => (
      <span key={name}>
        <span class="name">{name}</span> <strong dir="auto">{text}</strong>
      </span>
    ))}
  </p>
);

/** Scrolls a passage, but not the page, so that its first mark stands in the upper half. */
function bringNear(passage: HTMLElement | null): void {
  const mark = passage?.querySelector('.mark');
  if (passage === null || mark === null || mark === undefined) return;
  const below = mark.getBoundingClientRect().top - passage.getBoundingClientRect().top;
  passage.scrollTop += below - passage.clientHeight / 3;
}

const Help = ({ parts }: { readonly parts: readonly Part[] }) => (
  <section class="keys" aria-label="Keys">
    <Details
      of={[
        { name: 'r', text: 'Right' },
        ...parts.map((part) => ({ name: PART_KEYS[part], text: `Wrong: ${capital(part)}` })),
        { name: 'w', text: 'Wrong in several parts: their keys, then Enter' },
        { name: 'Escape', text: 'Not wrong after all' },
        { name: 'u', text: 'Unsure' },
        { name: 'b, Backspace', text: 'Back to the row before' },
        { name: '?', text: 'These keys' },
      ]}
    />
  </section>
);

/**
 * Answers to keys wherever the focus is, but in fields; Enter and Space stay with what they press. A letter is given in
 * lower case, whether Shift or Caps Lock is on or not.
 */
function useKeys(press: (key: string) => boolean): void {
  // At once, not after the next frame: a quick second key must not find the state before the first.
  useLayoutEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.matches('input:not([type=checkbox]), select, textarea') === true) return;
      if (event.key === 'Enter' && target?.closest('button, a, summary') != null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (press(key)) event.preventDefault();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  });
}

interface DoneProps {
  readonly sample: ReviewView;
  readonly reviewer: string | null;
  /** Whether all verdicts have been kept, so that they can be counted. */
  readonly isKept: boolean;
  readonly onBack: () => void;
}

function Done({ sample: { table, size, seed }, reviewer, isKept, onBack }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        All rows of the sample are judged
      </h2>
      <p class="links">
        <a href={formatAddress(to('review', { table, size, seed: seed + 1, reviewer }))}>Another sample</a>
        {' · '}
        <Go to={to('review', { reviewer })}>Another table</Go>
        {' · '}
        <button type="button" onClick={onBack}>
          Back to the last row
        </button>
      </p>
      {isKept ? <Summary /> : null}
    </>
  );
}

/** The precision of all that was judged so far, of every table. */
function Summary() {
  const reply = useAnswer('review/summary', {});
  return (
    <section aria-labelledby="so-far">
      <h2 id="so-far">Judged so far</h2>
      <Shown reply={reply}>
        {({ lines, outdated }) => (
          <>
            {lines.length === 0 ? (
              <Nothing>No row has been judged yet.</Nothing>
            ) : (
              <PrecisionTable lines={lines} />
            )}
            {outdated === 0 ? null : (
              <p class="note">
                {counted(outdated, 'verdict')} on rows that have changed or gone since; they count no longer.
              </p>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}
