import type { SourceRecord } from '../ingest/record.js';
import { columnsOf, definitionOf, type REPEATED_COLUMNS, REPEATING_TABLES } from '../schema/columns.js';
import type { EntityRow, QuarantineRow, TableName } from '../schema/rows.js';
import type { DocumentRows } from '../tables/document-rows.js';
import { DOCUMENT_TABLES } from '../tables/tables.js';
import { grouped } from '../text/grouped.js';
import { compareUtf8 } from '../text/utf8-order.js';
import type { ArticleRows } from './article.js';

type Row = Readonly<Record<string, unknown>>;

/** The rows of a document as an export of it alone has them. */
export function articleRows(
  { sourcePath, sourceSha256 }: Pick<SourceRecord, 'sourcePath' | 'sourceSha256'>,
  rows: DocumentRows,
  quarantine: readonly QuarantineRow[],
): ArticleRows {
  const repeated = { source_path: sourcePath, source_sha256: sourceSha256 } satisfies Record<
    (typeof REPEATED_COLUMNS)[number],
    string
  >;
  const all: Partial<Record<TableName, readonly object[]>> = {
    entities: entityRows(rows),
    quarantine,
    ...Object.fromEntries(DOCUMENT_TABLES.map((table) => [table, rows[table]])),
  };
  const whole = (Object.keys(all) as TableName[]).map((table) => {
    const added = REPEATING_TABLES.includes(table) ? repeated : {};
    return [
      table,
      sorted(
        table,
        (all[table] ?? []).map((row) => inOrder(table, { ...row, ...added })),
      ),
    ];
  });
  return Object.fromEntries(whole) as ArticleRows;
}

/** A row with its columns in the order of the schema, written as in JSONL files. */
const inOrder = (table: TableName, row: Row): Row =>
  Object.fromEntries(
    columnsOf(table).map(({ name, type }) => [
      name,
      type.kind === 'timestamp' ? withoutZeros(row[name]) : row[name],
    ]),
  );

/** An instant with a fraction of a second only where there is one. */
const withoutZeros = (instant: unknown): unknown =>
  typeof instant === 'string' ? instant.replace('.000Z', 'Z') : instant;

const sorted = (table: TableName, rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => {
    for (const name of definitionOf(table).sortKey) {
      const order = compared(one[name], other[name]);
      if (order !== 0) return order;
    }
    return 0;
  });

/** Null comes last, as in the database. */
function compared(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return compareUtf8(one, other);
  return Number(one === null) - Number(other === null);
}

/** The entities that the document names or quotes, counted over its own rows. */
function entityRows({ document_entities, mentions, quotes }: DocumentRows): EntityRow[] {
  const named = grouped(mentions, ({ entity_id }) => entity_id);
  const quoted = grouped(quotes, ({ speaker_entity_id }) => speaker_entity_id);
  const known = grouped(document_entities, ({ entity_id }) => entity_id);
  return [...known].flatMap(([entity_id, [first]]) => {
    const namings = named.get(entity_id) ?? [];
    const utterances = quoted.get(entity_id) ?? [];
    if (first === undefined || (namings.length === 0 && utterances.length === 0)) return [];
    const { name, type, wikidata_id } = first;
    return [
      {
        ...{ entity_id, name, type: type as EntityRow['type'], wikidata_id },
        aliases: [...new Set(namings.map(({ text }) => text))].sort(compareUtf8),
        mention_count: namings.length,
        document_count: Math.min(1, namings.length),
        quote_count: utterances.length,
        utterance_count: new Set(utterances.map(({ utterance_id }) => utterance_id)).size,
      },
    ];
  });
}
