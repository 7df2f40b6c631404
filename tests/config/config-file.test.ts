import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findConfigFile, readConfigFile } from '../../pipeline/config/config-file.js';
import { settingsFrom } from '../../pipeline/config/option.js';
import { RUN_OPTIONS } from '../../pipeline/config/run-options.js';
import { UsageError } from '../../pipeline/errors.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
import { propertyRuns } from '../property-runs.js';

function file(text: string, name = 'pipeline.config.yaml'): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** What a file means to a run, by the names of the settings. */
const meaning = (text: string, name?: string): Record<string, unknown> =>
  settingsFrom(RUN_OPTIONS, readConfigFile(file(text, name)), (flag) => flag);

describe('a configuration', () => {
  test('says options by their names, as YAML or JSON', () => {
    expect(
      meaning('input: [articles]\nformat: [csv, parquet]\nfield:\n  text: body\nworkers: 2\n'),
    ).toMatchObject({
      input: [{ path: 'articles', name: null }],
      formats: ['csv', 'parquet'],
      fields: { text: 'body' },
      workers: 2,
    });
    expect(readConfigFile(file('{ "$schema": "x.json", "strict": true }', 'c.json'))).toEqual({
      strict: true,
    });
    expect(readConfigFile(file(''))).toEqual({});
  });

  test.each([
    ['format: csv', { formats: ['csv'] }],
    ['format: parquet, csv', { formats: ['csv', 'parquet'] }],
    ['workers: "2"', { workers: 2 }],
    ['min-confidence: ".5"', { minConfidence: 0.5 }],
    ['strict: "true"', { strict: true }],
    ['input: articles', { input: [{ path: 'articles', name: null }] }],
    ['input: 2024', { input: [{ path: '2024', name: null }] }],
    ['field: text=body', { fields: { text: 'body' } }],
    ['field: [text=body, id=key=2]', { fields: { text: 'body', id: 'key=2' } }],
    ['name: may=archive/05', { name: [{ path: 'archive/05', name: 'may' }] }],
    ['max-record-mib: "1"', { maxRecordBytes: 1024 * 1024 }],
  ])('takes what the command line takes: %s', (text, expected) => {
    expect(meaning(`${text}\n`)).toMatchObject(expected);
  });

  test.each([
    [
      'a key that is nearly right',
      'out: x\nformats: [csv]\n',
      /:2: there is no option formats; did you mean format\?/,
    ],
    ['a key that is nothing like one', 'colour: red\n', /:1: there is no option colour$/],
    [
      'a field that does not exist',
      'field:\n  body: text\n',
      /:2: field has no key body; the keys are id, text, /,
    ],
    ['a wrong value', 'min-confidence: 2\n', /:1: min-confidence takes a number from 0 to 1, not 2$/],
    [
      'a value that is none of the choices',
      'csv-profile: lotus\n',
      /:1: csv-profile takes one of plain, excel, not lotus$/,
    ],
    [
      'a number as text that is out of range',
      'workers: "257"\n',
      /:1: workers takes a whole number from 0 to 256, not 257$/,
    ],
    ['a part of a number', 'limit: 2.5\n', /:1: limit takes a whole number from 1 up, not 2\.5$/],
    ['a key without a value', 'out: x\nsample:\n', /:2: sample has no value$/],
    ['a text that no path may be', 'out: "a\\0b"\n', /:1: out takes a text without the character NUL$/],
    ['what can be given as a flag alone', 'dry-run: true\n', /:1: there is no option dry-run$/],
    ['a key of all objects', 'constructor: 1\n', /:1: there is no option constructor$/],
    [
      'an option for a format that the file leaves out',
      'out: x\ncsv-profile: excel\nformat: [jsonl, parquet]\n',
      /:2: csv-profile is for csv, and the format is jsonl,parquet: leave it out, or add csv to the formats$/,
    ],
    ['an alias that names nothing', 'out: *x\n', /: Unresolved alias/],
    ['a key twice', 'out: a\nout: b\n', /:2: Map keys must be unique/],
    ['a list', '- a\n', /a configuration gives options by their names/],
    ['a word', 'parquet\n', /a configuration gives options by their names/],
  ])('%s is refused with its place', (_, text, message) => {
    expect(() => readConfigFile(file(text))).toThrow(message);
  });

  const token = fc.constantFrom(
    ...[
      'workers',
      'format',
      'input',
      'name',
      'field',
      'strict',
      'text',
      '__proto__',
      '&a',
      '*a',
      '<<',
      '!!int',
    ],
    ...[
      ': ',
      '- ',
      '\n',
      '\n  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '? ',
      '"',
      "'",
      '#',
      '|',
      '1e9',
      '~',
      '---\n',
      '\\0',
      '\t',
    ],
  );

  test.each(propertyRuns(500))(
    'whatever it holds is read or refused, and no bug (seed %i)',
    (seed, numRuns) => {
      const path = file('');
      fc.assert(
        fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
          writeFileSync(path, tokens.join(''));
          try {
            readConfigFile(path);
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        }),
        { seed, numRuns },
      );
    },
  );

  test('that is not there is refused', () => {
    expect(() => readConfigFile('/none/pipeline.config.yaml')).toThrow(
      /there is no configuration file \/none/,
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
    const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
    expect(keys.sort()).toEqual([...flags].sort());
  });
});
