import { describe, expect, test } from 'vitest';
import { OutputError, ShortageError } from '../../pipeline/errors.js';
import { asShortageError, asShortageOfThreads, isShortage } from '../../pipeline/system/shortage.js';

const withCode = (code: string, message: string): Error => Object.assign(new Error(message), { code });

test.each([
  [withCode('EMFILE', 'EMFILE: too many open files, open a.txt'), 'ulimit -n'],
  [new Error('EMFILE: too many open files, open a.txt'), 'ulimit -n'],
  [new Error('IO Error: Cannot open file "state.duckdb": Too many open files'), 'ulimit -n'],
  [withCode('ERR_WORKER_INIT_FAILED', 'Worker initialization failure: EAGAIN'), 'ulimit -u'],
  [new Error('Resource temporarily unavailable'), 'ulimit -u'],
  [withCode('ENOMEM', 'ENOMEM: not enough memory, mmap'), 'ulimit -v'],
  [new Error('Out of Memory Error: failed to allocate data of size 16 MiB'), 'ulimit -v'],
  [withCode('ERR_DLOPEN_FAILED', 'duckdb.so: failed to map segment from shared object'), 'ulimit -v'],
])('%s is a shortage, and what to do is said', (error, advice) => {
  const shortage = asShortageError(error);
  expect(shortage).toBeInstanceOf(ShortageError);
  expect((shortage as Error).message).toContain(error.message);
  expect((shortage as Error).message).toContain(advice);
  expect((shortage as Error).cause).toBe(error);
});

test.each([
  [withCode('ENOENT', 'ENOENT: no such file or directory')],
  [withCode('ENOSPC', 'ENOSPC: no space left on device')],
  [new OutputError('cannot write to out')],
  [new Error('Line 3: a list of errors 24')],
  ['no error at all'],
])('%s is none', (error) => {
  expect(isShortage(error)).toBe(false);
  expect(asShortageError(error)).toBe(error);
});

test('a shortage is not told twice', () => {
  const shortage = asShortageError(withCode('EMFILE', 'EMFILE'));
  expect(asShortageError(shortage)).toBe(shortage);
});

test('a shortage says what is short, and not which file was to be opened', () => {
  const error = Object.assign(withCode('EMFILE', "EMFILE: too many open files, open '/x/y'"), {
    syscall: 'open',
  });
  expect((asShortageError(error) as Error).message).toContain('(EMFILE: too many open files): ');
});

describe('the advice to use fewer workers', () => {
  const error = withCode('EMFILE', 'EMFILE: too many open files');
  const messageFor = (workers: number): string => (asShortageOfThreads(error, workers) as Error).message;

  test('is given where there are threads, and only there', () => {
    expect(messageFor(2)).toMatch(/allow more \(ulimit -n 256\), or use fewer --workers$/);
    expect(messageFor(0)).toMatch(/allow more \(ulimit -n 256\)$/);
  });

  test('is not given for any other error', () => {
    const other = withCode('ENOENT', 'ENOENT: no such file or directory');
    expect(asShortageOfThreads(other, 2)).toBe(other);
  });
});
