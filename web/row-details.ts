import type { ViewedRow } from '../pipeline/explore/contract.js';
import type { SpanStruct, TableRows } from '../pipeline/schema/rows.js';
import { type Address, to } from './address.js';
import { amount, capital, confidence, count, time, words } from './format.js';

/** One thing that a row says. */
export interface Detail {
  readonly name: string;
  readonly text: string;
  readonly address?: Address;
}

/** What kind of row it is, as a heading. */
export function headingOf(row: ViewedRow): string {
  if (row.table === 'quotes') return `${capital(row.row.kind)} quote`;
  if (row.table === 'mentions') return `Name of ${NAMED[row.row.type]}`;
  if (row.table === 'numbers') return `Number: ${row.row.kind}`;
  return `Time: ${row.row.kind}`;
}

const NAMED = {
  person: 'a person',
  organization: 'an organization',
  location: 'a place',
  misc: 'something else',
} as const;

/** The words of the text that a row is about. */
export const textOf = (row: ViewedRow): string => row.row.text;

/** What a row says of the text. */
export function meaningOf(row: ViewedRow): Detail[] {
  if (row.table === 'quotes') {
    const quote = row.row;
    const id = quote.speaker_entity_id;
    return [
      {
        name: 'Speaker',
        text: quote.speaker_name ?? 'unknown',
        ...(id === null ? {} : { address: to('entity', { id }) }),
      },
      ...given('Speaker as written', quote.speaker_text),
      { name: 'Speaker found by', text: words(quote.speaker_resolution) },
      ...given('Cue', quote.cue_text),
      { name: 'Kind', text: kindsOf(quote).join(', ') },
    ];
  }
  if (row.table === 'mentions') {
    const mention = row.row;
    return [
      {
        name: 'Entity',
        text: row.entityName ?? mention.entity_id,
        address: to('entity', { id: mention.entity_id }),
      },
      { name: 'Type', text: words(mention.type) },
      { name: 'Tied to its entity by', text: words(mention.resolution) },
    ];
  }
  if (row.table === 'numbers') {
    const number = row.row;
    const value = amount({ value: number.value, low: number.value_low, high: number.value_high });
    return [
      { name: 'Value', text: `${number.is_approximate ? 'about ' : ''}${value ?? 'not stated'}` },
      ...given('Unit', number.unit),
      ...given('Quantity', number.dimension),
      ...given('Counted', number.counted),
    ];
  }
  const date = row.row;
  return [
    { name: 'Value', text: date.value === null ? 'open' : time(date.value) },
    { name: 'TIMEX3', text: date.timex },
    ...given('Modifier', date.modifier),
  ];
}

/** What a judge of a row must compare with its passage, of what the row says. */
export const judgedOf = (row: ViewedRow): Detail[] =>
  meaningOf(row).filter(({ name }) => JUDGED[row.table].includes(name));

const JUDGED: Readonly<Record<ViewedRow['table'], readonly string[]>> = {
  quotes: ['Speaker', 'Kind'],
  mentions: ['Entity', 'Type'],
  numbers: ['Value', 'Unit'],
  dates: ['Value', 'Modifier'],
};

/** What kind of utterance a quote is; how it was made only where the text says so. */
export const kindsOf = ({
  kind,
  nature,
  medium,
}: Pick<TableRows['quotes'], 'kind' | 'nature' | 'medium'>): string[] =>
  medium === 'unknown' ? [kind, nature] : [kind, nature, medium === 'statement' ? 'in a statement' : medium];

/**
 * Where a row comes from.
 *
 * @param file of its article
 */
export function provenanceOf({ id, row, confidence: sure }: ViewedRow, file: string): Detail[] {
  return [
    { name: 'Confidence', text: sure === null ? 'none' : confidence(sure) },
    { name: 'Extractor', text: row.extractor },
    { name: 'File', text: file },
    { name: 'Place in the source', text: characters({ start: row.source_start, end: row.source_end }) },
    { name: 'Place in the text', text: characters(row) },
    { name: 'Sentence', text: count(row.sentence_index + 1) },
    { name: 'Row', text: id },
  ];
}

const characters = ({ start, end }: Pick<SpanStruct, 'start' | 'end'>): string =>
  `characters ${count(start)} to ${count(end)}`;

const given = (name: string, text: string | null): Detail[] => (text === null ? [] : [{ name, text }]);
