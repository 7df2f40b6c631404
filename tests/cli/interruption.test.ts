import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { interruption } from '../../pipeline/cli/interruption.js';
import type { OpenReporter } from '../../pipeline/cli/open-reporter.js';
import { whenOrphaned } from '../../pipeline/cli/parent-process.js';
import { SILENT } from '../../pipeline/run/reporter.js';

/** As vitest's own listeners must not hear of them. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let before: Map<string, NodeJS.SignalsListener[]>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('npm_command', undefined);
  before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal) as NodeJS.SignalsListener[]]));
  for (const signal of SIGNALS) process.removeAllListeners(signal);
});

afterEach(() => {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    for (const listener of before.get(signal)!) process.on(signal, listener);
  }
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function watched(isDetached: boolean): { signal: AbortSignal; said: string[] } {
  const said: string[] = [];
  const reporter: OpenReporter = {
    ...SILENT,
    finished: () => {},
    say: (_, message) => void said.push(message),
    close: () => {},
  };
  return { signal: interruption(reporter, isDetached), said };
}

const raise = (signal: (typeof SIGNALS)[number]): unknown => process.emit(signal, signal);

/** Lets another process be the parent, as when the first one has ended. */
const loseParent = (): unknown => vi.spyOn(process, 'ppid', 'get').mockReturnValue(1);

describe('a run', () => {
  test.each(SIGNALS)('is told to stop by %s, once', (name) => {
    const { signal, said } = watched(false);
    expect(signal.aborted).toBe(false);
    raise(name);
    expect(signal.reason.message).toBe(
      `stopped by ${name}; what was done is kept, and the next run goes on from there`,
    );
    expect(said).toEqual([`${name}: finishing the batches in progress; a second signal stops at once`]);
  });

  test('ends at once at a second signal, with the code of that one', () => {
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    watched(false);
    raise('SIGINT');
    raise('SIGTERM');
    expect(exit).toHaveBeenCalledExactlyOnceWith(143);
  });

  test('stops when its parent is gone', () => {
    const { signal, said } = watched(false);
    vi.advanceTimersByTime(5000);
    expect(signal.aborted).toBe(false);
    loseParent();
    vi.advanceTimersByTime(5000);
    expect(signal.reason.signal).toBe('SIGTERM');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^the process that started this run is gone/);
  });

  test('that is detached minds neither its parent nor SIGHUP, but the other signals', () => {
    const { signal } = watched(true);
    loseParent();
    vi.advanceTimersByTime(5000);
    raise('SIGHUP');
    expect(signal.aborted).toBe(false);
    raise('SIGTERM');
    expect(signal.aborted).toBe(true);
  });
});

describe('a program under npm', () => {
  test('is orphaned when npm is gone, though the shell between them is not', () => {
    vi.stubEnv('npm_command', 'exec');
    const onOrphaned = vi.fn();
    whenOrphaned(onOrphaned);
    vi.advanceTimersByTime(5000);
    expect(onOrphaned).not.toHaveBeenCalled();
    // The system's first process has no parent: so the shell looks after npm has ended.
    loseParent();
    vi.advanceTimersByTime(5000);
    expect(onOrphaned).toHaveBeenCalledOnce();
  });

  test('is not orphaned where the system says nothing of other processes', () => {
    vi.stubEnv('npm_command', 'exec');
    vi.spyOn(process, 'ppid', 'get').mockReturnValue(2 ** 30);
    const onOrphaned = vi.fn();
    whenOrphaned(onOrphaned);
    vi.advanceTimersByTime(5000);
    expect(onOrphaned).not.toHaveBeenCalled();
  });
});
