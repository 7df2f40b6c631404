// Races against the script that a Python user would write instead. Each side uses all cores: the script has one spaCy
// process a core, the pipeline one worker thread a core.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../scripts/python-environment.mjs';
import { ROOT, runOf } from './command.mjs';
import { wordsOf, writeCorpus } from './corpus.mjs';
import { measure, medianOf, repeat } from './measure.mjs';
import { thousands } from './report.mjs';

/** @typedef {import('./measure.mjs').Measurement} Measurement */
/** @typedef {import('./report.mjs').Report} Report */

/**
 * A run from start-up to the last file, in all three formats. Half of our runs come before the script's and half after
 * it, because a shared machine becomes faster or slower in the minutes that the script takes.
 *
 * @param {{ scratch: string, report: Report, articles: string }} task
 */
export async function race({ scratch, report, articles }) {
  const python = pythonEnvironment('.venv-bench', 'bench/peers/requirements.txt');
  /** @param {string} when */
  const ours = (when) => repeat(5, process.execPath, (i) => runOf(articles, join(scratch, `${when}-${i}`)));
  const before = await ours('before');
  const theirs = await measure(
    python,
    peerArgs(articles, join(scratch, 'peer'), ['csv', 'jsonl', 'parquet']),
  );
  const runs = [...before, ...(await ours('after'))];
  const words = wordsOf(articles);
  report.say();
  report.say(`From start-up to the last file, CSV, JSONL and Parquet, ${thousands(words)} words:`);
  sayRace(report, words, theirs, runs, `${theirs.seconds.toFixed(1)}`);
}

/**
 * A long run over made-up articles that writes Parquet alone, in which start-up hardly counts.
 *
 * @param {{ scratch: string, report: Report, units: number, share: number }} task `units` of 1,000 articles, of which
 *   the script gets one in `share`; its time is scaled, except what it needs to start and to write empty tables
 */
export async function sustainedRace({ scratch, report, units, share }) {
  const python = pythonEnvironment('.venv-bench', 'bench/peers/requirements.txt');
  const articles = join(scratch, 'sustained.jsonl');
  await writeCorpus(articles, units);
  /** @param {string} when */
  const ours = (when) =>
    repeat(2, process.execPath, (i) =>
      runOf(articles, join(scratch, `sustained-${when}-${i}`), '--format', 'parquet'),
    );
  const before = await ours('before');
  const theirs = await scaledPeer(python, articles, scratch, share);
  const runs = [...before, ...(await ours('after'))];
  const words = wordsOf(articles);
  const scaled = share === 1 ? '' : ` (scaled from every ${share}th article)`;
  report.say();
  report.say(`Sustained, Parquet alone, ${thousands(words)} words:`);
  sayRace(report, words, theirs, runs, `${theirs.seconds.toFixed(1)}${scaled}`);
}

/**
 * @param {string} python
 * @param {string} articles
 * @param {string} scratch
 * @param {number} share the script gets one in so many articles
 * @returns {Promise<Measurement>} what the script needs for all of them
 */
async function scaledPeer(python, articles, scratch, share) {
  /** @param {string} path */
  const run = (path) => measure(python, peerArgs(path, join(scratch, 'peer-sustained'), ['parquet']));
  if (share === 1) return run(articles);
  const lines = readFileSync(articles, 'utf8').trimEnd().split('\n');
  const part = lines.filter((_, index) => index % share === 0);
  const [empty, some] = [join(scratch, 'empty.jsonl'), join(scratch, 'some.jsonl')];
  writeFileSync(empty, '');
  writeFileSync(some, `${part.join('\n')}\n`);
  const startUp = await run(empty);
  const { seconds, peakMiB } = await run(some);
  return {
    seconds: startUp.seconds + (seconds - startUp.seconds) * (lines.length / part.length),
    peakMiB,
  };
}

/**
 * @param {Report} report
 * @param {number} words
 * @param {Measurement} theirs
 * @param {readonly Measurement[]} runs of ours
 * @param {string} theirSeconds as the table says them
 */
function sayRace(report, words, theirs, runs, theirSeconds) {
  const ours = medianOf(runs);
  const each = runs.map(({ seconds }) => seconds);
  const range = `${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}`;
  const cores = cpus().length;
  report.say();
  report.say('| | seconds | words/s | peak MiB of the main process |');
  report.say('|---|---:|---:|---:|');
  /**
   * @param {string} name
   * @param {string} seconds
   * @param {Measurement} measured
   */
  const row = (name, seconds, measured) =>
    report.say(
      `| ${name} | ${seconds} | ${thousands(words / measured.seconds)} | ${Math.round(measured.peakMiB)} |`,
    );
  row(`spaCy (small model, ${cores} processes) + textacy + pandas`, theirSeconds, theirs);
  row(
    `corpusmill (${cores} workers), median of ${runs.length}`,
    `${ours.seconds.toFixed(2)} (${range})`,
    ours,
  );
  report.say(`| ratio | ${(theirs.seconds / ours.seconds).toFixed(1)} | | |`);
}

/**
 * @param {string} articles
 * @param {string} out
 * @param {readonly string[]} formats
 */
const peerArgs = (articles, out, formats) => [
  join(ROOT, 'bench/peers/script.py'),
  articles,
  out,
  '--formats',
  ...formats,
  '--processes',
  String(cpus().length),
];
