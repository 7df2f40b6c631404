import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The rooms of pipeline/ that can change a row of a document: its text, what is found in it, and what of that is kept.
 */
export const RECORD_ROOMS = [
  'clean',
  'duckdb',
  'extract',
  'ingest',
  'language',
  'pages',
  'run/workers',
  'schema',
  'tables',
  'tagger',
  'text',
  'validate',
];
/** Those that can change the published tables beyond that. */
export const TABLE_ROOMS = ['cluster', 'corpus', 'database', 'export', 'review', 'run'];

/**
 * Names a build by all that can change its output: code, word lists and models, by their bytes, and libraries, by the
 * versions that are installed. Where a name differs from that of an earlier build, what that one made is made anew.
 *
 * @param {string} root of the project
 * @returns {{ records: string, tables: string }} hex; `records` names what rows of a document depend on, `tables` what
 *   the published tables depend on
 */
export function fingerprintOf(root) {
  const rooms = (/** @type {readonly string[]} */ names) =>
    names.flatMap((name) => filesIn(join(root, 'pipeline', name)));
  const records = digest(root, [...rooms(RECORD_ROOMS), ...filesIn(join(root, 'models'))], librariesOf(root));
  return { records, tables: digest(root, rooms(TABLE_ROOMS), records) };
}

/**
 * @param {string} root
 * @returns {string} a line for each library: `chardet 2.2.0`
 */
function librariesOf(root) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  return Object.keys(read('package.json').dependencies)
    .map((name) => `${name} ${read(`node_modules/${name}/package.json`).version}\n`)
    .sort()
    .join('');
}

/**
 * @param {string} folder
 * @returns {string[]} absolute paths, but of what only people read
 */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {string} start
 */
function digest(root, paths, start = '') {
  const hash = createHash('sha256').update(start);
  const named = [...new Set(paths)].map((path) => ({
    path,
    name: relative(root, path).replaceAll('\\', '/'),
  }));
  for (const { path, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const content = readFileSync(path);
    hash.update(`${name}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}
