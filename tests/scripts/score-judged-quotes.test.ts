import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = new URL('../../scripts/score-judged-quotes.mjs', import.meta.url).pathname;

/** A row of characters `[start, end)` of article a. */
const row = (start: number, end: number, speaker: string | null = 'Ann Lee'): object => ({
  source_start: start,
  source_end: end,
  speaker_name: speaker,
});

function scoreOf(judged: readonly object[], rows: readonly object[]): Record<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'corpusmill-judged-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, lines: readonly object[]): void =>
    writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  write('gold.jsonl', judged);
  write('documents.jsonl', [{ doc_id: 'articles#a', source_id: 'a' }]);
  write(
    'quotes.jsonl',
    rows.map((one) => ({ ...one, doc_id: 'articles#a' })),
  );
  const command = [SCRIPT, '--gold', join(folder, 'gold.jsonl'), '--pred', folder, '--json'];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
}

test('a verdict stands, is open where span or speaker changed, or is gone', () => {
  const judged = [
    { id: 'a', judgement: 'right', ...row(0, 10) },
    { id: 'a', judgement: 'right', ...row(20, 30) },
    { id: 'a', judgement: 'right', ...row(40, 50) },
    { id: 'a', judgement: 'right', ...row(60, 70) },
    { id: 'a', judgement: 'no_quotation', ...row(80, 90) },
    { id: 'a', judgement: 'no_quotation', ...row(100, 110) },
  ];
  // The same; another speaker; another span; too little of it; no quotation, whatever its span; none at all.
  const rows = [row(0, 10), row(20, 30, 'Bo Kim'), row(40, 48), row(66, 76), row(80, 88)];
  expect(scoreOf(judged, rows)).toEqual({
    verdicts: {
      right: { judged: 4, stands: 1, changed: 2, gone: 1 },
      no_quotation: { judged: 2, stands: 1, changed: 0, gone: 1 },
    },
    right: 1 / 4,
    rightAtMost: 3 / 4,
    noQuotation: 1 / 4,
    lost: 1 / 4,
  });
});

test('a row of the run is that of one judged row alone, the one that it shares most with', () => {
  const judged = [
    { id: 'a', judgement: 'right', ...row(0, 12) },
    { id: 'a', judgement: 'span', ...row(0, 10) },
  ];
  expect(scoreOf(judged, [row(0, 10)])).toMatchObject({ right: 0, lost: 1 });
});
