// What DuckDB makes of a corpus, for corpus_steps.py, which holds what Spark makes of it against that.
//
//   node tests/spark/corpus-steps.mjs steps INPUT DIRECTORY   the plan, and the inputs and results of its steps
//   node tests/spark/corpus-steps.mjs similarity DIRECTORY    pairs.jsonl → similar.jsonl
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from '../../scripts/built.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * @param {string} directory
 * @param {(connection: import('@duckdb/node-api').DuckDBConnection, lane: any) => Promise<void>} work
 */
async function withState(directory, work) {
  const { openState } = await built('database/open-state.js');
  const { attachCorpus } = await built('corpus/corpus.js');
  const state = await openState(join(directory, 'out'), (/** @type {string} */ reason) => {
    throw new Error(reason);
  });
  const { lane } = state.database;
  await attachCorpus(lane.connection);
  await work(lane.connection, lane);
  await state.close();
}

/**
 * @param {string} input
 * @param {string} directory
 */
async function steps(input, directory) {
  const words = [MAIN, 'run', input, '--out', join(directory, 'out'), '--format', 'jsonl'];
  execFileSync(process.execPath, [...words, '--max-quarantine', '1000'], { stdio: 'ignore' });
  const { sparkPlan } = await built('corpus/spark-plan.js');
  const { resolve } = await built('corpus/corpus.js');
  const options = { dropDuplicates: false, corpusSurnames: true };
  const plan = sparkPlan(options);
  writeFileSync(join(directory, 'plan.json'), JSON.stringify(plan, null, 2));
  for (const folder of ['inputs', 'results']) mkdirSync(join(directory, folder), { recursive: true });
  await withState(directory, async (connection, lane) => {
    for (const step of ['duplicates', 'surnames', 'speakers']) await resolve(step, lane, options);
    for (const [folder, relations] of [
      ['inputs', Object.keys(plan.inputs)],
      ['results', plan.results],
    ])
      for (const relation of relations)
        await connection.run(`copy ${relation} to '${join(directory, folder, relation)}.parquet'`);
  });
}

/** @param {string} directory */
async function similarity(directory) {
  const { runWithTexts } = await built('duckdb/open-database.js');
  const { similarityOf } = await built('corpus/similar-documents.js');
  const { distinct, shinglesOf } = await built('tables/corpus-inputs/shingles.js');
  const pairs = readFileSync(join(directory, 'pairs.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  await withState(directory, async (connection) => {
    const ids = [...new Set(pairs.flatMap(({ doc_id, original }) => [doc_id, original]))];
    const sql = 'select doc_id, text from documents where doc_id in (select unnest($1))';
    const shingles = new Map(
      (await runWithTexts(connection, sql, ids))
        .getRowsJS()
        .map((/** @type {[string, string]} */ [id, text]) => [id, distinct(shinglesOf(text))]),
    );
    const similar = pairs
      .map((pair) => ({
        ...pair,
        similarity: similarityOf(shingles.get(pair.doc_id), shingles.get(pair.original)),
      }))
      .filter((pair) => pair.similarity !== null);
    writeFileSync(
      join(directory, 'similar.jsonl'),
      similar.map((pair) => `${JSON.stringify(pair)}\n`).join(''),
    );
  });
}

const [mode, ...words] = process.argv.slice(2);
if (mode === 'steps') await steps(words[0] ?? '', words[1] ?? '');
else await similarity(words[0] ?? '');
