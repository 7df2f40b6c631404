import { describe, expect, test } from 'vitest';
import { clusterSettings } from '../../pipeline/cluster/cluster-settings.js';
import { DEFAULTS, type RunSettings } from '../../pipeline/config/settings.js';
import { UsageError } from '../../pipeline/errors.js';

const settingsWith = (settings: Partial<RunSettings>): RunSettings =>
  clusterSettings({ ...DEFAULTS, inputs: [], ...settings });

const inputsOf = (...paths: readonly string[]): Pick<RunSettings, 'inputs'> => ({
  inputs: paths.map((path) => ({ path, name: null })),
});

test('a run on a cluster writes Parquet, whether that is said or not', () => {
  expect(settingsWith({}).formats).toEqual(['parquet']);
  expect(settingsWith({ formats: ['parquet'] }).formats).toEqual(['parquet']);
});

describe('a setting is refused', () => {
  test.each([
    ['that needs the whole corpus', { limit: 5 }, '--limit is not offered on a cluster'],
    ['that needs the state', { keepMissing: true }, '--keep-missing is not offered on a cluster'],
    ['of another format', { formats: ['parquet', 'csv'] }, '--format csv: a cluster writes Parquet'],
    ['of standard input', inputsOf('a.txt', '-'), 'the input - is not offered on a cluster'],
  ] as const)('%s', (_, settings, message) => {
    expect(() => settingsWith(settings)).toThrow(UsageError);
    expect(() => settingsWith(settings)).toThrow(message);
  });

  test('only where it is not the default', () => {
    expect(settingsWith({ limit: DEFAULTS.limit, keepMissing: false })).toMatchObject({ keepMissing: false });
  });
});

describe('an input', () => {
  test('that is a file: URI is the path that it means; any other stands as it is', () => {
    const { inputs } = settingsWith(inputsOf('file:///data/a%20b.jsonl', 'FILE:/data/c', 'data/d', 'files'));
    expect(inputs.map(({ path }) => path)).toEqual(['/data/a b.jsonl', '/data/c', 'data/d', 'files']);
  });

  test.each(['file://elsewhere/data', 'file:///a%2Fb'])('that names no file here is refused: %s', (path) => {
    expect(() => settingsWith(inputsOf(path))).toThrow(UsageError);
    expect(() => settingsWith(inputsOf(path))).toThrow('names no file of this machine');
  });
});
