import { PIECE_SEPARATOR, type PlacedSpan } from '../extract/provenance.js';
import type { PartRow, TableName, TableRows } from '../schema/rows.js';
import { CodePointSlicer } from '../text/code-points.js';

/** The texts that a document's spans count in. */
export interface SpanTexts {
  readonly text: CodePointSlicer;
  /** The record as decoded; null when only the export is at hand. */
  readonly source: CodePointSlicer | null;
}

export const spanTexts = (text: string, source: string | null): SpanTexts => ({
  text: new CodePointSlicer(text),
  source: source === null ? null : new CodePointSlicer(source),
});

/** A broken rule of a row that no schema can state. */
export interface Breach {
  readonly pointer: string;
  readonly reason: string;
}

/**
 * Checks that a row's spans lie in the document, are not reversed and cut out what the row says they do.
 *
 * @returns the first breach, or null
 */
export function findBreach<Name extends TableName>(
  table: Name,
  row: PartRow<TableRows[Name]>,
  texts: SpanTexts,
): Breach | null {
  switch (table) {
    case 'documents':
      return documentBreach(row as PartRow<TableRows['documents']>, texts);
    case 'removals':
      return removalBreach(row as PartRow<TableRows['removals']>, texts);
    case 'quotes':
      return quoteBreach(row as PartRow<TableRows['quotes']>, texts);
    case 'sentences':
      return placeBreach(row as PartRow<TableRows['sentences']>, texts);
    case 'mentions':
    case 'numbers':
    case 'dates':
      return textBreach(row as PartRow<TableRows['mentions']>, texts);
    default:
      return null;
  }
}

function documentBreach(row: PartRow<TableRows['documents']>, texts: SpanTexts): Breach | null {
  if (row.char_count !== texts.text.length) {
    return {
      pointer: '/char_count',
      reason: `char_count is ${row.char_count}, the text has ${texts.text.length} code points`,
    };
  }
  for (const name of ['title_span', 'dek_span', 'dateline_span'] as const) {
    const span = row[name];
    const breach = span === null ? null : placeBreach(span, texts);
    if (breach !== null) return within(`/${name}`, breach);
  }
  return null;
}

function removalBreach(row: PartRow<TableRows['removals']>, texts: SpanTexts): Breach | null {
  if (row.start !== row.end)
    return {
      pointer: '/end',
      reason: 'a removal has no width in the cleaned text, but start and end differ',
    };
  if (row.start > texts.text.length)
    return { pointer: '/start', reason: 'start lies behind the end of the text' };
  if (row.source_start >= row.source_end)
    return { pointer: '/source_end', reason: 'source_end is not behind source_start' };
  if (texts.source !== null && texts.source.slice(row.source_start, row.source_end) !== row.text) {
    return {
      pointer: '/source_start',
      reason: 'the record cut by source_start and source_end is not the removed text',
    };
  }
  return null;
}

function textBreach(row: PlacedSpan & { readonly text: string }, texts: SpanTexts): Breach | null {
  const breach = placeBreach(row, texts);
  if (breach !== null) return breach;
  if (texts.text.slice(row.start, row.end) === row.text) return null;
  return { pointer: '/text', reason: 'the document cut by start and end is not the text of the row' };
}

function quoteBreach(row: PartRow<TableRows['quotes']>, texts: SpanTexts): Breach | null {
  const first = row.content_spans[0];
  const last = row.content_spans.at(-1);
  if (first === undefined || last === undefined)
    return { pointer: '/content_spans', reason: 'a quote has no content' };
  if (row.start !== first.start || row.end !== last.end) {
    return { pointer: '/start', reason: 'start and end do not enclose the content spans' };
  }
  return (
    placeBreach(row, texts) ??
    piecesBreach(row.content_spans, row.text, texts, 'content_spans') ??
    piecesBreach(row.speaker_spans, row.speaker_text, texts, 'speaker_spans') ??
    piecesBreach(row.cue_spans, row.cue_text, texts, 'cue_spans')
  );
}

/** Checks a list of spans against the text that joins their slices (null: no spans). */
function piecesBreach(
  spans: readonly PlacedSpan[],
  joined: string | null,
  texts: SpanTexts,
  name: string,
): Breach | null {
  let behind = 0;
  let cut = '';
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index] as PlacedSpan;
    const breach = placeBreach(span, texts);
    if (breach !== null) return within(`/${name}/${index}`, breach);
    if (span.start < behind)
      return { pointer: `/${name}/${index}`, reason: 'spans overlap or are out of order' };
    behind = span.end;
    const piece = texts.text.slice(span.start, span.end);
    cut = index === 0 ? piece : cut + PIECE_SEPARATOR + piece;
  }
  if (cut === (joined ?? '')) return null;
  return { pointer: `/${name}`, reason: `the document cut by ${name} is not the text of the row` };
}

/** Checks that a span lies in the text, is not empty and comes from the same passage of the record. */
function placeBreach(span: PlacedSpan, texts: SpanTexts): Breach | null {
  if (span.end <= span.start) return { pointer: '/end', reason: 'end is not behind start' };
  if (span.end > texts.text.length) return { pointer: '/end', reason: 'end lies behind the end of the text' };
  if (span.source_end <= span.source_start)
    return { pointer: '/source_end', reason: 'source_end is not behind source_start' };
  if (texts.source === null) return null;
  if (span.source_end > texts.source.length)
    return { pointer: '/source_end', reason: 'source_end lies behind the end of the record' };
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

/**
 * Whether `text` can be what cleaning kept of `source`: its characters stand in the source in their order, the
 * first and the last at the edges; white space, which cleaning rewrites, is left aside.
 */
function isKeptFrom(text: string, source: string): boolean {
  if (text === source) return true;
  const kept = text.trim();
  const original = source.trim();
  if (kept.at(0) !== original.at(0) || kept.at(-1) !== original.at(-1)) return false;
  let at = 0;
  for (const character of kept) {
    if (/\s/.test(character)) continue;
    const found = original.indexOf(character, at);
    if (found < 0) return false;
    at = found + character.length;
  }
  return true;
}
