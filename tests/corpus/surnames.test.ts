import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkExport } from '../../pipeline/audit/audit.js';
import type { RunSettings } from '../../pipeline/config/settings.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { corpus } from '../run/made-corpus.js';

interface Article {
  readonly id: string;
  readonly text: string;
  readonly published_at?: string;
}

/** Articles of one sentence each, which differ in their words, so that none repeats another. */
const SUBJECTS = ['the harbour tunnel', 'cheaper bus tickets', 'a new museum wing', 'longer library hours'];
let count = 0;
function article(id: string, sentence: string, published_at?: string): Article {
  const text = `${SUBJECTS[count++ % SUBJECTS.length]} ${id}\n\n${sentence}\n`;
  return { id, text, ...(published_at === undefined ? {} : { published_at }) };
}

const lines = (articles: readonly Article[]): string =>
  articles.map((one) => `${JSON.stringify(one)}\n`).join('');

const go = (settings: RunSettings): Promise<unknown> => run(settings, SILENT, new AbortController().signal);

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (out: string, table: string): Row[] =>
  readFileSync(join(out, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

/** The name of the entity, resolution and counts of each mention of an article. */
async function named(
  articles: readonly Article[],
  id: string,
  more: Partial<RunSettings> = {},
): Promise<unknown[]> {
  const settings: RunSettings = { ...corpus({ 'a.jsonl': lines(articles) }), formats: ['jsonl'], ...more };
  await go(settings);
  const names = new Map(rowsOf(settings.out, 'entities').map(({ entity_id, name }) => [entity_id, name]));
  return rowsOf(settings.out, 'mentions')
    .filter(({ doc_id }) => String(doc_id).endsWith(`#${id}`))
    .map((row) => [names.get(row.entity_id), row.resolution, row.name_documents, row.namesake_documents]);
}

const FULL = article('full', 'Margaret Okafor said the work would begin in May.', '2024-05-02');
const SHORT = article('short', 'Okafor said the plan was dead.', '2024-06-20');

test('a surname that its article never completes names the only person of that surname', async () => {
  expect(await named([FULL, SHORT], 'short')).toEqual([['Margaret Okafor', 'corpus_surname', 1, 0]]);
  expect(await named([FULL, SHORT], 'short', { corpusSurnames: false })).toEqual([
    ['Okafor', 'new', null, null],
  ]);
});

test('its quotes, aliases and counts are that person’s', async () => {
  const settings = { ...corpus({ 'a.jsonl': lines([FULL, SHORT]) }), formats: ['jsonl'] as const };
  await go(settings);
  expect(rowsOf(settings.out, 'quotes').map(({ speaker_name }) => speaker_name)).toEqual([
    'Margaret Okafor',
    'Margaret Okafor',
  ]);
  expect(rowsOf(settings.out, 'entities')).toMatchObject([
    { name: 'Margaret Okafor', aliases: ['Margaret Okafor', 'Okafor'], document_count: 2, quote_count: 2 },
  ]);
});

test('the mention is less sure than it was, and the surer the more articles name the person', async () => {
  const confidenceOf = async (articles: Article[], corpusSurnames: boolean): Promise<number> => {
    const settings = {
      ...corpus({ 'a.jsonl': lines(articles) }),
      formats: ['jsonl'] as const,
      corpusSurnames,
    };
    await go(settings);
    return rowsOf(settings.out, 'mentions').find(({ text }) => text === 'Okafor')?.confidence as number;
  };
  const alone = await confidenceOf([FULL, SHORT], false);
  const once = await confidenceOf([FULL, SHORT], true);
  const again = article('again', 'Margaret Okafor opened the door at noon.', '2024-06-03');
  const twice = await confidenceOf([FULL, again, SHORT], true);
  expect(once).toBeLessThan(twice);
  expect(twice).toBeLessThan(alone);
});

test('of several persons it names the one whom nine tenths of the months around it mean', async () => {
  const others = (days: number): Article[] =>
    Array.from({ length: days }, (_, i) =>
      article(`n${i}`, `Margaret Okafor met ${'xyzvwqrst'[i]} people.`, `2024-05-1${i}`),
    );
  const rival = article('rival', 'Daniel Okafor lost the race by two votes.', '2024-07-01');
  expect(await named([...others(9), rival, SHORT], 'short')).toEqual([
    ['Margaret Okafor', 'corpus_surname', 9, 1],
  ]);
  expect(await named([...others(8), rival, SHORT], 'short')).toEqual([['Okafor', 'new', null, null]]);
  // Five months away, the other does not count.
  const later = { ...rival, published_at: '2024-11-01' };
  expect(await named([...others(8), later, SHORT], 'short')).toEqual([
    ['Margaret Okafor', 'corpus_surname', 8, 0],
  ]);
});

test('a person of another time is meant only where several articles name nobody else', async () => {
  const old = { ...FULL, published_at: '1998-05-02' };
  const older = article('older', 'Margaret Okafor opened the door at noon.', '1997-06-03');
  expect(await named([old, SHORT], 'short')).toEqual([['Okafor', 'new', null, null]]);
  expect(await named([old, older, SHORT], 'short')).toEqual([['Margaret Okafor', 'corpus_surname', 2, 0]]);
});

test('an article without a date goes by all others', async () => {
  const { published_at, ...undated } = SHORT;
  expect(await named([FULL, undated], 'short')).toEqual([['Margaret Okafor', 'corpus_surname', 1, 0]]);
});

test('a title of the other gender, of a given name, or a bearer of it as a given name names somebody else', async () => {
  const mister = article('mister', 'Mr. Okafor said the plan was dead.', '2024-06-20');
  expect(await named([FULL, mister], 'mister')).toMatchObject([['Okafor', 'new', null, null]]);
  const debbie = article('debbie', 'Debbie Harry said the show would go on.', '2024-05-02');
  const prince = article('prince', 'Mr. Harry said the plan was dead.', '2024-06-20');
  expect(await named([debbie, prince], 'prince')).toMatchObject([['Harry', 'new', null, null]]);
  const harry = article('harry', 'Harry Castellano said the plan was good.', '2024-05-03');
  const alone = article('alone', 'For months Harry said nothing.', '2024-06-20');
  expect(await named([debbie, harry, alone], 'alone')).toMatchObject([['Harry', 'new', null, null]]);
});

test('a copy of an article does not count', async () => {
  const rival = article('rival', 'Daniel Okafor lost the race by two votes.', '2024-05-03');
  const copies = Array.from({ length: 9 }, (_, i) => ({ ...FULL, id: `copy${i}` }));
  expect(await named([FULL, ...copies, rival, SHORT], 'short')).toEqual([['Okafor', 'new', null, null]]);
});

test('a nightly run gives the bytes of a fresh one, also when the person is gone again', async () => {
  const rival = article('rival', 'Daniel Okafor lost the race by two votes.', '2024-05-03');
  const nightly = { ...corpus({ 'a.jsonl': lines([FULL, SHORT]) }), formats: ['jsonl'] as const };
  const tables = (out: string): string[] =>
    ['mentions', 'entities', 'quotes'].map((table) => readFileSync(join(out, `${table}.jsonl`), 'utf8'));
  await go(nightly);
  const file = join(nightly.inputs[0]?.path ?? '', 'a.jsonl');
  for (const articles of [[FULL, SHORT, rival], [SHORT, rival], [SHORT], [FULL, SHORT]]) {
    writeFileSync(file, lines(articles));
    await go(nightly);
    const fresh = { ...corpus({ 'a.jsonl': lines(articles) }), formats: ['jsonl'] as const };
    await go(fresh);
    expect(tables(nightly.out)).toEqual(tables(fresh.out));
  }
});

test('validate computes it again, and finds each value that is another', async () => {
  const settings = { ...corpus({ 'a.jsonl': lines([FULL, SHORT]) }), formats: ['jsonl'] as const };
  await go(settings);
  expect(await checkExport(settings.out)).toMatchObject({ faultCount: 0 });
  const path = join(settings.out, 'mentions.jsonl');
  const sound = readFileSync(path, 'utf8');
  for (const [said, wrong] of [
    ['"corpus_surname"', '"surname"'],
    ['"name_documents":1', '"name_documents":2'],
    ['"namesake_documents":0', '"namesake_documents":1'],
  ] as const) {
    writeFileSync(path, sound.replace(said, wrong));
    const { faults } = await checkExport(settings.out);
    expect(faults.map(({ kind }) => kind)).toContain('unlike_rows');
  }
});
