import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { COMMAND, FINISHED, readRows, scratchFolder } from '../command.js';

/**
 * Loaded into every thread before the program: whoever connects, looks up a name or starts a program leaves a line and
 * fails.
 */
const GUARD = `
import { appendFileSync } from 'node:fs';
import child from 'node:child_process';
import dns from 'node:dns';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
const refuse = (what) => () => { appendFileSync(process.env.GUARD_LOG, what + '\\n'); throw new Error(what); };
net.Socket.prototype.connect = refuse('connect');
dns.lookup = refuse('lookup');
for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync']) child[name] = refuse(name);
syncBuiltinESMExports();
`;

const HOSTILE = [
  'See http://198.51.100.7/x.json and \\\\198.51.100.7\\share for more, Ann Lee said.',
  '$(touch owned) `touch owned` ; touch owned | touch owned',
  '<script>fetch("http://198.51.100.7")</script><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  "'); drop table documents; copy documents to 'owned.csv'; --",
  'read_csv("/etc/passwd") and {{constructor.constructor("return process")()}}',
].join('\n');

test('nothing in a text is executed, expanded or followed, and no name leads out of the output', () => {
  const scratch = scratchFolder();
  const folder = join(scratch, 'articles');
  mkdirSync(folder);
  const record = (id: string, publisher: string): string =>
    JSON.stringify({ id, text: HOSTILE, publisher, date: '2024-05-06' });
  writeFileSync(
    join(folder, 'all.jsonl'),
    [
      record('../../owned', '../../../owned'),
      record('/tmp/owned', '/owned'),
      record("'; drop", "x'); drop"),
      record('..', '..'),
      '',
    ].join('\n'),
  );
  const guard = join(scratch, 'guard.mjs');
  const log = join(scratch, 'guard.log');
  writeFileSync(guard, GUARD);
  writeFileSync(log, '');
  const before = readdirSync(scratch);

  const { status, stderr } = spawnSync(
    process.execPath,
    [COMMAND, 'run', folder, '--out', join(scratch, 'nest/out'), '--partition-by', 'publisher', '--quiet'],
    {
      cwd: scratch,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(guard).href}`, GUARD_LOG: log },
    },
  );
  expect(stderr).toMatch(FINISHED);
  expect(status).toBe(0);
  expect(readFileSync(log, 'utf8')).toBe('');
  expect(readdirSync(scratch)).toEqual([...before, 'nest'].sort());
  expect(readdirSync(join(scratch, 'nest'))).toEqual(['out']);
  const out = join(scratch, 'nest/out');
  expect(readdirSync(join(out, 'documents')).sort()).toEqual(
    ['%2E%2E%2F%2E%2E%2F%2E%2E%2Fowned', '%2Fowned', '%2E%2E', 'x%27%29%3B%20drop']
      .map((name) => `partition=publisher-${name}`)
      .sort(),
  );
  expect(readRows(out, 'documents').map(({ doc_id }) => doc_id)).toContain('articles/all.jsonl#../../owned');
});

test('the guard of this test notices', () => {
  const scratch = scratchFolder();
  writeFileSync(join(scratch, 'guard.mjs'), GUARD);
  writeFileSync(join(scratch, 'log'), '');
  const connects = "import net from 'node:net'; net.connect(9, '198.51.100.7');";
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', connects], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${pathToFileURL(join(scratch, 'guard.mjs')).href}`,
      GUARD_LOG: join(scratch, 'log'),
    },
  });
  expect(status).toBe(1);
  expect(readFileSync(join(scratch, 'log'), 'utf8')).toBe('connect\n');
});
