// Runs the pipeline and the scorers over the development sets and prints what came out.
//
//   npm run eval -- --data DIR [--scorers DIR] [--write]
//
// DIR holds quotes/, names/, numbers/ (and clean/, which needs a reader for HTML and is not run). The scorers
// (score-quotes.mjs and its siblings, each with --gold, --pred, --json) stand in DIR/../eval unless said otherwise.
// --write puts the figures into docs/quality.md, between the marks there.
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

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-eval-'));
const lines = ['| task | set | figure | % |', '|---|---|---|---:|'];
try {
  for (const { task, file, scorer, fields = [], figures } of SETS) {
    const gold = join(data, file);
    if (!existsSync(gold)) {
      lines.push(`| ${task} | ${file} | not run: the file is not there | |`);
      continue;
    }
    const out = join(scratch, file.replaceAll('/', '-'));
    const mapping = fields.flatMap((field) => ['--field', field]);
    const command = [
      join(root, 'dist/cli/main.js'),
      'run',
      gold,
      '--out',
      out,
      '--format',
      'jsonl',
      '--quiet',
      '--max-quarantine',
      '1000000',
    ];
    execFileSync(process.execPath, [...command, ...mapping], { stdio: ['ignore', 'inherit', 'inherit'] });
    const score = execFileSync(
      process.execPath,
      [join(scorers, scorer), '--gold', gold, '--pred', out, '--json'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    for (const [figure, value] of Object.entries(figures(JSON.parse(score)))) {
      lines.push(`| ${task} | ${file.split('/')[1].replace('.jsonl', '')} | ${figure} | ${percent(value)} |`);
    }
  }
  lines.push('| article text | clean/gold-dev | not run: HTML is not read | |');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(lines.join('\n'));

if (write) {
  const path = join(root, 'docs/quality.md');
  const text = readFileSync(path, 'utf8');
  const [before, after] = ['<!-- figures -->', '<!-- end of figures -->'].map((mark) => text.indexOf(mark));
  writeFileSync(path, `${text.slice(0, before)}<!-- figures -->\n${lines.join('\n')}\n${text.slice(after)}`);
}
