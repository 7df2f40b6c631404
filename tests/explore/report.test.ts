import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportData } from '../../pipeline/explore/contract.js';
import { unpacked } from '../../pipeline/explore/packed.js';
import { makeReport } from '../../pipeline/explore/report.js';
import { pipeline, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';
import { makeExport } from './made-corpus.js';

const MIB = 1024 * 1024;

function dataOf(html: string): ReportData {
  const [, json = ''] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as ReportData;
}

test('a report holds the corpus, and nothing that leads out of it', async () => {
  const { html, articles, leftOut } = await makeReport(makeExport(scratchFolder()), 20 * MIB);
  expect([articles, leftOut]).toEqual([4, 0]);
  const { overview, articles: shown, entities } = dataOf(html);
  const quotes = shown.flatMap(({ rows }) => unpacked(rows.quotes));
  expect(overview.articles).toBe(4);
  expect(quotes.map(({ text }) => text)).toContain('The café stays open');
  expect(quotes).toHaveLength(6);
  expect(shown.map(({ document }) => document.doc_id)).toEqual([
    ...['news.jsonl#rain-2', 'news.jsonl#sale', 'news.jsonl#mill', 'news.jsonl#rain'],
  ]);
  expect(
    unpacked(entities)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Ann Lee', 'Harlow', 'Peter Voss']);
  expect(html).toMatch(
    /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/,
  );
  expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="(?!data:)/);
  // What articles say is data, and ends no element.
  expect(html).not.toContain('<script>alert');
});

test('a report of the same export has the same bytes', async () => {
  const out = makeExport(scratchFolder());
  const one = await makeReport(out, 20 * MIB);
  const other = await makeReport(out, 20 * MIB);
  expect(other.html).toBe(one.html);
});

test('the oldest articles are left out of a report that would be too large', async () => {
  const out = makeExport(scratchFolder());
  const whole = await makeReport(out, 20 * MIB);
  const { html, articles, leftOut } = await makeReport(out, Buffer.byteLength(whole.html) - 2000);
  expect(articles + leftOut).toBe(4);
  expect(leftOut).toBeGreaterThan(0);
  expect(dataOf(html).articles[0]?.document.doc_id).toBe('news.jsonl#rain-2');
  expect(dataOf(html).leftOut).toBe(leftOut);
});

test('what is written as several bytes counts as such, and a large article leaves room for others', async () => {
  const folder = scratchFolder();
  const input = join(folder, 'signs.jsonl');
  const articles = ['2024-05-01', '2024-05-02', '2024-05-03'].map((published_at, index) => ({
    id: published_at,
    published_at,
    text: index === 2 ? 'The sign < is small. '.repeat(60_000) : 'The mill is closed, Ann Lee said.',
  }));
  writeFileSync(input, articles.map((article) => JSON.stringify(article)).join('\n'));
  const out = join(folder, 'out');
  pipeline(['run', input, '--out', out, '--format', 'parquet', '--quiet']);
  const { html, articles: shown, leftOut } = await makeReport(out, MIB);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MIB);
  expect([shown, leftOut]).toEqual([2, 1]);
});

test('the page is never larger than it may be, whatever its data are made of', async () => {
  const folder = scratchFolder();
  const input = join(folder, 'mills.jsonl');
  const names = ['Ann Lee', 'Peter Voss', 'Mary Ortega', 'Paul Kern', 'Jane Holt'];
  const articles = Array.from({ length: 60 }, (_, index) => ({
    id: `mill-${index}`,
    published_at: `2024-05-${String((index % 28) + 1).padStart(2, '0')}`,
    text: `“The mill < ${index % 7} is closed for good,” ${names[index % 5]} of Harlow${'abcdefg'[index % 7]} said.`,
  }));
  writeFileSync(input, articles.map((article) => JSON.stringify(article)).join('\n'));
  const out = join(folder, 'out');
  pipeline(['run', input, '--out', out, '--format', 'parquet', '--quiet']);
  const whole = await makeReport(out, 20 * MIB);
  const sizes = [];
  for (let less = 1; less < whole.bytes && sizes.length < 12; less += 1501) {
    const { html, bytes, articles: shown, leftOut } = await makeReport(out, whole.bytes - less);
    expect(bytes).toBe(Buffer.byteLength(html));
    expect(bytes).toBeLessThanOrEqual(whole.bytes - less);
    expect(bytes).toBeGreaterThan(0.9 * (whole.bytes - less));
    expect(shown + leftOut).toBe(60);
    sizes.push(shown);
  }
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
  const none = await makeReport(out, 1000);
  expect([none.articles, none.leftOut]).toEqual([0, 60]);
  expect(none.bytes).toBeGreaterThan(1000);
});

test('a page that is larger without any article is told', async () => {
  const folder = scratchFolder();
  const input = join(folder, 'names.jsonl');
  const publisher = 'Harlow Mill News '.repeat(70_000);
  writeFileSync(input, JSON.stringify({ id: 'a', publisher, text: 'The mill is closed, Ann Lee said.' }));
  const out = join(folder, 'out');
  pipeline(['run', input, '--out', out, '--format', 'parquet', '--quiet']);
  const { code, stderr } = await inProcess(['report', out, '--max-mib', '1'], folder);
  const { size } = statSync(join(folder, 'report.html'));
  expect(code).toBe(0);
  expect(stderr).toContain('a report of 0 articles; 1 article');
  expect(stderr).toContain(
    `the page has ${size.toLocaleString('en')} bytes, more than --max-mib: what a report`,
  );
});

test('no file of the export, no device and no folder is written over, and a link is followed', () => {
  const folder = scratchFolder();
  const out = makeExport(folder);
  for (const file of ['datapackage.json', 'quotes.parquet', 'reviews.jsonl', 'run.json']) {
    const { code, stderr } = pipeline(['report', out, '--out', join(out, file)]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('is a file of the export')]);
  }
  symlinkSync(out, join(folder, 'other'));
  expect(pipeline(['report', out, '--out', join(folder, 'other', 'run.json')]).code).toBe(1);
  expect(pipeline(['report', out, '--out', folder]).stderr).toContain('is no plain file; name another --out');
  writeFileSync(join(folder, 'page.html'), '');
  symlinkSync('page.html', join(folder, 'link.html'));
  expect(pipeline(['report', out, '--out', join(folder, 'link.html')]).code).toBe(0);
  expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/);
  expect(lstatSync(join(folder, 'link.html')).isSymbolicLink()).toBe(true);
});

test('the command writes the page, and says what it left out', async () => {
  const folder = scratchFolder();
  const out = makeExport(folder);
  const page = join(folder, 'page.html');
  expect(await inProcess(['report', out, '--out', page], folder)).toEqual({
    code: 0,
    stdout: '',
    stderr: 'pipeline: a report of 4 articles\n',
  });
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  const { code, stderr } = pipeline(['report', out, '--out', join(folder, 'none', 'page.html')]);
  expect(code).toBe(5);
  expect(stderr).toMatch(/cannot write .*page\.html: ENOENT/);
  const { stdout } = await inProcess(['report', out, '--out', '-'], folder);
  expect(stdout).toBe(readFileSync(page, 'utf8'));
  expect(pipeline(['report', join(folder, 'nothing')]).code).toBe(1);
});
