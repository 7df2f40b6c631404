import type { Timeline } from '../../pipeline/explore/contract.js';
import type { Address } from '../address.js';
import { capital, counted, lastDay, unitLabel, unitName } from '../format.js';
import { ColumnChart } from './chart.js';
import { Go } from './go.js';
import { Nothing } from './shown.js';

interface TimelineChartsProps {
  readonly timeline: Timeline;
  /** What each series is called in the singular, in their order, and the rows behind a period. */
  readonly series: readonly {
    readonly noun: string;
    readonly address: (period: { readonly from: string; readonly to: string }) => Address;
    /** The rows that have no place in time. */
    readonly undated: Address;
  }[];
  /** Said where nothing has a place in time. */
  readonly nothing: string;
  readonly axis?: string;
  /** What those are that have no place in time. */
  readonly undatedAre?: string;
}

/** A chart for each series of a timeline, below each other. */
export function TimelineCharts({
  timeline: { unit, points, undated },
  series,
  nothing,
  axis = unit,
  undatedAre = 'Without a date',
}: TimelineChartsProps) {
  if (points.length === 0) return <Nothing>{nothing}</Nothing>;
  const missing = series.flatMap(({ noun, undated: address }, index) => {
    const rows = undated[index] ?? 0;
    return rows === 0 ? [] : [{ noun, text: counted(rows, noun), address }];
  });
  return (
    <>
      <div class="charts">
        {series.map(({ noun, address }, index) =>
          points.every(({ counts }) => (counts[index] ?? 0) === 0) ? null : (
            <ColumnChart
              key={noun}
              title={capital(`${noun}s`)}
              noun={noun}
              axis={axis}
              per={unit}
              labels={points.map(({ at }) => unitLabel(unit, at))}
              columns={points.map(({ at, counts }) => ({
                name: unitName(unit, at),
                value: counts[index] ?? 0,
                address: address({ from: at, to: lastDay(unit, at) }),
              }))}
            />
          ),
        )}
      </div>
      {missing.length === 0 ? null : (
        <p class="note">
          {undatedAre}:{' '}
          {missing.map(({ noun, text, address }, index) => (
            <span key={noun}>
              {index === 0 ? '' : ', '}
              <Go to={address}>{text}</Go>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
