import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportData } from '../../pipeline/explore/contract.js';
import { makeReport } from '../../pipeline/explore/report.js';
import { pipeline, scratchFolder } from '../command.js';
import { makeExport } from './made-corpus.js';

const MIB = 1024 * 1024;

function dataOf(html: string): ReportData {
  const [, json = ''] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as ReportData;
}

test('a report holds the corpus, and nothing that leads out of it', async () => {
  const { html, articles, leftOut } = await makeReport(makeExport(scratchFolder()), 20 * MIB);
  expect([articles, leftOut]).toEqual([4, 0]);
  const { overview, quotes, articles: shown, entities } = dataOf(html);
  expect(overview.articles).toBe(4);
  expect(quotes.map(({ text }) => text)).toContain('The café stays open');
  expect(quotes).toHaveLength(6);
  expect(shown.map(({ docId }) => docId)).toEqual([
    ...['news.jsonl#rain-2', 'news.jsonl#sale', 'news.jsonl#mill', 'news.jsonl#rain'],
  ]);
  expect(entities.map(({ name }) => name)).toEqual(['Ann Lee', 'Peter Voss', 'Harlow']);
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
  expect(dataOf(html).articles[0]?.docId).toBe('news.jsonl#rain-2');
  expect(dataOf(html).leftOut).toBe(leftOut);
});

test('the command writes the page, and says what it left out', () => {
  const folder = scratchFolder();
  const out = makeExport(folder);
  const page = join(folder, 'page.html');
  expect(pipeline(['report', out, '--out', page])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'pipeline: a report of 4 articles\n',
  });
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  const { code, stderr } = pipeline(['report', out, '--out', join(folder, 'none', 'page.html')]);
  expect(code).toBe(5);
  expect(stderr).toMatch(/cannot write .*page\.html: ENOENT/);
  expect(pipeline(['report', join(folder, 'nothing')]).code).toBe(1);
});
