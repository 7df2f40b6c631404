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
    const report = run('python3', [
      join(scorers, 'score-metadata.py'),
      join(data, GOLD_METADATA),
      read(GOLD_METADATA),
    ]);
    for (const [field, name] of [
      ['title', 'title right'],
      ['published_at', 'date right'],
      ['authors', 'authors right'],
    ])
      figures.push({
        set: setOf(GOLD_METADATA),
        name: String(name),
        value: numberAfter(report, new RegExp(`^ALL +${field} +ok ([\\d.]+)`, 'm')),
      });
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
