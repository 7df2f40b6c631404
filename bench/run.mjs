// npm run bench [-- --units 1,4,16,64] [--articles FILE.jsonl] [--peer] [--write]
//
// Measures whole runs over a made-up corpus (a unit is 1,000 articles of about 750 words), a second run with nothing and with
// 1 % changed, each stage and extractor alone, the export of each format, and start-up; with --peer the Python script of
// bench/peers over --articles (default: one unit), in its own environment. --write puts the tables into docs/performance.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { article, DOCUMENTS_PER_UNIT, writeCorpus } from './corpus.mjs';
import { timeExtractors } from './extractors.mjs';
import { measure, median, medianOf, repeat } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    units: { type: 'string', default: '1,4,16,64' },
    articles: { type: 'string' },
    peer: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-bench-'));
const pipeline = (...args) => [join(root, 'dist/cli/main.js'), ...args];
const runArgs = (input, out, ...more) =>
  pipeline('run', input, '--out', join(scratch, out), '--quiet', ...more);
const report = [];
const say = (line = '') => {
  console.log(line);
  report.push(line);
};
const account = (out) => JSON.parse(readFileSync(join(scratch, out, 'run.json'), 'utf8'));
const wordsOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .reduce((sum, line) => sum + JSON.parse(line).text.split(/\s+/).length, 0);
const thousands = (value) => Math.round(value).toLocaleString('en-US');

async function wholeRuns() {
  say(
    '| units | documents | seconds | ms a document | words/s | peak MiB | again, nothing changed | again, 1 % changed | of that, exports |',
  );
  say('|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const units of options.units.split(',').map(Number)) {
    const corpus = join(scratch, 'corpus.jsonl');
    await writeCorpus(corpus, units);
    const documents = units * DOCUMENTS_PER_UNIT;
    const first = await measure(process.execPath, runArgs(corpus, 'whole'));
    const words = units * wordsPerUnit;
    const again = await measure(process.execPath, runArgs(corpus, 'whole'));
    const lines = readFileSync(corpus, 'utf8').split('\n');
    for (let i = 0; i < documents; i += 100)
      lines[i] = JSON.stringify({ ...JSON.parse(lines[i]), text: article(1e7 + i) });
    writeFileSync(corpus, lines.join('\n'));
    const changed = await measure(process.execPath, runArgs(corpus, 'whole'));
    const share = (run) =>
      `${run.seconds.toFixed(2)} s (${Math.round((100 * run.seconds) / first.seconds)} %)`;
    say(
      `| ${units} | ${thousands(documents)} | ${first.seconds.toFixed(1)} | ${((1000 * first.seconds) / documents).toFixed(2)} | ${thousands(words / first.seconds)} | ${Math.round(first.peakMiB)} | ${share(again)} | ${share(changed)} | ${(account('whole').phase_milliseconds.export / 1000).toFixed(2)} s |`,
    );
    rmSync(join(scratch, 'whole'), { recursive: true, force: true });
  }
}

async function stages(corpus) {
  await measure(process.execPath, runArgs(corpus, 'stages', '--workers', '1'));
  const { stage_milliseconds: spent } = account('stages');
  say('| stage, one core | words/s |');
  say('|---|---:|');
  for (const [stage, milliseconds] of Object.entries(spent))
    say(`| ${stage} | ${thousands(wordsPerUnit / (milliseconds / 1000))} |`);
}

/** On the articles given, which are written as news is, where there are some. */
function extractors(unit) {
  const corpus = resolve(options.articles ?? unit);
  const words = wordsOf(corpus);
  say('| extractor, one core, compiled code | words/s |');
  say('|---|---:|');
  for (const [name, seconds] of Object.entries(timeExtractors(corpus)))
    say(`| ${name} | ${thousands(words / seconds)} |`);
}

async function exports(corpus) {
  say('| export over a state that is up to date | seconds |');
  say('|---|---:|');
  for (const format of ['parquet', 'jsonl', 'csv', 'csv,jsonl,parquet']) {
    const out = `export-${format}`;
    await measure(process.execPath, runArgs(corpus, out, '--format', 'parquet'));
    rmSync(join(scratch, out, 'datapackage.json'));
    const { seconds } = await measure(
      process.execPath,
      runArgs(corpus, out, '--format', format, '--replace'),
    );
    say(`| ${format} | ${seconds.toFixed(2)} |`);
  }
}

async function startUp() {
  const help = await median(20, process.execPath, () => pipeline('--help'));
  const seeds = await median(20, process.execPath, (i) => runArgs(join(root, 'seeds'), `seeds-${i}`));
  say('| start-up, median of 20 | seconds | peak MiB |');
  say('|---|---:|---:|');
  say(`| \`--help\` | ${help.seconds.toFixed(3)} | ${Math.round(help.peakMiB)} |`);
  say(`| the five seeds, all formats | ${seeds.seconds.toFixed(3)} | ${Math.round(seeds.peakMiB)} |`);
}

async function peer(corpus) {
  const environment = join(root, '.venv-bench');
  const python = join(environment, 'bin/python');
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
    execFileSync(
      python,
      ['-m', 'pip', 'install', '--quiet', '-r', join(root, 'bench/peers/requirements.txt')],
      { stdio: 'inherit' },
    );
  }
  const words = wordsOf(corpus);
  const run = (when) => repeat(5, process.execPath, (i) => runArgs(corpus, `${when}-${i}`));
  // The script takes minutes, in which a shared machine becomes faster or slower: half of our runs come before it.
  const before = await run('before');
  const theirs = await measure(python, [join(root, 'bench/peers/script.py'), corpus, join(scratch, 'peer')]);
  const runs = [...before, ...(await run('after'))];
  const ours = medianOf(runs);
  const each = runs.map(({ seconds }) => seconds);
  say(
    '| the same articles, all three formats (corpusmill: median of 10, half before the script) | seconds | words/s | peak MiB |',
  );
  say('|---|---:|---:|---:|');
  say(
    `| spaCy (small model) + textacy + pandas | ${theirs.seconds.toFixed(1)} | ${thousands(words / theirs.seconds)} | ${Math.round(theirs.peakMiB)} |`,
  );
  say(
    `| corpusmill | ${ours.seconds.toFixed(2)} (${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}) | ${thousands(words / ours.seconds)} | ${Math.round(ours.peakMiB)} |`,
  );
  say(`| ratio | ${(theirs.seconds / ours.seconds).toFixed(1)} | | |`);
}

const unit = join(scratch, 'unit.jsonl');
await writeCorpus(unit, 1);
const wordsPerUnit = wordsOf(unit);

try {
  say(
    `Measured on ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}.`,
  );
  for (const part of [startUp, wholeRuns, stages, extractors, exports]) {
    say();
    await part(unit);
  }
  if (options.peer) {
    say();
    await peer(resolve(options.articles ?? unit));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (options.write) {
  const path = join(root, 'docs/performance.md');
  const text = readFileSync(path, 'utf8');
  const [before, after] = ['<!-- figures -->', '<!-- end of figures -->'].map((mark) => text.indexOf(mark));
  writeFileSync(path, `${text.slice(0, before)}<!-- figures -->\n${report.join('\n')}\n${text.slice(after)}`);
}
