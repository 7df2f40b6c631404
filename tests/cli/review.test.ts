import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { KeySource } from '../../pipeline/cli/keys.js';
import { reviewHere } from '../../pipeline/cli/reviewing.js';
import { openTables } from '../../pipeline/reading/open-tables.js';
import type { ReviewedTable } from '../../pipeline/review/parts.js';
import { verdictOn } from '../../pipeline/review/rows.js';
import { type SampledRow, sampleRows } from '../../pipeline/review/sample.js';
import type { Summary } from '../../pipeline/review/summary.js';
import { appendVerdict, readVerdicts } from '../../pipeline/review/verdicts.js';
import { pipeline, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const scratch = mkdtempSync(join(tmpdir(), 'review-'));
const made = join(scratch, 'out');
beforeAll(() => pipeline(['run', 'seeds', '--out', made, '--format', 'parquet', '--quiet']));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A copy of the export of the seeds. */
function exported(): string {
  const out = join(scratchFolder(), 'out');
  cpSync(made, out, { recursive: true });
  return out;
}

async function drawn(out: string, table: ReviewedTable, size: number): Promise<SampledRow[]> {
  const tables = await openTables(out);
  const { verdicts } = await readVerdicts(out);
  const rows = await sampleRows(tables.connection, { table, size, seed: 1, reviewer: null, verdicts });
  await tables.close();
  return rows;
}

/** A terminal at which somebody presses keys and goes away. */
function terminal(keys: string): KeySource & { readonly isRaw: () => boolean } {
  let isRaw = false;
  const input = new PassThrough();
  input.end(keys);
  return Object.assign(input, {
    isTTY: true,
    setRawMode: (wanted: boolean) => {
      isRaw = wanted;
    },
    isRaw: () => isRaw,
  });
}

/** Reviews six quotes and returns what was shown. */
async function review(directory: string, source: KeySource): Promise<string> {
  const shown: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => shown.push(String(text)) > 0);
  try {
    await reviewHere({ directory, table: 'quotes', size: 6, seed: 1, reviewer: null }, source);
  } finally {
    spy.mockRestore();
  }
  return shown.join('');
}

const saidIn = async (out: string): Promise<unknown[]> =>
  (await readVerdicts(out)).verdicts.map(({ row_id, verdict, parts }) => [row_id, verdict, parts]);

describe('a review at a terminal', () => {
  test('keeps each verdict, goes back, takes several parts, and goes on where it stopped', async () => {
    const out = exported();
    const ids = (await drawn(out, 'quotes', 6)).map(({ id }) => id);
    const source = terminal('rpxTsubrq');
    const shown = await review(out, source);
    expect(source.isRaw()).toBe(false);
    expect(shown).toMatch(/1 of 6.*»[^«]+«.*speaker_name/s);
    expect(shown).toContain('so far: unsure');
    expect(await saidIn(out)).toEqual([
      [ids[0], 'right', []],
      [ids[1], 'wrong', ['speaker']],
      [ids[2], 'wrong', ['type', 'span']],
      [ids[3], 'unsure', []],
      [ids[3], 'right', []],
    ]);

    expect(await review(out, terminal('uu'))).not.toContain('4 of 6');
    expect((await saidIn(out)).slice(5)).toEqual([
      [ids[4], 'unsure', []],
      [ids[5], 'unsure', []],
    ]);
    const again = await review(out, terminal(''));
    expect(again).not.toContain('of 6');
    const quotes = (await drawn(out, 'quotes', 1000)).length;
    expect(again).toMatch(new RegExp(` all +${quotes} +2 +2 +2 `));
  });

  test.each(['\u0003', '\u0004', ''])('ends with %j', async (key) => {
    const out = exported();
    await review(out, terminal(`r${key}`));
    expect(await saidIn(out)).toHaveLength(1);
  });

  test('takes no arrow for a key, and no back before the first row', async () => {
    const out = exported();
    await review(out, terminal('b\u001b[S\u001bOS\u001b'));
    expect(await saidIn(out)).toEqual([]);
  });

  test('needs one, and an export with rows', async () => {
    const out = exported();
    const { code, stderr } = pipeline(['review', out], { input: '' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/standard input is none; `pipeline explore \S+` has a view for it, and --summary/);
    expect(pipeline(['review', scratchFolder(), '--summary']).stderr).toMatch(/holds no export/);
  });
});

describe('the summary', () => {
  test('has the figures of a count by hand, in every table', async () => {
    const out = exported();
    const counts: Record<string, { right: number; wrong: number; unsure: number }> = {};
    for (const table of ['quotes', 'mentions', 'numbers', 'dates'] as const) {
      const count = { right: 0, wrong: 0, unsure: 0 };
      for (const [index, row] of (await drawn(out, table, 20)).entries()) {
        const verdict = (['right', 'right', 'wrong', 'right', 'unsure'] as const)[index % 5] ?? 'unsure';
        count[verdict]++;
        const said = { verdict, parts: verdict === 'wrong' ? (['span'] as const) : [] };
        await appendVerdict(
          out,
          verdictOn(row, { ...said, reviewer: null, seed: 1, judged_at: '2026-05-04T10:00:00Z' }),
        );
      }
      counts[table] = count;
    }
    const { code, stdout } = pipeline(['review', out, '--summary', '--format', 'json']);
    expect(code).toBe(0);
    const { tables, verdicts } = JSON.parse(stdout) as Summary;
    for (const { table, right, wrong, unsure, rows, kinds, bins } of tables) {
      expect({ right, wrong, unsure }).toEqual(counts[table]);
      for (const figures of [kinds, bins] as const)
        for (const sum of ['rows', 'right', 'wrong', 'unsure'] as const)
          expect(
            figures.reduce((all, figure) => all + figure[sum], 0),
            `${table} ${sum}`,
          ).toBe({ rows, right, wrong, unsure }[sum]);
    }
    expect(verdicts).toMatchObject({ all: 72, counted: 72, changed: 0, gone: 0, broken_lines: 0 });
  });

  test('says in words what was found, and what is passed over', async () => {
    const out = exported();
    expect(pipeline(['review', out, '--summary']).stdout).toBe(
      'nobody has judged a row yet of: quotes, mentions, numbers, dates\n',
    );
    const [first, second] = await drawn(out, 'numbers', 2);
    const said = { reviewer: 'Ann', seed: 1, judged_at: '2026-05-04T10:00:00Z' };
    await appendVerdict(out, verdictOn(first!, { ...said, verdict: 'wrong', parts: ['value'] }));
    await appendVerdict(
      out,
      verdictOn({ ...second!, digest: 'another' }, { ...said, verdict: 'right', parts: [] }),
    );
    await appendVerdict(
      out,
      verdictOn({ ...second!, id: 'n_gone' }, { ...said, verdict: 'right', parts: [] }),
    );
    appendFileSync(join(out, 'reviews.jsonl'), '{"row_id":');
    const { stdout } = await inProcess(['review', out, '--summary'], '.');
    expect(stdout).toMatch(/^numbers\n +rows +right +wrong +unsure +precision +95 % interval +promised\n/);
    expect(stdout).toMatch(/^ {2}all +12 +0 +1 +0 +0\.0 % +0\.0 to 79\.3 % +\d+\.\d %$/m);
    expect(stdout).toContain('wrong in: value 1\n');
    expect(stdout).toMatch(/^ {2}precision is that of \d+\.\d % of the numbers: elsewhere no row/m);
    expect(stdout).toContain('nobody has judged a row yet of: quotes, mentions, dates\n');
    expect(stdout).toContain('1 verdict is on rows that have changed since: no figure counts them\n');
    expect(stdout).toContain('1 verdict is on rows that are gone: no figure counts them\n');
    expect(stdout).toMatch(/reviews\.jsonl:4 is cut off, as by a crash; it is passed over\n$/);
    const only = await inProcess(['review', out, '--summary', '--table', 'quotes'], '.');
    expect(only.stdout).toMatch(/^nobody has judged a row yet of: quotes\n/);
  });
});

test('a run and a check leave the verdicts alone', async () => {
  const out = exported();
  const [row] = await drawn(out, 'dates', 1);
  const said = {
    verdict: 'right',
    parts: [],
    reviewer: null,
    seed: 1,
    judged_at: '2026-05-04T10:00:00Z',
  } as const;
  await appendVerdict(out, verdictOn(row!, said));
  const before = await readVerdicts(out);
  expect(pipeline(['run', 'seeds', '--out', out, '--format', 'csv', '--quiet']).code).toBe(0);
  expect(await readVerdicts(out)).toEqual(before);
  expect(pipeline(['validate', out]).code).toBe(0);
  expect(
    pipeline(['run', 'README.md', '--out', out, '--replace', '--quiet', '--max-vanished', '9']).code,
  ).toBe(0);
  expect(await readVerdicts(out)).toEqual(before);
});
