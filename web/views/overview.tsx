import type { ComponentChildren } from 'preact';
import type {
  Overview as Answer,
  ConfidenceBins,
  Count,
  ViewedTable,
} from '../../pipeline/explore/contract.js';
import { type Address, type PageName, to } from '../address.js';
import { NOT_GIVEN } from '../fields.js';
import { count, counted, day, words } from '../format.js';
import { ColumnChart } from '../parts/chart.js';
import { Frame } from '../parts/frame.js';
import { entityAddress, Go } from '../parts/go.js';
import { PrecisionTable, tableName } from '../parts/precision.js';
import { Ranking } from '../parts/ranking.js';
import { Nothing, Shown } from '../parts/shown.js';
import { TimelineCharts } from '../parts/timeline.js';
import { useAnswer, useSource } from '../use-answer.js';

/** What the corpus is, how much was found in it, and how far it can be trusted; each figure leads to its rows. */
export function Overview() {
  const reply = useAnswer('overview', {});
  return (
    <Frame title="Overview" lead={reply.answer === null ? undefined : <Lead overview={reply.answer} />}>
      <Shown reply={reply}>{(overview) => <Sections overview={overview} />}</Shown>
    </Frame>
  );
}

function Lead({ overview: { period, runId, version } }: { readonly overview: Answer }) {
  const made = [
    version === null ? [] : [`corpusmill ${version}`],
    runId === null ? [] : [`run ${runId}`],
  ].flat();
  return (
    <>
      {period === null
        ? 'No article has a date of publication.'
        : `Published ${span(period.first, period.last)}.`}
      {made.length === 0 ? null : <span class="origin"> Made by {made.join(', ')}.</span>}
    </>
  );
}

const span = (first: string, last: string): string =>
  first === last ? `on ${day(first)}` : `from ${day(first)} to ${day(last)}`;

function Sections({ overview }: { readonly overview: Answer }) {
  const source = useSource();
  const { timeline, speakers, entities, confidence, precision } = overview;
  return (
    <>
      <Figures overview={overview} />
      <section aria-labelledby="over-time">
        <h2 id="over-time">Over time</h2>
        <TimelineCharts
          timeline={timeline}
          series={timeline.series.map((name) => ({
            noun: name.replace(/s$/, ''),
            address: (period) => to(name === 'quotes' ? 'quotes' : 'articles', period),
            undated: to(name === 'quotes' ? 'quotes' : 'articles', { undated: true }),
          }))}
          nothing="No article has a date of publication, so there is no timeline."
        />
      </section>
      <div class="columns">
        <section aria-labelledby="speakers">
          <h2 id="speakers">Most quoted speakers</h2>
          <Ranking
            unit="utterances"
            nothing="No quote has a speaker whom the texts name."
            items={speakers.map(({ entityId, name, utterances, documents }) => ({
              key: entityId,
              name,
              value: utterances,
              note: counted(documents, 'article'),
              address: to('entity', { id: entityId }),
            }))}
          />
          <More to={to('quotes')}>All quotes</More>
        </section>
        <section aria-labelledby="names">
          <h2 id="names">Most frequent names</h2>
          <Ranking
            unit="mentions"
            nothing="No name was found."
            items={entities.map(({ entityId, name, type, mentions, utterances }) => ({
              key: entityId,
              name,
              value: mentions,
              note: words(type),
              address: entityAddress(source, { entityId, name, utterances }),
            }))}
          />
          <More to={to('entities')}>All names</More>
        </section>
      </div>
      <section aria-labelledby="parts">
        <h2 id="parts">What the corpus consists of</h2>
        <div class="columns">
          <Parts
            title="Publishers"
            of={overview.byPublisher}
            filter="publisher"
            unknown="no publisher"
            isName
            more={<More to={to('publishers')}>All publishers</More>}
          />
          <Parts title="Languages" of={overview.byLanguage} filter="language" unknown="not detected" isName />
          <Parts title="State of the text" of={overview.byStatus} filter="status" unknown="unknown" />
          <Quarantine of={overview.quarantined} />
        </div>
      </section>
      <section aria-labelledby="confidence">
        <h2 id="confidence">How sure the rows are</h2>
        <p class="note">Confidence is the chance that a row is right, as calibrated on development data.</p>
        <div class="charts small">
          {confidence.map((bins) => (
            <ConfidenceChart key={bins.table} of={bins} />
          ))}
        </div>
      </section>
      <section aria-labelledby="precision">
        <h2 id="precision">How many rows a reader found right</h2>
        {precision === null ? (
          <Nothing>
            No row has been judged yet.{' '}
            <Go to={to('review')}>{source.has('review') ? 'Review a sample' : ''}</Go>
          </Nothing>
        ) : (
          <PrecisionTable lines={precision} />
        )}
      </section>
    </>
  );
}

const More = ({ to: address, children }: { readonly to: Address; readonly children: string }) => (
  <p class="more">
    <Go to={address}>{children}</Go>
  </p>
);

const PAGE_OF: Readonly<Record<ViewedTable, PageName>> = {
  quotes: 'quotes',
  mentions: 'mentions',
  numbers: 'numbers',
  dates: 'dates',
};

function Figures({ overview }: { readonly overview: Answer }) {
  const { articles, words: total, publishers, duplicates, quarantined, rows } = overview;
  const rejected = quarantined.reduce((sum, { count: some }) => sum + some, 0);
  const figures: readonly (readonly [
    value: number,
    noun: string,
    plural: string,
    address: Address | null,
  ])[] = [
    [articles, 'article', 'articles', to('articles')],
    [total, 'word', 'words', to('articles', { sort: 'longest' })],
    [publishers, 'publisher', 'publishers', to('publishers')],
    [duplicates, 'duplicate', 'duplicates', to('articles', { duplicates: 'only' })],
    [rejected, 'in quarantine', 'in quarantine', to('quarantine')],
    [rows.quotes, 'quote', 'quotes', to(PAGE_OF.quotes)],
    [rows.mentions, 'mention', 'mentions', to(PAGE_OF.mentions)],
    [rows.numbers, 'number', 'numbers', to(PAGE_OF.numbers)],
    [rows.dates, 'date', 'dates', to(PAGE_OF.dates)],
  ];
  return (
    <ul class="figures">
      {figures.map(([value, noun, plural, address]) => (
        <li key={noun}>
          <Go class="figure" to={value === 0 ? null : address}>
            <span class="value">{count(value)}</span> <span class="name">{value === 1 ? noun : plural}</span>
          </Go>
        </li>
      ))}
    </ul>
  );
}

function Parts({
  title,
  of,
  filter,
  unknown,
  isName = false,
  more,
}: {
  readonly title: string;
  readonly of: readonly Count[];
  readonly filter: string;
  readonly unknown: string;
  readonly isName?: boolean;
  /** The way to those that are not here. */
  readonly more?: ComponentChildren;
}) {
  return (
    <div>
      <h3>{title}</h3>
      <Ranking
        unit="articles"
        nothing="There is no article."
        items={of.map(({ name, count: articles }) => ({
          key: name ?? '',
          name: name === null ? unknown : isName ? name : words(name),
          value: articles,
          address: to('articles', { [filter]: name ?? NOT_GIVEN }),
        }))}
      />
      {more}
    </div>
  );
}

function Quarantine({ of }: { readonly of: readonly Count[] }) {
  return (
    <div>
      <h3>Quarantine</h3>
      <Ranking
        unit="records and rows"
        nothing="Nothing is in quarantine."
        items={of.map(({ name, count: rows }) => ({
          key: name ?? '',
          name: words(name ?? 'unknown'),
          value: rows,
          address: to('quarantine', { code: name }),
        }))}
      />
    </div>
  );
}

function ConfidenceChart({ of: { table, bins, without } }: { readonly of: ConfidenceBins }) {
  const source = useSource();
  const name = tableName(table);
  if (bins.every((rows) => rows === 0)) {
    return (
      <figure class="chart">
        <figcaption>{name}</figcaption>
        <Nothing>
          {without === 0 ? 'There are no such rows.' : 'None of these rows has a confidence.'}
        </Nothing>
      </figure>
    );
  }
  const boundOf = (index: number): string => (index / bins.length).toFixed(1);
  return (
    <div>
      <ColumnChart
        title={name}
        noun="row"
        axis="confidence"
        labels={[...bins, 0].map((_, index) => boundOf(index))}
        columns={bins.map((value, index) => ({
          name: `${boundOf(index)} to ${boundOf(index + 1)}`,
          value,
          address: source.has(table)
            ? to(PAGE_OF[table], { least: boundOf(index), most: lastOf(index, bins.length) })
            : null,
        }))}
      />
      {without === 0 ? null : <p class="note">{counted(without, 'row')} without a confidence.</p>}
    </div>
  );
}

/** Bins but the last do not hold their upper bound; confidences have two decimals. */
const lastOf = (index: number, bins: number): string =>
  index === bins - 1 ? '1' : ((index + 1) / bins - 0.001).toFixed(3);
