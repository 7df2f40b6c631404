// npm run bench                   speed and memory of the pipeline: start-up, whole runs, stages, extractors, exports
//   --units 1,4,16,64             sizes of the whole runs, in units of 1,000 made-up articles of about 750 words
//   --articles FILE.jsonl         texts for the extractors (default: one unit)
//
// npm run bench -- --peer         a race against the Python script in bench/peers/, in an environment of its own
//   --articles FILE.jsonl         the articles of the race with start-up and all three formats (default: one unit)
//   --sustained 5                 units of the sustained race, which writes Parquet alone; 0 leaves it out
//   --peer-share 5                the script gets one in so many of these, and its time is scaled; 1: all of them
//
// npm run bench -- --pages DIR    text and metadata of the web pages of a folder (.html, .html.gz), against trafilatura
//
// npm run bench -- --explore      how long a reader waits for the views of the explorer
//   --units 10,64                 sizes of the exports, in units
//
// npm run bench -- --spark        processor time of a run on Spark, on one core and on two (needs Java 17)
//   --units 4,16                  sizes of the runs, in units
//
// --write puts what was measured into docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus.mjs';
import { measureExplorer } from './explore.mjs';
import { measureFigures } from './figures.mjs';
import { pageRace } from './pages.mjs';
import { race, sustainedRace } from './race.mjs';
import { Report } from './report.mjs';
import { measureSpark } from './spark.mjs';

const { values: options } = parseArgs({
  options: {
    units: { type: 'string' },
    articles: { type: 'string' },
    peer: { type: 'boolean', default: false },
    sustained: { type: 'string', default: '5' },
    'peer-share': { type: 'string', default: '5' },
    pages: { type: 'string' },
    explore: { type: 'boolean', default: false },
    spark: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-bench-'));
const report = new Report();
/** What stands in docs/performance.md for each kind of benchmark. */
const mark = kindOfBenchmark();
try {
  if (mark === 'pages') pageRace({ scratch, report, pages: resolve(options.pages ?? '') });
  else if (mark === 'spark') await measureSpark({ scratch, report, sizes: sizes('4,16') });
  else if (mark === 'views') await measureExplorer({ scratch, report, sizes: sizes('10,64') });
  else await raceOrFigures();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (options.write) report.write(mark);

function kindOfBenchmark() {
  if (options.pages !== undefined) return 'pages';
  if (options.explore) return 'views';
  if (options.spark) return 'spark';
  return options.peer ? 'race' : 'figures';
}

/** @param {string} usual */
function sizes(usual) {
  return (options.units ?? usual).split(',').map(Number);
}

async function raceOrFigures() {
  const unit = join(scratch, 'unit.jsonl');
  await writeCorpus(unit, 1);
  const articles = resolve(options.articles ?? unit);
  if (options.peer) {
    await race({ scratch, report, articles });
    const units = Number(options.sustained);
    if (units > 0) await sustainedRace({ scratch, report, units, share: Number(options['peer-share']) });
  } else {
    await measureFigures({ scratch, report, unit, articles, sizes: sizes('1,4,16,64') });
  }
}
