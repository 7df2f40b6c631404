import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { EXIT, failureLines } from '../../pipeline/cli/exit-codes.js';
import { printableJson } from '../../pipeline/cli/printable.js';
import { UsageError } from '../../pipeline/errors.js';
import { ROOT, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

/** Clears the screen, turns the line, ends it in four ways, and pretends to be the program. */
const EVIL = '\u001b[2J\u009b31m\u202ex\r\u0085\u2028\nwarning: owned';
/** What no output may hold: all that a terminal obeys but for a line feed and a tab. */
const OBEYED = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

let cwd: string;

beforeEach(() => {
  cwd = scratchFolder();
  mkdirSync(join(cwd, 'in'));
  const records = [
    {
      id: EVIL,
      text: `“It is ${EVIL} done,” Mayor Ann ${EVIL} Lee said.`,
      publisher: EVIL,
      title: EVIL,
      date: EVIL,
    },
    { id: `${EVIL}2`, [EVIL]: 'no text' },
  ];
  writeFileSync(
    join(cwd, 'in', `${EVIL}.jsonl`),
    records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  );
  writeFileSync(join(cwd, 'in', `${EVIL}.txt`), '');
  writeFileSync(join(cwd, 'in', `${EVIL}.xyz`), '');
});

const settings = ['--workers', '0', '--max-quarantine', '9'];
const dump = `in/${EVIL}.jsonl`;

describe('nothing of a name or a text is obeyed, or looks like another line', () => {
  test.each([
    ['a run', [['run', 'in', ...settings]]],
    ['a run that logs JSON', [['run', 'in', '--log-format', 'json', ...settings]]],
    ['a forecast', [['run', 'in', '--dry-run']]],
    ['an inspection', [['inspect', `${dump}:1`]]],
    ['an inspection as JSON', [['inspect', `${dump}:1`, '--json']]],
    ['a record that is not there', [['inspect', `${dump}#none${EVIL}`]]],
    ['a record without text', [['inspect', `${dump}:2`]]],
    [
      'a check',
      [
        ['run', 'in', '--out', `out${EVIL}`, '--quiet', ...settings],
        ['validate', `out${EVIL}`, '--input', 'in', '--field', 'text=title'],
      ],
    ],
    ['a directory that is not there', [['validate', EVIL]]],
    ['a review that is not there', [['review', EVIL, '--summary']]],
    ['verdicts that are not there', [['run', 'in', '--reviews', EVIL]]],
    ['an input that is not there', [['run', EVIL]]],
    ['an unknown command', [[EVIL]]],
    ['an unknown option', [['run', `--${EVIL}`]]],
    ['a wrong value', [['run', '--csv-profile', EVIL]]],
    ['a configuration that is not there', [['run', '--config', EVIL]]],
  ])('%s', async (_, commands) => {
    for (const words of commands) {
      const { code, stdout, stderr } = await inProcess(words, cwd);
      expect(code, stderr).not.toBe(EXIT.bug);
      expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
      expect(`${stdout}${stderr}`).not.toMatch(/^warning: owned/m);
    }
  });

  test('what is told of vanished documents', async () => {
    writeFileSync(join(cwd, 'in/b.txt'), 'A text.\n');
    await inProcess(['run', 'in', ...settings], cwd);
    rmSync(join(cwd, dump));
    const stopped = await inProcess(['run', 'in', '--max-vanished', '0', ...settings], cwd);
    const dropped = await inProcess(['run', 'in', '--max-vanished', '1', ...settings], cwd);
    expect([stopped.code, dropped.code]).toEqual([EXIT.vanished, EXIT.ok]);
    for (const { stderr } of [stopped, dropped]) {
      expect(stderr).toContain('in/\\u{1b}[2J');
      expect(stderr).not.toMatch(OBEYED);
    }
  });

  test('a bug', () => {
    const [first, ...others] = failureLines(new TypeError(`${EVIL}\n    at owned`));
    expect(first).toContain(EVIL);
    expect(others).not.toEqual([]);
    expect(others.filter((line) => !/^\s+at /.test(line))).toEqual([]);
    expect(failureLines(new UsageError(EVIL))).toEqual([EVIL]);
  });
});

test('JSON means the same after it was made printable', () => {
  const value = { [EVIL]: [EVIL, '\ud800', '😀', '\u007f'] };
  for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
    expect(printableJson(json)).not.toMatch(OBEYED);
    expect(JSON.parse(printableJson(json))).toEqual(value);
  }
});

test('a log of a run has an object on each line, with what happened', async () => {
  const { stderr } = await inProcess(['run', 'in', '--log-format', 'json', ...settings], cwd);
  const events = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; message?: string });
  const { message } = events.find(({ event }) => event === 'warning') ?? {};
  expect(message).toContain(EVIL);
});

/** Code without its comments and its texts. */
const bare = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, '');

test('one module alone writes to standard output and standard error', () => {
  const files = readdirSync(join(ROOT, 'pipeline'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('generated/'),
  );
  const writers = files.filter((file) =>
    /\bstd(?:out|err)\b(?!: true)|\bconsole\b|\bpino\.(?:destination|transport)\b|writeSync\(\s*[12]\b/.test(
      bare(readFileSync(join(ROOT, 'pipeline', file), 'utf8')),
    ),
  );
  expect(writers).toEqual(['cli/terminal.ts']);
});
