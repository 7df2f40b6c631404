// Packs the project, installs the tarball in an empty directory and runs it there, as a user who installs it would.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-package-'));
/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
const npm = (args, cwd) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const [{ filename, size }] = JSON.parse(npm(['pack', '--json', '--pack-destination', scratch], root));
  writeFileSync(join(scratch, 'package.json'), '{ "private": true }\n');
  npm(['install', '--no-audit', '--no-fund', `./${filename}`], scratch);
  cpSync(join(root, 'seeds'), join(scratch, 'articles'), { recursive: true });
  execFileSync('npx', ['pipeline', 'run', 'articles', '--quiet'], { cwd: scratch, stdio: 'inherit' });
  for (const file of ['quotes.csv', 'quotes.jsonl', 'quotes.parquet', 'datapackage.json']) {
    if (!existsSync(join(scratch, 'out', file))) throw new Error(`the installed command wrote no ${file}`);
  }
  console.log(`${filename}: ${Math.round(size / 1024)} KiB, installs and runs`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
