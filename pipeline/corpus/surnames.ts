import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';
import type { TableName } from '../schema/rows.js';
import { withoutLeftOut } from './left-out.js';
import { fillByShares, type Share, sharesOf } from './shares.js';

/*
 * A surname that its document never completes names whom the documents of its time name in full by that surname; so
 * does the short name of a university. It follows from the documents alone, not from the order in which they were
 * read.
 */

/** Documents of so many months before and after tell who is meant. */
const MONTHS = 3;
/** The part of them that has to mean one and the same person. */
const SHARE = 0.9;
/** So many documents that mean someone else are always reckoned with, beyond those that are counted. */
const UNSEEN = 0.5;

/** Persons of documents that are read at a time. */
const SHARE_PERSONS = 2_000_000;

/** Months since the year 0; null for a document without a date. */
const MONTH = '12 * try_cast(published_at[1:4] as integer) + try_cast(published_at[6:7] as integer)';

/**
 * The surnames of a share that documents use alone, and the persons whom they name. `meanings` has, for each surname,
 * gender and month, the person whom most documents around that month name in full, and in how many documents; and,
 * without a month, the same of all documents. Persons who have the word as their given name are counted as others:
 * `David` alone is seldom a surname.
 */
const surnamesOf = (isOfShare: Share): string => `
  with
    persons as (
      select doc_id, entity_id, type, surname, given, gender, ${MONTH} as month
      from document_entities join documents using (doc_id)
      where surname is not null
    ),
    alone as (select * from persons where given is null and ${isOfShare('surname')}),
    uses as (
      select type, surname, gender, month from alone
      union
      select type, surname, gender, null from alone
    ),
    named as (
      select doc_id, entity_id, type, surname as word, gender, month, true as is_surname
      from persons
      where given is not null and ${isOfShare('surname')}
      union all
      select doc_id, entity_id, type, given, gender, month, false
      from persons
      where given <> surname and ${isOfShare('given')}
    ),
    counted as (
      select type, word, gender, entity_id, is_surname, month, count(*) as documents
      from named
      semi join uses on uses.type = named.type and uses.surname = named.word
      anti join corpus.duplicates as duplicates using (doc_id)
      group by all
    ),
    around as (
      select type, word, gender, entity_id, is_surname, documents,
        unnest(list_append(coalesce(range(month - ${MONTHS}, month + ${MONTHS + 1}), []), null)) as month
      from counted
    ),
    bearers as (
      select uses.type, uses.surname, uses.gender, uses.month, entity_id, is_surname, sum(documents)::integer as documents
      from uses join around
        on uses.type = around.type
        and uses.surname = around.word
        and uses.month is not distinct from around.month
        and (uses.gender = around.gender) is not false
      group by all
    ),
    meanings as (
      select type, surname, gender, month,
        arg_max(entity_id, documents) filter (is_surname) as named_id,
        max(documents) filter (is_surname) as documents,
        sum(documents)::integer as all_documents
      from bearers
      group by all
    )
  select doc_id, alone.entity_id,
    meant.named_id,
    documents as name_documents,
    all_documents - documents as namesake_documents,
    documents / (all_documents + ${UNSEEN}) as certainty
  from alone
  join meanings as meant
    on alone.type = meant.type
    and alone.surname = meant.surname
    and alone.gender is not distinct from meant.gender
    and (
      alone.month is not distinct from meant.month
      or meant.month is null and documents = all_documents and documents > 1
    )
  where documents >= ${SHARE} * all_documents
  qualify row_number() over (partition by doc_id, alone.entity_id order by meant.month nulls last) = 1`;

/**
 * Makes the table `corpus.surnames`: of a person whom a document names by the surname alone (doc_id, entity_id), the
 * person who is meant (named_id), how many documents name that person and others of the surname in full, and how
 * certain that makes it.
 *
 * @param isAsked whether surnames are to be completed; else the table is empty
 * @param personsAtATime about so many are read at a time
 */
export async function resolveSurnames(
  lane: DatabaseLane,
  isAsked: boolean,
  personsAtATime = SHARE_PERSONS,
): Promise<void> {
  const shares = isAsked ? await sharesOf(lane.connection, 'document_entities', personsAtATime) : [NONE];
  await fillByShares(lane, { kind: 'table', name: 'corpus.surnames' }, shares, surnamesOf);
}

const NONE: Share = () => 'false';

/**
 * Makes the views `resolved_mentions`, `resolved_quotes` and `resolved_lines` of tables of the state, with the persons
 * whom surnames mean.
 *
 * @param leavesOut tables of which single rows are left out
 */
export async function createResolvedViews(
  connection: DuckDBConnection,
  leavesOut: readonly TableName[],
): Promise<void> {
  for (const [view, relation, table, column] of [
    ['resolved_mentions', 'mentions', 'mentions', 'entity_id'],
    ['resolved_quotes', 'quotes', 'quotes', 'speaker_entity_id'],
    ['resolved_lines', 'utterance_lines', 'quotes', 'speaker_entity_id'],
  ] as const) {
    const rows = `
      select ${relation}.* replace (coalesce(surnames.named_id, ${relation}.${column}) as ${column})
      from ${relation} left join corpus.surnames as surnames
        on surnames.doc_id = ${relation}.doc_id and surnames.entity_id = ${relation}.${column}`;
    const kept = leavesOut.includes(table) ? withoutLeftOut(rows, table) : rows;
    await connection.run(`create or replace view corpus.${view} as ${kept}`);
  }
}
