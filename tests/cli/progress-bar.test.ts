import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProgressBar } from '../../pipeline/cli/progress-bar.js';

const CLEAR_LINE = '\r\u001b[2K';
const { columns } = process.stderr;
let written = '';

beforeEach(() => {
  process.stderr.columns = 80;
  vi.spyOn(process.stderr, 'write').mockImplementation((piece) => {
    written = String(piece);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.stderr.columns = columns;
});

const shown = (): string => written.replace(CLEAR_LINE, '');
const progress = (doneBytes: number) => ({ doneBytes, totalBytes: 200, documents: 7 });

test('shows share, documents, rate and the time left', () => {
  new ProgressBar().draw(progress(50));
  expect(shown()).toMatch(/^█{7}░{21} {2}25 % {2}7 documents, \d+\/s {2}\d+ s left$/);
});

test('is drawn ten times a second at most, and cleared', () => {
  const bar = new ProgressBar();
  bar.draw(progress(50));
  bar.draw(progress(150));
  expect(shown()).toContain('25 %');
  bar.clear();
  expect(shown()).toBe('');
});

test('is no longer than the terminal is wide, and right without a size to go by', () => {
  process.stderr.columns = 20;
  new ProgressBar().draw(progress(50));
  expect(shown()).toHaveLength(19);
  process.stderr.columns = 80;
  new ProgressBar().draw({ doneBytes: 10, totalBytes: 0, documents: 1 });
  expect(shown()).toContain(' 0 %');
});
