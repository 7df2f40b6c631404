// Reads an export with the tools that its users have: pandas, pyarrow, polars, DuckDB, the Frictionless validator and
// parquetjs-lite. Makes its own Python environment in .venv-interop (needs python3 with venv).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parquet from 'parquetjs-lite';
import { pythonEnvironment } from './python-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });

/**
 * Every row that parquetjs-lite reads from a file.
 *
 * @param {string} path
 */
async function rowsOf(path) {
  const reader = await parquet.ParquetReader.openFile(path);
  const cursor = reader.getCursor();
  const rows = [];
  for (let row = await cursor.next(); row; row = await cursor.next()) rows.push(row);
  await reader.close();
  return rows;
}

/** The options of each layout that check.py knows. */
const LAYOUTS = {
  single: ['--format', 'csv,jsonl,parquet,duckdb'],
  'parquetjs-lite': ['--parquet-writer', 'parquetjs-lite'],
  parts: ['--target-file-mib', '0.02'],
  publisher: ['--partition-by', 'publisher'],
  month: ['--partition-by', 'month'],
  excel: ['--csv-profile', 'excel', '--csv-delimiter', 'semicolon'],
};

/** Lines of records whose publishers, dates and ids readers take for numbers, dates, booleans or nothing. */
function madeUp() {
  const publishers = ['007', '1843', '2021-05-01', 'true', 'NA', 'The Daily/News', 'Herald', 'herald', null];
  const dates = ['2021-05-03T10:00:00Z', '2021-06', '2021', '2021-05-03', null];
  return publishers.map((publisher, number) =>
    JSON.stringify({
      id: `00${number}`,
      title: number === 0 ? '1843' : `Bridge ${number} opens`,
      text: `“It is done, ${number} times,” Mayor Ann Lee said on May 3, 2021. The bridge cost $2.5 million.`,
      publisher,
      published_at: dates[number % dates.length],
    }),
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-interop-'));
try {
  const python = pythonEnvironment('.venv-interop', 'tests/interop/requirements.txt');
  const articles = join(scratch, 'articles');
  cpSync(join(root, 'seeds'), articles, { recursive: true });
  writeFileSync(join(articles, 'made-up.jsonl'), madeUp().join('\n'));
  /** @param {readonly string[]} args */
  const pipeline = (...args) =>
    run(process.execPath, [join(root, 'dist/cli/main.js'), 'run', '--quiet', ...args]);

  const layouts = Object.entries(LAYOUTS).map(([layout, options]) => {
    const out = join(scratch, layout);
    pipeline(articles, '--out', out, ...options);
    return `${layout}=${out}`;
  });
  run(python, [join(root, 'tests/interop/check.py'), join(root, 'docs/reading.md'), ...layouts]);

  const snappy = join(scratch, 'snappy');
  // Without the made-up records: parquetjs-lite (0.8.7) cannot read a timestamp that is not null.
  pipeline('seeds', '--out', snappy, '--format', 'parquet,jsonl', '--parquet-compression', 'snappy');
  /** @type {Record<string, number>} */
  const tables = JSON.parse(readFileSync(join(snappy, 'run.json'), 'utf8')).tables;
  for (const [table, count] of Object.entries(tables)) {
    const rows = await rowsOf(join(snappy, `${table}.parquet`));
    if (rows.length !== count)
      throw new Error(`parquetjs-lite reads ${rows.length} rows of ${table}, not ${count}`);
  }
  console.log(`parquetjs-lite reads all ${Object.keys(tables).length} tables of a SNAPPY export`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
