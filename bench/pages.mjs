// Text and metadata of web pages, side by side with trafilatura: the same pages, in memory, on the same core. A second
// is one of processor time: what else runs on a shared machine counts little.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pythonEnvironment } from '../scripts/python-environment.mjs';
import { ROOT } from './command.mjs';

/** The timed passes of a process, after one that warms it up. */
const PASSES = 10;
/** How often the two take turns: a shared machine becomes faster or slower in the minutes that a race takes. */
const TURNS = 2;

/**
 * @param {{ scratch: string, report: import('./report.mjs').Report, pages: string }} task `pages` is a folder of
 *   `.html` and `.html.gz`
 */
export function pageRace({ scratch, report, pages }) {
  const python = pythonEnvironment('.venv-bench-pages', 'bench/peers/requirements-pages.txt');
  const { folder, count } = unpacked(pages, join(scratch, 'pages'));
  const options = [folder, String(PASSES)];
  /** @type {number[]} */
  const ours = [];
  /** @type {number[]} */
  const theirs = [];
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(...seconds(process.execPath, [join(ROOT, 'bench/peers/pages.mjs'), ...options]));
    theirs.push(...seconds(python, [join(ROOT, 'bench/peers/pages.py'), ...options]));
  }
  const pinned = core.length > 0 ? 'on one core' : 'not bound to a core';
  report.say();
  report.say(`${count} pages, ${PASSES * TURNS} passes each, ${pinned}:`);
  report.say();
  report.say('| | pages/s, best pass | pages/s, median |');
  report.say('|---|---:|---:|');
  /**
   * @param {string} name
   * @param {readonly number[]} times
   */
  const row = (name, times) =>
    report.say(
      `| ${name} | ${Math.round(count / Math.min(...times))} | ${Math.round(count / medianOf(times))} |`,
    );
  row(`trafilatura ${versionOf(python)}, fast mode`, theirs);
  row('corpusmill', ours);
  const ratio = (/** @type {(times: readonly number[]) => number} */ of) =>
    (of(theirs) / of(ours)).toFixed(1);
  report.say(`| ratio | ${ratio((times) => Math.min(...times))} | ${ratio(medianOf)} |`);
}

/**
 * Copies pages without their compression.
 *
 * @param {string} pages
 * @param {string} folder
 */
function unpacked(pages, folder) {
  mkdirSync(folder);
  const names = readdirSync(pages).filter((name) => /\.x?html?(?:\.gz)?$/.test(name));
  for (const name of names) {
    const bytes = readFileSync(join(pages, name));
    writeFileSync(join(folder, name.replace(/\.gz$/, '')), name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
  return { folder, count: names.length };
}

/** What binds a process and its threads to the first core that this one may use; nothing where that is not possible. */
const core = (() => {
  const allowed = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  const first = /(\d+)(?:[-,]\d+)*\s*$/.exec(allowed.stdout ?? '')?.[1];
  return allowed.status === 0 && first !== undefined ? ['taskset', '-c', first] : [];
})();

/**
 * The seconds of processor time of each pass of a process.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {number[]}
 */
function seconds(program, args) {
  const [command = '', ...rest] = [...core, program, ...args];
  return JSON.parse(execFileSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** @param {readonly number[]} times */
const medianOf = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** @param {string} python */
const versionOf = (python) =>
  execFileSync(python, ['-c', 'import trafilatura; print(trafilatura.__version__)'], {
    encoding: 'utf8',
  }).trim();
