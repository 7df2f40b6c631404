// Runs the pipeline and the scorers over the development sets and prints what came out.
//
//   npm run eval -- --data DIR [--scorers DIR] [--write]
//
// DIR holds quotes/, names/, numbers/ (and clean/, which needs a reader for HTML and is not run). The scorers
// (score-quotes.mjs and its siblings, each with --gold, --pred, --json) stand in DIR/../eval unless said otherwise.
// --write puts the figures into docs/quality.md and docs/quality/quotes.md, between the marks there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { developmentSets } from './development-sets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { data, scorers, write } = developmentSets('eval');

const percent = (value) => (value === null || value === undefined ? '–' : (100 * value).toFixed(1));

/** Each set: where it is, who scores it, how its records are read, and the figures that a reader wants. */
const SETS = [
  {
    task: 'quotes',
    file: 'quotes/polnear-dev.jsonl',
    scorer: 'score-quotes.mjs',
    figures: (score) => ({
      'content overlap F1': score.overlap.f1,
      'content exact F1': score.exact.f1,
      'direct, overlap F1': score.kinds.direct.f1,
      'mixed, overlap F1': score.kinds.mixed.f1,
      'indirect, overlap F1': score.kinds.indirect.f1,
      'content + speaker F1': score.full.f1,
      'speaker right, of the paired': score.speaker.overlap,
    }),
  },
  ...['wikigold-dev', 'uner-dev', 'gum-dev', 'ieer-train'].map((name) => ({
    task: 'names',
    file: `names/${name}.jsonl`,
    scorer: 'score-names.mjs',
    figures: ({ scores }) => ({
      'exact micro F1': scores.micro.exact.f1,
      person: scores.person.exact.f1,
      organization: scores.organization.exact.f1,
      location: scores.location.exact.f1,
    }),
  })),
  {
    task: 'numbers',
    file: 'numbers/recognizers-dev.jsonl',
    scorer: 'score-numbers.mjs',
    figures: ({ total }) => ({ 'end to end F1': total.endToEndF1, 'spans exact F1': total.exactF1 }),
  },
  {
    task: 'dates',
    file: 'numbers/dates-dev.jsonl',
    scorer: 'score-dates.mjs',
    fields: ['published_at=reference'],
    figures: ({ total }) => ({ 'end to end F1': total.endToEndF1, 'spans exact F1': total.exactF1 }),
  },
  {
    task: 'numbers and dates in news',
    file: 'numbers/ieer-dev.jsonl',
    scorer: 'score-expressions.mjs',
    figures: ({ total }) => ({ 'spans exact F1': total.exactF1, 'overlap and kind F1': total.endToEndF1 }),
  },
];

/** Thresholds that the development set of the quotes is scored at. */
const THRESHOLDS = ['0', '0.2', '0.3', '0.5', '0.8'];

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-eval-'));

/** Runs the pipeline over a set's texts and scores what it wrote. */
function scoreOf({ file, scorer, fields = [] }, options = []) {
  const gold = join(data, file);
  const out = join(scratch, `${file.replaceAll('/', '-')}${options.join('')}`);
  const command = [join(root, 'dist/cli/main.js'), 'run', gold, '--out', out, '--format', 'jsonl', '--quiet'];
  const mapping = fields.flatMap((field) => ['--field', field]);
  execFileSync(process.execPath, [...command, '--max-quarantine', '1000000', ...mapping, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const score = execFileSync(
    process.execPath,
    [join(scorers, scorer), '--gold', gold, '--pred', out, '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return JSON.parse(score);
}

function allSets() {
  const lines = ['| task | set | figure | % |', '|---|---|---|---:|'];
  for (const set of SETS) {
    if (!existsSync(join(data, set.file))) {
      lines.push(`| ${set.task} | ${set.file} | not run: the file is not there | |`);
      continue;
    }
    for (const [figure, value] of Object.entries(set.figures(scoreOf(set)))) {
      lines.push(
        `| ${set.task} | ${set.file.split('/')[1].replace('.jsonl', '')} | ${figure} | ${percent(value)} |`,
      );
    }
  }
  return [...lines, '| article text | clean/gold-dev | not run: HTML is not read | |'];
}

/** The quotes by the confidence that is asked for. */
function thresholds() {
  const [set] = SETS;
  const rows = THRESHOLDS.map((threshold) => {
    const { overlap, exact, kinds, full, speaker } = scoreOf(set, ['--min-confidence', threshold]);
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

/** Prints lines, and puts them between the marks of a document where that is asked for. */
function publish(document, lines) {
  console.log(`${lines.join('\n')}\n`);
  if (!write) return;
  const path = join(root, document);
  const text = readFileSync(path, 'utf8');
  const [before, after] = ['<!-- figures -->', '<!-- end of figures -->'].map((mark) => text.indexOf(mark));
  writeFileSync(path, `${text.slice(0, before)}<!-- figures -->\n${lines.join('\n')}\n${text.slice(after)}`);
}

try {
  publish('docs/quality.md', allSets());
  if (existsSync(join(data, SETS[0].file))) publish('docs/quality/quotes.md', thresholds());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
