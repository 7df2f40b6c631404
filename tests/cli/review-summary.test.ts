import { expect, test } from 'vitest';
import { summaryLines } from '../../pipeline/cli/review-summary.js';
import type { Figure, TableSummary } from '../../pipeline/review/summary.js';

const FIGURE: Figure = {
  ...{ rows: 5000, right: 1, wrong: 0, unsure: 0 },
  ...{ precision: 1, low: 0.0004, high: 1, promised: 0.99996 },
};

const summaryOf = (table: Partial<TableSummary>): string =>
  summaryLines(
    {
      tables: [
        {
          ...{ table: 'quotes', left_out: 0, coverage: 1, kinds: [], bins: [], parts: {} },
          ...{ picked: 0, reviewed_twice: 0, agreed: 0, ...FIGURE, ...table },
        },
      ],
      verdicts: { all: 1, counted: 1, changed: 0, gone: 0, broken_lines: 0 },
    },
    { verdicts: [], broken: [] },
    'out',
  ).join('\n');

test('almost all is not told as all, nor almost none as none', () => {
  const said = summaryOf({ coverage: 4999 / 5000 });
  expect(said).toContain('precision is that of over 99.9 % of the quotes: elsewhere');
  expect(said).toMatch(/ {2}all +5,000 +1 +0 +0 +100\.0 % +under 0\.1 to 100\.0 % +over 99\.9 %$/m);
  expect(summaryOf({ coverage: 1 })).not.toContain('elsewhere');
});
