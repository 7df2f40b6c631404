import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { archiveName, pack } from '../../pipeline/cluster/pack.js';
import { ROOT, scratchFolder } from '../command.js';
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

test('an archive that cannot be written leaves nothing behind', async () => {
  const folder = scratchFolder();
  const path = join(folder, 'no-such-folder', 'x.tar.gz');
  await expect(pack(path)).rejects.toThrow(/^cannot write .*x\.tar\.gz/);
  expect(existsSync(join(ROOT, 'x.tar.gz'))).toBe(false);
});
