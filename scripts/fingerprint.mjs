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
 * Names a build by all that can change its output: code, word lists and models, by their bytes, and the libraries that
 * this code imports, by the versions that are installed. Where a name differs from that of an earlier build, what that
 * one made is made anew; so a library of the command line or of a page names nothing.
 *
 * @param {string} root of the project
 * @returns {{ records: string, tables: string }} hex; `records` names what rows of a document depend on, `tables` what
 *   the published tables depend on
 */
export function fingerprintOf(root) {
  const rooms = (/** @type {readonly string[]} */ names) =>
    names.flatMap((name) => filesIn(join(root, 'pipeline', name)));
  const ofRecords = rooms(RECORD_ROOMS);
  const ofTables = rooms(TABLE_ROOMS);
  const models = filesIn(join(root, 'models'));
  const records = digest(root, [...ofRecords, ...models], versionsOf(root, ofRecords));
  return { records, tables: digest(root, ofTables, records + versionsOf(root, ofTables)) };
}

/**
 * @param {string} root
 * @param {readonly string[]} paths of code
 * @returns {string} a line for each library that the code imports: `chardet 2.2.0`
 */
function versionsOf(root, paths) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const code = paths.filter((path) => /\.m?[jt]s$/.test(path)).map((path) => readFileSync(path, 'utf8'));
  return Object.keys(read('package.json').dependencies)
    .filter((name) => code.some((text) => importsOf(text).includes(name)))
    .map((name) => `${name} ${read(`node_modules/${name}/package.json`).version}\n`)
    .sort()
    .join('');
}

/**
 * The packages whose names stand in a module as a text of their own, or before `/`: in an import, in a `require`, in
 * the name of a file to start. Types count too, and a text that only happens to be such a name; neither does harm.
 *
 * @param {string} code
 * @returns {string[]}
 */
export const importsOf = (code) =>
  [...code.matchAll(/['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[\w./-]*)?['"]/g)].map(([, name = '']) => name);

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
