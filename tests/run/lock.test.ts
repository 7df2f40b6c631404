import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HeldError } from '../../pipeline/errors.js';
import { acquireLock } from '../../pipeline/run/lock.js';
import { scratchFolder } from '../command.js';

/** No process has it: the largest id that Linux gives is smaller. */
const NO_PROCESS = 2 ** 30;

const holder = (pid: number, host = hostname()): string =>
  JSON.stringify({ pid, host, since: '2021-05-06T07:08:09.000Z' });

test('a lock says who has it, and is gone when released', async () => {
  const path = join(scratchFolder(), 'lock');
  const lock = await acquireLock(path);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  await lock.release();
  expect(existsSync(path)).toBe(false);
});

test('a lock that a living process has is refused', async () => {
  const path = join(scratchFolder(), 'lock');
  await acquireLock(path);
  await expect(acquireLock(path)).rejects.toThrow(HeldError);
  await expect(acquireLock(path)).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
});

test.each([
  ['a dead process of this host', holder(NO_PROCESS), true],
  ['a process of another host, which cannot be asked', holder(NO_PROCESS, 'elsewhere'), false],
  ['a crash that left half a file', '{"pid":', true],
])('a lock of %s', async (_, content, isTaken) => {
  const path = join(scratchFolder(), 'lock');
  writeFileSync(path, content);
  if (isTaken) await expect(acquireLock(path)).resolves.toBeDefined();
  else await expect(acquireLock(path)).rejects.toThrow('since 2021-05-06');
});
