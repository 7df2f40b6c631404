import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { judgedRows, lastVerdicts } from '../../pipeline/review/judged-rows.js';
import { readLeftOut } from '../../pipeline/review/left-out.js';
import { appendVerdict, parseVerdicts, readVerdicts, type Verdict } from '../../pipeline/review/verdicts.js';
import { ROOT, scratchFolder } from '../command.js';

const RIGHT: Verdict = {
  row_id: 'q_00000000000000aa_1_9',
  table: 'quotes',
  verdict: 'right',
  parts: [],
  reviewer: null,
  extractor: 'quotes@6',
  digest: '0123456789abcdef',
  seed: 1,
  judged_at: '2026-05-04T10:00:00.000Z',
};
const WRONG: Verdict = { ...RIGHT, verdict: 'wrong', parts: ['span', 'speaker'] };
const UNSURE: Verdict = { ...RIGHT, verdict: 'unsure' };

const file = (folder: string): string => join(folder, 'reviews.jsonl');

describe('verdicts on an export', () => {
  test('are kept one a line, in their order', async () => {
    const folder = scratchFolder();
    expect(await readVerdicts(folder)).toEqual({ verdicts: [], broken: [] });
    const judged = { ...WRONG, reviewer: 'Ann\nLee “}”' };
    await appendVerdict(folder, RIGHT);
    await appendVerdict(folder, judged);
    expect(readFileSync(file(folder), 'utf8').split('\n')).toHaveLength(3);
    expect(await readVerdicts(folder)).toEqual({ verdicts: [RIGHT, judged], broken: [] });
  });

  test('survive a crash in the middle of a line: it is passed over, and the next begins on a new one', async () => {
    const folder = scratchFolder();
    await appendVerdict(folder, RIGHT);
    appendFileSync(file(folder), JSON.stringify(WRONG).slice(0, 30));
    const torn = [{ line: 2, reason: 'is no JSON', is_cut_off: true }];
    expect(await readVerdicts(folder)).toEqual({ verdicts: [RIGHT], broken: torn });
    await appendVerdict(folder, UNSURE);
    expect(await readVerdicts(folder)).toEqual({ verdicts: [RIGHT, UNSURE], broken: torn });
  });

  test('count where the last line was written but for its end', async () => {
    const folder = scratchFolder();
    writeFileSync(file(folder), JSON.stringify(RIGHT));
    await appendVerdict(folder, WRONG);
    expect(await readVerdicts(folder)).toEqual({ verdicts: [RIGHT, WRONG], broken: [] });
  });

  test('are neither written nor read through a link, and a link is not taken for nothing', async () => {
    const [folder, elsewhere] = [scratchFolder(), scratchFolder()];
    writeFileSync(join(elsewhere, 'file'), `${JSON.stringify(RIGHT)}\n`);
    symlinkSync(join(elsewhere, 'file'), file(folder));
    for (const work of [appendVerdict(folder, RIGHT), readVerdicts(folder)])
      await expect(work).rejects.toThrow(/reviews\.jsonl is no plain file: put the file itself there/);
    expect(readFileSync(join(elsewhere, 'file'), 'utf8')).toBe(`${JSON.stringify(RIGHT)}\n`);
    symlinkSync(join(elsewhere, 'file'), join(folder, 'run.json'));
    await expect(readLeftOut(folder)).rejects.toThrow(/run\.json is no plain file/);
  });

  test('are none where a folder stands in their place', async () => {
    const folder = scratchFolder();
    mkdirSync(file(folder));
    await expect(readVerdicts(folder)).rejects.toThrow(/reviews\.jsonl is no plain file/);
    expect(await readVerdicts(scratchFolder())).toEqual({ verdicts: [], broken: [] });
    expect(await readLeftOut(scratchFolder())).toEqual([]);
  });

  test.each([
    ['{"table":', 'is no JSON', true],
    ['[1]', 'is no JSON object', false],
    ['row', 'is no JSON', false],
    [{ ...RIGHT, table: 'sentences' }, 'table is "sentences", which no review is about', false],
    [{ ...RIGHT, verdict: 'yes' }, 'verdict is "yes", not one of right, wrong, unsure', false],
    [{ ...WRONG, parts: ['value'] }, 'parts is ["value"], not a list of span, speaker, type', false],
    [{ ...WRONG, parts: [] }, 'parts is empty: it must say what is wrong', false],
    [{ ...RIGHT, parts: ['span'] }, 'parts says what is wrong of a row that is not', false],
    [{ ...RIGHT, row_id: undefined }, 'row_id is missing, not a text', false],
    [{ ...RIGHT, reviewer: 7 }, 'reviewer is 7, not a name', false],
    [{ ...RIGHT, seed: 0.5 }, 'seed is 0.5, not a whole number', false],
  ])('are told from other lines: %j', (value, reason, is_cut_off) => {
    const line = typeof value === 'string' ? value : JSON.stringify(value);
    expect(parseVerdicts(`\n${line}\n`)).toEqual({ verdicts: [], broken: [{ line: 2, reason, is_cut_off }] });
  });

  test('fit their schema', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/reviews.json'), 'utf8')) as object;
    const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    for (const verdict of [RIGHT, WRONG, UNSURE, { ...RIGHT, reviewer: 'Ann', seed: null }])
      expect(isValid(verdict), JSON.stringify(isValid.errors)).toBe(true);
    const broken = [
      { ...RIGHT, table: 'sentences' },
      { ...WRONG, parts: [] },
      { ...RIGHT, parts: ['span'] },
    ];
    for (const verdict of [...broken, { ...WRONG, parts: ['value'] }]) expect(isValid(verdict)).toBe(false);
  });
});

describe('several verdicts on a row', () => {
  const together = (...verdicts: Verdict[]) => judgedRows(lastVerdicts(verdicts));
  const by = (reviewer: string, verdict: Verdict): Verdict => ({ ...verdict, reviewer });

  test('of one reviewer: the last one counts', () => {
    expect(together(WRONG, RIGHT)).toMatchObject([{ verdict: 'right', parts: [], sure: 1 }]);
  });

  test('of two who agree, or of whom one is unsure, are one', () => {
    expect(together(by('Ann', RIGHT), by('Bob', RIGHT))).toMatchObject([{ verdict: 'right', sure: 2 }]);
    expect(together(by('Ann', UNSURE), by('Bob', WRONG))).toMatchObject([
      { verdict: 'wrong', parts: ['span', 'speaker'], sure: 1 },
    ]);
    expect(together(by('Ann', UNSURE), by('Bob', UNSURE))).toMatchObject([{ verdict: 'unsure', sure: 0 }]);
  });

  test('of two who do not agree are disputed', () => {
    expect(together(by('Ann', RIGHT), by('Bob', WRONG))).toMatchObject([
      { verdict: 'disputed', parts: [], sure: 2 },
    ]);
  });

  test('of two who find different parts wrong name all of them', () => {
    const other: Verdict = { ...WRONG, parts: ['type'] };
    expect(together(by('Ann', WRONG), by('Bob', other))).toMatchObject([
      { verdict: 'wrong', parts: ['span', 'speaker', 'type'] },
    ]);
  });

  test('make a row drawn that one picked and one drew', () => {
    expect(together({ ...RIGHT, seed: null })).toMatchObject([{ is_drawn: false }]);
    expect(together({ ...RIGHT, seed: null }, by('Bob', RIGHT))).toMatchObject([{ is_drawn: true }]);
  });
});
