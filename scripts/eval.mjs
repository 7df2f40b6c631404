// Runs the pipeline over the development sets, scores its tables and prints the figures.
//
//   npm run eval -- --data DIR [--scorers DIR] [--write]
//
// DIR holds quotes/, names/, judged/, numbers/, news-numbers/ and news-dates/, and for the reading of web pages clean/
// and pages/. The scorers (score-quotes.mjs and its siblings with --gold, --pred and --json; those in Python with two
// paths and --json) are in DIR/../eval unless --scorers names another folder. --write puts the figures into
// docs/quality.md, docs/quality/quotes.md and docs/stages/pages.md, between the marks there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { developmentSets } from './development-sets.mjs';
import { writeBetweenMarks } from './marked-text.mjs';
import { pageFigures } from './page-figures.mjs';

/** @typedef {any} Score what a scorer prints; its shape is the scorer's own */

/**
 * @typedef {object} DevelopmentSet
 * @property {string} task
 * @property {string} file below the folder of the sets
 * @property {string} scorer
 * @property {string} [gold] what the tables are compared with, if not the file itself
 * @property {readonly string[]} [options] of the run
 * @property {readonly string[]} [fields] values of `--field` by which its records are read
 * @property {(score: Score) => Record<string, number | null>} figures that a reader wants
 * @property {Record<string, string>} [others] what other tools, or people, reach in a figure, as published or measured
 * @property {(printed: string) => Score} [read] the score in what its scorer prints, where that is not JSON
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const { data, scorers, write } = developmentSets('eval');

/** @param {number | null | undefined} value */
const percent = (value) => (value === null || value === undefined ? '–' : (100 * value).toFixed(1));

/** @type {DevelopmentSet} */
const QUOTES = {
  task: 'quotes',
  file: 'quotes/polnear-dev.jsonl',
  scorer: 'score-quotes.mjs',
  // The corpus annotates acts, too.
  options: ['--include', 'acts'],
  figures: (score) => ({
    'content overlap F1': score.overlap.f1,
    'content exact F1': score.exact.f1,
    'direct, overlap F1': score.kinds.direct.f1,
    'mixed, overlap F1': score.kinds.mixed.f1,
    'indirect, overlap F1': score.kinds.indirect.f1,
    'content + speaker F1': score.full.f1,
    'speaker right, of the paired': score.speaker.overlap,
  }),
  others: {
    'content overlap F1': 'two people 80',
    'content exact F1': 'two people 70',
    'direct, overlap F1': 'two people 99',
    'content + speaker F1': 'two people 75',
  },
};

/** Other tools by set: exact micro F1 of names, and value and span F1 of times in news. */
const CORENLP = new Map([
  ['wikigold-dev', '73'],
  ['uner-dev', '67'],
  ['gum-dev', '75'],
]);
const HEIDELTIME = new Map([
  ['timebank', ['79', '91']],
  ['aquaint', ['71', '92']],
  ['meantime-dates', ['73', '85']],
]);

/**
 * The figures that score-quantities.py prints, as in `value 88.1 (P 85.8 R 90.5)`, by their names.
 *
 * @param {string} printed
 */
const quantityScores = (printed) =>
  Object.fromEntries(
    [...printed.matchAll(/(\w+) ([\d.]+) \(P/g)].map(([, name, f1]) => [name, Number(f1) / 100]),
  );

/**
 * What others reach in the figures of a set; nothing where it is not known.
 *
 * @template T
 * @param {T | undefined} known
 * @param {(known: T) => Record<string, string>} name names the figures
 */
const named = (known, name) => (known === undefined ? {} : name(known));

/** @type {readonly DevelopmentSet[]} */
const SETS = [
  QUOTES,
  {
    task: 'quotes, judged',
    file: 'judged/articles.jsonl',
    gold: 'judged/quotes.jsonl',
    scorer: fileURLToPath(new URL('score-judged-quotes.mjs', import.meta.url)),
    figures: (score) => ({
      'right, at least': score.right,
      'right, at most': score.rightAtMost,
      'no quotation': score.noQuotation,
      'right rows lost': score.lost,
    }),
  },
  {
    task: 'names, judged',
    file: 'judged/articles.jsonl',
    gold: 'judged/mentions.jsonl',
    scorer: fileURLToPath(new URL('score-judged-mentions.mjs', import.meta.url)),
    figures: ({ right, kept }) => ({ 'right, of those that stand': right, 'right ones that are kept': kept }),
  },
  ...['wikigold-dev', 'uner-dev', 'gum-dev', 'ieer-train'].map((name) => ({
    task: 'names',
    file: `names/${name}.jsonl`,
    scorer: 'score-names.mjs',
    figures: (/** @type {Score} */ { scores }) => ({
      'exact micro F1': scores.micro.exact.f1,
      person: scores.person.exact.f1,
      organization: scores.organization.exact.f1,
      location: scores.location.exact.f1,
    }),
    others: named(CORENLP.get(name), (f1) => ({ 'exact micro F1': `CoreNLP ${f1}` })),
  })),
  {
    task: 'numbers',
    file: 'numbers/recognizers-dev.jsonl',
    scorer: 'score-numbers.mjs',
    figures: ({ total }) => ({ 'end to end F1': total.endToEndF1, 'spans exact F1': total.exactF1 }),
    others: { 'end to end F1': 'Microsoft recognizers 72' },
  },
  {
    task: 'dates',
    file: 'numbers/dates-dev.jsonl',
    scorer: 'score-dates.mjs',
    fields: ['published_at=reference'],
    figures: ({ total }) => ({ 'end to end F1': total.endToEndF1, 'spans exact F1': total.exactF1 }),
    others: { 'end to end F1': 'Microsoft recognizers 66' },
  },
  ...['timebank', 'aquaint', 'meantime-dates'].map((name) => ({
    task: 'dates in news',
    file: `news-dates/${name}.jsonl`,
    scorer: 'score-timex.py',
    fields: ['published_at=published_at'],
    figures: (/** @type {Score} */ { raw: [timex], relaxed: [spans] }) => ({
      'TIMEX3 value F1': timex / 100,
      'spans overlap F1': spans / 100,
    }),
    others: named(HEIDELTIME.get(name), ([value, spans]) => ({
      'TIMEX3 value F1': `HeidelTime ${value}`,
      'spans overlap F1': `HeidelTime ${spans}`,
    })),
  })),
  {
    task: 'numbers in news',
    file: 'news-numbers/newsquant.jsonl',
    scorer: 'score-quantities.py',
    read: quantityScores,
    figures: ({ value, unit, head }) => ({
      'value F1': value,
      'value and unit F1': unit,
      'value and head of the unit F1': head,
    }),
    others: { 'value F1': 'CQE 89.6, quantulum3 69.9', 'value and unit F1': 'CQE 81.4, quantulum3 45.1' },
  },
  {
    task: 'numbers and dates in news',
    file: 'news-numbers/meantime-expressions.jsonl',
    scorer: 'score-expressions.mjs',
    figures: ({ total }) => ({ 'spans exact F1': total.exactF1, 'overlap and kind F1': total.endToEndF1 }),
  },
  {
    task: 'numbers and dates in news',
    file: 'numbers/ieer-dev.jsonl',
    scorer: 'score-expressions.mjs',
    figures: ({ total }) => ({ 'spans exact F1': total.exactF1, 'overlap and kind F1': total.endToEndF1 }),
    others: { 'spans exact F1': 'spaCy small 64', 'overlap and kind F1': 'spaCy small 66' },
  },
];

/** The confidences at which the quotes are scored. */
const THRESHOLDS = ['0', '0.2', '0.3', '0.4', '0.5', '0.8'];

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-eval-'));

/**
 * Runs the pipeline over the texts of a file. @returns the folder of the export
 *
 * @param {string} file below the folder of the sets
 * @param {readonly string[]} fields values of `--field`
 * @param {readonly string[]} options of the run
 */
function exportOf(file, fields = [], options = []) {
  const gold = join(data, file);
  const out = join(scratch, `${file.replaceAll('/', '-')}${options.join('')}`);
  const command = [join(root, 'dist/cli/main.js'), 'run', gold, '--out', out, '--format', 'jsonl', '--quiet'];
  const mapping = fields.flatMap((field) => ['--field', field]);
  execFileSync(process.execPath, [...command, '--max-quarantine', '1000000', ...mapping, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return out;
}

/**
 * Runs the pipeline over the texts of a set and scores the tables.
 *
 * @param {DevelopmentSet} set
 * @param {readonly string[]} options of the run
 * @returns {Score}
 */
function scoreOf({ file, gold = file, scorer, fields = [], options: own = [], read }, options = []) {
  const out = exportOf(file, fields, [...own, ...options]);
  const script = resolve(scorers, scorer);
  const expected = join(data, gold);
  const [program, words] = scorer.endsWith('.py')
    ? ['python3', [script, expected, out, ...(read === undefined ? ['--json'] : [])]]
    : [process.execPath, [script, '--gold', expected, '--pred', out, '--json']];
  const printed = execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return (read ?? JSON.parse)(printed);
}

function allSets() {
  const lines = ['| task | set | figure | % | others |', '|---|---|---|---:|---|'];
  for (const set of SETS) {
    if (!existsSync(join(data, set.file))) {
      lines.push(`| ${set.task} | ${set.file} | not run: the file is not there | | |`);
      continue;
    }
    for (const [figure, value] of Object.entries(set.figures(scoreOf(set)))) {
      const cells = [
        set.task,
        basename(set.file, '.jsonl'),
        figure,
        percent(value),
        set.others?.[figure] ?? '',
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  return lines;
}

/** The figures of the reading of web pages. */
async function pages() {
  const figures = await pageFigures(data, scorers, scratch);
  return [
    '| set | figure | % |',
    '|---|---|---:|',
    ...figures.map(({ set, name, value }) => `| ${set} | ${name} | ${percent(value)} |`),
  ];
}

/** The scores of the quotes at each threshold. */
function thresholds() {
  const rows = THRESHOLDS.map((threshold) => {
    const { overlap, exact, kinds, full, speaker } = scoreOf(QUOTES, ['--min-confidence', threshold]);
    const figures = [
      overlap.precision,
      overlap.recall,
      overlap.f1,
      exact.f1,
      kinds.direct.f1,
      kinds.mixed.f1,
    ];
    const cells = [...figures, kinds.indirect.f1, full.f1, speaker.overlap].map(percent);
    return `| ${threshold} | ${cells.join(' | ')} |`;
  });
  return [
    '| `--min-confidence` | precision | recall | overlap | exact | direct | mixed | indirect | content + speaker | speaker right |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...rows,
  ];
}

/**
 * Prints lines and, with --write, puts them between the marks of a document.
 *
 * @param {string} document
 * @param {readonly string[]} lines
 */
function publish(document, lines) {
  console.log(`${lines.join('\n')}\n`);
  if (write) writeBetweenMarks(join(root, document), 'figures', lines);
}

try {
  publish('docs/quality.md', allSets());
  if (existsSync(join(data, 'pages'))) publish('docs/stages/pages.md', await pages());
  if (existsSync(join(data, QUOTES.file))) publish('docs/quality/quotes.md', thresholds());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
