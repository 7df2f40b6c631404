import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock } from '../../pipeline/database/lock.js';
import { HeldError } from '../../pipeline/errors.js';
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

test('a dead lock is removed though another process died while it was about to', async () => {
  const path = join(scratchFolder(), 'lock');
  writeFileSync(path, holder(NO_PROCESS));
  writeFileSync(`${path}.turn`, holder(NO_PROCESS - 1));
  const lock = await acquireLock(path);
  expect(existsSync(`${path}.turn`)).toBe(false);
  await lock.release();
});

test('a lock that was taken over is not released by the one who had it', async () => {
  const path = join(scratchFolder(), 'lock');
  const lock = await acquireLock(path);
  writeFileSync(path, holder(NO_PROCESS, 'elsewhere'));
  await lock.release();
  expect(readFileSync(path, 'utf8')).toBe(holder(NO_PROCESS, 'elsewhere'));
});

test.each([
  ['a dead process of this host', holder(NO_PROCESS), true],
  ['a process of another host, which cannot be asked', holder(NO_PROCESS, 'elsewhere'), false],
  ['a crash that left half a file', '{"pid":', true],
  ['nobody', '{}', true],
  ['a process that had the number of this one, before a container began anew', holder(process.pid), true],
])('a lock of %s', async (_, content, isTaken) => {
  const path = join(scratchFolder(), 'lock');
  writeFileSync(path, content);
  if (isTaken) await expect(acquireLock(path)).resolves.toBeDefined();
  else await expect(acquireLock(path)).rejects.toThrow('since 2021-05-06');
});
