import process from 'node:process';
import { vi } from 'vitest';
import { commandLine } from '../pipeline/cli/command-line.js';
import { orFail } from '../pipeline/cli/or-fail.js';
import type { Outcome } from './command.js';

/**
 * Runs a command line in this process, where coverage sees it. Worker threads need the built command: use `--workers
 * 0`.
 */
export async function inProcess(words: readonly string[], cwd: string): Promise<Outcome> {
  const before = { cwd: process.cwd(), code: process.exitCode };
  const stdout: string[] = [];
  const stderr: string[] = [];
  const capture =
    (into: string[]) =>
    (text: string | Uint8Array): boolean => {
      into.push(String(text));
      return true;
    };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(capture(stdout)),
    vi.spyOn(process.stderr, 'write').mockImplementation(capture(stderr)),
    vi.spyOn(console, 'log').mockImplementation((text: string) => capture(stdout)(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text: string) => capture(stderr)(`${text}\n`)),
  ];
  try {
    process.chdir(cwd);
    process.exitCode = undefined;
    await orFail(() => commandLine(words));
    return { code: Number(process.exitCode ?? 0), stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    process.chdir(before.cwd);
    process.exitCode = before.code;
    for (const spy of spies) spy.mockRestore();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  }
}
