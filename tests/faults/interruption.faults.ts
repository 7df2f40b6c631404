import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { randomNumbers } from '../../train/tagger/random.js';
import { COMMAND, pipeline, readRows, scratchFolder } from '../command.js';
import { article, hashes, jsonl } from './corpus.js';

const DOCUMENTS = 600;

function start(words: readonly string[]): {
  child: ChildProcess;
  ended: Promise<number | null>;
  stderr: () => string;
  /** Waits until it is on standard error. */
  says: (text: string) => Promise<void>;
} {
  // What nobody writes to and nobody closes: only `run -` reads it.
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['pipe', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr?.on('data', (text) => {
    stderr += String(text);
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const says = async (text: string): Promise<void> => {
    while (!stderr.includes(text)) await pause(5);
  };
  return { child, ended, stderr: () => stderr, says };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A corpus, and the hashes of its tables after a run that nothing disturbed. */
function prepared(): {
  input: string;
  words: (out: string) => string[];
  expected: Record<string, string>;
  milliseconds: number;
} {
  const scratch = scratchFolder();
  const input = join(scratch, 'all.jsonl');
  writeFileSync(input, jsonl(DOCUMENTS));
  const words = (out: string): string[] => ['run', input, '--out', out, '--quiet'];
  const whole = join(scratch, 'whole');
  const started = performance.now();
  expect(pipeline(words(whole)).code).toBe(0);
  return { input, words, expected: hashes(whole), milliseconds: performance.now() - started };
}

/** A published set has no faults, unless the kill came between two renames of a publish: that is said. */
function expectWhole(out: string): void {
  const { code, stdout } = pipeline(['validate', out]);
  if (existsSync(join(out, '.staging/complete.json'))) expect(stdout).toContain('note: a run is publishing');
  else expect(code).toBe(0);
}

describe('a run that is killed', () => {
  test('at twenty random moments, and resumed each time, ends with the same bytes', async () => {
    const { words, expected, milliseconds } = prepared();
    const out = join(scratchFolder(), 'out');
    const next = randomNumbers(7);
    for (let kill = 0; kill < 20; kill++) {
      // Every third time the output of before is there, so that publishing is cut off, too.
      if (kill % 3 === 0) rmSync(out, { recursive: true, force: true });
      const { child, ended } = start(words(out));
      await pause(100 + next() * milliseconds);
      child.kill('SIGKILL');
      await ended;
      if (existsSync(join(out, 'datapackage.json'))) expectWhole(out);
    }
    expect(pipeline(words(out)).code).toBe(0);
    expect(hashes(out)).toEqual(expected);
    expect(readRows(out, 'documents')).toHaveLength(DOCUMENTS);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'by %s finishes the batches in progress, says so, and goes on next time',
    async (signal, code) => {
      const { words, expected, milliseconds } = prepared();
      const out = join(scratchFolder(), 'out');
      const { child, ended, stderr } = start(words(out));
      await pause(milliseconds / 2);
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(stderr()).toMatch(new RegExp(`${signal}: finishing the batches in progress`));
      expect(stderr()).toMatch(/the next run goes on from there/);
      expect(pipeline(words(out)).code).toBe(0);
      expect(hashes(out)).toEqual(expected);
    },
  );

  test('by SIGINT does not wait for standard input that nobody closes', async () => {
    const { child, ended, stderr, says } = start([
      'run',
      '-',
      '--out',
      join(scratchFolder(), 'out'),
      '--log-format',
      'json',
    ]);
    child.stdin?.write(article(1));
    await says('"started"');
    await pause(500);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(stderr()).toMatch(/the next run goes on from there/);
  });

  test('by a second SIGINT stops at once', async () => {
    const scratch = scratchFolder();
    const input = join(scratch, 'long.txt');
    // Its batch is in flight for many seconds: long after both signals.
    writeFileSync(input, Array.from({ length: 4_000 }, (_, number) => article(number)).join('\n\n'));
    const words = ['run', input, '--out', join(scratch, 'out'), '--log-format', 'json'];
    const { child, ended, stderr, says } = start(words);
    await says('"started"');
    await pause(2_000);
    child.kill('SIGINT');
    await says('finishing the batches in progress');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(stderr()).not.toMatch(/the next run goes on from there/);
  });
});

describe('a run whose parent is killed', () => {
  /** Starts a run as npx does: npm, a shell, the run; and gives the numbers of all three. */
  async function underNpm(words: readonly string[], log: string): Promise<number[]> {
    // Its standard input stays open: the run has something to wait for.
    const shell = 'exec 4<&0; echo $$ >&3; "$0" "$@" <&4 & echo $! >&3; wait';
    const script = `exec 3>&1; echo $$ >&3; sleep 600 | sh -c '${shell}' "$0" "$@" 2>"$LOG"`;
    const parent = spawn('bash', ['-c', script, process.execPath, COMMAND, ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LOG: log, npm_command: 'exec' },
      detached: true,
    });
    onTestFinished(() => void process.kill(-parent.pid!, 'SIGKILL'));
    let said = '';
    parent.stdout.on('data', (text) => {
      said += String(text);
    });
    while (said.split('\n').length < 4) await pause(5);
    return said.trim().split('\n').map(Number);
  }

  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  test.each([
    ['npm', 0],
    ['the shell', 1],
  ])('ends as by SIGTERM, when %s is gone', async (_, index) => {
    const scratch = scratchFolder();
    const log = join(scratch, 'log');
    const pids = await underNpm(['run', '-', '--out', join(scratch, 'out'), '--log-format', 'json'], log);
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes('"started"')) await pause(20);
    process.kill(pids[index]!, 'SIGKILL');
    while (isAlive(pids[2]!)) await pause(50);
    expect(readFileSync(log, 'utf8')).toMatch(
      /the process that started this run is gone.*stopped by SIGTERM/s,
    );
  });

  test('goes on as the leader of a process group of its own, as setsid and a shell start it', async () => {
    const scratch = scratchFolder();
    const log = join(scratch, 'log');
    // With job control the run leads a process group; its parent, which is killed, is in another.
    const script = 'set -m; "$0" "$@" 2>"$LOG" < <(exec sleep 600) & jobs -p; wait';
    const words = ['run', '-', '--out', join(scratch, 'out'), '--log-format', 'json'];
    const parent = spawn('bash', ['-c', script, process.execPath, COMMAND, ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, LOG: log },
    });
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    );
    onTestFinished(() => void process.kill(-pid, 'SIGKILL'));
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes('"started"')) await pause(20);
    parent.kill('SIGKILL');
    await pause(3_000);
    expect(isAlive(pid)).toBe(true);
  });

  test('goes on with --detached', async () => {
    const scratch = scratchFolder();
    const log = join(scratch, 'log');
    const words = ['run', '-', '--out', join(scratch, 'out'), '--log-format', 'json', '--detached'];
    const pids = await underNpm(words, log);
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes('"started"')) await pause(20);
    process.kill(pids[0]!, 'SIGKILL');
    process.kill(pids[2]!, 'SIGHUP');
    await pause(3_000);
    expect(isAlive(pids[2]!)).toBe(true);
  });
});

test('of two runs at once on one output the second ends with code 4 and says who holds it', async () => {
  const { words, expected, milliseconds } = prepared();
  const out = join(scratchFolder(), 'out');
  const { child, ended } = start(words(out));
  await pause(milliseconds / 3);
  const { code, stderr } = pipeline(words(out));
  expect(code).toBe(4);
  expect(stderr).toContain(`process ${child.pid}`);
  expect(await ended).toBe(0);
  expect(hashes(out)).toEqual(expected);
});

test('an input that is truncated or taken away while it is read harms nothing, and the next run is right', async () => {
  const { input, words, expected, milliseconds } = prepared();
  const whole = readFileSync(input);
  const out = join(scratchFolder(), 'out');
  for (const disturb of [
    () => writeFileSync(input, whole.subarray(0, whole.length / 3)),
    () => rmSync(input),
  ]) {
    const { ended } = start(words(out));
    await pause(milliseconds / 4);
    disturb();
    expect([0, 1, 2, 3]).toContain(await ended);
    writeFileSync(input, whole);
    expect(pipeline(words(out)).code).toBe(0);
    expect(hashes(out)).toEqual(expected);
  }
});

test('an output directory that is removed during the run is an error, and the next run is right', async () => {
  const { words, expected, milliseconds } = prepared();
  const out = join(scratchFolder(), 'out');
  const { ended } = start(words(out));
  await pause(milliseconds / 2);
  // The run may write into a folder that is just being emptied.
  rmSync(out, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
  expect([0, 5]).toContain(await ended);
  expect(pipeline(words(out)).code).toBe(0);
  expect(hashes(out)).toEqual(expected);
});

test('a changed document is the only one that is processed again', () => {
  const { input, words } = prepared();
  const out = join(scratchFolder(), 'out');
  pipeline(words(out));
  writeFileSync(
    input,
    jsonl(DOCUMENTS, (number) => article(number === 5 ? 5000 : number)),
  );
  pipeline(words(out));
  expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toMatchObject({
    records: { read: DOCUMENTS, processed: 1, unchanged: DOCUMENTS - 1 },
  });
});
