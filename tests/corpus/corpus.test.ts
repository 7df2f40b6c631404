import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { attachCorpus, resolve } from '../../pipeline/corpus/corpus.js';
import { runSteps } from '../../pipeline/corpus/run-steps.js';
import { entitySteps, resolvedSteps, utteranceSteps } from '../../pipeline/corpus/steps.js';
import { openState } from '../../pipeline/database/open-state.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { corpus } from '../run/made-corpus.js';

const said = (name: string, words: string): string => `“${words},” Mayor ${name} said on Monday.\n`;
const ARTICLES = [
  said('Ann Lee', 'The bridge will be open by the end of the year'),
  said('Ann Lee', 'The bridge will be open by the end of the year') +
    said('Bob Hart', 'We have no money for any of this'),
  said('Ann Lee', 'I promise that the bridge will be open by the end of the year'),
  said('Bob Hart', 'We have no money for any of this') +
    said('Carla Diaz', 'The bridge will be open by the end of the year'),
];

async function tables(connection: DuckDBConnection): Promise<unknown[]> {
  const utterances = await connection.runAndReadAll('from corpus.utterances order by all');
  const entities = await connection.runAndReadAll('from corpus.entities order by all');
  return [utterances.getRowsJson(), entities.getRowsJson()];
}

test('entities and utterances are the same in however many shares they are gathered', async () => {
  const files = ARTICLES.map((text, index) => [`${index}.txt`, `Bridge\n\n${text}`]);
  const settings = corpus(Object.fromEntries(files));
  await run(settings, SILENT, new AbortController().signal);

  const state = await openState(settings.out, () => expect.unreachable());
  const { lane } = state.database;
  const { connection } = lane;
  await attachCorpus(connection);
  for (const step of ['duplicates', 'surnames'] as const) await resolve(step, lane, settings);
  await resolve('speakers', lane, settings);
  const inOne = await tables(connection);
  await runSteps(lane, [...resolvedSteps(), ...utteranceSteps(1), ...entitySteps(1)]);
  const inMany = await tables(connection);
  await state.close();

  expect(inMany).toEqual(inOne);
  // Three quotes of Ann Lee and two of Bob Hart share their utterance; Carla Diaz says hers alone.
  expect((inOne[0] as unknown[]).length).toBe(5);
});
