// The pipeline's own speed and memory. Everything but the extractors is measured on whole processes, start-up included.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline, ROOT, runOf } from './command.mjs';
import { article, articlesOf, DOCUMENTS_PER_UNIT, wordsOf, writeCorpus } from './corpus.mjs';
import { timeExtractors } from './extractors.mjs';
import { measure, medianOf, repeat } from './measure.mjs';
import { thousands } from './report.mjs';

/**
 * @typedef {object} Task
 * @property {string} scratch folder for what runs write
 * @property {import('./report.mjs').Report} report
 * @property {string} unit path of one unit of made-up articles
 * @property {string} articles path of the articles for the extractors
 * @property {readonly number[]} sizes of the whole runs, in units
 */

/** @param {Task} task */
export async function measureFigures(task) {
  for (const part of [startUp, wholeRuns, stages, extractors, exports]) {
    task.report.say();
    await part(task);
  }
}

/** @param {Task} task */
async function startUp({ scratch, report }) {
  const help = medianOf(await repeat(20, process.execPath, () => pipeline('--help')));
  const seeds = medianOf(
    await repeat(20, process.execPath, (i) => runOf(join(ROOT, 'seeds'), join(scratch, `seeds-${i}`))),
  );
  report.say('| start-up, median of 20 | seconds | peak MiB |');
  report.say('|---|---:|---:|');
  report.say(`| \`--help\` | ${help.seconds.toFixed(3)} | ${Math.round(help.peakMiB)} |`);
  report.say(`| the five seeds, all formats | ${seeds.seconds.toFixed(3)} | ${Math.round(seeds.peakMiB)} |`);
}

/**
 * Runs over corpora of several sizes: the first one, one over the same articles, and one with every hundredth changed.
 *
 * @param {Task} task
 */
async function wholeRuns({ scratch, report, unit, sizes }) {
  const columns = [
    'units',
    'documents',
    'seconds',
    'ms a document',
    'words/s',
    'peak MiB',
    'again, nothing changed',
    'again, 1 % changed',
    'of that, exports',
  ];
  report.say(`| ${columns.join(' | ')} |`);
  report.say(`|${columns.map(() => '---:').join('|')}|`);
  const wordsPerUnit = wordsOf(unit);
  const [corpus, out] = [join(scratch, 'corpus.jsonl'), join(scratch, 'whole')];
  for (const units of sizes) {
    await writeCorpus(corpus, units);
    const documents = units * DOCUMENTS_PER_UNIT;
    const first = await measure(process.execPath, runOf(corpus, out));
    const again = await measure(process.execPath, runOf(corpus, out));
    changeEveryHundredth(corpus);
    const changed = await measure(process.execPath, runOf(corpus, out));
    /** @param {number} seconds */
    const share = (seconds) => `${seconds.toFixed(2)} s (${Math.round((100 * seconds) / first.seconds)} %)`;
    const cells = [
      units,
      thousands(documents),
      first.seconds.toFixed(1),
      ((1000 * first.seconds) / documents).toFixed(2),
      thousands((units * wordsPerUnit) / first.seconds),
      Math.round(first.peakMiB),
      share(again.seconds),
      share(changed.seconds),
      `${(accountOf(out).phase_milliseconds.export / 1000).toFixed(2)} s`,
    ];
    report.say(`| ${cells.join(' | ')} |`);
    rmSync(out, { recursive: true, force: true });
  }
}

/** @param {string} corpus path of the articles */
function changeEveryHundredth(corpus) {
  const lines = articlesOf(corpus).map((record, index) =>
    JSON.stringify(index % 100 === 0 ? { ...record, text: article(1e7 + index) } : record),
  );
  writeFileSync(corpus, `${lines.join('\n')}\n`);
}

/** @param {Task} task */
async function stages({ scratch, report, unit }) {
  const out = join(scratch, 'stages');
  await measure(process.execPath, runOf(unit, out, '--workers', '1'));
  const words = wordsOf(unit);
  report.say('| stage, one core | words/s |');
  report.say('|---|---:|');
  for (const [stage, milliseconds] of Object.entries(accountOf(out).stage_milliseconds))
    report.say(`| ${stage} | ${thousands(words / (milliseconds / 1000))} |`);
}

/** @param {Task} task */
async function extractors({ report, articles }) {
  const words = wordsOf(articles);
  report.say('| extractor, one core, compiled code | words/s |');
  report.say('|---|---:|');
  for (const [name, seconds] of timeExtractors(articles))
    report.say(`| ${name} | ${thousands(words / seconds)} |`);
}

/** @param {Task} task */
async function exports({ scratch, report, unit }) {
  report.say('| export over a state that is up to date | seconds |');
  report.say('|---|---:|');
  for (const format of ['parquet', 'jsonl', 'csv', 'csv,jsonl,parquet']) {
    const out = join(scratch, `export-${format}`);
    await measure(process.execPath, runOf(unit, out, '--format', 'parquet'));
    rmSync(join(out, 'datapackage.json'));
    const { seconds } = await measure(process.execPath, runOf(unit, out, '--format', format, '--replace'));
    report.say(`| ${format} | ${seconds.toFixed(2)} |`);
  }
}

/**
 * What a run says of itself.
 *
 * @param {string} out
 * @returns {{ phase_milliseconds: { export: number }, stage_milliseconds: Record<string, number> }}
 */
const accountOf = (out) => JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
