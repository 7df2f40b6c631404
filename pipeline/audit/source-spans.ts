import { isPageRule } from '../clean/web-page.js';
import type { PlacedSpan } from '../extract/provenance.js';
import type { RowFault } from '../schema/validators.js';
import { DESCRIPTORS, type DocumentTableName } from '../tables/tables.js';
import { lastStartingBy } from '../text/span.js';

/*
 * Source spans, checked without the record. Cleaning never makes a text longer, so what lies between a passage and its
 * source only grows along a document: within a sentence by no more than between the sentence's two ends. Where cleaning
 * took nothing out of a sentence, one place alone is right.
 */

type Row = Readonly<Record<string, unknown>>;

/**
 * Checks the source spans of a row by those of the sentences.
 *
 * @param sentences of the document, in their order; empty where they are not known
 */
export function sourceBreach(
  table: DocumentTableName,
  row: Row,
  sentences: readonly PlacedSpan[],
): RowFault | null {
  const { ownSpan: place, spans } = DESCRIPTORS[table];
  if (table === 'sentences') return sentenceBreach(row as unknown as PlacedSpan, sentences);
  if (place === 'removed') return removalBreach(row as unknown as Removal, sentences);
  if (place !== null) {
    const breach = spanBreach(row as unknown as PlacedSpan, sentences);
    if (breach !== null) return breach;
  }
  for (const column of Object.keys(spans)) {
    const value = row[column] as PlacedSpan | readonly PlacedSpan[] | null;
    const list = value === null ? [] : [value].flat();
    for (const [index, span] of (list as PlacedSpan[]).entries()) {
      const breach = spanBreach(span, sentences);
      if (breach === null) continue;
      const at = Array.isArray(value) ? `/${column}/${index}` : `/${column}`;
      return { ...breach, pointer: at + breach.pointer };
    }
  }
  return null;
}

/** How far the source of a span's ends lies from them. */
const startShift = (span: PlacedSpan): number => span.source_start - span.start;
const endShift = (span: PlacedSpan): number => span.source_end - span.end;

function spanBreach(span: PlacedSpan, sentences: readonly PlacedSpan[]): RowFault | null {
  const first = sentences[lastStartingBy(sentences, span.start)];
  const last = sentences[lastStartingBy(sentences, span.end - 1)];
  if (first === undefined || last === undefined) return null;
  if (startShift(span) < startShift(first) || startShift(span) > endShift(first))
    return { pointer: '/source_start', reason: 'source_start does not lie in its sentence where start does' };
  if (
    endShift(span) < startShift(last) ||
    endShift(span) > endShift(last) ||
    endShift(span) < startShift(span)
  )
    return { pointer: '/source_end', reason: 'source_end does not lie in its sentence where end does' };
  return null;
}

function sentenceBreach(sentence: PlacedSpan, sentences: readonly PlacedSpan[]): RowFault | null {
  const before = sentences[lastStartingBy(sentences, sentence.start) - 1];
  if (startShift(sentence) < (before === undefined ? 0 : endShift(before)))
    return {
      pointer: '/source_start',
      reason: 'its source begins before that of the sentence before it ends',
    };
  return endShift(sentence) < startShift(sentence)
    ? { pointer: '/source_end', reason: 'its source is shorter than the sentence' }
    : null;
}

interface Removal extends PlacedSpan {
  readonly text: string;
  readonly rule: string;
  readonly sentence_index: number | null;
}

function removalBreach(removal: Removal, sentences: readonly PlacedSpan[]): RowFault | null {
  const width = removal.source_end - removal.source_start;
  const length = [...removal.text].length;
  // What a reader sees of a page is shorter than its source.
  if (isPageRule(removal.rule) ? width < length : width !== length)
    return {
      pointer: '/source_end',
      reason: 'source_start and source_end are not as far apart as text is long',
    };
  const index = sentences.length === 0 ? null : Math.max(0, lastStartingBy(sentences, removal.start));
  if (removal.sentence_index !== index)
    return { pointer: '/sentence_index', reason: `start lies in or before sentence ${index}` };
  const before = sentences[lastStartingBy(sentences, removal.start - 1)];
  const after = sentences[lastStartingBy(sentences, removal.start - 1) + 1];
  const isInside = before !== undefined && before.end > removal.start;
  const from = before === undefined ? 0 : isInside ? before.source_start : before.source_end;
  const to = isInside ? before.source_end : (after?.source_start ?? Number.POSITIVE_INFINITY);
  return removal.source_start >= from && removal.source_end <= to
    ? null
    : { pointer: '/source_start', reason: 'its source does not lie where start stands among the sentences' };
}
