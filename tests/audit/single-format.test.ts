import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExport, type ExportReport } from '../../pipeline/audit/audit.js';
import type { FaultKind } from '../../pipeline/audit/faults.js';
import type { RunSettings } from '../../pipeline/config/settings.js';
import type { ExportFormat } from '../../pipeline/export/formats/formats.js';
import { wholeFile } from '../../pipeline/export/layout.js';
import type { TableName } from '../../pipeline/schema/rows.js';
import { copyOf, editTable, kindsOf, makeExport, type Row } from './made-export.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'single-format-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Damage {
  readonly what: string;
  readonly table: TableName;
  readonly change: (row: Row) => Row;
  /** The row that is changed: the first that this is true of. */
  readonly where?: (row: Row) => boolean;
  readonly kind: FaultKind;
  readonly pointer: string;
}

const add =
  (column: string, difference = 1) =>
  (row: Row): Row => ({ ...row, [column]: (row[column] as number) + difference });
const set =
  (column: string, value: unknown) =>
  (row: Row): Row => ({ ...row, [column]: value });
const shiftSource =
  (column: string) =>
  (row: Row): Row => ({
    ...row,
    [column]: (row[column] as Row[]).map((span) => ({
      ...span,
      source_start: (span.source_start as number) + 1,
      source_end: (span.source_end as number) + 1,
    })),
  });

const isAnnLee = ({ name }: Row): boolean => name === 'Ann Lee';

const DAMAGES: readonly Damage[] = [
  ...['mention_count', 'document_count', 'quote_count', 'utterance_count'].map(
    (column): Damage => ({
      what: `${column} of an entity`,
      table: 'entities',
      where: isAnnLee,
      change: add(column),
      kind: 'unlike_rows',
      pointer: `/${column}`,
    }),
  ),
  {
    what: 'an alias that no mention has',
    table: 'entities',
    where: isAnnLee,
    change: set('aliases', ['Ann Lee', 'Annie', 'Lee']),
    kind: 'unlike_rows',
    pointer: '/aliases',
  },
  {
    what: 'the name of a speaker',
    table: 'quotes',
    where: ({ speaker_name: name }) => name === 'Omar Diaz',
    change: set('speaker_name', 'Omar Dias'),
    kind: 'unlike_rows',
    pointer: '/speaker_name',
  },
  {
    what: 'a duplicate of a text that is another',
    table: 'documents',
    where: ({ source_id: id }) => id === 'school',
    change: (row) => ({
      ...row,
      duplicate_of: 'articles/bridge.txt',
      duplicate_kind: 'near',
      similarity: 0.9,
    }),
    kind: 'unlike_rows',
    pointer: '/duplicate_of',
  },
  ...(['word_count', 'sentence_count'] as const).map(
    (column): Damage => ({
      what: `${column} of a document`,
      table: 'documents',
      change: add(column),
      kind: 'unlike_text',
      pointer: `/${column}`,
    }),
  ),
  {
    what: 'the value of a number',
    table: 'numbers',
    where: ({ text }) => text === '$2 million',
    change: set('value', 3_000_000),
    kind: 'unlike_text',
    pointer: '/value',
  },
  {
    what: 'the unit of a number',
    table: 'numbers',
    where: ({ text }) => text === '$2 million',
    change: set('unit', 'EUR'),
    kind: 'unlike_text',
    pointer: '/unit',
  },
  {
    what: 'the value of a date',
    table: 'dates',
    where: ({ text }) => (text as string).endsWith('May 3, 2021'),
    change: set('value', '2021-05-04'),
    kind: 'unlike_text',
    pointer: '/value',
  },
  {
    what: 'the timex of a date',
    table: 'dates',
    where: ({ text }) => (text as string).endsWith('2018'),
    change: set('timex', '2019'),
    kind: 'unlike_text',
    pointer: '/timex',
  },
  {
    what: 'the resolution of a mention',
    table: 'mentions',
    where: ({ text }) => text === 'Lee',
    change: set('resolution', 'acronym'),
    kind: 'unlike_text',
    pointer: '/resolution',
  },
  {
    what: 'the kind of a quote',
    table: 'quotes',
    change: (row) => set('kind', row.kind === 'mixed' ? 'direct' : 'mixed')(row),
    kind: 'unlike_text',
    pointer: '/kind',
  },
  {
    what: 'the end of a sentence',
    table: 'sentences',
    change: add('end', -1),
    kind: 'unlike_text',
    pointer: '/start',
  },
  {
    what: 'the text of a mention',
    table: 'mentions',
    change: set('text', 'Ann'),
    kind: 'broken_invariant',
    pointer: '/text',
  },
  {
    what: 'source_start of a row',
    table: 'numbers',
    change: add('source_start', -1),
    kind: 'broken_invariant',
    pointer: '/number_id',
  },
  {
    what: 'the source of a cue',
    table: 'quotes',
    where: ({ cue_text: cue }) => cue !== null,
    change: shiftSource('cue_spans'),
    kind: 'broken_invariant',
    pointer: '/cue_spans/0/source_start',
  },
  {
    what: 'the end of a quote in the record',
    table: 'quotes',
    change: (row) => ({
      ...row,
      content_spans: (row.content_spans as Row[]).map((span) => ({
        ...span,
        source_end: (span.source_end as number) + 1,
      })),
    }),
    kind: 'broken_invariant',
    pointer: '/source_start',
  },
  {
    what: 'the source of a headline',
    table: 'documents',
    where: ({ title_span: span }) => span !== null,
    change: (row) => set('title_span', { ...(row.title_span as Row), source_end: 999 })(row),
    kind: 'broken_invariant',
    pointer: '/title_span/source_end',
  },
  {
    what: 'the length of a removal',
    table: 'removals',
    change: set('text', 'Advertisements'),
    kind: 'broken_invariant',
    pointer: '/source_end',
  },
];

/** Damages that are done to one copy: of each table one at most, so that none hides another. */
const ROUNDS: readonly (readonly Damage[])[] = inRounds(DAMAGES);

function inRounds(damages: readonly Damage[]): Damage[][] {
  const rounds: Damage[][] = [];
  for (const damage of damages) {
    const free = rounds.find((round) => round.every(({ table }) => table !== damage.table));
    if (free === undefined) rounds.push([damage]);
    else free.push(damage);
  }
  return rounds;
}

/** More than a round can cause of one kind. */
const MAX_FAULTS = 1000;

type Setting = readonly [name: string, format: ExportFormat, settings: Partial<RunSettings>];

const SETTINGS: readonly Setting[] = [
  ['csv', 'csv', { formats: ['csv'] }],
  ['csv for spreadsheets', 'csv', { formats: ['csv'], csvProfile: 'excel' }],
  ['jsonl', 'jsonl', { formats: ['jsonl'] }],
  ['parquet', 'parquet', { formats: ['parquet'] }],
  ['duckdb', 'duckdb', { formats: ['duckdb'] }],
];

describe.each(SETTINGS)('in %s alone', (name, format, settings) => {
  let made: string;
  let out: string;

  beforeAll(async () => {
    made = await makeExport(folder, settings);
    out = join(folder, `broken-${name.replaceAll(' ', '-')}`);
  });

  const fresh = (): void => {
    rmSync(out, { recursive: true, force: true });
    copyOf(made, out);
  };

  test('rows that were only written anew have no faults', async () => {
    fresh();
    for (const table of new Set(DAMAGES.map((damage) => damage.table)))
      await editTable(out, table, format, (rows) => rows);
    expect(kindsOf(await checkExport(out))).toEqual({});
  });

  describe.each(ROUNDS.map((damages) => ({ damages })))('round %#', ({ damages }) => {
    const changed = new Map<Damage, number>();
    let places: unknown[][];

    beforeAll(async () => {
      fresh();
      for (const damage of damages) {
        const { table, where = () => true, change } = damage;
        await editTable(out, table, format, (rows) => {
          const at = rows.findIndex(where);
          changed.set(damage, at);
          return rows.map((row, index) => (index === at ? change(row) : row));
        });
      }
      places = placesOf((await checkExport(out, { maxFaults: MAX_FAULTS })).faults);
    });

    test.each(damages)('$what is found where it stands', (damage) => {
      const at = changed.get(damage) ?? -1;
      expect(at).toBeGreaterThanOrEqual(0);
      const { table, kind, pointer } = damage;
      expect(places).toContainEqual([kind, wholeFile(table, format), at + 1, pointer]);
    });
  });
});

const placesOf = (faults: ExportReport['faults']): unknown[][] =>
  faults.flatMap(({ kind, examples }) =>
    examples.map(({ file, row, pointer }) => [kind, file, row, pointer]),
  );
