import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RUN_OPTIONS } from '../../pipeline/config/run-options.js';
import { unusedOption } from '../../pipeline/config/unused-options.js';
import { EXPORT_FORMATS, loadFormat } from '../../pipeline/export/formats/formats.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

describe('an option for a format that is not written', () => {
  test.each([
    [{ 'csv-profile': 'excel' }, ['jsonl', 'parquet'], 'csv-profile'],
    [{ 'csv-delimiter': 'tab' }, ['parquet'], 'csv-delimiter'],
    [{ out: 'x', 'partition-by': 'month' }, ['csv'], 'partition-by'],
    [{ 'target-file-mib': '1' }, ['csv', 'jsonl'], 'target-file-mib'],
    [{ 'parquet-writer': 'duckdb' }, ['csv'], 'parquet-writer'],
    [{ 'parquet-compression': 'gzip' }, ['jsonl'], 'parquet-compression'],
  ] as const)('%j with %j is found', (given, written, flag) => {
    expect(unusedOption(given, written)?.flag).toBe(flag);
  });

  test.each([
    [{ 'csv-profile': 'excel', 'partition-by': 'month' }, ['csv', 'parquet']],
    [{ out: 'x', strict: true }, ['jsonl']],
  ] as const)('%j with %j are none', (given, written) => {
    expect(unusedOption(given, written)).toBeNull();
  });

  test('is refused on the command line, with what to do', async () => {
    const words = ['run', '--format', 'csv', '--partition-by', 'month'];
    expect(await inProcess(words, scratchFolder())).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'pipeline: --partition-by is for parquet, and the format is csv: leave it out, or add parquet to the formats\n',
    });
  });

  test('may stand in a configuration for the runs that write it', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.txt'), 'Nothing to find here.\n');
    writeFileSync(join(cwd, 'pipeline.config.yaml'), 'format: parquet\npartition-by: month\nworkers: 0\n');
    expect(await inProcess(['run', 'a.txt', '--format', 'csv', '--quiet'], cwd)).toMatchObject({ code: 0 });
  });
});

test('options that cut tables into files are for the formats that are cut', async () => {
  const formats = await Promise.all(EXPORT_FORMATS.map(loadFormat));
  const cut = EXPORT_FORMATS.filter((_, index) => formats[index]?.isCut);
  expect(RUN_OPTIONS.partitionBy.formats).toEqual(cut);
  expect(RUN_OPTIONS.targetFileBytes.formats).toEqual(cut);
});
