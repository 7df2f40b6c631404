// Reads an export with the tools that its users have: pandas, pyarrow, polars, DuckDB, the Frictionless validator and
// parquetjs-lite. Makes its own Python environment in .venv-interop (needs python3 with venv).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import parquet from 'parquetjs-lite';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = join(root, '.venv-interop');
const python = join(environment, 'bin', 'python');
const requirements = join(root, 'tests/interop/requirements.txt');
const stamp = join(environment, 'requirements.txt');

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });

function prepareEnvironment() {
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(environment, { recursive: true, force: true });
  run('python3', ['-m', 'venv', environment]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, wanted);
}

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

const scratch = mkdtempSync(join(tmpdir(), 'corpusmill-interop-'));
try {
  prepareEnvironment();
  /** @param {readonly string[]} args */
  const pipeline = (...args) =>
    run(process.execPath, [join(root, 'dist/cli/main.js'), 'run', 'seeds', '--quiet', ...args]);

  const out = join(scratch, 'out');
  pipeline('--out', out);
  run(python, [join(root, 'tests/interop/check.py'), out]);

  const snappy = join(scratch, 'snappy');
  pipeline('--out', snappy, '--format', 'parquet,jsonl', '--parquet-compression', 'snappy');
  /** @type {Record<string, number>} */
  const tables = JSON.parse(readFileSync(join(snappy, 'run.json'), 'utf8')).tables;
  for (const [table, count] of Object.entries(tables)) {
    const rows = await rowsOf(join(snappy, `${table}.parquet`));
    if (rows.length !== count)
      throw new Error(`parquetjs-lite reads ${rows.length} rows of ${table}, not ${count}`);
  }
  console.log(`parquetjs-lite reads all ${Object.keys(tables).length} tables of a SNAPPY export`);

  const light = join(scratch, 'light');
  pipeline('--out', light, '--parquet-writer', 'parquetjs-lite');
  run(python, [join(root, 'tests/interop/check.py'), light]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
