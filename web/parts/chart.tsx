import { scaleBand, scaleLinear } from 'd3-scale';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Address, formatAddress } from '../address.js';
import { count, counted, short } from '../format.js';

export interface Column {
  /** What the column stands for: `May 2024`, `0.5 to 0.6`. */
  readonly name: string;
  readonly value: number;
  /** The rows behind it. */
  readonly address: Address | null;
}

interface ChartProps {
  readonly title: string;
  /** What is counted. */
  readonly noun: string;
  readonly plural?: string;
  readonly columns: readonly Column[];
  /** Below each column, or, one more than columns, between them. */
  readonly labels: readonly string[];
  /** What the labels are: `year`, `US dollars`. */
  readonly axis: string;
  /** What a column is of, where it is something else: `month`. */
  readonly per?: string;
}

const HEIGHT = 176;
const MARGIN = { top: 10, right: 18, bottom: 40, left: 46 };
/** Of one character of a label, in pixels. */
const CHARACTER = 7;

/** A chart of columns, each a link to the rows that it counts, and the same as a table. */
export function ColumnChart({
  title,
  noun,
  plural = `${noun}s`,
  columns,
  labels,
  axis,
  per = 'column',
}: ChartProps) {
  const [frame, width] = useWidth();
  const x = scaleBand<number>()
    .domain(columns.map((_, index) => index))
    .range([MARGIN.left, Math.max(width - MARGIN.right, MARGIN.left + 10)])
    .paddingInner(columns.length > width / 4 ? 0 : 0.15);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...columns.map(({ value }) => value))])
    .nice(4)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const base = HEIGHT - MARGIN.bottom;
  const isBetween = labels.length > columns.length;
  const placeOf = (index: number): number =>
    isBetween
      ? MARGIN.left + (index * (x.range()[1]! - MARGIN.left)) / Math.max(1, columns.length)
      : x(index)! + x.bandwidth() / 2;
  const longest = Math.max(...labels.map((label) => label.length));
  const every = Math.ceil((labels.length * (longest + 2) * CHARACTER) / Math.max(1, width - MARGIN.left));
  return (
    <figure class="chart">
      <figcaption>
        {title} <span class="origin">{`${plural} per ${per}`}</span>
      </figcaption>
      <div ref={frame} class="canvas">
        {/* biome-ignore lint/a11y/useSemanticElements: a figure is around it already */}
        <svg width={width} height={HEIGHT} role="group" aria-label={`${title}, by ${axis}`}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing within it can be focused */}
          <g class="grid" aria-hidden="true">
            {y
              .ticks(4)
              .filter(Number.isInteger)
              .map((tick) => (
                <g key={tick}>
                  <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
                  <text class="tick" x={MARGIN.left - 6} y={y(tick)} dy="0.32em" text-anchor="end">
                    {short(tick)}
                  </text>
                </g>
              ))}
            {labels.map((label, index) =>
              index % every === 0 ? (
                <g key={placeOf(index)}>
                  <line class="notch" x1={placeOf(index)} x2={placeOf(index)} y1={base} y2={base + 4} />
                  <text class="tick" x={placeOf(index)} y={base + 16} text-anchor="middle">
                    {label}
                  </text>
                </g>
              ) : null,
            )}
            <text class="unit" x={width - MARGIN.right} y={HEIGHT - 6} text-anchor="end">
              {axis}
            </text>
          </g>
          <Columns
            columns={columns}
            noun={noun}
            plural={plural}
            boxOf={(index) => ({
              x: x(index)!,
              width: Math.max(1, x.bandwidth()),
              top: y(columns[index]!.value),
              base,
            })}
          />
        </svg>
      </div>
      <AsTable columns={columns} plural={plural} axis={axis} title={title} />
    </figure>
  );
}

interface Box {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly base: number;
}

/** One stop of the Tab key; the arrow keys go from column to column. */
function Columns({
  columns,
  noun,
  plural,
  boxOf,
}: {
  readonly columns: readonly Column[];
  readonly noun: string;
  readonly plural: string;
  readonly boxOf: (index: number) => Box;
}) {
  const group = useRef<SVGGElement>(null);
  const linked = columns.flatMap(({ address, value }, index) =>
    address === null || value === 0 ? [] : [index],
  );
  const [current, setCurrent] = useState(0);
  const stop = linked.includes(current) ? current : linked[0];
  const move = (event: KeyboardEvent, from: number): void => {
    const place = linked.indexOf(from);
    const target = {
      ArrowLeft: linked[place - 1],
      ArrowRight: linked[place + 1],
      Home: linked[0],
      End: linked.at(-1),
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setCurrent(target);
    group.current?.querySelector<SVGAElement>(`[data-column="${target}"]`)?.focus();
  };
  return (
    <g ref={group}>
      {columns.map((column, index) => {
        const { x, width, top, base } = boxOf(index);
        const name = `${column.name}: ${counted(column.value, noun, plural)}`;
        const bars = (
          <>
            <title>{name}</title>
            <rect class="hit" x={x} width={width} y={MARGIN.top} height={base - MARGIN.top} />
            <rect
              class="bar"
              x={x}
              width={width}
              y={column.value === 0 ? base : Math.min(top, base - 1)}
              height={column.value === 0 ? 0 : Math.max(1, base - top)}
            />
          </>
        );
        return linked.includes(index) ? (
          <a
            key={column.name}
            href={formatAddress(column.address!)}
            class="column"
            data-column={index}
            aria-label={name}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onKeyDown={(event) => move(event, index)}
          >
            {bars}
          </a>
        ) : (
          <g key={column.name} class="column">
            {bars}
          </g>
        );
      })}
    </g>
  );
}

function AsTable({
  columns,
  plural,
  axis,
  title,
}: Pick<ChartProps, 'columns' | 'axis' | 'title'> & { readonly plural: string }) {
  const [isOpen, setOpen] = useState(false);
  const filled = columns.filter(({ value }) => value > 0);
  return (
    <details class="as-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        As a table<span class="unseen">: {title}</span>
      </summary>
      {isOpen ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{axis}</th>
              <th scope="col" class="number">
                {plural}
              </th>
            </tr>
          </thead>
          <tbody>
            {filled.map(({ name, value, address }) => (
              <tr key={name}>
                <th scope="row">{address === null ? name : <a href={formatAddress(address)}>{name}</a>}</th>
                <td class="number">{count(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  );
}

/** How wide an element is, as it changes. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}
