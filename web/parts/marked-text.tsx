import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Mark, Removal, ViewedRow } from '../../pipeline/explore/contract.js';
import { words } from '../format.js';
import { marksOver, paragraphsOf, type Segment, type Stretch, segmentsOf } from '../segments.js';
import { isUnsure } from './confidence.js';

export type Role = Mark['role'];

/** The roles that a stretch of text can have, and what they are called. */
export const ROLES: readonly { readonly role: Role; readonly name: string; readonly plural: string }[] = [
  { role: 'quotation', name: 'quotation', plural: 'Quotations' },
  { role: 'speaker', name: 'speaker', plural: 'Speakers' },
  { role: 'cue', name: 'cue', plural: 'Cues' },
  { role: 'name', name: 'name', plural: 'Names' },
  { role: 'number', name: 'number', plural: 'Numbers' },
  { role: 'date', name: 'date', plural: 'Dates' },
];

interface MarkedTextProps {
  readonly text: string;
  /** Ascending by start. */
  readonly marks: readonly Mark[];
  readonly rows: readonly ViewedRow[];
  readonly removals?: readonly Removal[];
  /** Whether the marks can be opened; then each is a button that names its rows in `data-rows`. */
  readonly isActive?: boolean;
  /** A place that is needed with its marks, though it may be out of sight. */
  readonly needed?: number | null;
}

/**
 * A text with its marks. Marks that lie over each other are cut where one begins or ends, and each piece has all their
 * roles. The text is only ever put in as text. A part of a long text gets its marks when it comes near to being seen.
 */
export function MarkedText(props: MarkedTextProps) {
  const { text, marks, removals = NO_REMOVALS, needed = null } = props;
  const blocks = useMemo(() => {
    const paragraphs = paragraphsOf(text);
    const marksOf = marksOver(paragraphs, marks);
    const removalsOf = besideParagraphs(paragraphs, removals);
    return blocksOf(
      paragraphs.map((paragraph, index) => ({
        ...paragraph,
        marks: marksOf[index]!,
        removals: removalsOf[index]!,
      })),
    );
  }, [text, marks, removals]);
  if (blocks.length === 0)
    return (
      <>
        {removals.map((removal) => (
          <Removed removal={removal} />
        ))}
      </>
    );
  return (
    <>
      {blocks.map((paragraphs, index) => {
        const { start } = paragraphs[0]!;
        const { end } = paragraphs.at(-1)!;
        const isNeeded = needed !== null && needed >= start && needed <= end;
        return (
          <Block
            key={start}
            text={text}
            rows={props.rows}
            isActive={props.isActive ?? false}
            paragraphs={paragraphs}
            isNeeded={index === 0 || isNeeded}
          />
        );
      })}
    </>
  );
}

const NO_REMOVALS: readonly Removal[] = [];

interface Paragraph extends Stretch {
  readonly marks: readonly Mark[];
  readonly removals: readonly Removal[];
}

/** So much of a text gets its marks at once, in characters. */
const BLOCK = 4_000;

function blocksOf(paragraphs: readonly Paragraph[]): (readonly Paragraph[])[] {
  const blocks: Paragraph[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const paragraph of paragraphs) {
    if (paragraph.end - start > BLOCK) {
      blocks.push([]);
      start = paragraph.start;
    }
    blocks.at(-1)!.push(paragraph);
  }
  return blocks;
}

/** How far out of sight a block gets its marks. */
const NEAR = '1200px';

interface BlockProps extends Pick<MarkedTextProps, 'text' | 'rows'> {
  readonly paragraphs: readonly Paragraph[];
  readonly isActive: boolean;
  readonly isNeeded: boolean;
}

function Block({ text, rows, paragraphs, isActive, isNeeded }: BlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(isNeeded);
  useEffect(() => {
    if (isNear || element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isNear]);
  const isMarked = isNear || isNeeded;
  const content = useMemo(
    () =>
      paragraphs.map((paragraph) => (
        <p key={paragraph.start} dir="auto">
          {isMarked ? (
            <Pieces text={text} paragraph={paragraph} rows={rows} isActive={isActive} />
          ) : (
            text.slice(paragraph.start, paragraph.end)
          )}
        </p>
      )),
    [text, rows, paragraphs, isActive, isMarked],
  );
  return (
    <div ref={element} class="block">
      {content}
    </div>
  );
}

/** The removals of each paragraph: those within it or before it, and in the last one those after it. */
function besideParagraphs(paragraphs: readonly Stretch[], removals: readonly Removal[]): Removal[][] {
  const ordered = [...removals].sort((a, b) => a.at - b.at);
  let next = 0;
  return paragraphs.map(({ end }, index) => {
    const first = next;
    while (next < ordered.length && (ordered[next]!.at <= end || index === paragraphs.length - 1)) next += 1;
    return ordered.slice(first, next);
  });
}

interface PiecesProps extends Pick<BlockProps, 'text' | 'rows' | 'isActive'> {
  readonly paragraph: Paragraph;
}

function Pieces({ text, paragraph, rows, isActive }: PiecesProps) {
  const { marks, removals } = paragraph;
  const segments = segmentsOf(
    paragraph,
    marks,
    removals.map(({ at }) => at),
  );
  let next = 0;
  const before = (place: number) => {
    const first = next;
    while (next < removals.length && removals[next]!.at <= place) next += 1;
    return removals.slice(first, next).map((removal) => <Removed removal={removal} />);
  };
  return (
    <>
      {segments.map((segment) => (
        <>
          {before(segment.start)}
          <Piece
            text={text.slice(segment.start, segment.end)}
            segment={segment}
            marks={segment.marks.map((index) => marks[index]!)}
            rows={rows}
            isActive={isActive}
          />
        </>
      ))}
      {before(Number.POSITIVE_INFINITY)}
    </>
  );
}

interface PieceProps extends Pick<PiecesProps, 'text' | 'rows' | 'isActive'> {
  readonly marks: readonly Mark[];
  readonly segment: Segment;
}

function Piece({ text, segment: { start, end }, marks, rows, isActive }: PieceProps) {
  if (marks.length === 0) return <>{text}</>;
  // The shortest mark says most about these very words.
  const ordered = [...marks].sort((a, b) => a.end - a.start - (b.end - b.start));
  const begins = marks.filter((mark) => mark.start === start);
  const ends = marks.filter((mark) => mark.end === end);
  // Who judges a row is not to know how sure it is.
  const isUnsureEnd =
    isActive &&
    ends.some(
      ({ role, row }) => role !== 'cue' && role !== 'speaker' && isUnsure(rows[row]?.confidence ?? null),
    );
  const classes = [
    'mark',
    ...new Set(marks.map(({ role }) => role)),
    ...(begins.some(({ role }) => role === 'quotation') ? ['begins'] : []),
    ...(ends.some(({ role }) => role === 'quotation') ? ['ends'] : []),
    ...(isUnsureEnd ? ['unsure'] : []),
  ].join(' ');
  const data = { 'data-rows': [...new Set(ordered.map(({ row }) => row))].join(' ') };
  if (!isActive || begins.length === 0) {
    return (
      <span class={classes} {...data}>
        {text}
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break across lines as the text around it
    <span class={classes} {...data} role="button" tabIndex={0} aria-roledescription={ordered[0]!.role}>
      {text}
    </span>
  );
}

const Removed = ({ removal: { kind, rule, text } }: { readonly removal: Removal }) => (
  <span class="removal" dir="auto">
    <span class="label">
      removed: {words(kind)} ({rule})
    </span>{' '}
    {text}
  </span>
);
