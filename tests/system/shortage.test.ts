import { expect, test } from 'vitest';
import { OutputError, ShortageError } from '../../pipeline/errors.js';
import { asShortageError, isShortage } from '../../pipeline/system/shortage.js';

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
