import type { PageLine } from './page-lines.js';

/** Lines that stand on so many pages, and on half of all, are no part of the text. */
const MIN_PAGES = 3;

/** The lines of pages without running heads and feet: the same words, but for figures, at the top or foot of pages. */
export function withoutRunningLines(
  pages: readonly (readonly PageLine[])[],
): readonly (readonly PageLine[])[] {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: PageLine): boolean => {
    const count = counts.get(keyOf(line)) ?? 0;
    return count >= MIN_PAGES && count * 2 >= pages.length;
  };
  return pages.map((lines) => {
    const running = new Set(edgesOf(lines).filter(isRunning));
    return lines.filter((line) => !running.has(line));
  });
}

/** The two topmost and the two lowest lines. */
function edgesOf(lines: readonly PageLine[]): readonly PageLine[] {
  const sorted = lines.toSorted((a, b) => b.y - a.y);
  return [...sorted.slice(0, 2), ...sorted.slice(-2)];
}

const keyOf = ({ text }: PageLine): string => text.replace(/\d+/g, '#').trim();
