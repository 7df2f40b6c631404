import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../pipeline/cli/exit-codes.js';
import { TABLES } from '../pipeline/schema/columns.js';
import { pipeline, ROOT, readRows, scratchFolder } from './command.js';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs')];

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

describe('the README', () => {
  test('shows rows and counts that the program writes', () => {
    const out = join(scratchFolder(), 'out');
    const { stderr } = pipeline(['run', 'seeds', '--out', out]);
    const summary = readme.split('<!-- summary -->')[1]?.split('```')[1]?.trim().split('\n') ?? [];
    expect(summary.length).toBe(5);
    for (const line of summary) expect(stderr.replace(out, 'out')).toContain(line.trim());

    const quotes = readRows(out, 'quotes');
    const rows = readme.split('<!-- quotes -->')[1]?.split('\n\n')[0]?.trim().split('\n').slice(2) ?? [];
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const [kind, medium, speaker, mention, cue, text] = row.slice(2, -2).split(' | ');
      const found = quotes.filter(
        (quote) =>
          quote.kind === kind &&
          quote.medium === medium &&
          quote.speaker_name === speaker &&
          quote.speaker_text === mention &&
          (quote.cue_text ?? '') === cue &&
          quote.text.startsWith(text?.replace(/…$/, '') ?? '?'),
      );
      expect(found.length, row).toBeGreaterThan(0);
    }
  });

  test('lists every table and every exit code', () => {
    for (const table of TABLES) expect(readme).toContain(`| \`${table}\` |`);
    for (const code of Object.values(EXIT))
      expect(readme).toMatch(new RegExp(`^\\| (?:\\d+, )?${code}(?:, \\d+)? \\|`, 'm'));
  });
});

test('docs/log.md names every event, count and key', async () => {
  const log = readFileSync(join(ROOT, 'docs/log.md'), 'utf8');
  const out = join(scratchFolder(), 'out');
  const { stderr } = pipeline(['run', 'seeds', '--out', out, '--log-format', 'json']);
  const events = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const account = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Record<string, object>;
  const words = [
    ...events.flatMap((event) => [event.event as string, ...Object.keys(event)]),
    ...Object.keys(account),
    ...Object.keys(account.records ?? {}),
    ...Object.keys(account.quarantined ?? {}),
  ];
  expect(words).toContain('unprocessable');
  for (const word of new Set(words)) expect(log).toContain(`\`${word}\``);
});

test.each(documents)('%s links to files that exist', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
    expect(existsSync(join(ROOT, dirname(document), target as string)), target).toBe(true);
  }
});

describe('examples/nightly.sh', () => {
  const nightly = (articles: string, tables: string) =>
    spawnSync(join(ROOT, 'examples/nightly.sh'), [], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ARTICLES: articles, TABLES: tables },
    });

  test('writes the tables and logs JSON', () => {
    const tables = join(scratchFolder(), 'tables');
    const { status, stderr } = nightly('seeds', tables);
    expect(status).toBe(0);
    expect(JSON.parse(stderr)).toMatchObject({ event: 'finished', records: { read: 5, new: 5 } });
    expect(existsSync(join(tables, 'quotes.csv'))).toBe(true);
  });

  test('fails when nothing can be read, and says how to call it', () => {
    expect(nightly('no-such-folder', join(scratchFolder(), 'tables')).status).toBe(1);
    const { status, stderr } = nightly('', '');
    expect(status).not.toBe(0);
    expect(stderr).toContain('the folder with the articles');
  });
});

test('examples/github-actions.yml calls commands and options that exist', () => {
  const workflow = readFileSync(join(ROOT, 'examples/github-actions.yml'), 'utf8');
  for (const [, command, rest] of workflow.matchAll(/npx pipeline (\w+) (.*)/g)) {
    const { stdout } = pipeline([command as string, '--help']);
    for (const [option] of (rest as string).matchAll(/--[a-z-]+/g)) expect(stdout).toContain(option);
  }
});
