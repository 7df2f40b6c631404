import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/check-patterns.mjs', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patterns-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Checks a module of these lines. */
function check(...lines: readonly string[]): { status: number | null; faults: string } {
  writeFileSync(join(folder, 'made.mjs'), lines.join('\n'));
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { cwd: folder, encoding: 'utf8' });
  return { status, faults: stderr };
}

test.each([
  ['a linear one', ['const WORD = /^\\p{Lu}\\p{L}+$/u;']],
  ['a quadratic one that reads short texts', ['/** Tested on at most 200 units. */', 'const END = /a+$/;']],
  ['one of constants', ["const LETTER = '[a-z]';", "const WORD = new RegExp('^' + LETTER + '+$', 'u');"]],
])('passes %s', (_, lines) => {
  expect(check(...lines)).toEqual({ status: 0, faults: '' });
});

test.each([
  ['a quadratic one', ['', 'const END = /a+$/;'], 'made.mjs:2: /a+$/: its work is polynomial of degree 2'],
  ['an exponential one', ['const ALL = /^(?:a+)+$/g;'], 'made.mjs:1: /^(?:a+)+$/g: its work is exponential'],
  [
    'a quadratic one that reads long texts',
    ['/** Tested on at most 4000 units. */', 'const END = /a+$/;'],
    'made.mjs:2: /a+$/: its work is polynomial of degree 2',
  ],
  [
    'a quadratic one of constants',
    ["const LETTERS = ['a', 'b'].join('|');", `const END = new RegExp(\`(?:\${LETTERS})+$\`);`],
    'made.mjs:2: /(?:a|b)+$/: its work is polynomial of degree 2',
  ],
  [
    'one that is made while the program runs',
    ['const wordOf = (word) => new RegExp(word);'],
    'made.mjs:1: /…/: is made while the program runs',
  ],
])('reports %s', (_, lines, fault) => {
  const { status, faults } = check(...lines);
  expect(status).toBe(1);
  expect(faults).toContain(fault);
});
