import { expect, test } from 'vitest';
import { exitCodeOf } from '../../pipeline/cli/exit-codes.js';
import {
  CommonFailureError,
  HeldError,
  InterruptedError,
  NothingReadError,
  OutputError,
  ShortageError,
  UsageError,
  VanishedError,
} from '../../pipeline/errors.js';

test.each([
  [new UsageError('x'), 1],
  [new NothingReadError('x'), 3],
  [new HeldError('x'), 4],
  [new OutputError('x'), 5],
  [new ShortageError('x'), 5],
  [Object.assign(new Error('x'), { code: 'EMFILE' }), 5],
  [new VanishedError('x'), 7],
  [new InterruptedError('SIGINT'), 130],
  [new InterruptedError('SIGTERM'), 143],
  [new InterruptedError('SIGHUP'), 129],
  [new CommonFailureError('all fail'), 8],
  [new TypeError('x'), 70],
  ['no error at all', 70],
])('%s ends with code %i', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});
