import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RECORD_ROOMS, TABLE_ROOMS } from '../scripts/fingerprint.mjs';
import { ROOT } from './command.js';

const PIPELINE = join(ROOT, 'pipeline');

/**
 * The folders and files of `pipeline/`, each after those that it may import (type-only imports count). The stages
 * exchange types and know nothing of the run or the command line; only `run` knows all of them.
 */
const ROOMS: readonly (readonly [room: string, imports: readonly string[]])[] = [
  ['errors', []],
  ['version', []],
  ['fingerprint', []],
  ['text', []],
  ['language', ['text']],
  ['system', ['errors']],
  ['tagger', ['system', 'text']],
  ['schema', []],
  ['duckdb', ['errors', 'schema']],
  ['pages', ['language', 'tagger', 'text']],
  ['ingest', ['duckdb', 'errors', 'system', 'text']],
  ['clean', ['ingest', 'pages', 'schema', 'text']],
  ['extract', ['clean', 'ingest', 'language', 'schema', 'tagger', 'text']],
  ['tables', ['clean', 'extract', 'ingest', 'language', 'pages', 'schema', 'text']],
  ['validate', ['clean', 'extract', 'schema', 'tables', 'text']],
  // It reads back what it wrote, with the decoder of the inputs.
  ['export', ['ingest', 'schema', 'tables']],
  ['database', ['duckdb', 'errors', 'schema', 'system', 'tables']],
  ['corpus', ['database', 'duckdb', 'schema', 'tables']],
  ['review', ['duckdb', 'errors', 'export', 'schema', 'text']],
  ['config', ['errors', 'export', 'ingest', 'tables']],
  [
    'audit',
    [
      ...['clean', 'corpus', 'database', 'duckdb', 'errors', 'export', 'extract', 'fingerprint', 'ingest'],
      ...['schema', 'pages', 'review', 'tables', 'text', 'validate', 'version'],
    ],
  ],
  ['reading', ['audit', 'config', 'duckdb', 'errors', 'export', 'schema', 'system', 'text']],
  ['explore', ['duckdb', 'errors', 'export', 'reading', 'review', 'schema', 'text']],
  [
    'run',
    [
      ...['clean', 'config', 'corpus', 'database', 'duckdb', 'errors', 'export', 'extract', 'fingerprint'],
      ...['ingest', 'review', 'schema', 'system', 'tables', 'text', 'validate', 'version'],
    ],
  ],
  [
    'cluster',
    [
      ...[
        'config',
        'corpus',
        'database',
        'duckdb',
        'errors',
        'export',
        'fingerprint',
        'ingest',
        'run',
        'schema',
      ],
      ...['tables', 'text', 'version'],
    ],
  ],
  ['library', ['config', 'duckdb', 'errors', 'ingest', 'reading', 'run', 'schema', 'tables', 'text']],
  ['index', ['library', 'schema']],
  [
    'cli',
    [
      ...[
        'audit',
        'cluster',
        'config',
        'errors',
        'explore',
        'export',
        'ingest',
        'reading',
        'review',
        'run',
        'schema',
        'system',
        'tables',
        'text',
      ],
      'version',
    ],
  ],
];

const NAMES = ROOMS.map(([room]) => room);

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const IMPORT = /(?:\b(?:import|export)( type)?\b[^;'"]*\bfrom|\bimport\(?) *'(\.{1,2}\/[^']+)'/g;

/** Every import of one module of the pipeline by another, as paths below `pipeline/`. */
const IMPORTS: readonly Import[] = readdirSync(PIPELINE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(PIPELINE, file), 'utf8').matchAll(IMPORT)].map(([, type, target = '']) => ({
      file,
      target: relative(PIPELINE, join(PIPELINE, dirname(file), target)).replace(/\.js$/, '.ts'),
      isTypeOnly: type !== undefined,
    })),
  );

const roomOf = (path: string): string => path.replace(/(?:\/.*|\.ts)$/, '');

test('the imports are found', () => {
  expect(IMPORTS.length).toBeGreaterThan(500);
});

test('every room of the pipeline has its place', () => {
  const rooms = readdirSync(PIPELINE).filter((name) => !name.endsWith('.txt'));
  expect(rooms.map(roomOf).sort()).toEqual([...NAMES].sort());
});

test.each(ROOMS)('%s may import only rooms before it', (room, allowed) => {
  const before = NAMES.slice(0, NAMES.indexOf(room));
  expect(allowed.filter((name) => !before.includes(name))).toEqual([]);
});

test.each(ROOMS)('%s imports nothing but what it may', (room, allowed) => {
  const strange = IMPORTS.filter(
    ({ file, target }) => roomOf(file) === room && ![room, ...allowed].includes(roomOf(target)),
  );
  expect(strange).toEqual([]);
});

describe('the extractors know nothing of each other', () => {
  const EXTRACTORS = ['names', 'quotes', 'numbers', 'dates'];

  test.each(EXTRACTORS)('%s', (extractor) => {
    const others = EXTRACTORS.filter((name) => name !== extractor).map((name) => `extract/${name}/`);
    const strange = IMPORTS.filter(
      ({ file, target }) =>
        file.startsWith(`extract/${extractor}/`) && others.some((other) => target.startsWith(other)),
    );
    expect(strange).toEqual([]);
  });
});

/** The modules that the code of some rooms loads, directly or not. */
const reachableFrom = (rooms: readonly string[]): string[] =>
  reachableFromFiles(IMPORTS.map(({ file }) => file).filter((file) => isIn(file, rooms)));

function reachableFromFiles(files: readonly string[]): string[] {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const found of IMPORTS) if (found.file === file && !found.isTypeOnly) visit(found.target);
  };
  for (const file of files) visit(file);
  return [...reached];
}

const isIn = (file: string, rooms: readonly string[]): boolean =>
  rooms.some((room) => file.startsWith(`${room}/`));

/**
 * What no row depends on by its code: messages, the names of the build itself, the settings (their values are part of
 * what a run remembers), the machine's limits, and the layout of the state, which has a name of its own.
 */
const WITHOUT_ROWS = /^(?:errors|version|fingerprint|database\/layout)\.ts$|^(?:config|system)\//;

test.each([
  ['rows of a document', RECORD_ROOMS],
  ['the published tables', [...RECORD_ROOMS, ...TABLE_ROOMS]],
])('the build is named after all that %s depend on', (_, rooms) => {
  const outside = reachableFrom(rooms).filter((file) => !isIn(file, rooms) && !WITHOUT_ROWS.test(file));
  expect(outside).toEqual([]);
});

test('what the pages import of the pipeline runs in a browser', () => {
  const web = join(ROOT, 'web');
  const imported = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(web, file), 'utf8').matchAll(IMPORT)].flatMap(([, type, target = '']) =>
        type === undefined && target.includes('/pipeline/')
          ? [relative(PIPELINE, join(web, dirname(file), target)).replace(/\.js$/, '.ts')]
          : [],
      ),
    );
  expect(imported).toContain('explore/parameters.ts');
  const needing = reachableFromFiles(imported).filter((file) =>
    /^import (?!type)[^;]*? from '[^.]|^import '[^.]/m.test(readFileSync(join(PIPELINE, file), 'utf8')),
  );
  expect(needing).toEqual([]);
});
