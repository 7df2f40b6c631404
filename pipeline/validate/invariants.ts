import { isPageRule } from '../clean/web-page.js';
import { PIECE_SEPARATOR, type PlacedSpan } from '../extract/provenance.js';
import type { Breach, DocumentTable, OwnSpanCheck, RowOf, SpanCheck, SpanTexts } from '../tables/table.js';
import { DESCRIPTORS, DOCUMENT_TABLES, type DocumentTableName } from '../tables/tables.js';
import { CodePointSlicer } from '../text/code-points.js';
import { withoutReferences } from '../text/markup/references.js';
import { isInOrder } from './in-order.js';

export const spanTexts = (text: string, source: string | null): SpanTexts => ({
  text: new CodePointSlicer(text),
  source: source === null ? null : new CodePointSlicer(source),
});

/** A row as the checks see it: they take from it the columns that the table's descriptor names. */
type Row = Readonly<Record<string, unknown>> & PlacedSpan;

type Check = (row: Row, texts: SpanTexts) => Breach | null;

/**
 * Checks that a row's spans lie in its document, are not reversed and cut out what the row says they do; and the rule
 * of its table, if it has one.
 *
 * @returns the first breach, or null
 */
export function findBreach<Name extends DocumentTableName>(
  table: Name,
  row: RowOf<Name>,
  texts: SpanTexts,
): Breach | null {
  for (const check of CHECKS[table]) {
    const breach = check(row as unknown as Row, texts);
    if (breach !== null) return breach;
  }
  return null;
}

const CHECKS = Object.fromEntries(
  DOCUMENT_TABLES.map((name) => [name, checksOf(DESCRIPTORS[name] as unknown as DescribedTable)]),
) as unknown as Readonly<Record<DocumentTableName, readonly Check[]>>;

/** What a descriptor says of the spans of any table. */
type DescribedTable = Pick<DocumentTable<'mentions'>, 'rule'> & {
  readonly ownSpan: OwnSpanCheck<never> | null;
  readonly spans: Readonly<Record<string, SpanCheck<never>>>;
};

function checksOf({ ownSpan, spans, rule }: DescribedTable): Check[] {
  const ofSpans = Object.entries(spans).map(([column, check]) => spanCheck(column, check));
  return [
    ...(rule === null ? [] : [rule as unknown as Check]),
    ...(ownSpan === null ? [] : ownSpanChecks(ownSpan)),
    ...ofSpans,
  ];
}

/** Checks of the row's own `start` and `end`. */
function ownSpanChecks(ownSpan: OwnSpanCheck<never>): Check[] {
  if (ownSpan === 'removed') return [removalBreach];
  if (ownSpan === 'passage') return [passageBreach];
  if ('encloses' in ownSpan) {
    const list = ownSpan.encloses as string;
    return [(row) => enclosureBreach(row, list), passageBreach];
  }
  const column = ownSpan.text as string;
  return [
    passageBreach,
    (row, { text }) =>
      text.slice(row.start, row.end) === row[column]
        ? null
        : {
            pointer: `/${column}`,
            reason: `the document cut by start and end is not the ${column} of the row`,
          },
  ];
}

/** The check of a column that holds a span or null, or a list of spans. */
function spanCheck(column: string, check: SpanCheck<never>): Check {
  const textColumn = check === 'passage' ? null : (check.text as string);
  return (row, texts) => {
    const value = row[column] as PlacedSpan | readonly PlacedSpan[] | null;
    const joined = textColumn === null ? null : ((row[textColumn] as string | null) ?? '');
    if (value === null) return joined ? notItsText(column) : null;
    if (isList(value)) return piecesBreach(value, joined, texts, column);
    const breach = passageBreach(value, texts);
    if (breach !== null) return within(`/${column}`, breach);
    return joined === null || texts.text.slice(value.start, value.end) === joined ? null : notItsText(column);
  };
}

const isList = (value: PlacedSpan | readonly PlacedSpan[]): value is readonly PlacedSpan[] =>
  Array.isArray(value);

const notItsText = (column: string): Breach => ({
  pointer: `/${column}`,
  reason: `the document cut by ${column} is not the text of the row`,
});

function removalBreach(row: Row, { text, source }: SpanTexts): Breach | null {
  if (row.start !== row.end)
    return {
      pointer: '/end',
      reason: 'a removal has no width in the cleaned text, but start and end differ',
    };
  if (row.start > text.length) return { pointer: '/start', reason: 'start lies after the end of the text' };
  if (row.source_start >= row.source_end)
    return { pointer: '/source_end', reason: 'source_end is not after source_start' };
  if (
    source !== null &&
    !isRemoved(row.text as string, source.slice(row.source_start, row.source_end), row.rule as string)
  ) {
    return {
      pointer: '/source_start',
      reason: 'the record cut by source_start and source_end is not the removed text',
    };
  }
  return null;
}

function enclosureBreach(row: Row, column: string): Breach | null {
  const spans = row[column] as readonly PlacedSpan[];
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined)
    return { pointer: `/${column}`, reason: `${column} is empty` };
  if (row.start !== first.start || row.end !== last.end)
    return { pointer: '/start', reason: `start and end do not enclose ${column}` };
  if (row.source_start !== first.source_start || row.source_end !== last.source_end)
    return { pointer: '/source_start', reason: `source_start and source_end do not enclose ${column}` };
  return null;
}

/**
 * Checks a list of spans.
 *
 * @param joined what their slices must be, joined; null where nothing says so
 */
function piecesBreach(
  spans: readonly PlacedSpan[],
  joined: string | null,
  texts: SpanTexts,
  column: string,
): Breach | null {
  let last = 0;
  let cut = '';
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index] as PlacedSpan;
    const breach = passageBreach(span, texts);
    if (breach !== null) return within(`/${column}/${index}`, breach);
    if (span.start < last)
      return { pointer: `/${column}/${index}`, reason: 'spans overlap or are out of order' };
    last = span.end;
    const piece = texts.text.slice(span.start, span.end);
    cut = index === 0 ? piece : cut + PIECE_SEPARATOR + piece;
  }
  return joined === null || cut === joined ? null : notItsText(column);
}

/** Checks that a span lies in the text, is not empty and comes from the same passage of the record. */
function passageBreach(span: PlacedSpan, texts: SpanTexts): Breach | null {
  if (span.end <= span.start) return { pointer: '/end', reason: 'end is not after start' };
  if (span.end > texts.text.length) return { pointer: '/end', reason: 'end lies after the end of the text' };
  if (span.source_end <= span.source_start)
    return { pointer: '/source_end', reason: 'source_end is not after source_start' };
  if (texts.source === null) return null;
  if (span.source_end > texts.source.length)
    return { pointer: '/source_end', reason: 'source_end lies after the end of the record' };
  const kept = texts.text.slice(span.start, span.end);
  if (isKeptFrom(kept, texts.source.slice(span.source_start, span.source_end))) return null;
  return {
    pointer: '/source_start',
    reason: 'the record cut by source_start and source_end is another passage',
  };
}

/** A breach of a part of a row as one of the row. */
const within = (pointer: string, breach: Breach): Breach => ({
  pointer: pointer + breach.pointer,
  reason: breach.reason,
});

/** Whether a removed text is the passage of the record itself, or of a page what a reader sees of it. */
const isRemoved = (text: string, source: string, rule: string): boolean =>
  text === source || (isPageRule(rule) && isInOrder(text, source));

/**
 * Whether `text` can be what cleaning kept of `source`: its characters stand in the source in their order, the
 * first and the last at the edges. In escaped HTML a character reference may be escaped itself.
 */
function isKeptFrom(text: string, source: string): boolean {
  if (text === source) return true;
  const decoded = withoutReferences(source);
  if (isPassageOf(text, source, decoded)) return true;
  return decoded !== source && isPassageOf(text, decoded, withoutReferences(decoded));
}

/** @param decoded the source without its references */
const isPassageOf = (text: string, source: string, decoded: string): boolean =>
  haveSameEdges(text.trim(), source.trim(), decoded.trim()) && isInOrder(text, source);

/** Whether the first and the last characters are the same, be they written as references. */
const haveSameEdges = (kept: string, source: string, decoded: string): boolean =>
  [0, -1].every((edge) => [source.at(edge), decoded.at(edge)].includes(kept.at(edge)));
