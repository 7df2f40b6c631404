// Fails when a regular expression can take more than linear time:
//
//   node scripts/check-patterns.mjs             those of pipeline/, as built
//   node scripts/check-patterns.mjs FOLDER      those of the modules of another folder
//
// What these patterns read comes from anywhere: a line of 97 capitals once cost 46 seconds. Quadratic time is allowed
// where a comment before a pattern says that it reads short texts only: `Tested on at most 200 units`, in these words.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { judgePattern } from './patterns/judge-pattern.mjs';
import { readPatterns } from './patterns/read-patterns.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist');
const folder = resolve(process.argv[2] ?? built);
/**
 * What a process, a thread or a page begins with does its work when it is loaded. The first two are joined from the
 * other modules; the script of the pages runs in a browser, over one article at a time.
 */
const JOINED = /^(?:cli\/main|run\/workers\/worker|chunks\/.*|web\/app)\.js$/;

const modules = readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !JOINED.test(relative(folder, path)))
  .sort()
  .map((path) => ({ path, source: sourceOf(path) }));
const patterns = await readPatterns(modules);

const limit = pLimit(availableParallelism());
/**
 * The same pattern stands in many places: it is judged once.
 *
 * @type {Map<string, Promise<string | null>>}
 */
const verdicts = new Map();
/** @param {import('./patterns/read-patterns.mjs').Pattern} pattern */
function verdictOn(pattern) {
  const key = JSON.stringify([pattern.source, pattern.flags, pattern.bound]);
  const verdict = verdicts.get(key) ?? limit(() => judgePattern(pattern));
  verdicts.set(key, verdict);
  return verdict;
}

const faults = await Promise.all(patterns.map(verdictOn));
patterns.forEach(({ path, line, source, flags }, index) => {
  if (faults[index] === null) return;
  console.error(`${relative(process.cwd(), path)}:${line}: /${source ?? '…'}/${flags}: ${faults[index]}`);
  process.exitCode = 1;
});
if (process.exitCode !== 1)
  console.log(`${verdicts.size} patterns: each takes linear time, or reads short texts only`);

/**
 * What a module was built from; itself where it was not built.
 *
 * @param {string} path
 */
function sourceOf(path) {
  const source = join(root, 'pipeline', relative(built, path).replace(/\.js$/, '.ts'));
  return existsSync(source) ? source : path;
}
