import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readNews } from '../../train/names/corpus.js';
import { readOtherNews } from '../../train/quotes/corpus.js';
import { scratchFolder } from '../command.js';

const SENTENCE = 'Ann Lee said the bridge will open in May.';
const TEXT = `😀 ${SENTENCE} Bo Kim was there.`;
const PAGE = `<html><body><nav><a href="/">Home</a></nav><article><h1>Bridges</h1>${`<p>The old bridge over the river was closed last year, and everybody had to take the ferry.</p>`.repeat(6)}<p>${SENTENCE}</p></article></body></html>`;

/** Corpora of a text and of a page, and a file of marks of both. */
function corpora(marks: readonly object[]): { folder: string; path: string } {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'texts.jsonl'), `${JSON.stringify({ id: 7, text: TEXT })}\n`);
  writeFileSync(join(folder, 'pages', 'p.html.gz'), gzipSync(PAGE));
  const path = join(folder, 'marks.jsonl');
  writeFileSync(path, marks.map((one) => JSON.stringify(one)).join('\n'));
  return { folder, path };
}

/** The place of words in a text, in code points. */
function place(text: string, words: string): [number, number] {
  const start = [...text.slice(0, text.lastIndexOf(words))].length;
  return [start, start + [...words].length];
}

const attribution = (text: string): object => ({
  content: [place(text, 'the bridge will open in May')],
  source: [place(text, 'Ann Lee')],
  cue: [place(text, 'said')],
});

test('marks of attributions find their tokens in texts and in pages, up to where the readers stopped', async () => {
  const { folder, path } = corpora([
    { file: 'texts.jsonl', id: '7', end: place(TEXT, 'Bo Kim')[0], quotes: [attribution(TEXT)] },
    { file: 'pages', id: 'p', end: PAGE.length, quotes: [attribution(PAGE)] },
  ]);
  const articles = await readOtherNews(path, folder);
  const read = articles.map(({ document: { tokens }, attributions, endToken }) => ({
    parts: attributions.map(({ content, source, cue }) =>
      [source, cue, content].map((list) => list.map((token) => tokens.texts[token]).join(' ')),
    ),
    unread: tokens.texts.slice(endToken, tokens.count).join(' '),
  }));
  const parts = [['Ann Lee', 'said', 'the bridge will open in May']];
  expect(read).toEqual([
    { parts, unread: 'Bo Kim was there .' },
    { parts, unread: '' },
  ]);
});

test('marks of names, too', async () => {
  const names = (text: string): object[] => {
    const [start, end] = place(text, 'Ann Lee');
    return [{ start, end, type: 'person' }];
  };
  const { folder, path } = corpora([
    { file: 'texts.jsonl', id: '7', end: place(TEXT, 'Bo Kim')[0], entities: names(TEXT) },
    { file: 'pages', id: 'p', end: PAGE.length, entities: names(PAGE) },
  ]);
  const documents = await readNews(path, folder);
  expect(
    documents.map(({ document: { tokens }, names: marked }) =>
      marked.map(({ firstToken, endToken, type, isAligned }) => ({
        text: tokens.texts.slice(firstToken, endToken).join(' '),
        type,
        isAligned,
      })),
    ),
  ).toEqual(Array(2).fill([{ text: 'Ann Lee', type: 'person', isAligned: true }]));
  expect(documents[0]!.document.text).not.toContain('Bo Kim');
});

test('an article that is not there is named', async () => {
  const { folder, path } = corpora([{ file: 'texts.jsonl', id: 'x', end: 1, quotes: [] }]);
  await expect(readOtherNews(path, folder)).rejects.toThrow('texts.jsonl has no article x');
});
