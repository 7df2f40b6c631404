import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import {
  attachCorpus,
  resolveDuplicates,
  resolveEntities,
  resolveSpeakers,
} from '../../pipeline/corpus/corpus.js';
import { resolveUtterances } from '../../pipeline/corpus/utterances.js';
import type { WithMemory } from '../../pipeline/database/memory.js';
import { State } from '../../pipeline/database/state.js';
import { SILENT } from '../../pipeline/run/reporter.js';
import { run } from '../../pipeline/run/run.js';
import { corpus } from '../run/made-corpus.js';

const once: WithMemory = (work) => work();

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

  const state = await State.open(settings.out, () => expect.unreachable());
  const { connection } = state;
  await attachCorpus(connection);
  await resolveDuplicates(connection, settings, once);
  await resolveSpeakers(connection, settings, once);
  const inOne = await tables(connection);
  await resolveUtterances(connection, once, 1);
  await resolveEntities(connection, once, 1);
  const inMany = await tables(connection);
  await state.close();

  expect(inMany).toEqual(inOne);
  // Three quotes of Ann Lee and two of Bob Hart share their utterance; Carla Diaz says hers alone.
  expect((inOne[0] as unknown[]).length).toBe(5);
});
