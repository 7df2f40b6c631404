import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { forecastLines } from '../../pipeline/cli/summary.js';
import { HeldError, InterruptedError, NothingReadError, UsageError } from '../../pipeline/errors.js';
import { forecast } from '../../pipeline/run/dry-run.js';
import type { Reporter } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { readRows } from '../command.js';
import { corpus } from './made-corpus.js';

const never = new AbortController().signal;

interface Recorded extends Reporter {
  readonly warnings: string[];
  readonly events: string[];
}

function recorder(): Recorded {
  const warnings: string[] = [];
  const events: string[] = [];
  return {
    warnings,
    events,
    event: (name) => events.push(name),
    warn: (code, message) => warnings.push(`${code}: ${message}`),
    progress: () => {},
  };
}

/** Where the blocks of DuckDB's file begin, after three headers, and the bytes of one here. */
const FIRST_BLOCK = 3 * 4096;
const BLOCK = 64 * 1024;

/** Opens the database that it is told and keeps it open. */
const READER = `
  import { createRequire } from 'node:module';
  const [duckdb, path] = process.argv.slice(1);
  const { DuckDBInstance } = createRequire(import.meta.url)(duckdb);
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  console.log('open');
  setInterval(() => connection.run('select 1'), 1000);`;
const DUCKDB = createRequire(import.meta.url).resolve('@duckdb/node-api');

const TEXT = 'Mayor opens bridge\n\n“It is done,” Mayor Ann Lee said on Monday.\n';

describe('run', () => {
  test('gives an account of itself that is the published one', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const reporter = recorder();
    const report = await run(settings, reporter, never);
    expect(JSON.parse(readFileSync(join(settings.out, 'run.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(report)),
    );
    expect(report).toMatchObject({
      records: { read: 1, processed: 1, unchanged: 0, unprocessable: 0, unreadable: 0, vanished: 0 },
      tables: { documents: 1, quotes: 1 },
      quarantined: { all: 0, new: 0 },
      inputs: [{ source_path: 'articles/a.txt', bytes: Buffer.byteLength(TEXT) }],
    });
    expect(reporter.events).toContain('committed');
    expect(reporter.warnings).toEqual([]);
  });

  test('writes into a folder that is called as a partition is', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const out = join(settings.out, 'date=2024-05-01', 'out');
    mkdirSync(join(out, '..'), { recursive: true });
    const report = await run({ ...settings, out, formats: ['csv', 'jsonl', 'parquet'] }, recorder(), never);
    expect(report.tables).toMatchObject({ documents: 1, quotes: 1 });
  });

  test('processes what changed and drops what is gone', async () => {
    const settings = corpus({ 'a.txt': TEXT, 'b.txt': TEXT, 'c.txt': TEXT });
    const folder = settings.inputs[0]!.path;
    await run(settings, recorder(), never);
    writeFileSync(join(folder, 'b.txt'), TEXT.replace('Ann', 'Joan'));
    rmSync(join(folder, 'c.txt'));
    const report = await run(settings, recorder(), never);
    expect(report.records).toMatchObject({ processed: 1, unchanged: 1, vanished: 1 });
    expect(readRows(settings.out, 'entities').map(({ name }) => name)).toContain('Joan Lee');
    expect(readRows(settings.out, 'documents')).toHaveLength(2);
  });

  test('another --min-confidence processes every record again', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const first = await run(settings, recorder(), never);
    const second = await run({ ...settings, minConfidence: 0.9 }, recorder(), never);
    expect(second.records.processed).toBe(1);
    expect(second.run_id).not.toBe(first.run_id);
  });

  test('other formats, workers or limits are the same run', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const first = await run(settings, recorder(), never);
    const second = await run({ ...settings, formats: ['csv'], maxQuarantine: 7 }, recorder(), never);
    expect(second.records.unchanged).toBe(1);
    expect(second.run_id).toBe(first.run_id);
  });

  test('where nothing changed the tables stay as they are, unless one of them is damaged', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    const path = join(settings.out, 'quotes.csv');
    const { mtimeMs, ino } = statSync(path);
    const second = await run(settings, recorder(), never);
    expect(statSync(path)).toMatchObject({ mtimeMs, ino });
    expect(second).toMatchObject({ records: { unchanged: 1 }, tables: { quotes: 1 } });
    expect(JSON.parse(readFileSync(join(settings.out, 'run.json'), 'utf8'))).toMatchObject({
      started_at: second.started_at,
    });

    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, 'cut off');
    await run(settings, recorder(), never);
    expect(readFileSync(path, 'utf8')).toBe(whole);
    await run({ ...settings, csvProfile: 'excel' }, recorder(), never);
    expect(readFileSync(path, 'utf8')).not.toBe(whole);
  });

  test('equal and contained quotations of one speaker are one utterance, in however many articles', async () => {
    const said = (text: string): string => `“${text}” Ann Lee said.\n\nAnn Lee is the mayor.\n`;
    const short = 'We will build the bridge before the winter comes.';
    const settings = corpus({
      'a.txt': said(short),
      'b.txt': said(`Listen, all of you. ${short} I promise.`),
      'c.txt': said(short.toUpperCase().replace('BRIDGE', 'bridge,')),
      'd.txt': said('We will never build that bridge, not before winter.'),
      'e.txt': said('We will build the bridge.'),
      'f.txt': said('We will build the bridge.'),
    });
    await run(settings, recorder(), never);
    const ids = readRows(settings.out, 'quotes').map(({ utterance_id }) => utterance_id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    // Another utterance, and two that are too short to be called the same.
    expect(new Set(ids.slice(3)).size).toBe(3);
  });

  test.each([
    ['six words', 'Trains will run again this summer.', 1],
    ['five words', 'Trains will run this summer.', 2],
  ])('an entity counts an utterance of %s in two articles', async (_, said, utterances) => {
    const settings = corpus({
      'a.txt': `The old station has stood empty since the war.\n\n“${said}” Ann Lee said.\n`,
      'b.txt': `“${said}” Ann Lee said.\n\nHer party meets on Friday to choose a treasurer.\n`,
    });
    await run(settings, recorder(), never);
    const entity = readRows(settings.out, 'entities').find(({ name }) => name === 'Ann Lee');
    expect(entity).toMatchObject({ quote_count: 2, utterance_count: utterances });
  });

  test('a text in another language keeps its row, and that is said', async () => {
    const sentence =
      'Der Bürgermeister sagte am Montag, dass die neue Brücke über den Fluss bald fertig werden soll. ';
    const settings = corpus({ 'a.txt': TEXT, 'de.txt': sentence.repeat(6), 'kurz.txt': 'Guten Morgen!' });
    const reporter = recorder();
    await run(settings, reporter, never);
    expect(reporter.warnings).toEqual([
      expect.stringMatching(/^unsupported_language: articles\/de\.txt: the text is in language de/),
    ]);
    expect(
      readRows(settings.out, 'documents').map(({ language, extraction_status }) => [
        language,
        extraction_status,
      ]),
    ).toEqual([
      ['en', 'ok'],
      ['de', 'unsupported_language'],
      [null, 'ok'],
    ]);
  });

  test('a damaged state is built anew, and that is said', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    writeFileSync(join(settings.out, '.state', 'state.duckdb'), 'no database');
    const reporter = recorder();
    const report = await run(settings, reporter, never);
    expect(reporter.warnings).toHaveLength(1);
    expect(reporter.warnings[0]).toMatch(/^state_rebuilt: the state cannot be opened/);
    expect(report.records.processed).toBe(1);
  });

  test('a state of which any block is damaged is built anew, and that is said', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const state = join(settings.out, '.state', 'state.duckdb');
    await run(settings, recorder(), never);
    const whole = readFileSync(state);
    const quotes = readFileSync(join(settings.out, 'quotes.csv'));
    let rebuilt = 0;
    for (let at = FIRST_BLOCK + 100; at < whole.length; at += BLOCK) {
      const damaged = Buffer.from(whole);
      damaged.fill('junk', at, at + 30);
      writeFileSync(state, damaged);
      // Without it the tables are made of the state again.
      rmSync(join(settings.out, 'datapackage.json'));
      const reporter = recorder();
      await run({ ...settings, replace: true }, reporter, never);
      rebuilt += reporter.warnings.filter((warning) => warning.startsWith('state_rebuilt: ')).length;
      expect(reporter.warnings.length).toBeLessThanOrEqual(1);
      expect(readFileSync(join(settings.out, 'quotes.csv'))).toEqual(quotes);
    }
    expect(rebuilt).toBeGreaterThan(0);
  });

  test('a state that is gone is built anew, and that is said; the tables still belong to their inputs', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    rmSync(join(settings.out, '.state'), { recursive: true });
    await expect(run({ ...settings, limit: 1 }, recorder(), never)).rejects.toThrow(
      /was made from articles; use another --out for articles --limit 1/,
    );
    rmSync(join(settings.out, '.state'), { recursive: true });
    const reporter = recorder();
    await run(settings, reporter, never);
    expect(reporter.warnings).toEqual([
      'state_rebuilt: there are published tables, but no state; the state is rebuilt from the inputs',
    ]);
  });

  test('a first publish that was cut off is completed by the next run', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    const names = readdirSync(settings.out).filter((name) => !name.startsWith('.'));
    const whole = names.map((name) => readFileSync(join(settings.out, name)));
    const staging = join(settings.out, '.staging');
    mkdirSync(staging);
    // As after some renames, with the package still to come.
    for (const name of ['datapackage.json', 'quotes.csv', 'quotes.parquet'])
      renameSync(join(settings.out, name), join(staging, name));
    writeFileSync(join(staging, 'complete.json'), JSON.stringify({ files: names, obsolete: [] }));
    await run(settings, recorder(), never);
    expect(existsSync(staging)).toBe(false);
    for (const [index, name] of names.entries())
      if (name !== 'run.json') expect(readFileSync(join(settings.out, name))).toEqual(whole[index]);
  });

  test.each([
    ['gone', null],
    ['no JSON', 'x'],
    ['of another kind', '{}'],
  ])('where nothing changed and run.json is %s, everything is published anew', async (_, content) => {
    const settings = corpus({ 'a.txt': TEXT });
    const { tables, bytes } = await run(settings, recorder(), never);
    const path = join(settings.out, 'run.json');
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
    await run(settings, recorder(), never);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ tables, bytes });
  });

  test('a state that another process has open is refused and stays as it is', async () => {
    const settings = corpus({ 'a.txt': TEXT, 'b.txt': TEXT });
    await run(settings, recorder(), never);
    rmSync(join(settings.inputs[0]!.path, 'b.txt'));
    const path = join(settings.out, '.state', 'state.duckdb');
    const reader = spawn(process.execPath, ['--input-type=module', '-e', READER, DUCKDB, path]);
    try {
      await once(reader.stdout, 'data');
      await expect(run({ ...settings, keepMissing: true }, recorder(), never)).rejects.toThrow(HeldError);
    } finally {
      reader.kill();
      await once(reader, 'exit');
    }
    // The document that is no longer there could not be had from the inputs.
    expect((await run({ ...settings, keepMissing: true }, recorder(), never)).tables.documents).toBe(2);
  });

  test('the same records under other names are published under these', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const folder = settings.inputs[0]!.path;
    const others = { ...settings, inputs: [{ path: `${folder}/*.txt`, name: null }] };
    await run(settings, recorder(), never);
    await run({ ...others, replace: true }, recorder(), never);
    const replaced = readFileSync(join(settings.out, 'datapackage.json'));
    const fresh = { ...others, out: `${settings.out}-fresh` };
    await run(fresh, recorder(), never);
    expect(replaced).toEqual(readFileSync(join(fresh.out, 'datapackage.json')));
  });

  test('inputs that cannot be read take nothing over', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const bad = corpus({ 'bad.jsonl': 'no json' });
    const others = { ...settings, inputs: bad.inputs.map((input) => ({ ...input, name: 'bad' })) };
    await expect(run(others, recorder(), never)).rejects.toThrow(NothingReadError);
    await run(settings, recorder(), never);
    await expect(run({ ...others, replace: true }, recorder(), never)).rejects.toThrow(NothingReadError);
    expect((await run(settings, recorder(), never)).tables.documents).toBe(1);
    await expect(run({ ...settings, limit: 1 }, recorder(), never)).rejects.toThrow(/was made from/);
  });

  test('a sample that draws nothing says so', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await expect(run({ ...settings, sample: 0 }, recorder(), never)).rejects.toThrow(
      '--sample 0 draws none of the records; ask for a larger share',
    );
  });

  test('says that there are more warnings than it says', async () => {
    const settings = corpus({ 'a.txt': TEXT, 'b.jsonl': 'not json\n'.repeat(23) });
    const reporter = recorder();
    await run(settings, reporter, never);
    expect(reporter.warnings).toHaveLength(21);
    expect(reporter.warnings[20]).toMatch(/there are more warnings like these \(invalid_json\); run\.json/);
  });

  test('a dry run says that the state is damaged', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    expect((await forecast(settings)).rebuilt).toBeNull();
    writeFileSync(join(settings.out, '.state', 'state.duckdb'), 'no database');
    const damaged = await forecast(settings);
    expect(damaged.rebuilt).toMatch(/^the state cannot be opened/);
    expect(forecastLines(damaged).join('\n')).toMatch(
      /^1 file\nthe state cannot be opened .*; the state would be rebuilt\n/,
    );
  });

  test('a dry run drops nothing that a run would keep', async () => {
    const settings = corpus({ 'a.txt': TEXT, 'b.txt': TEXT });
    await run(settings, recorder(), never);
    rmSync(join(settings.inputs[0]!.path, 'b.txt'));
    expect((await forecast(settings)).fates.vanished.count).toBe(1);
    expect((await forecast({ ...settings, keepMissing: true })).fates.vanished.count).toBe(0);
  });

  test('a dry run of other inputs is refused as the run would be', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    await expect(forecast({ ...settings, limit: 1 })).rejects.toThrow(/was made from articles/);
    expect((await forecast({ ...settings, limit: 1, replace: true })).fates.unchanged.count).toBe(1);
  });

  test('what a killed run spilled to the disk goes', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    const spill = join(settings.out, '.state', 'spill');
    mkdirSync(spill, { recursive: true });
    writeFileSync(join(spill, 'duckdb_temp_storage_DEFAULT-0.tmp'), 'rows');
    await run(settings, recorder(), never);
    expect(existsSync(join(spill, 'duckdb_temp_storage_DEFAULT-0.tmp'))).toBe(false);
  });

  test('a signal stops it; the tables of before stay, and the next run goes on', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    const before = readFileSync(join(settings.out, 'quotes.csv'));
    writeFileSync(join(settings.inputs[0]!.path, 'b.txt'), TEXT);
    const stop = new AbortController();
    stop.abort(new InterruptedError('SIGTERM'));
    await expect(run(settings, recorder(), stop.signal)).rejects.toThrow(InterruptedError);
    expect(readFileSync(join(settings.out, 'quotes.csv'))).toEqual(before);
    expect((await run(settings, recorder(), never)).tables.documents).toBe(2);
  });

  test('a signal while the tables are written stops it, too', async () => {
    const settings = corpus({ 'a.txt': TEXT });
    await run(settings, recorder(), never);
    const before = readFileSync(join(settings.out, 'quotes.csv'));
    writeFileSync(join(settings.inputs[0]!.path, 'b.txt'), TEXT);
    for (const files of [0, 1, 20]) {
      // Asked once when the records are through, then before each file.
      const { signal } = new AbortController();
      let asked = 0;
      vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
        if (++asked > 1 + files) throw new InterruptedError('SIGINT');
      });
      await expect(run(settings, recorder(), signal)).rejects.toThrow(InterruptedError);
      expect(readFileSync(join(settings.out, 'quotes.csv'))).toEqual(before);
    }
    expect((await run(settings, recorder(), never)).tables.documents).toBe(2);
  });

  test('nothing to read and nothing readable are told apart from a wrong output', async () => {
    const settings = corpus({});
    await expect(run(settings, recorder(), never)).rejects.toThrow(NothingReadError);
    expect(existsSync(settings.out)).toBe(false);
    const foreign = corpus({ 'a.txt': TEXT });
    mkdirSync(foreign.out);
    writeFileSync(join(foreign.out, 'thesis.tex'), '');
    await expect(run(foreign, recorder(), never)).rejects.toThrow(UsageError);
    await expect(run({ ...foreign, replace: true }, recorder(), never)).resolves.toBeDefined();
    expect(existsSync(join(foreign.out, 'thesis.tex'))).toBe(true);
  });

  test('a fault is a warning with its place, and a row', async () => {
    const settings = corpus({ 'a.txt': TEXT, 'b.jsonl': '{"id": 1}\nnot json\n' });
    const reporter = recorder();
    const report = await run(settings, reporter, never);
    expect(report.quarantined).toEqual({ all: 2, new: 2 });
    expect(reporter.warnings.map((warning) => warning.split(':').slice(0, 3).join(':'))).toEqual([
      'no_text: articles/b.jsonl:1',
      'invalid_json: articles/b.jsonl:2',
    ]);
    expect((await run(settings, recorder(), never)).quarantined).toEqual({ all: 2, new: 0 });
  });
});
