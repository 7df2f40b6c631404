import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { readAll } from '../../pipeline/ingest/read-all.js';
import type { ReadResult } from '../../pipeline/ingest/record.js';
import { columnsOf, TABLES } from '../../pipeline/schema/columns.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { faultOf } from '../../pipeline/schema/validators.js';
import { valuesOf } from '../export/scratch.js';
import { propertyRuns } from '../property-runs.js';
import { ARTICLES, copyOf, editRows, kindsOf, makeExport, type Row } from './made-export.js';

/*
 * An export of one format is changed in one place, and its hashes, bytes and counts say what is true of it then.
 */

/** What no export can show without its records: a change of these columns may go unnoticed. */
const UNSHOWN: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  documents: [
    ...['source_id', 'media_type', 'encoding', 'url', 'title', 'dek', 'authors', 'publisher', 'section'],
    ...[
      'published_at',
      'modified_at',
      'retrieved_at',
      'language_declared',
      'extraction_status',
      'metadata_sources',
      'extra',
    ],
    ...['text', 'source_sha256'],
  ],
  removals: ['extractor', 'confidence', 'kind', 'rule', 'text'],
  quarantine: columnsOf('quarantine').map(({ name }) => name),
};

/** What even its records cannot show. */
const NEVER_SHOWN: typeof UNSHOWN = { quarantine: UNSHOWN.quarantine as readonly string[] };

const jsonLines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const WORDS = 'We have not read the bill, and we will not vote on a text that nobody has read';

/** Every kind of row, also of quarantine, duplicates, utterances of two documents, and a document without rows. */
const INPUTS: Readonly<Record<string, string>> = {
  ...ARTICLES,
  'mill.txt': `Mill to reopen after 12 years

By Jo Park and Tom Roe

HARLOW, Vt. (AP) — The mill in Harlow will hire more than 300 people, Ann  Lee said on Tuesday.

“We are ready,” Lee told reporters &mdash; “and we will not wait.” She said the work would begin in May.
`,
  'nothing.txt': '<p> </p>',
  'ferry.html': `<!doctype html><html lang="en-GB"><head><title>Ferry runs again | Daily Example</title>
<meta property="og:site_name" content="Daily Example"><meta property="article:section" content="Transport">
<meta property="article:published_time" content="2021-03-05T10:00:00+01:00">
<meta property="article:modified_time" content="2021-03-06">
<meta name="description" content="The boat was out of service for three weeks."></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry runs again</h1>
<p>The ferry between Rivertown and Harlow runs again, the harbour master Eva Brandt said on Friday. It had been out of
service for three weeks, because a part of its engine had to come from abroad.</p>
<p>“We are glad that it is over,” Brandt said. About 2,000 people take the boat every day, and most of them had to take
the bus, which needs an hour for the way around the bay.</p></article></body></html>
`,
  'wire.jsonl': jsonLines(
    {
      id: 'a',
      title: 'Vote delayed',
      author: 'Pat Cole',
      source: 'Daily Example',
      url: 'https://news.example/a',
      published_at: '2021-03-05T10:00:00Z',
      text: `Senator Maria Gomez said on Friday that the vote would be delayed until next week. "${WORDS}," Gomez said. About 40 members of the Senate left the room.`,
    },
    {
      id: 'b',
      published_at: '2021-03-05',
      text: `Senator Maria Gomez said on Friday that the vote would be delayed until next week. "${WORDS}," Gomez said. About 40 members of the Senate left the room today.`,
    },
    {
      id: 'c',
      text: `In Lisbon, Maria Gomez said it again: "${WORDS}," Gomez told The Example… [+812 chars]`,
    },
    { id: 'd', summary: 'The council of Rivertown met for two hours every Monday.' },
    { id: 'a', text: 'Mr. Diaz paid between $3 and $5. The score was 3-2.' },
    { id: 'e', text: '' },
  ),
};

let folder: string;
let made: string;
let out: string;
const rowsOf = new Map<TableName, readonly Row[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'any-change-'));
  out = join(folder, 'broken');
  const inputs = join(folder, 'inputs');
  mkdirSync(inputs);
  for (const [name, text] of Object.entries(INPUTS)) writeFileSync(join(inputs, name), text);
  made = await makeExport(folder, { formats: ['jsonl'], inputs: [{ path: inputs, name: null }] });
  for (const table of TABLES) {
    const lines = readFileSync(join(made, `${table}.jsonl`), 'utf8')
      .split('\n')
      .slice(0, -1);
    rowsOf.set(
      table,
      lines.map((line) => JSON.parse(line) as Row),
    );
  }
});

afterAll(() => rm(folder, { recursive: true }));

async function* records(): AsyncGenerator<ReadResult> {
  const plan = await resolveInputs([{ path: join(folder, 'inputs'), name: null }], { cwd: folder });
  yield* readAll(plan.files, { maxRecordBytes: 1e6 });
}

/** The kinds of faults of the export with other rows in a table. */
async function faultsWith(
  table: TableName,
  edit: (rows: Row[]) => readonly Row[],
  withRecords: boolean,
): Promise<string[]> {
  rmSync(out, { recursive: true, force: true });
  copyOf(made, out);
  editRows(out, `${table}.jsonl`, edit);
  return Object.keys(kindsOf(await checkExport(out, { records: withRecords ? records() : null })));
}

interface Change {
  readonly table: TableName;
  /** Counted from 0. */
  readonly at: number;
  readonly column: string;
  readonly value: unknown;
}

/** Another value of any column of any row: one close by, that of another row, or whatever its schema allows. */
const changes: fc.Arbitrary<Change> = fc
  .constantFrom(...TABLES.flatMap((table) => columnsOf(table).map(({ name }) => ({ table, column: name }))))
  .chain(({ table, column }) =>
    fc.nat().chain((number) => {
      const rows = rowsOf.get(table) as readonly Row[];
      const at = number % rows.length;
      const value = (rows[at] as Row)[column];
      const isOther = (other: unknown): boolean =>
        JSON.stringify(other) !== JSON.stringify(value) &&
        faultOf(table, { ...rows[at], [column]: other }) === null;
      return fc
        .oneof(closeTo(value), fc.constantFrom(...rows.map((row) => row[column])), valuesOf(table, column))
        .filter(isOther)
        .map((other) => ({ table, at, column, value: other }));
    }),
  );

/** A value that differs in one number, character or element. */
function closeTo(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'number') return fc.constantFrom(value + 1, value - 1, value / 2);
  if (typeof value === 'string') {
    return fc
      .tuple(fc.nat(value.length), fc.constantFrom('a', '1', ''))
      .map(([at, character]) => value.slice(0, at) + character + value.slice(at + 1));
  }
  if (typeof value !== 'object' || value === null) return fc.constant(!value);
  const parts = Object.entries(value);
  if (parts.length === 0) return fc.constant(value);
  return fc
    .constantFrom(...parts)
    .chain(([name, part]) =>
      closeTo(part).map((other) =>
        Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other },
      ),
    );
}

/** Whether spans differ in nothing but their places in the record. */
function isOfRecordAlone({ table, at, column, value }: Change): boolean {
  const inText = (spans: unknown): string =>
    JSON.stringify(spans, (name, part: unknown) => (name.startsWith('source_') ? undefined : part));
  return inText(rowsOf.get(table)?.[at]?.[column]) === inText(value);
}

describe.each([
  ['alone', false, UNSHOWN],
  ['with its records', true, NEVER_SHOWN],
] as const)('an export %s', (_, withRecords, unshown) => {
  test('has no fault as it is', async () => {
    expect(await faultsWith('quotes', (rows) => rows, withRecords)).toEqual([]);
  });

  test.each(propertyRuns(10))('shows any change of a value (seed %i)', async (seed, numRuns) => {
    const shown = changes.filter(
      (change) =>
        unshown[change.table]?.includes(change.column) !== true && (withRecords || !isOfRecordAlone(change)),
    );
    await fc.assert(
      fc.asyncProperty(shown, async ({ table, at, column, value }) => {
        const edit = (rows: Row[]): Row[] => rows.with(at, { ...rows[at], [column]: value });
        expect(await faultsWith(table, edit, withRecords)).not.toEqual([]);
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(5))('shows that any row is gone (seed %i)', async (seed, numRuns) => {
    const row = fc
      .constantFrom(...TABLES)
      .filter((table) => table !== 'quarantine' && (withRecords || table !== 'removals'))
      .chain((table) => fc.nat().map((at) => ({ table, at: at % (rowsOf.get(table) as Row[]).length })))
      .filter(({ table, at }) => table !== 'documents' || !isAlone(rowsOf.get(table)?.[at] as Row));
    await fc.assert(
      fc.asyncProperty(row, async ({ table, at }) => {
        expect(await faultsWith(table, (rows) => rows.toSpliced(at, 1), withRecords)).not.toEqual([]);
      }),
      { seed, numRuns },
    );
  });
});

/** Whether a document has no row in any other table. */
const isAlone = ({ doc_id: docId }: Row): boolean =>
  TABLES.every((table) => table === 'documents' || !rowsOf.get(table)?.some((row) => row.doc_id === docId));

test('the documents name what is not shown', () => {
  const [, page = ''] = readFileSync('docs/stages/validate.md', 'utf8').split('it may go unnoticed:');
  for (const [table, columns] of Object.entries({ ...UNSHOWN, quarantine: [] })) {
    const cells = Array.from(
      page.matchAll(new RegExp(`^\\| ${table} \\| (.*?) \\|`, 'gm')),
      ([, cell]) => cell,
    );
    const named = Array.from(cells.join().matchAll(/`(\w+)`/g), ([, name]) => name);
    expect(named.toSorted(), table).toEqual(columns.toSorted());
  }
});
