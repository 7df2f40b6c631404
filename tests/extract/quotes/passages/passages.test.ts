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
  readonly isKnownFault: boolean;
  readonly text: string;
  readonly rows: readonly { readonly content: readonly Span[]; readonly speaker: string }[];
}

/** Both contents share at least this much of the words of either. */
const MIN_OVERLAP = 0.5;

function readPassage(block: string): Passage {
  const [heading = '', ...lines] = block.trim().split('\n');
  const [, pattern = '', mark] = /^(.*?)( \(known fault\))?$/.exec(heading) ?? [];
  const speakers = lines.filter((line) => /^\d = /.test(line)).map((line) => line.slice(4));
  const marked = lines.filter((line) => !/^\d = /.test(line)).join('\n');
  const contents: Span[][] = speakers.map(() => []);
  let text = '';
  for (const [, row, piece, between] of marked.matchAll(/\{(\d) ([^}]*)\}|([^{]+)/g)) {
    const start = text.length;
    text += piece ?? between!;
    if (row !== undefined) contents[Number(row) - 1]!.push({ start, end: text.length });
  }
  const rows = speakers.map((speaker, i) => ({ speaker, content: contents[i]! }));
  return { pattern, isKnownFault: mark !== undefined, text, rows };
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

/** A row as a line to read: who says what. */
const line = (speaker: string | null, text: string, content: readonly Span[]): string =>
  `${speaker ?? '?'}: ${content.map(({ start, end }) => text.slice(start, end)).join(' … ')}`;

/** What differs between the rows of a passage and the quotes that are found in it. */
function differences(passage: Passage): string[] {
  const { text, rows } = passage;
  const unpaired = new Set(quotesOf(passage));
  const differing: string[] = [];
  for (const { content, speaker } of rows) {
    const quote = [...unpaired].find((candidate) => overlap(text, candidate.content, content) >= MIN_OVERLAP);
    if (quote === undefined) {
      differing.push(`missed: ${line(speaker, text, content)}`);
      continue;
    }
    unpaired.delete(quote);
    if (withoutArticle(quote.speakerName ?? '?') !== withoutArticle(speaker))
      differing.push(`speaker ${speaker}: ${line(quote.speakerName, text, quote.content)}`);
  }
  return [
    ...differing,
    ...[...unpaired].map(({ speakerName, content }) => `too much: ${line(speakerName, text, content)}`),
  ];
}

test('there are fifty passages, every pattern twice', () => {
  expect(passages).toHaveLength(50);
  const patterns = passages.map(({ pattern }) => pattern);
  expect(patterns.filter((_, i) => i % 2 === 0)).toEqual(patterns.filter((_, i) => i % 2 === 1));
});

test.each(passages.filter(({ isKnownFault }) => !isKnownFault))('$pattern: $text', (passage) => {
  expect(differences(passage)).toEqual([]);
});

test.each(passages.filter(({ isKnownFault }) => isKnownFault))('$pattern, known fault: $text', (passage) => {
  expect(differences(passage), 'mended: take its mark away').not.toEqual([]);
});
