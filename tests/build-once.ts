import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests run the built command: builds it when a source is newer than the build. */
export default function setup(): void {
  const built = `${root}dist/cli/main.js`;
  const sources = Math.max(newest(`${root}pipeline`), newest(`${root}web`));
  if (existsSync(built) && sources <= statSync(built).mtimeMs) return;
  const { status } = spawnSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed; see the messages above');
}

function newest(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(`${entry.parentPath}/${entry.name}`).mtimeMs), 0);
}
