import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test, vi } from 'vitest';
import { archiveName } from '../../pipeline/cluster/pack.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

test('the archive runs where nothing else is installed', async () => {
  const folder = scratchFolder();
  const archive = archiveName();
  expect(await inProcess(['pack'], folder)).toMatchObject({ code: 0, stdout: `${archive}\n` });
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  writeFileSync(join(folder, 'a.txt'), '“It is done,” Ann Lee said.\n');
  const command = [join(folder, 'app/dist/cli/main.js'), 'run', 'a.txt', '--format', 'parquet', '--quiet'];
  execFileSync(join(folder, 'bin/node'), command, { cwd: folder, env: {} });
  expect(existsSync(join(folder, 'out/quotes.parquet'))).toBe(true);
}, 120_000);

test.each([
  ['.', 1, '. is no plain file; name another --out'],
  ['no-such-folder/x.tar.gz', 5, 'cannot write no-such-folder/x.tar.gz: ENOENT'],
])('the archive %s is refused before anything is packed', async (out, code, message) => {
  const folder = scratchFolder();
  const packed = await inProcess(['pack', '--out', out], folder);
  expect(packed).toEqual({ code, stdout: '', stderr: expect.stringContaining(message) });
  expect(readdirSync(folder)).toEqual([]);
});

test('an archive that is not made leaves nothing behind', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'x.tar.gz'), 'the one before');
  const path = process.env.PATH;
  process.env.PATH = folder;
  const packed = inProcess(['pack', 'x.tar.gz'], folder).finally(() => {
    process.env.PATH = path;
  });
  expect(await packed).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('cannot write the archive'),
  });
  expect(readdirSync(folder)).toEqual(['x.tar.gz']);
  expect(readFileSync(join(folder, 'x.tar.gz'), 'utf8')).toBe('the one before');
});

test('an archive that is interrupted leaves nothing behind', async () => {
  const folder = scratchFolder();
  const running = inProcess(['pack', 'x.tar.gz'], folder);
  const written = (): number =>
    readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  await vi.waitFor(() => expect(written()).toBeGreaterThan(0), { timeout: 30_000 });
  process.emit('SIGINT', 'SIGINT');
  expect(await running).toMatchObject({ code: 130, stderr: expect.stringContaining('nothing was written') });
  expect(readdirSync(folder)).toEqual([]);
});
