import type { ReviewedTable } from '../review/parts.js';
import type { SpanStruct, TableRows } from '../schema/rows.js';

const PLACE = [
  'start',
  'end',
  'source_start',
  'source_end',
  'sentence_index',
  'extractor',
  'confidence',
] as const;

/** The columns of each table that a page shows of a row, the id first. What its article says too is not among them. */
export const SHOWN_COLUMNS = {
  quotes: [
    'quote_id',
    ...PLACE,
    'text',
    'kind',
    'nature',
    'medium',
    'speaker_text',
    'speaker_entity_id',
    'speaker_name',
    'speaker_resolution',
    'cue_text',
    'utterance_id',
  ],
  mentions: ['mention_id', ...PLACE, 'text', 'type', 'resolution', 'entity_id'],
  numbers: [
    'number_id',
    ...PLACE,
    'text',
    'kind',
    'value',
    'value_low',
    'value_high',
    'unit',
    'dimension',
    'counted',
    'is_approximate',
  ],
  dates: ['date_id', ...PLACE, 'text', 'kind', 'timex', 'value', 'modifier'],
} as const satisfies { readonly [Table in ReviewedTable]: readonly (keyof TableRows[Table])[] };

/** What a page shows of a row of a table. */
export type ShownRow<Table extends ReviewedTable> = Pick<
  TableRows[Table],
  (typeof SHOWN_COLUMNS)[Table][number] & keyof TableRows[Table]
>;

/** The columns of quotes that say where their parts stand, each with the role of what stands there. */
export const SPAN_COLUMNS = {
  content_spans: 'quotation',
  speaker_spans: 'speaker',
  cue_spans: 'cue',
} as const satisfies { readonly [Name in keyof TableRows['quotes']]?: string };

/** Places in a text in code points, each as its start and its end: 3, 9, 12, 20. */
export type Places = readonly number[];

export const placesOf = (spans: readonly SpanStruct[]): Places =>
  spans.flatMap(({ start, end }) => [start, end]);
