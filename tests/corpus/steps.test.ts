import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSteps } from '../../pipeline/corpus/run-steps.js';
import { sparkPlan } from '../../pipeline/corpus/spark-plan.js';
import {
  duplicateSteps,
  entitySteps,
  RESULTS,
  type Step,
  utteranceSteps,
} from '../../pipeline/corpus/steps.js';
import { propertyRuns } from '../property-runs.js';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  await connection.run("attach ':memory:' as corpus");
  await connection.run("set search_path = 'memory.main,corpus.main'");
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

type Pair = readonly [one: string, other: string];

/** The rows that rounds settle on, given the pairs that they are over. */
async function settledOn(
  steps: readonly Step[],
  { name, columns }: { readonly name: string; readonly columns: string },
  pairs: readonly Pair[],
): Promise<Map<string, string>> {
  await connection.run(`create or replace temp table ${name} (${columns})`);
  for (const [one, other] of pairs) await connection.run(`insert into ${name} values ($1, $2)`, [one, other]);
  const [step] = steps.filter((step) => step.kind === 'rounds') as [Extract<Step, { kind: 'rounds' }>];
  // What the rounds made is kept under the name of a result.
  await runSteps({ connection, withMemory: (work) => work() }, [
    step,
    { kind: 'table', name: 'duplicates', select: `select * from ${step.name}` },
  ]);
  const reader = await connection.runAndReadAll('from corpus.duplicates');
  return new Map(reader.getRowsJS() as [string, string][]);
}

const originals = (pairs: readonly Pair[]): Promise<Map<string, string>> =>
  settledOn(duplicateSteps(), { name: 'similar_pairs', columns: 'doc_id varchar, original varchar' }, pairs);

const firsts = (pairs: readonly Pair[]): Promise<Map<string, string>> =>
  settledOn(
    utteranceSteps(),
    { name: 'utterance_pairs', columns: 'quote_id varchar, other_id varchar' },
    pairs,
  );

/** Pairs of ids that sort as their numbers do: most of them far apart, or in chains. */
const graph = fc
  .array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { maxLength: 25 })
  .map((edges) => edges.filter(([a, b]) => a !== b).map(([a, b]): Pair => [id(a), id(b)]));
const id = (number: number): string => `q_${`${number}`.padStart(2, '0')}`;
const chain = (length: number): Pair[] => Array.from({ length }, (_, i): Pair => [id(i + 1), id(i)]);

describe('the document that a near duplicate repeats', () => {
  test('is, along a chain, the one before, of every other document', async () => {
    expect([...(await originals(chain(5)))].sort()).toEqual([
      ['q_01', 'q_00'],
      ['q_03', 'q_02'],
      ['q_05', 'q_04'],
    ]);
  });

  test.each(propertyRuns(40))(
    'is the first that repeats none, as a walk over all finds it (seed %i)',
    (seed, numRuns) =>
      fc.assert(
        fc.asyncProperty(graph, async (edges) => {
          const pairs = new Map(
            edges.map((edge) => [edge.join(), [...edge].sort().reverse() as unknown as Pair]),
          );
          const walked = new Map<string, string>();
          for (const [docId, original] of [...pairs.values()].sort())
            if (!walked.has(docId) && !walked.has(original)) walked.set(docId, original);
          expect(await originals([...pairs.values()])).toEqual(walked);
        }),
        { seed, numRuns },
      ),
  );
});

test('an entity counts documents and utterances once, and leaves out duplicates but for its aliases', async () => {
  await connection.run(`
    create temp table entity_names as
      select * from (values ('e_1', 'person', 'Ann Lee', null), ('e_2', 'person', 'Bob Hart', null), ('e_3', 'misc', 'No', null))
        as names(entity_id, type, name, wikidata_id);
    create temp table resolved_entities as
      select * from (values
        -- A surname of the first document means the entity that the document mentions in full, too.
        ('a', 'e_1', 2, ['Ann Lee', 'Ms. Lee']), ('a', 'e_1', 1, ['Lee']), ('b', 'e_1', 1, ['Lee']), ('copy', 'e_1', 5, ['ALee'])
      ) as entities(doc_id, entity_id, mention_count, texts);
    create temp table surnames as select 'a' as doc_id;
    create temp table copies as select 'copy' as doc_id;
    create temp view duplicates as from copies;
    create temp table resolved_lines as
      select * from (values ('a', 'q_1', 'e_2'), ('b', 'q_2', 'e_2'), ('b', 'q_3', 'e_2'), ('copy', 'q_4', 'e_2'))
        as lines(doc_id, quote_id, speaker_entity_id);
    create temp table utterances as
      select * from (values ('q_1', 'u_1'), ('q_2', 'u_1'), ('q_4', 'u_1')) as said(quote_id, utterance_id)`);
  await runSteps({ connection, withMemory: (work) => work() }, entitySteps());
  const reader = await connection.runAndReadAll(
    'select * exclude (type, wikidata_id) from corpus.entities order by 1',
  );
  expect(reader.getRowsJson()).toEqual([
    ['e_1', 'Ann Lee', ['ALee', 'Ann Lee', 'Lee', 'Ms. Lee'], '4', '2', '0', '0'],
    ['e_2', 'Bob Hart', [], '0', '0', '3', '2'],
  ]);
  await connection.run(`
    drop view duplicates;
    ${['entity_names', 'resolved_entities', 'surnames', 'copies', 'resolved_lines', 'utterances'].map((name) => `drop table ${name}`).join('; ')}`);
});

test('lines that begin alike are compared only where one may contain the other', async () => {
  const opening = 'we all know that it was';
  const lines = Array.from({ length: 40 }, (_, i) => `${opening} never meant to last ${i} years`);
  lines.push(`${opening} never meant to last 7`, `they say ${opening} never meant to last 7 years`);
  await connection.run(
    'create or replace temp table resolved_lines (doc_id varchar, quote_id varchar, speaker_entity_id varchar, line varchar)',
  );
  for (const [index, line] of lines.entries())
    await connection.run("insert into resolved_lines values ('a', $1, 'e_1', $2)", [id(index), line]);
  const [step] = utteranceSteps() as [Extract<Step, { kind: 'shared' }>];
  const compared = 'select part.line as part, whole.line as whole from line_pairs ';
  const named = ['part', 'whole'].map((end) => `join distinct_lines as ${end} on ${end}.line_id = ${end}_id`);
  await runSteps({ connection, withMemory: (work) => work() }, [
    { ...step, table: { ...step.table, name: 'duplicates', select: compared + named.join(' ') } },
  ]);
  const reader = await connection.runAndReadAll('from corpus.duplicates order by all');
  expect(reader.getRowsJS()).toEqual([
    [lines[40], lines[41]],
    [lines[40], lines[7]],
    [lines[7], lines[41]],
  ]);
});

describe('the first quote of an utterance', () => {
  test('is that of the whole chain, star or circle', async () => {
    const star = Array.from({ length: 6 }, (_, i): Pair => [id(9), id(i + 10)]);
    for (const [pairs, first] of [
      [chain(9), id(0)],
      [chain(9).toReversed(), id(0)],
      [star, id(9)],
      [[...chain(6), [id(0), id(6)]], id(0)],
    ] as [Pair[], string][])
      expect(new Set((await firsts(pairs)).values())).toEqual(new Set([first]));
  });

  test.each(propertyRuns(40))('is what joining sets finds (seed %i)', (seed, numRuns) =>
    fc.assert(
      fc.asyncProperty(graph, async (pairs) => {
        const groups = new Map<string, Set<string>>();
        for (const [a, b] of pairs) {
          const joined = new Set([a, b, ...(groups.get(a) ?? []), ...(groups.get(b) ?? [])]);
          for (const member of joined) groups.set(member, joined);
        }
        const expected = new Map([...groups].map(([member, group]) => [member, [...group].sort()[0]]));
        expect(await firsts(pairs)).toEqual(expected);
      }),
      { seed, numRuns },
    ),
  );
});

describe('the plan for Spark', () => {
  test('is what JSON keeps, and speaks of rows of lists as Spark does', () => {
    const plan = sparkPlan({ corpusSurnames: true });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(JSON.stringify(plan)).not.toContain('unnest(');
    const made = plan.steps.map(({ name }) => name);
    expect(made).toEqual(expect.arrayContaining([...RESULTS]));
    expect(new Set(made).size).toBe(made.length);
  });

  test('makes each relation of inputs and of those before it', () => {
    const plan = sparkPlan({ corpusSurnames: true });
    const made = new Set(Object.keys(plan.inputs));
    const all = new Set([...made, ...plan.steps.map(({ name }) => name)]);
    for (const { name, ...texts } of plan.steps) {
      const read =
        Object.values(texts)
          .join(' ')
          .match(/(?<=\b(?:from|join) )[a-z_]+/g) ?? [];
      for (const relation of read)
        if (all.has(relation) && relation !== name)
          expect(made, `${name} reads ${relation}`).toContain(relation);
      made.add(name);
    }
  });

  test('makes no surnames where none are asked for', () => {
    const surnames = (corpusSurnames: boolean): unknown =>
      sparkPlan({ corpusSurnames }).steps.find(({ name }) => name === 'surnames');
    expect(JSON.stringify(surnames(false))).toContain('where false');
    expect(JSON.stringify(surnames(true))).not.toContain('where false');
  });
});
