import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Inspection, inspectRecord } from '../../pipeline/cli/inspection.js';
import { inspectionLines } from '../../pipeline/cli/inspection-lines.js';
import { rendered } from '../../pipeline/cli/line.js';
import { findRecord } from '../../pipeline/cli/named-record.js';
import { DEFAULTS } from '../../pipeline/config/settings.js';
import { ARTICLES } from '../audit/made-export.js';
import { scratchFolder } from '../command.js';
import { inProcess } from '../in-process.js';

let folder: string;

beforeEach(() => {
  folder = scratchFolder();
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(folder, name), text);
  const records = [
    { id: 'a', text: '"Yes," said Ann Lee.' },
    { id: 'b#2', text: 'It rained.' },
    { id: 'c', words: 'Elsewhere.' },
  ];
  writeFileSync(
    join(folder, 'dump.jsonl'),
    `${records.map((record) => JSON.stringify(record)).join('\n')}\n`,
  );
});

const inspect = (...words: string[]) => inProcess(['inspect', ...words], folder);

describe('inspect', () => {
  test('tells of the record, what was removed and found, and why', async () => {
    const { code, stdout, stderr } = await inspect('bridge.txt');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ingest\n {2}doc_id +bridge.txt\n/);
    expect(stdout).toMatch(
      /\n {2}media type +text\/plain, utf-8\n {2}SHA-256 +[0-9a-f]{64}\n {2}characters +\d+\n/,
    );
    expect(stdout).toMatch(/\n {2}title +“Council backs new bridge”\n {2}title span +1:1 \[0, 24\) /);
    expect(stdout).toMatch(/\n +\d+ {2}.*\[-advertisement: Advertisement-\]/);
    expect(stdout).toMatch(
      /\nremovals: 1 \(clean@\d+\)\n {2}\d+:\d+ \[\d+, \d+\) {2}advertisement by [a-z-]+: “Advertisement”\n/,
    );
    expect(stdout).toMatch(/\nsentences: \d+ \(sentences@\d+\)\n/);
    expect(stdout).toMatch(
      /\n {2}Ann Lee, person, 2 mentions\n +3:\d+ \[\d+, \d+\) {2}“Ann Lee” by full_name/,
    );
    expect(stdout).toMatch(
      /direct statement, speech.*\n +“We will open it by May 3, 2021,”\n +speaker: Ann Lee, named from “[^”]*Ann Lee”\n +cue: “said”\n/,
    );
    expect(stdout).toMatch(/“\$2 million” money, value 2000000, unit /);
    expect(stdout).toMatch(/“May 3, 2021” date, timex 2021-05-03, value 2021-05-03 \(/);
    expect(stdout).toMatch(/\nquarantine: 0\n\nwarnings: 0\n$/);
  });

  test('says what a run would warn of', async () => {
    const record = { id: 'x', text: 'It rained.', date: '05/06/2024' };
    writeFileSync(join(folder, 'odd.jsonl'), `${JSON.stringify(record)}\n`);
    const { stdout } = await inspect('odd.jsonl');
    expect(stdout).toMatch(/\nwarnings: 1\n {2}unreadable_date: its date cannot be read \(05\/06\/2024\); /);
    const { warnings } = JSON.parse((await inspect('odd.jsonl', '--json')).stdout) as { warnings: unknown };
    expect(warnings).toMatchObject([{ code: 'unreadable_date' }]);
  });

  test('names all that a number or date says, by the columns', async () => {
    writeFileSync(join(folder, 'paid.txt'), 'Between 10 and 20 people paid more than $5 million.\n');
    const { stdout } = await inspect('paid.txt');
    expect(stdout).toMatch(
      /“Between 10 and 20” range, value_low 10, value_high 20, low_inclusive, high_inclusive, counted people, counted_head person \(/,
    );
    expect(stdout).toMatch(/“more than \$5 million” money, value 5000000, value_low 5000000, unit Dollar \(/);
  });

  test('counts columns in code points', async () => {
    writeFileSync(join(folder, 'face.txt'), '😀 Ann Lee won.\n');
    expect((await inspect('face.txt')).stdout).toMatch(/\n +1:3 \[2, 9\) {2}“Ann Lee” by full_name/);
  });

  test('gives all rows as one JSON object', async () => {
    const { code, stdout } = await inspect('school.txt', '--json');
    expect(code).toBe(0);
    const rows = JSON.parse(stdout) as Record<string, Record<string, unknown>[]>;
    expect(Object.keys(rows).sort()).toEqual([
      'dates',
      'document_entities',
      'documents',
      'mentions',
      'numbers',
      'quarantine',
      'quotes',
      'removals',
      'sentences',
      'warnings',
    ]);
    expect(rows.documents).toMatchObject([{ doc_id: 'school.txt', title: 'School closes for 3 days' }]);
    expect(rows.quotes?.map(({ speaker_name }) => speaker_name)).toContain('Omar Diaz');
  });

  test.each([
    ['dump.jsonl#a', 'dump.jsonl#a'],
    ['dump.jsonl#b#2', 'dump.jsonl#b#2'],
    ['dump.jsonl:2', 'dump.jsonl#b#2'],
  ])('%s is the record %s', async (doc, id) => {
    const { code, stdout } = await inspect(doc);
    expect(code).toBe(0);
    expect(stdout).toContain(`  doc_id      ${id}\n`);
  });

  test('finds fields where it is told', async () => {
    expect((await inspect('dump.jsonl#c', '--field', 'text=words')).stdout).toContain('   1  Elsewhere.\n');
  });

  test('takes a file whose name looks like a record for what it is', async () => {
    writeFileSync(join(folder, 'odd#1.txt'), 'It rained.');
    expect((await inspect('odd#1.txt')).stdout).toContain('  doc_id      odd#1.txt\n');
  });

  test.each([
    [
      'gone.txt',
      /^pipeline: there is no file gone.txt; name a file, or a record of one as dump.jsonl#ID or dump.jsonl:LINE\n$/,
    ],
    ['gone.jsonl:3', /^pipeline: there is no file gone.jsonl:3;/],
    ['folder', /^pipeline: folder is a folder; name a file in it\n$/],
    ['notes.epub', /^pipeline: notes.epub cannot be read; inspect reads \.[a-z]+, [^\n]+\n$/],
    [
      'dump.jsonl',
      /^pipeline: dump.jsonl holds several records \(#a, #b#2, …\); name one as dump.jsonl#ID or dump.jsonl:LINE\n$/,
    ],
    ['dump.jsonl#d', /^pipeline: dump.jsonl has no such record; it has 3: #a, #b#2, #c\n$/],
    ['dump.jsonl:9', /^pipeline: dump.jsonl has no such record;/],
  ])('%s is a wrong use', async (doc, message) => {
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'notes.epub'), '');
    const { code, stdout, stderr } = await inspect(doc);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  test('exits 3 for a record that cannot be read, and says why', async () => {
    const { code, stderr } = await inspect('dump.jsonl:3');
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^pipeline: dump.jsonl:3: no_text: No field of the record is known to hold its text; /,
    );
    writeFileSync(join(folder, 'empty.txt'), '');
    expect(await inspect('empty.txt')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^pipeline: empty.txt: empty: /),
    });
  });
});

const textOf = (inspection: Inspection, isColoured = false): string =>
  inspectionLines(inspection)
    .map((line) => `${rendered(line, isColoured)}\n`)
    .join('');

/** What a terminal takes for a colour. */
const RENDITION = new RegExp(`${String.fromCharCode(0x1b)}\\[\\d+m`, 'g');

describe('the text of an inspection', () => {
  const inspected = async () => inspectRecord(await findRecord(join(folder, 'bridge.txt')));

  test('is coloured where asked for, and says the same', async () => {
    const inspection = await inspected();
    const coloured = textOf(inspection, true);
    expect(coloured).toContain('\u001b[31m[-advertisement: Advertisement-]\u001b[0m');
    const plain = textOf(inspection);
    expect(plain).not.toContain('\u001b');
    expect(coloured.replaceAll(RENDITION, '')).toBe(plain);
  });

  test('has no character of the record that a terminal obeys', async () => {
    const inspection = await inspected();
    const [document] = inspection.rows.documents;
    const rows = {
      ...inspection.rows,
      documents: [{ ...document, publisher: 'a\u001b[2J\u202eb' }],
    } as typeof inspection.rows;
    const text = textOf({ ...inspection, rows });
    expect(text).toContain('publisher   a\\u{1b}[2J\\u{202e}b\n');
  });

  test('tells of rejected rows, and of rows that a run would leave out', async () => {
    const inspection = await inspected();
    const [mention] = inspection.rows.mentions;
    const least = DEFAULTS.minConfidence;
    const rows = {
      ...inspection.rows,
      mentions: [
        { ...mention, confidence: least - 0.01 },
        { ...mention, confidence: least },
      ],
    } as typeof inspection.rows;
    const quarantined = [
      {
        table_name: 'dates',
        doc_id: 'bridge.txt',
        source_path: 'bridge.txt',
        line: null,
        code: 'invalid_row',
        reason: 'must be text',
        json_pointer: '/timex',
        row_json: '{}',
      },
    ] as const;
    const text = textOf({ ...inspection, rows, quarantined });
    expect(text).toContain(`(confidence ${(least - 0.01).toFixed(2)}, less than a run keeps)`);
    expect(text).toContain(`(confidence ${least.toFixed(2)})`);
    expect(text).toContain('quarantine: 1\n  dates invalid_row at /timex: must be text\n');
  });

  test('of a record that no stage could finish is what is known of it', async () => {
    const { record } = await inspected();
    const { NO_ROWS } = await import('../../pipeline/tables/document-rows.js');
    const text = textOf({ record, rows: NO_ROWS, quarantined: [], notes: [] });
    expect(text).toMatch(/^ingest\n(?: {2}.+\n)+\nquarantine: 0\n\nwarnings: 0\n$/);
    expect(text).not.toContain('clean');
  });
});
