import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import { resolveInputs } from '../../pipeline/ingest/inputs/inputs.js';
import { readAll } from '../../pipeline/ingest/read-all.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { readRows, scratchFolder } from '../command.js';

/*
 * No value of a record may become SQL text: every statement of runs and checks is listened to. A value is known by a
 * word that nothing else has.
 */
const WORD = 'zqxword';
const { DuckDBConnection } = createRequire(import.meta.url)(
  '@duckdb/node-api',
) as typeof import('@duckdb/node-api');

/** What is said before and after the word: each has ended a statement, a text or a list somewhere. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a text that another language would take for a template
const NASTY = ['\0', "'", '"', "'; drop table documents; --", '$1', '${1}', '\\', '/*', '\u2028', '%', '?'];

const TEXT = `“The bridge of ${WORD} opens in May, after all these years,” Mayor Ann ${WORD} said on Monday, May 3, 2021. `;

const record = (id: string, more: object = {}): string =>
  JSON.stringify({
    id: `${id}${WORD}`,
    text: TEXT.repeat(8),
    title: `${WORD} ${id}`,
    url: `https://example.org/${WORD}`,
    authors: [`Ann ${WORD}`],
    publisher: `${id} ${WORD}`,
    date: '2021-05-04',
    ...more,
  });

const records = NASTY.map((nasty, index) => record(`${nasty}${index}`));

/** A partition's value is part of the paths of its files, in an escaped form. */
const FOLDER = new RegExp(`[^/']*=[^/']*${WORD}[^/']*/`, 'g');

function listen(): string[] {
  const statements: string[] = [];
  for (const name of ['run', 'runAndRead', 'runAndReadAll', 'stream', 'prepare'] as const) {
    const original = DuckDBConnection.prototype[name] as (...given: unknown[]) => Promise<never>;
    vi.spyOn(DuckDBConnection.prototype, name).mockImplementation(function (
      this: object,
      ...given: unknown[]
    ): Promise<never> {
      statements.push(String(given[0]));
      return original.apply(this, given);
    });
  }
  return statements;
}

afterEach(() => vi.restoreAllMocks());

const ofWord = (statements: readonly string[]): string[] =>
  statements.filter((statement) => statement.replaceAll(FOLDER, '').includes(WORD));

function scene(lines: readonly string[]): {
  settings: RunSettings;
  write: (lines: readonly string[]) => void;
} {
  const scratch = scratchFolder();
  const folder = join(scratch, 'articles');
  mkdirSync(folder);
  const write = (now: readonly string[]): void => writeFileSync(join(folder, 'all.jsonl'), now.join('\n'));
  write(lines);
  const settings = {
    ...DEFAULTS,
    inputs: [{ path: folder, name: null }],
    out: join(scratch, 'out'),
    workers: 0,
  };
  return { settings, write };
}

const go = (settings: RunSettings): Promise<unknown> => run(settings, SILENT, new AbortController().signal);

test('records are added, changed, taken away, compared and checked without a value of theirs in a statement', async () => {
  const { settings, write } = scene(records);
  const statements = listen();
  await go(settings);
  // All but the first repeat the first.
  expect(readRows(settings.out, 'documents').filter((row) => row.duplicate_of !== null)).toHaveLength(
    records.length - 1,
  );
  // Changed by a word: near duplicates now.
  write(
    NASTY.map((nasty, index) =>
      record(`${nasty}${index}`, { text: `${TEXT.repeat(8)} It is late${index}.` }),
    ),
  );
  await go(settings);
  expect(readRows(settings.out, 'documents').map((row) => row.duplicate_kind)).toContain('near');
  write(records.slice(0, 3));
  await go({ ...settings, dropDuplicates: true });
  expect(readRows(settings.out, 'documents')).toHaveLength(1);
  await go(settings);
  const plan = await resolveInputs(settings.inputs, { cwd: '/' });
  const report = await checkExport(settings.out, { records: readAll(plan.files, settings) });
  expect(report.faults).toEqual([]);
  expect(statements.length).toBeGreaterThan(100);
  expect(ofWord(statements)).toEqual([]);
});

test.each(['publisher', 'month'] as const)('nor when tables are cut by %s', async (partitionBy) => {
  const { settings } = scene(records);
  const statements = listen();
  await go({ ...settings, partitionBy, targetFileBytes: 20_000 });
  const report = await checkExport(settings.out);
  expect(report.faults).toEqual([]);
  expect(ofWord(statements)).toEqual([]);
  rmSync(settings.out, { recursive: true });
});

test('an id with a NUL stays what it is, and can be changed and taken away', async () => {
  const { settings, write } = scene([record('a\0b'), record('c')]);
  await go(settings);
  expect(readRows(settings.out, 'documents').map(({ source_id }) => source_id)).toEqual([
    `a\0b${WORD}`,
    `c${WORD}`,
  ]);
  write([record('a\0b', { title: 'Another' }), record('c')]);
  await go(settings);
  expect(readRows(settings.out, 'documents').map(({ title }) => title)).toContain('Another');
  write([record('c')]);
  await go(settings);
  expect(readRows(settings.out, 'documents').map(({ source_id }) => source_id)).toEqual([`c${WORD}`]);
});
