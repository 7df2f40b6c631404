import { CORPUS_INPUTS } from '../tables/corpus-inputs/corpus-inputs.js';
import { prelude } from './statements.js';
import {
  type CorpusChoice,
  corpusSteps,
  type Relation,
  type Rounds,
  type Similarity,
  type Step,
  settled,
} from './steps.js';

/** Rounds with the SQL that ends them ({@link settled}). */
type RoundsUntil = Rounds & { readonly until: string };

/** What Spark does to learn what only the corpus can tell, in this order; all of it can be written as JSON. */
export interface SparkPlan {
  readonly prelude: readonly string[];
  /** The relations that there have to be at first: DuckDB's types by column. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly steps: readonly (Relation | RoundsUntil | Similarity)[];
}

export function sparkPlan(options: CorpusChoice): SparkPlan {
  return {
    prelude: prelude('spark'),
    inputs: Object.fromEntries(Object.entries(CORPUS_INPUTS).map(([name, { columns }]) => [name, columns])),
    steps: corpusSteps(options).flatMap(wholly).map(inSpark),
  };
}

/** A cluster divides the values itself: what is made share by share is made at once. */
const wholly = (step: Step): (Relation | Rounds | Similarity)[] =>
  step.kind === 'shared' ? [...step.by, step.table] : [step];

function inSpark(step: Relation | Rounds | Similarity): Relation | RoundsUntil | Similarity {
  switch (step.kind) {
    case 'rounds':
      return { ...step, start: spoken(step.start), next: spoken(step.next), until: settled(step.name) };
    case 'similarity':
      return { ...step, pairs: spoken(step.pairs) };
    default:
      return { ...step, select: spoken(step.select) };
  }
}

/** The one word that no function can stand for: rows of the elements of a list are `unnest` in DuckDB. */
const spoken = (sql: string): string => sql.replaceAll('unnest(', 'explode(');
