import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { outliveReaders } from '../../pipeline/cli/terminal.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** What the program does with errors of its two outputs. */
function handlers(): { readonly stdout: (error: Error) => void; readonly stderr: (error: Error) => void } {
  const onStdout = vi.spyOn(process.stdout, 'on').mockReturnThis();
  const onStderr = vi.spyOn(process.stderr, 'on').mockReturnThis();
  outliveReaders();
  return {
    stdout: onStdout.mock.lastCall?.[1] as (error: Error) => void,
    stderr: onStderr.mock.lastCall?.[1] as (error: Error) => void,
  };
}

test('a reader that closes the pipe ends the program without an error', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended');
  });
  expect(() => handlers().stdout(fault('EPIPE'))).toThrow('ended');
  expect(exit).toHaveBeenCalledWith(0);
});

test('one that closes standard error gets no more messages, and the work goes on', () => {
  expect(() => handlers().stderr(fault('EPIPE'))).not.toThrow();
});

test('any other error of an output is thrown', () => {
  const { stdout, stderr } = handlers();
  expect(() => stdout(fault('EIO'))).toThrow('EIO');
  expect(() => stderr(fault('EIO'))).toThrow('EIO');
});
