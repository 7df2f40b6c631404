import { statement } from './statements.js';

/** Gives a name to the rows of a query: a view is read anew each time, a table is stored. */
export interface Relation {
  readonly kind: 'view' | 'table';
  readonly name: string;
  readonly select: string;
}

/**
 * A table that is replaced by the rows of `next`, which reads it, until these are the rows that it has. At first it has
 * those of `start`.
 */
export interface Rounds {
  readonly kind: 'rounds';
  readonly name: string;
  readonly start: string;
  readonly next: string;
}

/**
 * A table (doc_id, original, similarity) of those of the pairs (doc_id, original) whose texts are almost the same.
 * Nothing but this needs the texts, and it is not done in SQL.
 */
export interface Similarity {
  readonly kind: 'similarity';
  readonly name: string;
  readonly pairs: string;
}

/**
 * A table that can be made of one share of the values after the other, so that only one of them is held in memory. For
 * each share the relations in `by` are made anew; then the rows of the table are added.
 */
export interface Shared {
  readonly kind: 'shared';
  /** The relation whose rows are divided, and about how many of them are in a share. */
  readonly of: string;
  readonly atATime: number;
  readonly by: readonly Relation[];
  readonly table: Relation;
}

export type Step = Relation | Rounds | Similarity | Shared;

const view = (name: string): Relation => ({ kind: 'view', name, select: statement(name) });
const table = (name: string): Relation => ({ kind: 'table', name, select: statement(name) });
const rounds = (name: string): Rounds => ({
  kind: 'rounds',
  name,
  start: statement(`${name}_start`),
  next: statement(`${name}_next`),
});

/** Bands are twenty for each document. */
const SHARE_DOCUMENTS = 20_000;
const SHARE_PERSONS = 2_000_000;
const SHARE_LINES = 200_000;
const SHARE_ENTITIES = 500_000;

/** Makes `duplicates` (doc_id, duplicate_of, duplicate_kind, similarity). */
export const duplicateSteps = (atATime = SHARE_DOCUMENTS): Step[] => [
  table('exact_duplicates'),
  view('single_bands'),
  { kind: 'shared', of: 'document_bands', atATime, by: [], table: table('band_pairs') },
  { kind: 'similarity', name: 'similar_pairs', pairs: statement('candidate_pairs') },
  rounds('near_originals'),
  table('duplicates'),
];

/**
 * Makes `surnames` (doc_id, entity_id, named_id, name_documents, namesake_documents, certainty).
 *
 * @param isAsked whether surnames are to be completed; else the table is empty
 */
export const surnameSteps = (isAsked: boolean, atATime = SHARE_PERSONS): Step[] => {
  const surnames = table('surnames');
  return isAsked
    ? [{ kind: 'shared', of: 'document_entities', atATime, by: [], table: surnames }]
    : [{ ...surnames, select: `select * from (\n${surnames.select}\n) as completed where false` }];
};

/** Makes `resolved_entities` and `resolved_lines`: the inputs with the entities whom surnames mean. */
export const resolvedSteps = (): Step[] => [view('resolved_entities'), view('resolved_lines')];

/** Makes `entity_names` (entity_id, type, name, wikidata_id). */
export const entityNameSteps = (): Step[] => [table('entity_names')];

/** Makes `utterances` (quote_id, utterance_id). */
export const utteranceSteps = (atATime = SHARE_LINES): Step[] => [
  {
    kind: 'shared',
    of: 'resolved_lines',
    atATime,
    by: [
      table('distinct_lines'),
      view('line_words'),
      ...['line_runs', 'openings', 'part_runs', 'met_runs', 'line_pairs'].map(table),
    ],
    table: table('utterance_pairs'),
  },
  rounds('first_quotes'),
  table('utterances'),
];

/**
 * Makes `entities`, with all columns of the exported table.
 *
 * @param atATime about so many entities of documents are gathered at a time
 */
export const entitySteps = (atATime = SHARE_ENTITIES): Step[] => [
  { kind: 'shared', of: 'resolved_entities', atATime, by: [], table: table('entities') },
];

/**
 * SQL that says, by one boolean, whether a round has changed nothing: whether its rows, in `next_round`, are those of
 * the round before.
 */
export const settled = (name: string): string => `
  select count(*) = 0 as is_settled
  from (
    (select * from next_round except select * from ${name})
    union all
    (select * from ${name} except select * from next_round)
  ) as changed`;

/** What is kept of the relations that the steps make. */
export const RESULTS = ['duplicates', 'surnames', 'entity_names', 'utterances', 'entities'] as const;

/** Makes `entity_names`, `utterances` and `entities`. */
export const speakerSteps = (): Step[] => [
  ...resolvedSteps(),
  ...entityNameSteps(),
  ...utteranceSteps(),
  ...entitySteps(),
];

/** What of the corpus is asked for. */
export interface CorpusChoice {
  /** Whether a surname that its document never completes may name the person whom other documents mean by it. */
  readonly corpusSurnames: boolean;
}

/** Makes all of {@link RESULTS}, of the corpus inputs. */
export const corpusSteps = ({ corpusSurnames }: CorpusChoice): Step[] => [
  ...duplicateSteps(),
  ...surnameSteps(corpusSurnames),
  ...speakerSteps(),
];
