import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './command.js';

const read = <Content>(file: string): Content =>
  JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Content;

describe('package-lock.json', () => {
  const { packages } = read<{
    packages: Record<string, { optionalDependencies?: object; resolved?: string }>;
  }>('package-lock.json');

  test('has an entry for the packages of every platform, without which npm ci refuses it (scripts/complete-lock.mjs)', () => {
    for (const { optionalDependencies } of Object.values(packages)) {
      for (const name of Object.keys(optionalDependencies ?? {}))
        expect(Object.keys(packages)).toContain(`node_modules/${name}`);
    }
  });

  test('names no registry', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});

test('package.json packs what is there, and has the scripts that the documents name', () => {
  const { files, scripts, bin } = read<{ files: string[]; scripts: Record<string, string>; bin: object }>(
    'package.json',
  );
  for (const file of files) expect(existsSync(join(ROOT, file.replace(/^!/, ''))), file).toBe(true);
  expect(Object.keys(scripts)).toEqual(
    expect.arrayContaining(['build', 'test', 'lint', 'typecheck', 'bench', 'eval']),
  );
  expect(bin).toEqual({ pipeline: 'dist/cli/main.js' });
});

test('the library is one module with its types, and nothing else can be imported', () => {
  const { exports } = read<{ exports: Record<string, unknown> }>('package.json');
  expect(exports).toEqual({
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  });
});
