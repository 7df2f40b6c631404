import { appendFileSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import type { FaultGroup } from '../../pipeline/audit/faults.js';
import type { RunSettings } from '../../pipeline/config/settings.js';
import { openTables } from '../../pipeline/reading/open-tables.js';
import { readLeftOut } from '../../pipeline/review/left-out.js';
import { type Judgement, REVIEWED_TABLES, type ReviewedTable } from '../../pipeline/review/parts.js';
import { reviewRows, verdictOn } from '../../pipeline/review/rows.js';
import { type Summary, summarise } from '../../pipeline/review/summary.js';
import { REVIEWABLE } from '../../pipeline/review/tables.js';
import { appendVerdict, readVerdicts } from '../../pipeline/review/verdicts.js';
import type { RunReport } from '../../pipeline/run/manifest.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { readRows } from '../command.js';
import { corpus } from './made-corpus.js';

const FILES = {
  'a.txt': `Bridge opens

“The bridge will be open by the end of May,” said Mayor Ann Lee. Lee, 52, was elected with 61 percent of the votes.

“We have no money for any of this,” said Bob Hart on Tuesday.
`,
  'b.txt': `Bridge opens again

“The bridge will be open by the end of May,” said Mayor Ann Lee. It cost $2 million.
`,
  // A surname that other articles complete.
  'c.txt': `Talks

“Nothing of it is true,” said Lee. The bridge has 7 lanes.
`,
};

const go = (settings: RunSettings): Promise<RunReport> => run(settings, SILENT, new AbortController().signal);

interface Choice {
  readonly table: ReviewedTable;
  readonly verdict?: Judgement;
  readonly reviewer?: string;
  readonly digest?: string;
}

/** Judges the rows of an export that are chosen by their columns; wrong unless something else is said. */
async function judge(
  { out }: RunSettings,
  { table, verdict = 'wrong', reviewer, digest }: Choice,
  isChosen: (row: Record<string, unknown>) => boolean = () => true,
): Promise<number> {
  const tables = await openTables(out);
  const ids = readRows(out, table)
    .map((row) => row as unknown as Record<string, unknown>)
    .filter(isChosen)
    .map((row) => row[REVIEWABLE[table].id] as string);
  const rows = await reviewRows(tables.connection, table, ids);
  await tables.close();
  const parts = verdict === 'wrong' ? (['span'] as const) : [];
  for (const row of rows) {
    const said = { verdict, parts, reviewer: reviewer ?? null, seed: 1, judged_at: '2026-05-04T10:00:00Z' };
    await appendVerdict(out, verdictOn({ ...row, digest: digest ?? row.digest }, said));
  }
  expect(rows.length).toBeGreaterThan(0);
  return rows.length;
}

const reviewed = (settings: RunSettings): RunSettings => ({
  ...settings,
  reviews: join(settings.out, 'reviews.jsonl'),
});

const textsOf = (out: string, table: ReviewedTable): string[] => readRows(out, table).map(({ text }) => text);

const faultsOf = async (out: string): Promise<readonly FaultGroup[]> => (await checkExport(out)).faults;

describe('--reviews', () => {
  test('leaves out rows judged wrong, and nothing else changes', async () => {
    const settings = corpus(FILES);
    const before = await go(settings);
    const quotes = readRows(settings.out, 'quotes');
    expect(await judge(settings, { table: 'quotes' }, ({ doc_id }) => doc_id === 'articles/b.txt')).toBe(1);
    await judge(settings, { table: 'numbers' }, ({ text }) => text === '7');
    await judge(settings, { table: 'numbers', verdict: 'right' }, ({ text }) => text === '$2 million');
    await judge(settings, { table: 'dates', verdict: 'unsure' });
    const after = await go(reviewed(settings));

    expect(after.reviews).toMatchObject({
      file: join(settings.out, 'reviews.jsonl'),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      left_out: { quotes: 1, mentions: 0, numbers: 1, dates: 0 },
      rows: [
        { table: 'quotes', doc_id: 'articles/b.txt', kind: 'direct' },
        { table: 'numbers', doc_id: 'articles/c.txt' },
      ],
    });
    expect(after.records).toMatchObject({ unchanged: 3, processed: 0 });
    expect(after.tables).toEqual({
      ...before.tables,
      quotes: (before.tables.quotes as number) - 1,
      numbers: (before.tables.numbers as number) - 1,
    });
    expect(textsOf(settings.out, 'numbers')).not.toContain('7');
    // Two articles told of one utterance; now one is left of it, as if the other had never been found.
    const repeated = quotes.filter(({ text }) => text.startsWith('The bridge'));
    expect(new Set(repeated.map(({ utterance_id }) => utterance_id)).size).toBe(1);
    const lee = readRows(settings.out, 'entities').find(({ name }) => name === 'Ann Lee');
    expect(lee).toMatchObject({ quote_count: 2, utterance_count: 2 });
    expect(await faultsOf(settings.out)).toEqual([]);
  });

  test('leaves out every row that can be judged, also those that only the corpus understands', async () => {
    const settings = corpus(FILES);
    await go(settings);
    expect(readRows(settings.out, 'mentions').map(({ resolution }) => resolution)).toContain(
      'corpus_surname',
    );
    for (const table of REVIEWED_TABLES) await judge(settings, { table });
    const { tables } = await go(reviewed(settings));
    for (const table of REVIEWED_TABLES) expect(tables[table], table).toBe(0);
    expect(tables).toMatchObject({ documents: 3, entities: 0 });
    expect(await faultsOf(settings.out)).toEqual([]);
  });

  test('is done anew when other rows are wrong, and only then', async () => {
    const settings = corpus(FILES);
    const first = await go(settings);
    const path = join(settings.out, 'quotes.jsonl');
    const inode = (): number => statSync(path).ino;
    const untouched = inode();
    await judge(settings, { table: 'dates', verdict: 'right' });
    const none = await go(reviewed(settings));
    expect(none.run_id).toBe(first.run_id);
    expect(none.reviews).toMatchObject({ left_out: { dates: 0 }, rows: [] });
    expect(inode()).toBe(untouched);

    await judge(settings, { table: 'dates' }, ({ text }) => text === 'Tuesday');
    const wrong = await go(reviewed(settings));
    expect(wrong.run_id).not.toBe(first.run_id);
    expect(inode()).not.toBe(untouched);
    const published = inode();
    const again = await go(reviewed(settings));
    expect(inode()).toBe(published);
    expect(again.reviews).toEqual(wrong.reviews);

    // More is said of other rows: the tables stay, and the account names the file as it is now.
    await judge(settings, { table: 'numbers', verdict: 'right' });
    const more = await go(reviewed(settings));
    expect(inode()).toBe(published);
    expect(more.reviews).toEqual({ ...wrong.reviews, sha256: more.reviews?.sha256 });
    expect(more.reviews?.sha256).not.toBe(wrong.reviews?.sha256);

    const without = await go(settings);
    expect(without).toMatchObject({ run_id: first.run_id, reviews: null, tables: first.tables });
  });

  test('keeps rows that were judged as they are no longer, and those that reviewers dispute', async () => {
    const settings = corpus(FILES);
    const before = await go(settings);
    await judge(settings, { table: 'dates', digest: 'another' });
    await judge(settings, { table: 'numbers', reviewer: 'Ann' });
    await judge(settings, { table: 'numbers', reviewer: 'Bob', verdict: 'right' });
    expect((await go(reviewed(settings))).tables).toEqual(before.tables);
  });

  test('goes with --drop-duplicates, --no-corpus-surnames and every format', async () => {
    const settings = { ...corpus({ ...FILES, 'd.txt': FILES['a.txt'] }), dropDuplicates: true };
    const changed = { ...settings, corpusSurnames: false, formats: ['jsonl', 'csv', 'parquet'] as const };
    await go({ ...settings, dropDuplicates: false });
    for (const table of REVIEWED_TABLES) await judge(settings, { table });
    const { reviews, tables } = await go(reviewed(changed));
    // What a surname alone means was judged with the corpus, and is another person without it.
    expect(tables).toMatchObject({ quotes: 1, mentions: 1, numbers: 0, dates: 0 });
    expect(reviews?.rows.map(({ doc_id }) => doc_id)).not.toContain('articles/d.txt');
    expect(await faultsOf(settings.out)).toEqual([]);
  });

  test('names the line of a file that is no verdict, but passes over one that was cut off', async () => {
    const settings = corpus(FILES);
    await go(settings);
    await judge(settings, { table: 'dates' });
    const path = join(settings.out, 'reviews.jsonl');
    appendFileSync(path, '{"row_id":"d_');
    const report = await go(reviewed(settings));
    expect(report.reviews?.left_out.dates).toBeGreaterThan(0);
    expect(report.warnings.verdict_cut_off).toMatchObject({
      count: 1,
      examples: [expect.stringMatching(/:\d+ was/)],
    });
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n{"verdict":"yes"}\n`);
    await expect(go(reviewed(settings))).rejects.toThrow(/reviews\.jsonl:2 is no verdict: table is missing/);
    await expect(go({ ...settings, reviews: 'none.jsonl' })).rejects.toThrow(
      /--reviews none\.jsonl cannot be read/,
    );
  });

  test('reads no verdicts as articles', async () => {
    const settings = corpus({ ...FILES, 'reviews.jsonl': '' });
    const path = join(settings.inputs[0]!.path, 'reviews.jsonl');
    const { records, skipped_files } = await go({ ...settings, reviews: path });
    expect(records).toMatchObject({ read: 3, unreadable: 0 });
    expect(skipped_files).toMatchObject([{ reason: 'output', count: 1 }]);
  });

  test('leaves the figures of the review as they are: the rows count as wrong', async () => {
    const settings = corpus(FILES);
    await go(settings);
    await judge(settings, { table: 'quotes', verdict: 'right' }, ({ text }) =>
      String(text).startsWith('The bridge'),
    );
    await judge(settings, { table: 'quotes' }, ({ text }) => !String(text).startsWith('The bridge'));
    const summary = async (): Promise<Summary> => {
      const { connection, close } = await openTables(settings.out);
      const found = await summarise(
        connection,
        await readVerdicts(settings.out),
        await readLeftOut(settings.out),
      );
      await close();
      return found;
    };
    const before = await summary();
    expect(before.tables[0]).toMatchObject({ table: 'quotes', rows: 4, right: 2, wrong: 2, left_out: 0 });
    await go(reviewed(settings));
    const { tables, verdicts } = await summary();
    expect(verdicts).toEqual(before.verdicts);
    expect(tables[0]).toEqual({ ...before.tables[0], left_out: 2 });
  });
});

test('an output that holds verdicts alone can be written', async () => {
  const settings = corpus(FILES);
  await go(settings);
  await judge(settings, { table: 'dates' });
  const fresh = { ...settings, out: `${settings.out}-new` };
  mkdirSync(fresh.out);
  copyFileSync(join(settings.out, 'reviews.jsonl'), join(fresh.out, 'reviews.jsonl'));
  expect((await go(reviewed(fresh))).reviews?.left_out.dates).toBeGreaterThan(0);
});

test('a check finds a row that is there and should not be, and one that is missing though it was kept', async () => {
  const settings = { ...corpus(FILES), formats: ['jsonl'] as const };
  await go(settings);
  await judge(settings, { table: 'dates' });
  await go(reviewed(settings));
  expect(await faultsOf(settings.out)).toEqual([]);
  const path = join(settings.out, 'run.json');
  const account = JSON.parse(readFileSync(path, 'utf8')) as {
    reviews: { rows: { table: string; id: string }[] };
  };
  const [first] = account.reviews.rows;
  const number = readRows(settings.out, 'numbers')[0]!;
  Object.assign(first!, { table: 'numbers', id: number.number_id });
  writeFileSync(path, JSON.stringify(account));
  expect((await faultsOf(settings.out)).map(({ kind }) => kind).sort()).toEqual([
    'broken_invariant',
    'missing_row',
  ]);
});
