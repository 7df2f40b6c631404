// Lists the lines of comments and prose that are longer than 120 columns, and exits with 1 if there are any.
//
// Exempt are code, which biome breaks at 110 columns wherever it can (a regular expression or long string it cannot),
// tables and code blocks in Markdown, lines whose last word is a long address, and generated files.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

const MAX_COLUMNS = 120;

const FILES = ['*.md', '*.ts', '*.mjs', '*.py', '*.sh'];
const GENERATED = /\/generated\/|^docs\/tables\.md$/;
const FENCE = /^\s*```/;
const LONG_ADDRESS = /\S{60,}$/;

const COMMENT = /^\s*(?:\*|\/\/|\/\*)|[;,{})\]] \/\/ /;

/**
 * What makes a line one that its author could have broken, by the extension of its file; all lines of other files.
 *
 * @type {Readonly<Record<string, RegExp>>}
 */
const BREAKABLE = { '.md': /^(?!\s*\|)/, '.ts': COMMENT, '.mjs': COMMENT };

/**
 * The numbers and lengths of the lines of a file that are too long.
 *
 * @param {string} file
 */
function longLines(file) {
  const isBreakable = BREAKABLE[extname(file)] ?? /^/;
  let isCode = false;
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (file.endsWith('.md') && FENCE.test(line)) isCode = !isCode;
      const length = [...line].length;
      if (length <= MAX_COLUMNS || isCode || !isBreakable.test(line) || LONG_ADDRESS.test(line)) return [];
      return [{ place: `${file}:${index + 1}`, length }];
    });
}

const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '--', ...FILES], {
  encoding: 'utf8',
});
const files = listed.split('\0').filter((file) => file !== '' && !GENERATED.test(file));
const found = files.flatMap(longLines);

for (const { place, length } of found)
  console.error(`${place}: ${length} columns; break it at ${MAX_COLUMNS}`);
process.exitCode = found.length === 0 ? 0 : 1;
