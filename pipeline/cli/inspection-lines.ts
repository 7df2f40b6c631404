import { DEFAULTS } from '../config/settings.js';
import { definitionOf } from '../schema/columns.js';
import type {
  DateRow,
  DocumentRow,
  MentionRow,
  NumberRow,
  QuoteRow,
  RemovalRow,
  SpanStruct,
  StoredRow,
} from '../schema/rows.js';
import type { DocumentRows } from '../tables/document-rows.js';
import type { DocumentTableName } from '../tables/tables.js';
import { CodePointSlicer } from '../text/code-points.js';
import { pluralised } from '../text/pluralised.js';
import type { Inspection } from './inspection.js';
import { indented, type Line, type Styled } from './line.js';
import { LineIndex } from './line-index.js';
import { shortened } from './printable.js';

/** Characters of a passage that are shown. */
const REMOVED_IN_PLACE = 60;
const REMOVED_IN_LIST = 160;
const FOUND = 400;

/** What the stages made of a record, for a person. */
export function inspectionLines({ record, rows, quarantined, notes }: Inspection): Line[] {
  const [document] = rows.documents;
  const recordFacts = fields([
    ['doc_id', record.docId],
    ['line', String(record.line)],
    ['media type', `${record.mediaType}, ${record.encoding}`],
    ['SHA-256', record.sourceSha256],
    ['characters', new CodePointSlicer(record.text).length.toLocaleString('en')],
  ]);
  const sections = [
    section('ingest', recordFacts),
    ...(document === undefined ? [] : documentSections(document, rows)),
    section(
      `quarantine: ${quarantined.length}`,
      quarantined.map(
        ({ table_name, code, reason, json_pointer }) =>
          `${table_name} ${code}${json_pointer === null ? '' : ` at ${json_pointer || 'the row'}`}: ${reason}`,
      ),
    ),
    section(
      `warnings: ${notes.length}`,
      notes.map(({ code, message }) => `${code}: ${message}`),
    ),
  ];
  return sections.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function documentSections(document: DocumentRow, rows: DocumentRows): Line[][] {
  const lines = new LineIndex(document.text);
  const list = <Row extends MarkedRow>(
    title: string,
    found: readonly Row[],
    describe: (row: Row) => string[],
  ): Line[] => {
    const blocks = found.flatMap((row) => {
      const [first = '', ...others] = describe(row);
      return [[place(lines.place(row)), `  ${first}${doubt(row)}`], ...others.map((line) => `    ${line}`)];
    });
    return section(`${title}: ${found.length}${producers(found)}`, blocks);
  };
  const ofTables: { readonly [Name in DocumentTableName]: () => Line[] } = {
    documents: () => section('clean', documentFacts(document, lines)),
    removals: () =>
      list('removals', rows.removals, ({ kind, rule, text }) => [
        `${kind} by ${rule}: ${quoted(text, REMOVED_IN_LIST)}`,
      ]),
    sentences: () => section(`sentences: ${rows.sentences.length}${producers(rows.sentences)}`, []),
    mentions: () => namesSection(rows, lines),
    quotes: () => list('quotes', rows.quotes, quoteLines),
    numbers: () =>
      list('numbers', rows.numbers, (row) => [`${quoted(row.text, FOUND)} ${facts('numbers', row)}`]),
    dates: () => list('dates', rows.dates, (row) => [`${quoted(row.text, FOUND)} ${facts('dates', row)}`]),
  };
  const { documents, ...found } = ofTables;
  return [
    documents(),
    section('text', numberedLines(document.text, rows.removals)),
    ...Object.values(found).map((sectionOf) => sectionOf()),
  ];
}

function documentFacts(document: DocumentRow, lines: LineIndex): string[] {
  const spanned = (span: SpanStruct | null): string | null =>
    span === null ? null : `${lines.place(span)} ${quoted(lines.slice(span), FOUND)}`;
  return fields([
    ['title', document.title === null ? null : quoted(document.title, FOUND)],
    ['title span', spanned(document.title_span)],
    ['dek', spanned(document.dek_span)],
    ['dateline', spanned(document.dateline_span)],
    ['authors', document.authors.join('; ') || null],
    ['publisher', document.publisher],
    ['published', document.published_at],
    ['language', `${document.language ?? 'unknown'}, ${document.extraction_status}`],
    ['kept', `${pluralised(document.char_count, 'character')}, ${pluralised(document.word_count, 'word')}`],
  ]);
}

/** The cleaned text line by line; what was removed is marked where it stood, `[-kind: … -]`. */
function numberedLines(text: string, removals: readonly StoredRow<RemovalRow>[]): Line[] {
  const slicer = new CodePointSlicer(text);
  const lines: (string | Styled)[][] = [[]];
  const addText = (start: number, end: number): void => {
    const [first = '', ...others] = slicer.slice(start, end).split('\n');
    lines.at(-1)?.push(first);
    lines.push(...others.map((line) => [line]));
  };
  let at = 0;
  for (const { start, kind, text: removed } of [...removals].sort(
    (a, b) => a.source_start - b.source_start,
  )) {
    addText(at, start);
    lines.at(-1)?.push({ style: 'removed', text: `[-${kind}: ${shortened(removed, REMOVED_IN_PLACE)}-]` });
    at = start;
  }
  addText(at, slicer.length);
  return lines.map((line, index) => [place(String(index + 1).padStart(4)), '  ', ...line]);
}

function namesSection({ mentions, document_entities: entities }: DocumentRows, lines: LineIndex): Line[] {
  const blocks = entities.flatMap(({ entity_id, type, name }) => {
    const found = mentions.filter((mention) => mention.entity_id === entity_id);
    return [
      `${name}, ${type}, ${pluralised(found.length, 'mention')}`,
      ...found.map((row) => indented('    ', mentionLine(row))),
    ];
  });
  return section(
    `names: ${pluralised(mentions.length, 'mention')} of ${pluralised(entities.length, 'entity', 'entities')}${producers(mentions)}`,
    blocks,
  );

  function mentionLine(row: StoredRow<MentionRow>): Line {
    return [place(lines.place(row)), `  ${quoted(row.text, FOUND)} by ${row.resolution}${doubt(row)}`];
  }
}

function quoteLines(row: StoredRow<QuoteRow>): string[] {
  const { speaker_name: name, speaker_text: mention, speaker_resolution: resolution, cue_text: cue } = row;
  const speaker = `${name ?? 'nobody known'}, ${resolution}${mention === null ? '' : ` from ${quoted(mention, FOUND)}`}`;
  return [
    `${row.kind} ${row.nature}, ${row.medium}`,
    quoted(row.text, FOUND),
    `speaker: ${speaker}`,
    ...(cue === null ? [] : [`cue: ${quoted(cue, FOUND)}`]),
  ];
}

/** Columns that say where a row stands and what made it: the line of the row shows them in its own way. */
const OF_EVERY_ROW: ReadonlySet<string> = new Set([
  ...['doc_id', 'start', 'end', 'source_start', 'source_end', 'sentence_index'],
  ...['extractor', 'confidence', 'kind', 'text'],
]);

/** The kind of a row, then all that its table alone says of it, by the names of the columns. */
function facts(table: 'numbers' | 'dates', row: StoredRow<NumberRow> | StoredRow<DateRow>): string {
  const values: Readonly<Record<string, string | number | boolean | null>> = { ...row };
  const { columns, primaryKey } = definitionOf(table);
  const parts = columns
    .map(({ name }) => name)
    .filter((name) => !OF_EVERY_ROW.has(name) && !primaryKey.includes(name))
    .flatMap((name) => {
      const value = values[name] ?? false;
      if (value === false) return [];
      return [value === true ? name : `${name} ${value}`];
    });
  return [row.kind, ...parts].join(', ');
}

interface MarkedRow {
  readonly start: number;
  readonly end: number;
  readonly extractor: string;
  readonly confidence: number | null;
}

/** How sure a row is, where something says so; a run leaves the less sure ones out. */
function doubt({ confidence }: MarkedRow): string {
  if (confidence === null) return '';
  const isKept = confidence >= DEFAULTS.minConfidence;
  return ` (confidence ${confidence.toFixed(2)}${isKept ? '' : ', less than a run keeps'})`;
}

/** ` (names@1)`: what the rows were made by. */
function producers(rows: readonly MarkedRow[]): string {
  const names = [...new Set(rows.map(({ extractor }) => extractor))];
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

const section = (title: string, lines: readonly Line[]): Line[] => [
  [{ style: 'heading', text: title }],
  ...lines.map((line) => indented('  ', line)),
];

const place = (text: string): Styled => ({ style: 'place', text });

const fields = (pairs: readonly (readonly [string, string | null])[]): string[] =>
  pairs.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(11)} ${value}`]));

const quoted = (text: string, length: number): string => `“${shortened(text, length)}”`;
