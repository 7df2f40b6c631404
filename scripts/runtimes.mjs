// Holds every supported version of Node to the same result: in a fresh copy of the project it installs with that
// version, runs the seeds, compares the files byte for byte with those of the Node that runs this script, and runs the
// tests of all that may depend on it.
//
//   node scripts/runtimes.mjs [--results DIR]
//
// The Nodes come from npm's package `node`. Reports of the test suites go to DIR as JSON, one for each version.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Its language is told by a library that loads JSON modules, about which some versions of Node warn. */
const FOREIGN = `${'Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern. '.repeat(12)}\n`;

/**
 * Tests of what is the same whichever Node runs it: the pages in the browser, how the work of a stage grows, and the
 * scripts that check, generate and train.
 */
const SAME_EVERYWHERE = ['explore/browser', 'growth', 'scripts', 'train'];

const root = fileURLToPath(new URL('..', import.meta.url));
/** @type {{ engines: { node: string } }} */
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The lowest version that `engines` allows, and the newest of each later line that it names. */
const [lowest, ...later] = engines.node.split(' || ').map((range) => range.replace(/^\D+/, ''));
const VERSIONS = [lowest, ...later.map((version) => version.replace(/\..*/, ''))];

const { values: options } = parseArgs({ options: { results: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-runtimes-'));

/** @param {string | undefined} version */
function nodeOf(version) {
  const script = ['-y', '-p', `node@${version}`, '-c', 'node -p process.execPath'];
  return execFileSync('npx', script, { encoding: 'utf8', cwd: scratch }).trim();
}

/**
 * Copies the project as git sees it, uncommitted files included.
 *
 * @param {string} folder
 */
function copyProject(folder) {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  // A file that was deleted is still listed until that is committed.
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name))))
    cpSync(join(root, file), join(folder, file));
}

/**
 * Runs the seeds and a text in another language.
 *
 * @param {string} node
 * @param {string} project
 * @param {string} out
 * @throws {Error} when the run fails or writes anything but its own warnings to standard error
 */
function runSeeds(node, project, out) {
  const command = join(project, 'dist/cli/main.js');
  const words = ['run', join(root, 'seeds'), join(scratch, 'foreign.txt'), '--out', out, '--quiet'];
  const { status, stderr } = spawnSync(node, [command, ...words], { cwd: scratch, encoding: 'utf8' });
  const strange = stderr
    .split('\n')
    .filter((line) => !/^(?:warning: .*|pipeline: finished in .*|)$/.test(line));
  if (status !== 0 || strange.length > 0) throw new Error(`the run ended with ${status} and said\n${stderr}`);
}

/**
 * The names of the published files that two outputs do not share byte for byte. `run.json` says when a run was, so it
 * differs.
 *
 * @param {string} one
 * @param {string} other
 */
function differingFiles(one, other) {
  const names = new Set([...publishedFiles(one), ...publishedFiles(other)]);
  return [...names].filter((name) => {
    const [a, b] = [contentOf(join(one, name)), contentOf(join(other, name))];
    return a === null || b === null || !a.equals(b);
  });
}

/** @param {string} out */
const publishedFiles = (out) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)))
    .filter((name) => name !== 'run.json' && !name.startsWith('.'));

/** @param {string} path */
function contentOf(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/**
 * @param {string | undefined} version
 * @throws {Error} when anything differs or fails
 */
function check(version) {
  const node = nodeOf(version);
  const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`\n-- Node ${name}`);
  const folder = join(scratch, name);
  const [project, out] = [join(folder, 'corpusmill'), join(folder, 'out')];
  copyProject(project);
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const settings = { cwd: project, env: { ...process.env, PATH: path, NO_COLOR: '1' } };
  run('npm', ['ci', '--engine-strict', '--no-audit', '--no-fund'], settings);

  runSeeds(node, project, out);
  const differing = differingFiles(join(scratch, 'expected'), out);
  if (differing.length > 0) throw new Error(`it writes other bytes: ${differing.join(', ')}`);
  console.log(`${publishedFiles(out).length} files are the same as with Node ${process.version}`);

  const report = join(options.results ?? folder, `suite-${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const excluded = SAME_EVERYWHERE.flatMap((folder) => ['--exclude', `tests/${folder}/**`]);
  const suite = [join(project, 'node_modules/vitest/vitest.mjs'), 'run', ...excluded, ...reporters];
  try {
    run(node, suite, settings);
  } catch (error) {
    // A process of the test runner that dies at its end, its tests all passed, says nothing of the program. Twice in a
    // row it is no accident.
    if (!hasPassed(report)) throw error;
    console.error(`all tests passed, but ${error instanceof Error ? error.message : error}; once more`);
    run(node, suite, settings);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} report */
function hasPassed(report) {
  const content = contentOf(report);
  return content !== null && JSON.parse(content.toString('utf8')).success === true;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} settings
 */
function run(command, args, settings) {
  const { status, signal } = spawnSync(command, args, { ...settings, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${status ?? signal}`);
}

try {
  writeFileSync(join(scratch, 'foreign.txt'), FOREIGN);
  runSeeds(process.execPath, root, join(scratch, 'expected'));
  const failures = [];
  for (const version of VERSIONS) {
    try {
      check(version);
    } catch (error) {
      failures.push(`runtimes: Node ${version}: ${error instanceof Error ? error.message : error}`);
      console.error(failures.at(-1));
    }
  }
  // What failed first may be far up by now.
  if (failures.length > 0) {
    console.error(['', ...failures].join('\n'));
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
