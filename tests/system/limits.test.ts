import { expect, test } from 'vitest';
import { limitIn } from '../../pipeline/system/limits.js';

/** As Linux writes it. */
const LIMITS = `Limit                     Soft Limit           Hard Limit           Units     
Max core file size        0                    unlimited            bytes     
Max open files            1024                 524288               files     
Max address space         8589934592           unlimited            bytes     
Max file locks            unlimited            unlimited            locks     
`;

test('the soft limit of the address space, in bytes', () => {
  expect(limitIn(LIMITS, 'addressSpace')).toBe(8 * 1024 ** 3);
});

test('the soft limit of open files', () => {
  expect(limitIn(LIMITS, 'openFiles')).toBe(1024);
});

test.each([
  ['is not set', LIMITS.replace('8589934592', 'unlimited ')],
  ['is not told', 'Max open files            1024                 524288               files\n'],
  ['is told in a way that nobody knows', 'Max address space\n'],
])('a limit that %s', (_, limits) => {
  expect(limitIn(limits, 'addressSpace')).toBe(Number.POSITIVE_INFINITY);
});
