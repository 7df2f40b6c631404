import type { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { ProgressBar } from '../../pipeline/cli/progress-bar.js';

const CLEAR_LINE = '\r\u001b[2K';

function terminal(columns = 80): { stream: WriteStream; shown: () => string } {
  let text = '';
  const write = (piece: string): boolean => {
    text = piece;
    return true;
  };
  return { stream: { columns, write } as unknown as WriteStream, shown: () => text.replace(CLEAR_LINE, '') };
}

const progress = (doneBytes: number) => ({ doneBytes, totalBytes: 200, documents: 7 });

test('shows share, documents, rate and the time left', () => {
  const { stream, shown } = terminal();
  new ProgressBar(stream).draw(progress(50));
  expect(shown()).toMatch(/^█{7}░{21} {2}25 % {2}7 documents, \d+\/s {2}\d+ s left$/);
});

test('is drawn ten times a second at most, and cleared', () => {
  const { stream, shown } = terminal();
  const bar = new ProgressBar(stream);
  bar.draw(progress(50));
  bar.draw(progress(150));
  expect(shown()).toContain('25 %');
  bar.clear();
  expect(shown()).toBe('');
});

test('is no longer than the terminal is wide, and right without a size to go by', () => {
  const narrow = terminal(20);
  new ProgressBar(narrow.stream).draw(progress(50));
  expect(narrow.shown()).toHaveLength(19);
  const unknown = terminal();
  new ProgressBar(unknown.stream).draw({ doneBytes: 10, totalBytes: 0, documents: 1 });
  expect(unknown.shown()).toContain(' 0 %');
});
