import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';
import { MIN_WORDS } from '../tables/corpus-inputs/utterance-lines.js';
import { appendToCorpus } from './append.js';
import { type Share, sharesOf } from './shares.js';

/** Lines of the speakers that are compared at a time. */
const SHARE_LINES = 200_000;

/**
 * The distinct lines of a share of the speakers, each with the first of its quotes: a text in a thousand articles is
 * compared once.
 */
const linesOf = (isOfShare: Share): string => `
  create or replace temp table distinct_lines as
  select speaker_entity_id, line, min(quote_id) as quote_id, count(*) as repeats
  from resolved_lines
  where ${isOfShare('speaker_entity_id')}
  group by speaker_entity_id, line`;

/** The lines, as words, of speakers who said more than one thing. */
const WORDS = `
  select rowid as line_id, speaker_entity_id, string_split(line, ' ') as words
  from distinct_lines
  semi join (
    select speaker_entity_id from distinct_lines group by speaker_entity_id having count(*) > 1
  ) using (speaker_entity_id)`;

/** A hash of the speaker and of the words from `start` on, as many as the shortest line has. */
const runAt = (start: string): string => {
  const words = Array.from({ length: MIN_WORDS }, (_, word) => `words[${start} + ${word}]`);
  return `hash(speaker_entity_id, ${words.join(', ')})`;
};

/**
 * A line that contains another contains the other's first six words. Their hash finds the few pairs that are worth
 * comparing; only numbers are held meanwhile, because there are millions of them.
 */
const OPENINGS = `create or replace temp table openings as select line_id, ${runAt('1')} as run from (${WORDS})`;
const CANDIDATES = `
  create or replace temp table candidates as
  with runs as (
    select line_id,
      unnest(list_transform(range(1, len(words) - ${MIN_WORDS - 2}), lambda start: ${runAt('start')})) as run
    from (${WORDS})
  )
  select openings.line_id as part_id, runs.line_id as whole_id
  from runs join openings using (run)
  where runs.line_id <> openings.line_id`;

/**
 * Pairs of quotes that are one utterance: each repeated quote with the first of its line, and the first quotes of lines
 * that contain one another.
 */
const PAIRS = `
  select resolved_lines.quote_id, repeated.quote_id
  from resolved_lines
  join (from distinct_lines where repeats > 1) as repeated using (speaker_entity_id, line)
  where resolved_lines.quote_id <> repeated.quote_id
  union all
  select part.quote_id, whole.quote_id
  from candidates
  join distinct_lines as part on part.rowid = part_id
  join distinct_lines as whole on whole.rowid = whole_id
  where part.speaker_entity_id = whole.speaker_entity_id
    and contains(concat(' ', whole.line, ' '), concat(' ', part.line, ' '))`;

/**
 * Makes the table `corpus.utterances` (quote_id, utterance_id). Quotes of one speaker whose words are equal, or
 * contained in one another, are one utterance, named after the first of them by id. Quotes that share their utterance
 * with no other are left out.
 *
 * @param linesAtATime about so many are compared at a time
 */
export async function resolveUtterances(
  { connection, withMemory }: DatabaseLane,
  linesAtATime = SHARE_LINES,
): Promise<void> {
  await connection.run('create or replace table corpus.utterances (quote_id varchar, utterance_id varchar)');
  for (const share of await sharesOf(connection, 'resolved_lines', linesAtATime)) {
    for (const sql of [linesOf(share), OPENINGS, CANDIDATES]) await withMemory(() => connection.run(sql));
    const reader = await withMemory(() => connection.runAndReadAll(PAIRS));
    const firstOf = firstOfEachGroup(reader.getRowsJS() as [string, string][]);
    await withMemory(() => append(connection, firstOf));
  }
  await connection.run('drop table distinct_lines; drop table openings; drop table candidates');
}

const append = (connection: DuckDBConnection, firstOf: ReadonlyMap<string, string>): Promise<void> =>
  appendToCorpus(connection, 'utterances', firstOf, (appender, [quote, first]) => {
    appender.appendVarchar(quote);
    appender.appendVarchar(`u_${first.slice(2)}`);
  });

/** Joins pairs into groups (union-find), and gives each member the least of its group. */
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
