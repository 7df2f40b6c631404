import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findConfigFile, readConfigFile } from '../../pipeline/config/config-file.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

function file(text: string, name = 'pipeline.config.yaml'): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('a configuration', () => {
  test('says options by their names, as YAML or JSON', () => {
    expect(
      readConfigFile(file('input: [articles]\nformat: [csv, parquet]\nfield:\n  text: body\nworkers: 2\n')),
    ).toEqual({
      input: ['articles'],
      format: 'csv,parquet',
      field: ['text=body'],
      workers: 2,
    });
    expect(readConfigFile(file('{ "$schema": "x.json", "strict": true }', 'c.json'))).toEqual({
      strict: true,
    });
    expect(readConfigFile(file(''))).toEqual({});
  });

  test.each([
    [
      'a key that is nearly right',
      'out: x\nformats: [csv]\n',
      /:2: there is no option formats; did you mean format\?/,
    ],
    ['a key that is nothing like one', 'colour: red\n', /:1: there is no option colour$/],
    ['a field that does not exist', 'field:\n  body: text\n', /:2: there is no option field\.body/],
    ['a wrong value', 'min-confidence: 2\n', /:1: min-confidence must be <= 1/],
    [
      'a value that is none of the choices',
      'csv-profile: lotus\n',
      /:1: csv-profile must be one of plain, excel/,
    ],
    ['a key twice', 'out: a\nout: b\n', /:2: Map keys must be unique/],
    ['a list', '- a\n', /the configuration must be object/],
  ])('%s is refused with its place', (_, text, message) => {
    expect(() => readConfigFile(file(text))).toThrow(message);
  });

  test('that is not there is refused', () => {
    expect(() => readConfigFile('/none/pipeline.config.yaml')).toThrow(
      /cannot read the configuration \/none/,
    );
  });

  test('is found by its name; two of them are refused', () => {
    const folder = scratchFolder();
    expect(findConfigFile(folder)).toBeNull();
    writeFileSync(join(folder, 'pipeline.config.json'), '{}');
    expect(findConfigFile(folder)).toBe(join(folder, 'pipeline.config.json'));
    writeFileSync(join(folder, 'pipeline.config.yaml'), '');
    expect(() => findConfigFile(folder)).toThrow(/two configurations/);
  });
});

describe('pipeline run', () => {
  const TEXT = '“It is done,” Mayor Ann Lee said on Monday.\n';

  test('takes its options from the file, flags go first, and run.json has what came out', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.txt'), TEXT);
    writeFileSync(
      join(cwd, 'pipeline.config.yaml'),
      'input: [a.txt]\nout: tables\nformat: [csv]\nworkers: 0\nquiet: true\n',
    );
    expect((await inProcess(['run', '--format', 'jsonl'], cwd)).code).toBe(0);
    const report = JSON.parse(readFileSync(join(cwd, 'tables/run.json'), 'utf8')) as {
      configuration: object;
    };
    expect(report.configuration).toMatchObject({
      formats: ['jsonl'],
      workers: 0,
      inputs: [{ path: 'a.txt' }],
    });
  });

  test('takes the file that --config names', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.txt'), TEXT);
    writeFileSync(join(cwd, 'mine.json'), '{"outt": "x"}');
    const { code, stderr } = await inProcess(['run', 'a.txt', '--config', 'mine.json'], cwd);
    expect(code).toBe(1);
    expect(stderr).toMatch(/mine\.json:1: there is no option outt; did you mean out\?/);
  });

  test('every option of the command is a key, and every key an option', async () => {
    const { stdout } = await inProcess(['run', '--help'], scratchFolder());
    const flags = new Set([...stdout.matchAll(/^\s+--([a-z-]+)/gm)].map(([, flag]) => flag));
    for (const flag of ['help', 'version', 'config', 'dry-run']) flags.delete(flag);
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/configuration.json', import.meta.url), 'utf8'),
    ) as {
      properties: object;
    };
    const keys = Object.keys(schema.properties).filter((key) => key !== '$schema' && key !== 'input');
    expect(keys.sort()).toEqual([...flags].sort());
  });
});
