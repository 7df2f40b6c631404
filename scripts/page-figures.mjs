import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { built } from './built.mjs';
import { readJsonl } from './exported-rows.mjs';

/**
 * @typedef {object} Figure
 * @property {string} set
 * @property {string} name
 * @property {number} value
 */

/** @typedef {{ id: string, url: string, html: string }} GoldPage */

const GOLD_TEXTS = ['clean/gold-dev.jsonl', 'pages/gold-text.jsonl'];
const GOLD_SNIPPETS = 'pages/gold-snippets.jsonl';
const GOLD_METADATA = 'pages/gold-meta.jsonl';

/**
 * Reads the pages of the development sets and scores their texts and metadata. Sets that are not there are left out.
 *
 * @param {string} data the folder of the sets
 * @param {string} scorers the folder of the scorers
 * @param {string} scratch a folder for what was read
 * @returns {Promise<Figure[]>}
 */
export async function pageFigures(data, scorers, scratch) {
  const { readPage } = await built('pages/read-page.js');
  const { decodePage } = await built('ingest/decode/decode-page.js');
  const { OffsetMap } = await built('text/offset-map.js');

  /** @param {string} file */
  const read = (file) => {
    const out = join(scratch, file.replaceAll('/', '-'));
    const lines = goldOf(join(data, file)).map(({ id, url, html }) => {
      const decoded = decodePage(gunzipSync(readFileSync(join(data, file, '..', html))));
      const source = decoded.kind === 'text' ? decoded.text : '';
      const { edits, metadata } = readPage(source, url);
      return JSON.stringify({
        id,
        text: OffsetMap.apply(source, edits).text,
        title: metadata.title?.value ?? null,
        authors: metadata.authors?.value ?? [],
        published_at: metadata.publishedAt?.value ?? null,
        publisher: metadata.publisher?.value ?? null,
        language: metadata.language?.value ?? null,
      });
    });
    writeFileSync(out, `${lines.join('\n')}\n`);
    return out;
  };

  /** @type {Figure[]} */
  const figures = [];
  const present = (/** @type {string} */ file) => existsSync(join(data, file));
  for (const file of GOLD_TEXTS.filter(present)) {
    const options = ['--gold', join(data, file), '--pred', read(file), '--json'];
    const score = JSON.parse(run(process.execPath, [join(scorers, 'score-clean.mjs'), ...options]));
    figures.push({ set: setOf(file), name: 'text F1', value: score.f1 });
  }
  if (present(GOLD_SNIPPETS)) {
    const files = [join(data, GOLD_SNIPPETS), read(GOLD_SNIPPETS)];
    const straight = files.map((file, index) => straightened(file, join(scratch, `straight-${index}.jsonl`)));
    for (const [name, paths] of /** @type {const} */ ([
      ['snippets F1', files],
      ['snippets F1, quotation marks made straight', straight],
    ])) {
      const report = run('python3', [join(scorers, 'score-snippets.py'), ...paths]);
      figures.push({ set: setOf(GOLD_SNIPPETS), name, value: numberAfter(report, /^ALL .* F1 ([\d.]+)/m) });
    }
  }
  if (present(GOLD_METADATA)) {
    const gold = join(data, GOLD_METADATA);
    const found = read(GOLD_METADATA);
    const inZone = withDaysOfMoments(found, gold, join(scratch, 'days-in-zone.jsonl'));
    const [asFound = '', withDays = ''] = [found, inZone].map((predictions) =>
      run('python3', [join(scorers, 'score-metadata.py'), gold, predictions]),
    );
    for (const [field, name, report] of /** @type {const} */ ([
      ['title', 'title right', asFound],
      ['published_at', 'date right', asFound],
      ['published_at', 'date right, annotated moments in the zone of the page', withDays],
      ['authors', 'authors right', asFound],
    ])) {
      const value = numberAfter(report, new RegExp(`^ALL +${field} +ok ([\\d.]+)`, 'm'));
      figures.push({ set: setOf(GOLD_METADATA), name, value });
    }
  }
  return figures;
}

/**
 * Writes a file of JSON Lines anew, with the quotation marks of its texts straight: the annotation of the snippets has
 * many so where the page has curly ones.
 *
 * @param {string} file
 * @param {string} copy
 */
function straightened(file, copy) {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/[“”„«»]/g, '\\"')
    .replaceAll(/[‘’]/g, "'");
  writeFileSync(copy, text);
  return copy;
}

/**
 * Writes predictions anew. Some pages are annotated with a moment in universal time, of which the scorer takes the
 * day: `2016-10-03T02:30:57Z` is 2 October where the page was written. A day that is the moment's in the zone of the
 * page gets the day of the annotation; every other one stays as it is.
 *
 * @param {string} predictions
 * @param {string} gold
 * @param {string} copy
 */
function withDaysOfMoments(predictions, gold, copy) {
  const annotated = new Map(readJsonl(gold).map((page) => [page.id, page.published_at]));
  const lines = readJsonl(predictions).map((page) => {
    const moment = annotated.get(page.id);
    return isDayOfMoment(page.published_at, moment) ? { ...page, published_at: moment } : page;
  });
  writeFileSync(copy, lines.map((page) => `${JSON.stringify(page)}\n`).join(''));
  return copy;
}

const HOUR = 3_600_000;

/**
 * Whether a date of a page has the day that an annotated moment has there. The zone is the date's own. A date without
 * one must begin at the moment: annotators made `2019-04-01T15:00:00Z` of a Japanese page's 2 April.
 *
 * @param {string | null} date as in `published_at`
 * @param {string | null | undefined} annotated
 */
function isDayOfMoment(date, annotated) {
  if (!date || !/T.*Z$/.test(annotated ?? '')) return false;
  const moment = Date.parse(String(annotated));
  const day = Date.parse(date.slice(0, 10));
  const zone = /T.*(?:Z|([+-])(\d\d):(\d\d))$/.exec(date);
  if (zone === null) {
    const offset = day - moment;
    return offset % HOUR === 0 && offset >= -12 * HOUR && offset <= 14 * HOUR;
  }
  const [, sign, hours, minutes] = zone;
  const ahead = (Number(hours ?? 0) + Number(minutes ?? 0) / 60) * (sign === '-' ? -HOUR : HOUR);
  return Math.floor((moment + ahead) / (24 * HOUR)) === day / (24 * HOUR);
}

/** @param {string} file */
const setOf = (file) => file.replace('.jsonl', '');

/**
 * @param {string} path
 * @returns {GoldPage[]}
 */
const goldOf = (path) => readJsonl(path);

/**
 * @param {string} program
 * @param {readonly string[]} options
 */
const run = (program, options) => execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28 });

/**
 * @param {string} report
 * @param {RegExp} pattern
 */
const numberAfter = (report, pattern) => Number(pattern.exec(report)?.[1]);
