import type { DuckDBConnection } from '@duckdb/node-api';
import { MIN_WORDS } from './utterance-lines.js';

/** Each line once, whoever repeats it, so that a text in a thousand articles is compared once. */
const LINES = `
  create or replace temp table distinct_lines as
  select speaker_entity_id, line, min(quote_id) as quote_id
  from utterance_lines
  group by speaker_entity_id, line`;

/** The lines of those who said more than one thing, with a hash for each word. */
const WORDS = `
  create or replace temp table line_words as
  select speaker_entity_id, line, quote_id,
    list_transform(string_split(line, ' '), lambda word: hash(word)) as words
  from distinct_lines
  semi join (
    select speaker_entity_id from distinct_lines group by speaker_entity_id having count(*) > 1
  ) using (speaker_entity_id)`;

/** The hash of the words of a line from the one at `start` on, as many as the shortest line has. */
const runAt = (start: string): string =>
  `hash(${Array.from({ length: MIN_WORDS }, (_, word) => `words[${start} + ${word}]`).join(', ')})`;

/**
 * Of equal quotes each with the first; of lines that contain one another the first quotes of both. A line that contains another
 * contains the other's first six words: by their hash the few lines are found that are worth comparing.
 */
const PAIRS = `
  with
    openings as (select speaker_entity_id, quote_id, line, ${runAt('1')} as run from line_words),
    runs as (
      select speaker_entity_id, quote_id, line,
        unnest(list_transform(range(1, len(words) - ${MIN_WORDS - 2}), lambda start: ${runAt('start')})) as run
      from line_words
    )
  select utterance_lines.quote_id, distinct_lines.quote_id
  from utterance_lines join distinct_lines using (speaker_entity_id, line)
  where utterance_lines.quote_id <> distinct_lines.quote_id
  union all
  select openings.quote_id, runs.quote_id
  from runs join openings using (speaker_entity_id, run)
  where runs.quote_id <> openings.quote_id
    and contains(concat(' ', runs.line, ' '), concat(' ', openings.line, ' '))`;

/**
 * Makes the table `corpus.utterances` (quote_id, utterance_id): quotes of one speaker whose words are equal, or
 * contained in one another, are one utterance, named after the first of them by id. Quotes that share
 * theirs with none are left out.
 */
export async function resolveUtterances(connection: DuckDBConnection): Promise<void> {
  for (const sql of [LINES, WORDS]) await connection.run(sql);
  const pairs = (await connection.runAndReadAll(PAIRS)).getRowsJS() as [string, string][];
  const firstOf = firstOfEachGroup(pairs);
  await connection.run('create or replace table corpus.utterances (quote_id varchar, utterance_id varchar)');
  const appender = await connection.createAppender('utterances', 'main', 'corpus');
  for (const [quote, first] of firstOf) {
    appender.appendVarchar(quote);
    appender.appendVarchar(`u_${first.slice(2)}`);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run('drop table distinct_lines; drop table line_words');
}

/** Joins pairs into groups (union-find); each member leads to the least of its group. */
function firstOfEachGroup(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    while (parents.get(root) !== undefined && parents.get(root) !== root) root = parents.get(root) as string;
    parents.set(id, root);
    return root;
  };
  for (const [a, b] of pairs) {
    const [first, second] = [rootOf(a), rootOf(b)].sort() as [string, string];
    parents.set(first, first);
    parents.set(second, first);
  }
  return new Map([...parents.keys()].map((id) => [id, rootOf(id)]));
}
