import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { READERS } from '../../pipeline/ingest/formats/readers.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

const SENTENCE = '“We will not sell the waterworks,” Mayor Ann Lee told the council on Tuesday.';
const PAGE =
  `<!DOCTYPE html><html><head><title>Mill</title></head><body><article><h1>Mill</h1><p>${SENTENCE}</p>` +
  '<p>The mill in Harlow will hire more than 300 people, and the town has waited for this since 2012, she said.</p>' +
  '</article></body></html>';

/** A file of each format, by its name, and the documents that it holds. */
const FILES: Readonly<Record<string, readonly [content: string | Buffer, documents: readonly string[]]>> = {
  'a.txt': [SENTENCE, ['in/a.txt']],
  'b.jsonl': [`${JSON.stringify({ id: 1, text: SENTENCE })}\n`, ['in/b.jsonl#1']],
  'c.json': [JSON.stringify({ old: { items: [{ id: 2, text: SENTENCE }] } }), ['in/c.json#2']],
  'd.csv': [`id,text\n3,"${SENTENCE}"\n`, ['in/d.csv#3']],
  'e.html.gz': [gzipSync(PAGE), ['in/e.html.gz']],
  'f.rss': [
    `<rss version="2.0"><channel><item><guid>4</guid><description>${SENTENCE}</description></item></channel></rss>`,
    ['in/f.rss#4'],
  ],
  'g.eml': [`Message-ID: <5>\nSubject: Mill\n\n${SENTENCE}\n`, ['in/g.eml']],
  'g2.eml': [
    `Message-ID: <7>\nSubject: Mill\nContent-Type: text/html; charset=utf-8\n\n${PAGE.replace('<p>', '<p>Mill</p><p>')}\n`,
    ['in/g2.eml'],
  ],
  'h.mbox': [
    `From a@post.example Wed May  1 10:00:00 2024\nMessage-ID: <6>\nSubject: Mill\n\n${SENTENCE}\n`,
    ['in/h.mbox#6'],
  ],
  'i.md': [
    `---\ntitle: Mill\n---\n\n${SENTENCE.replace('the council', '[the council](https://a.example/)')}\n`,
    ['in/i.md'],
  ],
};

async function runOverAll(...words: string[]): Promise<string> {
  const cwd = scratchFolder();
  mkdirSync(join(cwd, 'in'));
  for (const [name, [content]] of Object.entries(FILES)) writeFileSync(join(cwd, 'in', name), content);
  const { code, stderr } = await inProcess(
    ['run', 'in', '--workers', '0', '--format', 'jsonl', ...words],
    cwd,
  );
  expect(code, stderr).toBe(EXIT.ok);
  return cwd;
}

const rowsOf = (cwd: string, table: string): Record<string, unknown>[] =>
  readFileSync(join(cwd, 'out', `${table}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('every format has a file here', () => {
  const names = Object.keys(FILES).map((name) => name.replace(/\.gz$/, ''));
  for (const { name, extensions } of READERS)
    expect(
      names.some((file) => extensions.some((extension) => file.endsWith(extension))),
      name,
    ).toBe(true);
});

test('a folder with a file of each format gives the documents of all, and the same quote of each', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  const documents = Object.values(FILES).flatMap(([, ids]) => ids);
  expect(rowsOf(cwd, 'documents').map(({ doc_id: id }) => id)).toEqual(documents);
  const quotes = rowsOf(cwd, 'quotes').filter(({ kind }) => kind === 'direct');
  expect(quotes.map(({ doc_id: id, text, speaker_name: name }) => [id, text, name])).toEqual(
    documents.map((id) => [id, 'We will not sell the waterworks,', 'Ann Lee']),
  );
});

test('an export of all formats is found whole, alone and against its inputs', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  for (const words of [[], ['--input', 'in']]) {
    const { code, stdout } = await inProcess(['validate', 'out', ...words], cwd);
    expect(code, stdout).toBe(EXIT.ok);
    expect(stdout).toMatch(/ok: no faults in \d+ rows of 9 tables\n$/);
  }
});
