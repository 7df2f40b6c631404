import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { editRows, makeExport } from '../audit/made-export.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

let folder: string;
let out: string;

beforeEach(async () => {
  folder = scratchFolder();
  out = await makeExport(folder, { formats: ['jsonl', 'csv'] });
});

const validate = (...words: string[]) => inProcess(['validate', ...words], folder);

const damage = (): void =>
  editRows(out, 'mentions.jsonl', (rows) => rows.map((row) => ({ ...row, resolution: 'guessed' })));

describe('validate', () => {
  test('tells of each table and exits 0 when there is no fault', async () => {
    const { code, stdout, stderr } = await validate(out);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^.*: run [0-9a-f]{16}, version \d+\.\d+\.\d+\n/);
    expect(stdout).toMatch(/\n {2}documents +2 rows {2}csv, jsonl +ok\n/);
    expect(stdout).toMatch(/\nok: no faults in \d+ rows of 9 tables\n$/);
  });

  test('shows faults by their kind with their places, says how many it does not show, and exits 6', async () => {
    damage();
    const { code, stdout } = await validate(out, '--max-faults', '1');
    expect(code).toBe(6);
    expect(stdout).toMatch(/\n {2}mentions +\d+ rows {2}csv, jsonl +\d+ faults\n/);
    expect(stdout).toMatch(
      /\ninvalid_row: \d+ faults; rows break the JSON Schema of their table\n {2}mentions.jsonl row 1 \/resolution: must be one of /,
    );
    expect(stdout).toMatch(/\n {2}… and \d+ more, not shown; --max-faults shows more\n/);
  });

  test('shows no character that a terminal obeys', async () => {
    editRows(out, 'mentions.jsonl', ([first = {}, ...rows]) => [{ ...first, type: '\u001b[2J' }, ...rows]);
    const { stdout } = await validate(out);
    expect(stdout).toContain('[2J');
    expect(stdout).not.toContain('\u001b');
  });

  test('reads the inputs again, as the run read them', async () => {
    const dump = join(folder, 'dump.jsonl');
    writeFileSync(dump, '{"id": 7, "body": "\\"It is done,\\" said Ann Lee."}\n');
    const ran = await inProcess(
      ['run', dump, '--field', 'text=body', '--out', 'dumped', '--workers', '0', '--quiet'],
      folder,
    );
    expect(ran).toMatchObject({ code: 0 });
    expect(await validate('dumped', '--input', dump)).toMatchObject({ code: 0 });
    expect(await validate('dumped', '--name', `dump.jsonl=${dump}`)).toMatchObject({ code: 0 });

    const other = await validate('dumped', '--input', dump, '--field', 'text=id');
    expect(other.code).toBe(6);
    const renamed = await validate('dumped', '--name', `may=${dump}`);
    expect(renamed.code).toBe(6);
    expect(renamed.stdout).toContain('missing_record: 1 fault; ');
    expect(renamed.stdout).toContain('note: 1 record of the inputs is not in the export');
  });

  test('takes the defaults for the inputs where there is no manifest', async () => {
    writeFileSync(join(out, 'run.json'), '{');
    const { stdout } = await validate(out, '--input', 'articles');
    expect(stdout).toContain(
      'run_account: 1 fault; run.json is not the account of these tables\n  run.json: it is no JSON',
    );
    expect(stdout).toMatch(/\n1 fault in/);
  });

  test.each([
    [['nowhere'], /^pipeline: there is no directory nowhere; name the output directory of a run\n$/],
    [['articles'], /^pipeline: articles holds no export; name the output directory of a run\n$/],
    [['plain'], /^pipeline: plain is not a directory; name the output directory of a run\n$/],
    [['begun'], /^pipeline: begun holds the state of a run, but no tables; run again to publish them\n$/],
    [['.', '--max-faults', '0'], /^pipeline: --max-faults takes a whole number from 1 up, not 0\n$/],
    [
      ['.', '--field', 'text=body'],
      /^pipeline: --field says how to read the inputs: name them with --input\n$/,
    ],
    [['.', '--input', 'gone.txt'], /^pipeline: There is no input gone.txt/],
  ])('%j is a wrong use', async (words, message) => {
    writeFileSync(join(folder, 'plain'), '');
    mkdirSync(join(folder, 'begun/.state'), { recursive: true });
    const { code, stdout, stderr } = await validate(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });
});

describe('a publish that was cut off', () => {
  /** Takes published files back, as if the run had died before they were in place. */
  const cutOff = (files: readonly string[]): void => {
    const staging = join(out, '.staging');
    mkdirSync(staging);
    for (const file of files) renameSync(join(out, file), join(staging, file));
    writeFileSync(
      join(staging, 'complete.json'),
      JSON.stringify({ files: ['quotes.jsonl', 'datapackage.json'], obsolete: [] }),
    );
  };

  test('is a note, and what stands there is checked: files of two runs are faults', async () => {
    cutOff(['quotes.jsonl']);
    const { code, stdout } = await validate(out);
    expect(code).toBe(6);
    expect(stdout).toContain('missing_file: 1 fault; ');
    expect(stdout).toMatch(/\nnote: a run is publishing, or was cut off while publishing: /);
    expect(existsSync(join(out, 'quotes.jsonl'))).toBe(false);
  });

  test('before its first file is a note, and no fault of the tables of before', async () => {
    cutOff([]);
    const { code, stdout } = await validate(out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nnote: a run is publishing, or was cut off while publishing: /);
  });

  test('is not what a run leaves that was cut off while it wrote', async () => {
    mkdirSync(join(out, '.staging'));
    const { code, stdout } = await validate(out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nnote: a run is writing new tables, or was cut off while writing them; /);
  });
});
