import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXIT } from '../../pipeline/cli/exit-codes.js';
import { type Outcome, scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

let cwd: string;
const write = (name: string, text: string): void => writeFileSync(join(cwd, 'in', name), text);
const remove = (name: string): void => rmSync(join(cwd, 'in', name));
const run = (...words: string[]): Promise<Outcome> =>
  inProcess(['run', 'in', '--workers', '0', '--format', 'jsonl', ...words], cwd);
const quietly = (...words: string[]): Promise<Outcome> => run('--quiet', ...words);
const linesOf = ({ stderr }: Outcome): string[] => stderr.split('\n').slice(0, -1);
const warningsOf = (outcome: Outcome): string[] =>
  linesOf(outcome).filter((line) => line.startsWith('warning: '));
const eventsOf = (outcome: Outcome): Record<string, unknown>[] =>
  linesOf(outcome).map((line) => JSON.parse(line) as Record<string, unknown>);
/** The line that ends a quiet run, without the time it took. */
const finalLine = (outcome: Outcome): string | undefined =>
  linesOf(outcome)
    .find((line) => line.startsWith('pipeline: finished in '))
    ?.replace(/in \d+\.\d\d s/, 'in … s');

const ONLY_A_TITLE = '{"id": 1, "title": "only a title"}\n';

beforeEach(() => {
  cwd = scratchFolder();
  mkdirSync(join(cwd, 'in'));
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    write(`${name}.txt`, `“It is done,” Mayor Ann Lee told ${name}.\n`);
});

/** A night of the five articles, one skipped file, and three records that fail; one of them is empty. */
async function faultyNight(): Promise<Outcome> {
  write('broken.jsonl', `{"id": 0, "text": \n${ONLY_A_TITLE}`);
  write('empty.txt', '');
  write('notes.xyz', '');
  return quietly();
}

describe('a quiet night is one line of counts', () => {
  test.each([
    [
      'when nothing changed',
      () => {},
      '5 read, 0 new, 0 changed, 0 outdated, 5 unchanged, 0 vanished, 0 files skipped, 0 newly quarantined, 0 still quarantined',
    ],
    [
      'when one article of five changed',
      () => write('a.txt', '“It is not done,” Mayor Ann Lee said.\n'),
      '5 read, 0 new, 1 changed, 0 outdated, 4 unchanged, 0 vanished, 0 files skipped, 0 newly quarantined, 0 still quarantined',
    ],
    [
      'when one came and two went',
      () => {
        for (const name of ['a.txt', 'b.txt']) remove(name);
        write('f.txt', 'A new one.\n');
      },
      '4 read, 1 new, 0 changed, 0 outdated, 3 unchanged, 2 vanished, 0 files skipped, 0 newly quarantined, 0 still quarantined',
    ],
  ])('%s', async (_, change, counts) => {
    await quietly();
    change();
    const night = await quietly();
    expect(night).toMatchObject({ code: EXIT.ok, stdout: '' });
    expect(linesOf(night)).toHaveLength(1);
    expect(finalLine(night)).toBe(`pipeline: finished in … s: ${counts}`);
  });

  test('when the old faults are all there is, and the exit code tells of none', async () => {
    expect((await faultyNight()).code).toBe(EXIT.quarantined);
    const night = await quietly();
    expect(night.code).toBe(EXIT.ok);
    expect(linesOf(night)).toHaveLength(1);
    expect(finalLine(night)).toMatch(/ 1 file skipped, 0 newly quarantined, 2 still quarantined$/);
  });

  test('is one object of counts in a log of JSON', async () => {
    await faultyNight();
    remove('b.txt');
    expect(eventsOf(await quietly('--log-format', 'json'))).toEqual([
      {
        level: 30,
        time: expect.any(String),
        event: 'finished',
        run_id: expect.any(String),
        records: expect.objectContaining({ read: 4, changed: 0, unchanged: 4, vanished: 1, unreadable: 3 }),
        skipped_files: 1,
        tables: expect.objectContaining({ documents: 4, quarantine: 3 }),
        quarantined: { all: 2, new: 0 },
        seconds: expect.any(Number),
      },
    ]);
  });
});

describe('a fault', () => {
  test('is told in full on its first night; the old ones are counted', async () => {
    expect(warningsOf(await faultyNight())).toHaveLength(3);
    write('more.jsonl', ONLY_A_TITLE);
    const night = await quietly();
    expect(night.code).toBe(EXIT.quarantined);
    expect(linesOf(night)).toEqual([
      expect.stringMatching(/^warning: in\/more\.jsonl:1: /),
      expect.stringMatching(/^pipeline: finished in .* 1 newly quarantined, 2 still quarantined$/),
      'pipeline: 1 quarantined, and --max-quarantine allows 0; see out/quarantine.jsonl',
    ]);
    const { warnings } = JSON.parse(readFileSync(join(cwd, 'out/run.json'), 'utf8')) as { warnings: object };
    expect(warnings).toEqual({
      empty: { count: 1, repeated: 1, examples: [] },
      invalid_json: { count: 1, repeated: 1, examples: [] },
      no_text: { count: 2, repeated: 1, examples: [expect.stringMatching(/^in\/more\.jsonl:1: /)] },
    });
  });

  test('is told again when it fails in another way, not when it only stands on another line', async () => {
    await faultyNight();
    write('broken.jsonl', `[]\n\n${ONLY_A_TITLE}`);
    expect(warningsOf(await quietly()).map((line) => line.split(': ')[1])).toEqual(['in/broken.jsonl:1']);
  });

  test('is told again when another record fails in the same way', async () => {
    write('broken.jsonl', '{"id": 0, "text": \n{"title": "A"}\n');
    await quietly();
    write('broken.jsonl', '{"title": "B"}\n{"id": 1, "text": \n{"id": 0, "text": \n{"title": "A"}\n');
    expect(warningsOf(await quietly()).map((line) => line.split(': ')[1])).toEqual([
      'in/broken.jsonl:1',
      'in/broken.jsonl:2',
    ]);
  });

  test('is told again when it was gone for a night', async () => {
    await faultyNight();
    remove('empty.txt');
    expect(warningsOf(await quietly())).toEqual([]);
    write('empty.txt', '');
    expect(warningsOf(await quietly())).toEqual([expect.stringMatching(/^warning: in\/empty\.txt: /)]);
  });

  test('is told again after a run that stopped before its end', async () => {
    await quietly();
    write('more.jsonl', ONLY_A_TITLE);
    remove('a.txt');
    const stopped = await quietly('--max-vanished', '0');
    expect(stopped.code).toBe(EXIT.vanished);
    expect(warningsOf(stopped)).toHaveLength(1);
    expect(warningsOf(await quietly())).toEqual(warningsOf(stopped));
  });

  test('is named by where to look when it was told before and nothing else can be read', async () => {
    await faultyNight();
    for (const name of ['a', 'b', 'c', 'd', 'e']) remove(`${name}.txt`);
    const night = await quietly('--log-format', 'json');
    expect(night.code).toBe(EXIT.nothingRead);
    expect(eventsOf(night)).toMatchObject([
      {
        event: 'failed',
        message: 'nothing could be read in 2 files; see the warnings above and out/quarantine.jsonl',
      },
    ]);
  });
});

describe('the whole summary', () => {
  const { isTTY, columns } = process.stderr;
  afterEach(() => Object.assign(process.stderr, { isTTY, columns }));

  test.each([
    ['to a file', false],
    ['on a terminal, in the place of the progress bar', true],
  ])('tells what still fails without warning of it again, %s', async (_, isTerminal) => {
    await faultyNight();
    Object.assign(process.stderr, { isTTY: isTerminal, columns: 80 });
    const { stderr } = await run();
    expect(stderr.includes('█')).toBe(isTerminal);
    expect(stderr.split('\r\u001b[2K').at(-1)).toMatch(/^ {2}ingest /);
    expect(stderr).not.toContain('warning: ');
    expect(stderr).toContain(
      '  validate 2 quarantined, 0 of them new; 1 empty, which is no fault; 2 known from earlier runs: see out/quarantine.jsonl\n',
    );
  });

  test('gives way to the one line when quiet, on a terminal, too', async () => {
    await faultyNight();
    Object.assign(process.stderr, { isTTY: true, columns: 80 });
    expect((await quietly()).stderr).toMatch(/^pipeline: finished in [^\n]*\n$/);
  });
});
