import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULTS } from '../../../../pipeline/config/settings.js';
import type { Quote } from '../../../../pipeline/extract/findings.js';
import { findNames } from '../../../../pipeline/extract/names/names.js';
import { findQuotes } from '../../../../pipeline/extract/quotes/quotes.js';
import { textDocument } from '../../../../pipeline/extract/text-document.js';
import { tokenize } from '../../../../pipeline/language/tokens.js';
import type { Span } from '../../../../pipeline/text/span.js';

interface Passage {
  readonly pattern: string;
  readonly text: string;
  readonly rows: readonly { readonly content: readonly Span[]; readonly speaker: string }[];
}

/** Both contents share at least this much of the words of either. */
const MIN_OVERLAP = 0.5;

function readPassage(block: string): Passage {
  const [pattern = '', ...lines] = block.trim().split('\n');
  const speakers = lines.filter((line) => /^\d = /.test(line)).map((line) => line.slice(4));
  const marked = lines.filter((line) => !/^\d = /.test(line)).join('\n');
  const contents: Span[][] = speakers.map(() => []);
  let text = '';
  for (const [, row, piece, between] of marked.matchAll(/\{(\d) ([^}]*)\}|([^{]+)/g)) {
    const start = text.length;
    text += piece ?? between!;
    if (row !== undefined) contents[Number(row) - 1]!.push({ start, end: text.length });
  }
  return { pattern, text, rows: speakers.map((speaker, i) => ({ speaker, content: contents[i]! })) };
}

const passages = readFileSync(new URL('passages.txt', import.meta.url), 'utf8')
  .split(/^== /m)
  .slice(1)
  .map(readPassage);

function quotesOf({ pattern, text }: Passage): Quote[] {
  const titleSpan = pattern === 'headline' ? { start: 0, end: text.indexOf('\n') } : null;
  const document = textDocument(text, { titleSpan });
  return findQuotes(document, findNames(document)).filter(
    ({ confidence }) => confidence === null || confidence >= DEFAULTS.minConfidence,
  );
}

/** The words of a content, by index into the tokens of its text. */
function wordsOf(text: string, content: readonly Span[]): Set<number> {
  const { count, starts, ends } = tokenize(text);
  const isIn = (token: number): boolean =>
    content.some(({ start, end }) => starts[token]! < end && start < ends[token]!);
  return new Set(
    Array.from({ length: count }, (_, token) => token).filter(
      (token) => isIn(token) && /\w/.test(text.slice(starts[token], ends[token])),
    ),
  );
}

/** Words of both over words of either. */
function overlap(text: string, a: readonly Span[], b: readonly Span[]): number {
  const [left, right] = [wordsOf(text, a), wordsOf(text, b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

const withoutArticle = (name: string): string => name.toLowerCase().replace(/^(the|an?) /, '');

/** Rows that overlap with half of their words, and of these the ones with the right speaker. */
function score(): Record<'expected' | 'found' | 'paired' | 'withSpeaker', number> {
  const counts = { expected: 0, found: 0, paired: 0, withSpeaker: 0 };
  for (const passage of passages) {
    const unpaired = new Set(quotesOf(passage));
    counts.expected += passage.rows.length;
    counts.found += unpaired.size;
    for (const { content, speaker } of passage.rows) {
      const quote = [...unpaired].find(
        (candidate) => overlap(passage.text, candidate.content, content) >= MIN_OVERLAP,
      );
      if (quote === undefined) continue;
      unpaired.delete(quote);
      counts.paired++;
      counts.withSpeaker += Number(withoutArticle(quote.speakerName ?? '?') === withoutArticle(speaker));
    }
  }
  return counts;
}

test('there are fifty passages, every pattern twice', () => {
  expect(passages).toHaveLength(50);
  const patterns = passages.map(({ pattern }) => pattern);
  expect(patterns.filter((_, i) => i % 2 === 0)).toEqual(patterns.filter((_, i) => i % 2 === 1));
});

test('what is said is found, and by whom', () => {
  const { expected, found, paired, withSpeaker } = score();
  expect(paired / found).toBeGreaterThan(0.86);
  expect(paired / expected).toBeGreaterThan(0.86);
  expect(withSpeaker / found).toBeGreaterThan(0.8);
  expect(withSpeaker / expected).toBeGreaterThan(0.8);
});
