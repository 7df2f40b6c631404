import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/**
 * A module whose patterns are read.
 *
 * @typedef {object} Module
 * @property {string} path of the JavaScript, absolute; it does nothing when it is loaded
 * @property {string} source path of what it was built from, or of itself
 */

/**
 * A regular expression of a module.
 *
 * @typedef {object} Pattern
 * @property {string} path of the source
 * @property {number} line of the source, from 1
 * @property {string | null} source null for one that is not made while the module is loaded
 * @property {string} flags
 * @property {number | null} bound length of the longest text that it reads, in UTF-16 units, where a comment states one
 */

/** `Tested on at most 200 units`, in a comment before the pattern or before its statement. */
const BOUND = /tested on at most (\d+) units/i;

/**
 * Reads the regular expressions of modules: the literals from their text, what `RegExp` makes by loading them.
 *
 * @param {readonly Module[]} modules
 * @returns {Promise<Pattern[]>}
 */
export async function readPatterns(modules) {
  const made = await patternsMadeBy(modules.map(({ path }) => path));
  return modules.flatMap((module) => patternsOf(module, made));
}

/**
 * @param {readonly string[]} paths
 * @returns {Promise<Map<string, RegExp>>} what `RegExp` made, by the place of the call
 */
async function patternsMadeBy(paths) {
  const known = new Set(paths);
  const made = new Map();
  /** @param {RegExp} pattern */
  const record = (pattern) => {
    const [, url = '', line, column] = /(file:.*):(\d+):(\d+)/.exec(callerOf(new Error())) ?? [];
    const path = url === '' ? '' : fileURLToPath(url);
    if (known.has(path)) made.set(placeOf(path, Number(line), Number(column)), pattern);
    return pattern;
  };
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, words) => record(Reflect.construct(target, words)),
    apply: (target, self, words) => record(Reflect.apply(target, self, words)),
  });
  for (const path of paths) await import(pathToFileURL(path).href);
  globalThis.RegExp = original;
  return made;
}

/**
 * The line of the stack for whoever called `RegExp`: the first is the error's message, the next two are the recorder's.
 *
 * @param {Error} error
 */
const callerOf = (error) => error.stack?.split('\n')[3] ?? '';

/**
 * @param {string} path
 * @param {number} line from 1
 * @param {number} column from 1
 */
const placeOf = (path, line, column) => `${path}:${line}:${column}`;

/**
 * @param {Module} module
 * @param {ReadonlyMap<string, RegExp>} made
 * @returns {Pattern[]}
 */
function patternsOf({ path, source }, made) {
  const sites = sitesIn(path);
  // A build drops types and moves lines; it neither adds, drops nor reorders expressions.
  const sourceSites = source === path ? sites : sitesIn(source);
  if (sourceSites.length !== sites.length)
    throw new Error(`${path} was built from another ${source}: build it again`);
  return sites.map((node, index) => {
    const origin = sourceSites[index] ?? node;
    const parts = ts.isRegularExpressionLiteral(node)
      ? partsOf(node.text)
      : (made.get(placeOf(path, ...positionOf(node))) ?? { source: null, flags: '' });
    const [line] = positionOf(origin);
    return { path: source, line, source: parts.source, flags: parts.flags, bound: boundBefore(origin) };
  });
}

/**
 * The regular expressions of a file in their order.
 *
 * @param {string} path
 */
function sitesIn(path) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  /** @type {ts.Node[]} */
  const sites = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node) || isCallOfRegExp(node)) sites.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sites;
}

/** @param {ts.Node} node */
const isCallOfRegExp = (node) =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';

/**
 * @param {ts.Node} node
 * @returns {[line: number, column: number]} from 1
 */
function positionOf(node) {
  const { line, character } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return [line + 1, character + 1];
}

/**
 * @param {string} literal `/a+/u`
 * @returns {{ source: string, flags: string }}
 */
function partsOf(literal) {
  const slash = literal.lastIndexOf('/');
  return { source: literal.slice(1, slash), flags: literal.slice(slash + 1) };
}

/**
 * @param {ts.Node} node
 * @returns {number | null}
 */
function boundBefore(node) {
  let statement = node;
  while (!ts.isStatement(statement) && statement.parent !== undefined) statement = statement.parent;
  const before = node.getSourceFile().text.slice(statement.getFullStart(), node.getStart());
  const match = BOUND.exec(before.replaceAll(/\s+\*?\s*/g, ' '));
  return match === null ? null : Number(match[1]);
}
