// Compiles a trainer to .train/ and runs it.
//
//   npm run train:NAME -- --corpus DIR [options of train/NAME/main.ts]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...options] = process.argv.slice(2);
if (name === undefined || !existsSync(`${root}train/${name}/main.ts`)) {
  console.error('train: name a trainer that stands in train/');
  process.exit(1);
}

const tsc = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}train/tsconfig.json`],
  { stdio: 'inherit' },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// Lists that stand beside the modules, and the models where the compiled pipeline looks for them.
cpSync(`${root}pipeline`, `${root}.train/pipeline`, {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') || extname(path) === '',
});
rmSync(`${root}.train/models`, { force: true });
symlinkSync('../models', `${root}.train/models`);

const run = spawnSync(
  process.execPath,
  ['--max-old-space-size=6000', `${root}.train/train/${name}/main.js`, ...options],
  {
    stdio: 'inherit',
  },
);
process.exit(run.status ?? 1);
