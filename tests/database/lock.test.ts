import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acquireLock } from '../../pipeline/database/lock.js';
import { HeldError, OutputError } from '../../pipeline/errors.js';
import { scratchFolder } from '../command.js';

const TAKER = fileURLToPath(new URL('./lock-taker.mjs', import.meta.url));

interface Taker {
  readonly child: ChildProcess;
  /** Tells the process to do something; the answer is one line. */
  ask(word: 'take' | 'release'): Promise<string>;
  kill(): Promise<void>;
}

/**
 * A process of its own that takes a lock when it is asked to.
 *
 * @param wrapper the command, with its arguments, that starts it
 */
async function taker(path: string, ...wrapper: readonly string[]): Promise<Taker> {
  const [command = '', ...words] = [...wrapper, process.execPath, TAKER, path];
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => (await lines.next()).value as string;
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  expect(await answer()).toBe('ready');
  return {
    child,
    ask: (word) => {
      child.stdin.write(`${word}\n`);
      return answer();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Whether processes can be started here as in a container: with a process table and a host name of their own. */
const HAS_CONTAINERS =
  spawnSync('unshare', ['--pid', '--fork', '--mount-proc', '--uts', 'true']).status === 0;
const CONTAINER = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', '--uts'] as const;
const ELSEWHERE = [...CONTAINER, 'sh', '-c', 'hostname elsewhere; exec "$0" "$@"'] as const;

describe('a lock', () => {
  test('excludes another part of the same process, by whatever name, until it is released', async () => {
    const folder = scratchFolder();
    const path = join(folder, 'lock');
    symlinkSync(folder, join(folder, 'link'));
    const lock = await acquireLock(path);
    await expect(acquireLock(path)).rejects.toThrow(HeldError);
    await expect(acquireLock(join(folder, 'link', 'lock'))).rejects.toThrow(
      `process ${process.pid} on ${hostname()}`,
    );
    // Neither attempt has taken it from its holder.
    expect(await (await taker(path)).ask('take')).toMatch(
      `HeldError: another run holds this output: process`,
    );
    await lock.release();
    await (await acquireLock(path)).release();
    expect(readdirSync(folder).sort()).toEqual(['link', 'lock.duckdb']);
  });

  test('is told by who has it and since when', async () => {
    const path = join(scratchFolder(), 'lock');
    const holder = await taker(path);
    const before = new Date().toISOString();
    expect(await holder.ask('take')).toBe('taken');
    const error = await acquireLock(path).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(HeldError);
    const [, pid, host, since] =
      /another run holds this output: process (\d+) on (\S+), since (\S+); wait for it to end/.exec(
        (error as Error).message,
      ) ?? [];
    expect([pid, host]).toEqual([`${holder.child.pid}`, hostname()]);
    expect(since! >= before && since! <= new Date().toISOString()).toBe(true);
  });

  test('is still held by a process that is suspended', async () => {
    const path = join(scratchFolder(), 'lock');
    const holder = await taker(path);
    await holder.ask('take');
    holder.child.kill('SIGSTOP');
    await expect(acquireLock(path)).rejects.toThrow(HeldError);
    await holder.kill();
    await (await acquireLock(path)).release();
  });

  test('of a killed process is free at once, also while its parent has not asked how it ended', async () => {
    const path = join(scratchFolder(), 'lock');
    // Bash becomes a program that never waits for the child that bash has started.
    const parent = await taker(path, 'bash', '-c', '"$0" "$@" <&0 & exec sleep 60');
    await parent.ask('take');
    const { pid } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /);
    // The first thread can end before the others, which keep the files open until they have ended, too.
    await expect.poll(() => readdirSync(`/proc/${pid}/task`)).toHaveLength(1);
    await (await acquireLock(path)).release();
  });

  test.each([
    ['that has the number of this process', () => ({ pid: process.pid, host: hostname() })],
    ['of another host', () => ({ pid: 1, host: 'elsewhere' })],
    ['that lives, and took over the number of a dead one', () => ({ pid: process.ppid, host: hostname() })],
  ])('is not held by a process %s and is only named beside it', async (_, holder) => {
    const path = join(scratchFolder(), 'lock');
    writeFileSync(`${path}.json`, JSON.stringify({ ...holder(), since: '2021-05-06T07:08:09.000Z' }));
    const lock = await acquireLock(path);
    expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  test.each([
    [JSON.stringify({ pid: 1, host: hostname(), since: '2021-05-06T07:08:09.000Z' })],
    ['{"pid":'],
    [JSON.stringify({ pid: 1, host: '\u001b[31m', since: 'x' })],
    ['null'],
  ])('names the process that the kernel names when the note beside it is %s', async (note) => {
    const path = join(scratchFolder(), 'lock');
    const holder = await taker(path);
    await holder.ask('take');
    writeFileSync(`${path}.json`, note);
    await expect(acquireLock(path)).rejects.toThrow(
      `another run holds this output: process ${holder.child.pid}; wait`,
    );
  });

  test.each([
    ['a living process', { pid: process.ppid, host: hostname(), since: '2021-05-06T07:08:09.000Z' }],
    ['another host', { pid: 7, host: 'elsewhere', since: '2021-05-06T07:08:09.000Z' }],
  ])('of version 0.1.0 that names %s is not looked at', async (_, holder) => {
    const path = join(scratchFolder(), 'lock');
    writeFileSync(path, JSON.stringify(holder));
    await (await acquireLock(path)).release();
    expect(existsSync(path)).toBe(true);
  });

  test('whose file is damaged says what to do', async () => {
    const path = join(scratchFolder(), 'lock');
    writeFileSync(`${path}.duckdb`, 'no database');
    const attempt = acquireLock(path);
    await expect(attempt).rejects.toThrow(OutputError);
    await expect(attempt).rejects.toThrow(/lock\.duckdb is damaged .*; remove it when no run is at work/);
  });
});

test.runIf(HAS_CONTAINERS)('a lock is held across containers, until the container is killed', async () => {
  const path = join(scratchFolder(), 'lock');
  const holder = await taker(path, ...ELSEWHERE);
  await holder.ask('take');
  await expect(acquireLock(path)).rejects.toThrow(/process 1 on elsewhere, since 20/);
  expect(await (await taker(path, ...CONTAINER)).ask('take')).toMatch(/^HeldError: .*process 1 on elsewhere/);
  writeFileSync(`${path}.json`, 'no note');
  expect(await (await taker(path, ...CONTAINER)).ask('take')).toMatch(
    /process in another container or on another host; wait/,
  );
  await holder.kill();
  await expect.poll(() => acquireLock(path).then((lock) => lock.release())).toBeUndefined();
});

test('of six processes that take one lock at once exactly one has it, at first and after each kill', async () => {
  const path = join(scratchFolder(), 'lock');
  let takers = await Promise.all(Array.from({ length: 6 }, () => taker(path)));
  while (takers.length > 0) {
    const answers = await Promise.all(takers.map(({ ask }) => ask('take')));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('HeldError: '))).toHaveLength(takers.length - 1);
    const winner = takers[answers.indexOf('taken')]!;
    // Released or killed by turns: either way the next one goes on at once.
    if (takers.length % 2 === 0) await winner.kill();
    else expect(await winner.ask('release')).toBe('released');
    takers = takers.filter((taker) => taker !== winner);
  }
});
