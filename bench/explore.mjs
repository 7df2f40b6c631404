// How long a reader waits for each view of `pipeline explore`, over exports of several sizes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';
import { pipeline, runOf } from './command.mjs';
import { writeCorpus } from './corpus.mjs';
import { measure } from './measure.mjs';
import { thousands } from './report.mjs';

/** Units that are processed for an export; a larger one holds their rows several times, under other ids. */
const MOST_PROCESSED = 8;

/**
 * @typedef {object} Task
 * @property {string} scratch folder for what runs write
 * @property {import('./report.mjs').Report} report
 * @property {readonly number[]} sizes of the exports, in units
 */

/** @param {Task} task */
export async function measureExplorer({ scratch, report, sizes }) {
  for (const units of sizes) {
    const copies = Math.ceil(units / MOST_PROCESSED);
    const [corpus, processed] = [join(scratch, `corpus-${units}.jsonl`), join(scratch, `processed-${units}`)];
    await writeCorpus(corpus, units / copies);
    await measure(process.execPath, runOf(corpus, processed, '--format', 'parquet'));
    const large = join(scratch, `export-${units}`);
    await multiply(processed, large, copies);
    await timeViews(report, large);
    for (const path of [corpus, processed, large]) rmSync(path, { recursive: true });
  }
}

/** Columns that name a row or an article, and so have another value in each copy. */
const IDS = /_id$|^duplicate_of$/;
/** Names stay the same in all copies, as those of a corpus that grows are mostly known already. */
const SHARED = new Set(['entity_id', 'speaker_entity_id', 'wikidata_id', 'run_id']);

/**
 * Writes an export with the rows of another several times. Articles get days of ten years and one of forty publishers.
 *
 * @param {string} from
 * @param {string} to
 * @param {number} copies
 */
async function multiply(from, to, copies) {
  mkdirSync(to);
  const { resources } = JSON.parse(readFileSync(join(from, 'datapackage.json'), 'utf8'));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const { path } of resources) {
    const source = `read_parquet('${join(from, path)}', file_row_number = true)`;
    const described = await connection.runAndReadAll(
      `DESCRIBE SELECT * EXCLUDE file_row_number FROM ${source}`,
    );
    const names = described.getRows().map(([name]) => String(name));
    const values = names.map((name) => `${copied(path, name, copies)} AS ${name}`).join(', ');
    const times = path === 'entities.parquet' ? 1 : copies;
    const order = names.includes('doc_id') ? 'r.doc_id, copy, file_row_number' : 'copy, file_row_number';
    await connection.run(`
      COPY (SELECT ${values} FROM ${source} AS r CROSS JOIN range(${times}) AS c(copy) ORDER BY ${order})
      TO '${join(to, path)}' (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  for (const name of ['run.json', 'datapackage.json']) copyFileSync(join(from, name), join(to, name));
}

/**
 * @param {string} path of the file of a table
 * @param {string} column
 * @param {number} copies
 */
function copied(path, column, copies) {
  const place = 'hash(r.doc_id, copy)';
  if (path === 'documents.parquet' && column === 'published_at')
    return `strftime(DATE '2015-01-01' + (${place} % 3650)::INTEGER, '%Y-%m-%d')`;
  if (path === 'documents.parquet' && column === 'publisher') return `'Publisher ' || (${place} % 40)`;
  if (path === 'entities.parquet' && column.endsWith('_count')) return `r.${column} * ${copies}`;
  const isOwn = IDS.test(column) && !SHARED.has(column);
  return isOwn ? `CASE WHEN copy = 0 THEN r.${column} ELSE r.${column} || '-' || copy END` : `r.${column}`;
}

/** @typedef {readonly [view: string, filter: Readonly<Record<string, string>>]} Question */

/**
 * @param {import('./report.mjs').Report} report
 * @param {string} directory of an export
 */
async function timeViews(report, directory) {
  const started = performance.now();
  const explorer = spawn(process.execPath, pipeline('explore', directory), {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [base] = await once(createInterface(explorer.stdout), 'line');
    const ready = performance.now() - started;
    /**
     * @param {Question} question
     * @returns {Promise<any>}
     */
    const ask = async ([view, filter]) => {
      const response = await fetch(`${base}api/${view}?${new URLSearchParams(filter)}`);
      if (!response.ok) throw new Error(`${view} ${JSON.stringify(filter)}: ${await response.text()}`);
      return await response.json();
    };
    /** @param {readonly Question[]} questions that a page asks at once */
    const time = async (questions) => {
      const began = performance.now();
      await Promise.all(questions.map(ask));
      return performance.now() - began;
    };
    const overview = await time([['overview', {}]]);
    const known = await ask(['overview', {}]);
    const { items } = await ask(['articles', { limit: '100' }]);
    report.say();
    report.say(
      `| ${thousands(known.articles)} articles | first answer, ms | further, median | further, slowest |`,
    );
    report.say('|---|---:|---:|---:|');
    report.say(`| start of the command | ${thousands(ready)} | | |`);
    const views = [
      { name: 'overview', first: overview, pages: Array(5).fill([['overview', {}]]) },
      ...pagesOf(known, items),
    ];
    for (const { name, first, pages } of views) {
      const times = [];
      for (const page of pages) times.push(await time(page));
      const [beginning = 0, ...further] = first === undefined ? times : [first, ...times];
      further.sort((a, b) => a - b);
      const figures = [beginning, further[Math.floor(further.length / 2)] ?? 0, further.at(-1) ?? 0];
      report.say(`| ${name} | ${figures.map(thousands).join(' | ')} |`);
    }
  } finally {
    explorer.kill('SIGINT');
    await once(explorer, 'exit');
  }
}

/**
 * What the pages of each view ask, as a reader goes on in it.
 *
 * @param {{ speakers: { entityId: string }[], entities: { entityId: string, name: string }[] }} overview
 * @param {{ docId: string }[]} articles
 * @returns {{ name: string, first?: number, pages: readonly (readonly Question[])[] }[]}
 */
function pagesOf({ speakers, entities }, articles) {
  /** @type {Question} */
  const choices = ['choices', {}];
  /**
   * @param {string} view
   * @param {readonly Readonly<Record<string, string>>[]} filters
   * @param {string} [chart] that the page draws as well
   * @returns {Question[][]}
   */
  const list = (view, filters, chart) =>
    filters.map((filter) => {
      const { offset: _, sort: __, ...charted } = filter;
      /** @type {Question[]} */
      const questions = [
        choices,
        [view, filter],
        ...(chart === undefined ? [] : [/** @type {Question} */ ([chart, charted])]),
      ];
      return questions;
    });
  const rare = ['turbine', 'refinery', '"the museum"', 'embassy satellite', 'zzzz', 'ceasefire'];
  const people = speakers.map(({ entityId }) => entityId);
  /** @param {string} id @returns {Question[]} */
  const aboutEntity = (id) => [
    ['entity', { id }],
    ['quotes', { speaker: id, grouped: 'true', sort: 'newest', limit: '10' }],
    ['mentions', { entity: id }],
  ];
  return [
    {
      name: 'quotes',
      pages: list('quotes', [
        {},
        ...orders('newest', 'unsurest', 'longest', 'repeated'),
        { offset: '5000' },
        { grouped: 'true' },
      ]),
    },
    {
      name: 'quotes, search',
      pages: list(
        'quotes',
        rare.map((text) => ({ text })),
      ),
    },
    {
      name: 'quotes, filtered',
      pages: list('quotes', [
        { kind: 'direct' },
        { publisher: 'Publisher 7' },
        { from: '2019-01-01', to: '2019-12-31' },
        { most: '0.5' },
        { speakerName: 'smith' },
        ...people.slice(0, 2).map((speaker) => ({ speaker })),
      ]),
    },
    {
      name: 'names',
      pages: list('entities', [
        {},
        ...orders('documents', 'utterances', 'name'),
        { text: 'smith' },
        { type: 'location' },
      ]),
    },
    {
      name: 'a name',
      pages: entities.slice(0, 6).map(({ entityId }) => aboutEntity(entityId)),
    },
    {
      name: 'mentions',
      pages: list('mentions', [
        {},
        { type: 'person' },
        { most: '0.5' },
        { publisher: 'Publisher 3' },
        { offset: '20000' },
      ]),
    },
    {
      name: 'articles',
      pages: list('articles', [{}, ...orders('newest', 'longest', 'quotes'), { duplicates: 'only' }]),
    },
    {
      name: 'articles, search',
      pages: list(
        'articles',
        rare.map((text) => ({ text })),
      ),
    },
    { name: 'publishers', pages: list('publishers', [{}, ...orders('words', 'quotes', 'name')]) },
    {
      name: 'an article',
      pages: articles.filter((_, index) => index % 16 === 0).map(({ docId }) => [['article', { id: docId }]]),
    },
    {
      name: 'numbers',
      pages: list(
        'numbers',
        [
          {},
          ...orders('largest', 'unsurest'),
          { kind: 'money' },
          { text: 'million' },
          { leastValue: '1000000' },
        ],
        'numbers/histogram',
      ),
    },
    {
      name: 'dates',
      pages: list(
        'dates',
        [
          {},
          ...orders('earliest', 'unsurest'),
          { about: '2001-01-01', aboutTo: '2001-12-31' },
          { text: 'monday' },
        ],
        'dates/timeline',
      ),
    },
    {
      name: 'review',
      pages: ['1', '2', '3', '4'].map((seed) => [['review', { table: 'quotes', size: '100', seed }]]),
    },
  ];
}

/** @param {readonly string[]} sorts */
const orders = (...sorts) => sorts.map((sort) => ({ sort }));
