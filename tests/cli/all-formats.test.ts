import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { READERS } from '../../pipeline/ingest/formats/readers.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
import { tarOf, zipOf } from '../ingest/archives.js';
import { docxOf, odtOf, rtfOf } from '../ingest/formats/documents.js';
import { databaseOf, parquetOf } from '../ingest/formats/made-database.js';
import { pdfOf } from '../ingest/formats/pdf-file.js';

const SENTENCE = '“We will not sell the waterworks,” Mayor Ann Lee told the council on Tuesday.';
const PAGE =
  '<!DOCTYPE html><html><head><title>Mill</title></head><body>' +
  '<nav><ul><li><a href="/sport">Sport</a></li><li><a href="/art">Arts&nbsp;&amp; Books</a></li></ul></nav>' +
  `<article><h1>Mill</h1><p>${SENTENCE}</p>` +
  '<p>The mill in Harlow will hire more than 300 people, and the town has waited for this since 2012, she said.</p>' +
  '</article><footer>&copy 2024 <b>Mill</b>\n  Post</footer></body></html>';

const WARC = [
  'WARC/1.0',
  'WARC-Type: resource',
  'WARC-Record-ID: <urn:uuid:4>',
  'WARC-Date: 2024-05-02T10:00:00Z',
  'Content-Type: text/html',
  `Content-Length: ${Buffer.byteLength(PAGE)}`,
  '',
  PAGE,
].join('\r\n');

const PACKED = {
  'may/a.txt': SENTENCE,
  'w.jsonl': `${JSON.stringify({ id: 1, text: SENTENCE })}\n`,
  'x.epub': 'nobody reads this',
};

/** A file of each format, by its name, and the documents that it holds. */
const FILES: Record<string, readonly [content: string | Buffer, documents: readonly string[]]> = {
  'a.txt': [SENTENCE, ['in/a.txt']],
  'b.jsonl': [`${JSON.stringify({ id: 1, text: SENTENCE })}\n`, ['in/b.jsonl#1']],
  'c.json': [JSON.stringify({ old: { items: [{ id: 2, text: SENTENCE }] } }), ['in/c.json#2']],
  'd.csv': [`id,text\n3,"${SENTENCE}"\n`, ['in/d.csv#3']],
  'e.html.gz': [gzipSync(PAGE), ['in/e.html.gz']],
  'f.warc.gz': [gzipSync(WARC), ['in/f.warc.gz#4']],
  'g.zip': [
    zipOf({ ...PACKED, 'b.tar': tarOf(PACKED) }),
    ['may/a.txt', 'w.jsonl#1', 'b.tar/may/a.txt', 'b.tar/w.jsonl#1'].map((id) => `in/g.zip/${id}`).sort(),
  ],
  'h.tar.gz': [gzipSync(tarOf(PACKED)), ['in/h.tar.gz/may/a.txt', 'in/h.tar.gz/w.jsonl#1']],
  'i.rss': [
    `<rss version="2.0"><channel><item><guid>4</guid><description>${SENTENCE}</description></item></channel></rss>`,
    ['in/i.rss#4'],
  ],
  'j.docx': [docxOf([SENTENCE]), ['in/j.docx']],
  'k.rtf': [rtfOf([SENTENCE]), ['in/k.rtf']],
  'l.odt': [odtOf([SENTENCE]), ['in/l.odt']],
  'm.pdf': [pdfOf([[[20, 700, SENTENCE.replace('“', '\x93').replace('”', '\x94')]]]), ['in/m.pdf']],
  'n.mhtml': [`From: <Saved by Blink>\nContent-Type: text/html\n\n${PAGE}`, ['in/n.mhtml']],
  'o.wacz': [zipOf({ 'archive/a.warc': WARC }), ['in/o.wacz/archive/a.warc#4']],
  'p.eml': [`Message-ID: <5>\nSubject: Mill\n\n${SENTENCE}\n`, ['in/p.eml']],
  'q.eml': [
    `Message-ID: <7>\nSubject: Mill\nContent-Type: text/html; charset=utf-8\n\n${PAGE.replace('<p>', '<p>Mill</p><p>')}\n`,
    ['in/q.eml'],
  ],
  'r.mbox': [
    `From a@post.example Wed May  1 10:00:00 2024\nMessage-ID: <6>\nSubject: Mill\n\n${SENTENCE}\n`,
    ['in/r.mbox#6'],
  ],
  's.md': [
    `---\ntitle: Mill\n---\n\n${SENTENCE.replace('the council', '[the council](https://a.example/)')}\n`,
    ['in/s.md'],
  ],
};

const ROW = `8 AS id, '${SENTENCE}' AS text`;
FILES['t.parquet'] = [await parquetOf(`SELECT ${ROW}`), ['in/t.parquet#8']];
FILES['u.duckdb'] = [
  await databaseOf(
    'CREATE SCHEMA old',
    `CREATE TABLE old.items AS SELECT ${ROW}`,
    'CREATE TABLE notes AS SELECT 1 AS a',
  ),
  ['in/u.duckdb#8'],
];

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

test('what goes from a page is told as a reader sees it', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  const removed = rowsOf(cwd, 'removals').filter(({ doc_id: id }) => id === 'in/e.html.gz');
  const passages = removed.map(({ text, source_start: start, source_end: end }) => ({
    text,
    source: PAGE.slice(Number(start), Number(end)),
  }));
  expect(passages).toHaveLength(3);
  expect(passages).toEqual(
    expect.arrayContaining([
      { text: 'Sport\nArts & Books', source: 'Sport</a></li><li><a href="/art">Arts&nbsp;&amp; Books' },
      { text: 'Mill', source: 'Mill' },
      { text: '© 2024 Mill Post', source: '&copy 2024 <b>Mill</b>\n  Post' },
    ]),
  );
});

test('a page of an archive says when it was fetched', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  const fetched = rowsOf(cwd, 'documents').filter(({ retrieved_at: at }) => at !== null);
  expect(fetched.map(({ doc_id: id, retrieved_at: at }) => [id, at])).toEqual([
    ['in/f.warc.gz#4', '2024-05-02T10:00:00Z'],
    ['in/o.wacz/archive/a.warc#4', '2024-05-02T10:00:00Z'],
  ]);
});

test('an export of all formats is found whole, alone and against its inputs', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  for (const words of [[], ['--input', 'in']]) {
    const { code, stdout } = await inProcess(['validate', 'out', ...words], cwd);
    expect(code, stdout).toBe(EXIT.ok);
    expect(stdout).toMatch(/ok: no faults in \d+ rows of 9 tables\n$/);
  }
});

test('what is not read in archives is counted with what is not read beside them', async () => {
  const cwd = await runOverAll('--records', 'old.items');
  const account = JSON.parse(readFileSync(join(cwd, 'out', 'run.json'), 'utf8')) as {
    skipped_files: unknown;
  };
  expect(account.skipped_files).toEqual([
    {
      reason: 'unknown_extension',
      extension: '.epub',
      count: 3,
      examples: ['in/g.zip/b.tar/x.epub', 'in/g.zip/x.epub', 'in/h.tar.gz/x.epub'],
    },
  ]);
});

test('a run over an archive names its documents by it, or by the name that it was given', async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'news.zip'), zipOf(PACKED));
  for (const [words, name] of [
    [['news.zip'], 'news.zip'],
    [['--name', 'wire=news.zip'], 'wire'],
  ] as const) {
    const out = ['--out', name === 'wire' ? 'out2' : 'out'];
    const ran = await inProcess(['run', ...words, ...out, '--workers', '0', '--format', 'jsonl'], cwd);
    expect(ran.code, ran.stderr).toBe(EXIT.ok);
    const rows = readFileSync(join(cwd, out[1]!, 'documents.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { doc_id: string }).doc_id)).toEqual([
      `${name}/may/a.txt`,
      `${name}/w.jsonl#1`,
    ]);
    const input = name === 'wire' ? words : ['--input', ...words];
    const validated = await inProcess(['validate', out[1]!, ...input], cwd);
    expect(validated.code, validated.stdout).toBe(EXIT.ok);
  }
});

test('inspect shows a document of an archive by the name that its rows have', async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'news.zip'), zipOf({ ...PACKED, 'b.tar': tarOf(PACKED) }));
  for (const doc of ['may/a.txt', 'w.jsonl#1', 'w.jsonl', 'w.jsonl:1', 'b.tar/w.jsonl#1']) {
    const { code, stdout, stderr } = await inProcess(['inspect', `news.zip/${doc}`], cwd);
    expect(code, stderr).toBe(EXIT.ok);
    expect(stdout).toContain('We will not sell the waterworks');
  }
  expect((await inProcess(['inspect', 'news.zip'], cwd)).stderr).toContain(
    '(/may/a.txt, /w.jsonl#1, …); name one as news.zip/FILE',
  );
  expect((await inProcess(['inspect', 'news.zip/none.txt'], cwd)).stderr).toContain('no such record');
});

test('a file without pages, in which nothing is wrong, is said to have no article', async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'w.warc'), 'WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n');
  const { code, stderr } = await inProcess(['run', 'w.warc', '--workers', '0'], cwd);
  expect([code, stderr]).toEqual([
    EXIT.nothingRead,
    expect.stringContaining('there is no article in 1 file'),
  ]);
});
