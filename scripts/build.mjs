// Builds dist/: compiles pipeline/, copies the word lists that stand beside the modules, and joins what the command
// reads, and what a browser reads of the web interface.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { bundleWeb } from './bundle-web.mjs';
import { fingerprintOf } from './fingerprint.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// Built beside dist/ and swapped in whole: whoever runs the command meanwhile has the old one or the new one.
const fresh = `${root}.dist-${process.pid}`;

const tsc = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`, '--outDir', fresh],
  { stdio: 'inherit' },
);
if (tsc.status !== 0) {
  rmSync(fresh, { recursive: true, force: true });
  process.exit(tsc.status ?? 1);
}

cpSync(`${root}pipeline`, fresh, {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') || extname(path) === '',
});
await bundle(fresh);
await bundleWeb(root, `${fresh}/web`);
writeFileSync(`${fresh}/fingerprint.json`, JSON.stringify(fingerprintOf(root)));
// What each thread would put together from the lists of names.
const { LEXICON } = await import(pathToFileURL(`${fresh}/extract/names/lists/lexicon.js`).href);
writeFileSync(`${fresh}/extract/names/lists/lexicon.bin`, LEXICON.bytes);
chmodSync(`${fresh}/cli/main.js`, 0o755);

const { COMMAND_NAMES } = await import(pathToFileURL(`${fresh}/cli/commands.js`).href);
const helps = ['', ...COMMAND_NAMES].map((command) => {
  const words = [`${fresh}/cli/main.js`, ...(command === '' ? [] : [command]), '--help'];
  return [command, execFileSync(process.execPath, words, { encoding: 'utf8' })];
});
writeFileSync(`${fresh}/cli/help.json`, JSON.stringify(Object.fromEntries(helps)));

const old = `${fresh}-old`;
if (existsSync(`${root}dist`)) renameSync(`${root}dist`, old);
renameSync(fresh, `${root}dist`);
rmSync(old, { recursive: true, force: true });

// In a checkout, npx finds the project's own command here; without it, it would install the project anew each time.
const binaries = `${root}node_modules/.bin`;
if (existsSync(binaries)) {
  rmSync(`${binaries}/pipeline`, { force: true });
  symlinkSync('../../dist/cli/main.js', `${binaries}/pipeline`);
}
