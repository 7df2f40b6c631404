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
// --write puts what was measured into docs/performance.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus.mjs';
import { measureFigures } from './figures.mjs';
import { pageRace } from './pages.mjs';
import { race, sustainedRace } from './race.mjs';
import { Report } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    units: { type: 'string', default: '1,4,16,64' },
    articles: { type: 'string' },
    peer: { type: 'boolean', default: false },
    sustained: { type: 'string', default: '5' },
    'peer-share': { type: 'string', default: '5' },
    pages: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-bench-'));
const report = new Report();
/** What stands in docs/performance.md for each kind of benchmark. */
const mark = options.pages !== undefined ? 'pages' : options.peer ? 'race' : 'figures';
try {
  if (mark === 'pages') pageRace({ scratch, report, pages: resolve(options.pages ?? '') });
  else await raceOrFigures();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (options.write) report.write(mark);

async function raceOrFigures() {
  const unit = join(scratch, 'unit.jsonl');
  await writeCorpus(unit, 1);
  const articles = resolve(options.articles ?? unit);
  if (options.peer) {
    await race({ scratch, report, articles });
    const units = Number(options.sustained);
    if (units > 0) await sustainedRace({ scratch, report, units, share: Number(options['peer-share']) });
  } else {
    await measureFigures({ scratch, report, unit, articles, sizes: options.units.split(',').map(Number) });
  }
}
