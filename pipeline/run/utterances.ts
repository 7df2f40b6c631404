import type { DuckDBConnection } from '@duckdb/node-api';

/** Shorter quotations are too common to be called the same utterance. */
const MIN_WORDS = 6;

/** Quotes as runs of plain words, so that marks, case and punctuation do not part what is the same. */
const QUOTE_LINES = `
  create or replace temp table quote_lines as
  select quote_id, speaker_entity_id, ' ' || array_to_string(words, ' ') || ' ' as line, words
  from (
    select quote_id, speaker_entity_id,
      regexp_extract_all(lower(strip_accents(replace(text, '’', ''''))), '[a-z0-9]+') as words
    from quotes
    where speaker_entity_id is not null
  )
  where len(words) >= ${MIN_WORDS}`;

/** Each line once, whoever repeats it, so that a text in a thousand articles is compared once. */
const LINES = `
  create or replace temp table distinct_lines as
  select speaker_entity_id, line, any_value(words) as words, min(quote_id) as quote_id
  from quote_lines
  group by speaker_entity_id, line`;

/**
 * Of equal quotes each with the first; of lines that contain one another the first quotes of both. A line that contains another
 * contains the other's first six words: by their hash the few lines are found that are worth comparing.
 */
const PAIRS = `
  with
    openings as (
      select speaker_entity_id, quote_id, line, hash(words[1:${MIN_WORDS}]) as run from distinct_lines
    ),
    runs as (
      select speaker_entity_id, quote_id, line,
        unnest(list_transform(range(1, len(words) - ${MIN_WORDS - 2}), lambda i: hash(words[i:i + ${MIN_WORDS - 1}]))) as run
      from distinct_lines
    )
  select quote_lines.quote_id, distinct_lines.quote_id
  from quote_lines join distinct_lines using (speaker_entity_id, line)
  where quote_lines.quote_id <> distinct_lines.quote_id
  union all
  select openings.quote_id, runs.quote_id
  from runs join openings using (speaker_entity_id, run)
  where runs.quote_id <> openings.quote_id and contains(runs.line, openings.line)`;

/**
 * Makes the table `corpus.utterances` (quote_id, utterance_id): quotes of one speaker whose words are equal, or
 * contained in one another, are one utterance, named after the first of them by id. Quotes that share
 * theirs with none are left out.
 */
export async function resolveUtterances(connection: DuckDBConnection): Promise<void> {
  for (const sql of [QUOTE_LINES, LINES]) await connection.run(sql);
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
  await connection.run('drop table quote_lines; drop table distinct_lines');
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
