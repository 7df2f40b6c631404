import process from 'node:process';
import { expect, test, vi } from 'vitest';
import { scratchFolder } from '../command.js';
import { makeExport } from '../explore/made-corpus.js';
import { inProcess } from '../in-process.js';

/** Does what Ctrl-C does, once a command listens for it. */
async function interrupt(): Promise<void> {
  await vi.waitFor(() => expect(process.listenerCount('SIGINT')).toBeGreaterThan(0), { timeout: 30_000 });
  process.emit('SIGINT', 'SIGINT');
}

test('the explorer says where its page is, and ends with Ctrl-C', async () => {
  const folder = scratchFolder();
  const running = inProcess(['explore', makeExport(folder)], folder);
  await interrupt();
  const { code, stdout, stderr } = await running;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/\n$/);
  expect(stderr).toContain('only this machine reaches this address; Ctrl-C ends it');
});

test('the explorer goes on where no browser can be opened', async () => {
  const folder = scratchFolder();
  const out = makeExport(folder);
  const path = process.env.PATH;
  process.env.PATH = folder;
  const running = inProcess(['explore', out, '--open'], folder);
  await interrupt().finally(() => {
    process.env.PATH = path;
  });
  expect((await running).code).toBe(0);
});

test('a query that is stopped ends with the code of its signal', async () => {
  const folder = scratchFolder();
  const out = makeExport(folder);
  const running = inProcess(['query', 'select count(*) from range(10000000000000) a', out], folder);
  await interrupt();
  const { code, stdout, stderr } = await running;
  expect([code, stdout]).toEqual([130, '']);
  expect(stderr).toContain('nothing was written');
});

test('rows of a query go to standard output as Parquet, too', async () => {
  const folder = scratchFolder();
  const { code, stdout } = await inProcess(
    ['query', 'select 1 as n', makeExport(folder), '--format', 'parquet'],
    folder,
  );
  expect([code, stdout.slice(0, 4)]).toEqual([0, 'PAR1']);
});
