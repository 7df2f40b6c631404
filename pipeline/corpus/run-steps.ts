import type { DatabaseLane } from '../database/memory.js';
import { byShares } from './shares.js';
import { findSimilar } from './similar-documents.js';
import { prelude } from './statements.js';
import { RESULTS, type Relation, type Rounds, type Shared, type Step, settled } from './steps.js';

/** Does steps in the database `corpus`, which the lane's connection has to find. Their results alone are kept. */
export async function runSteps(lane: DatabaseLane, steps: readonly Step[]): Promise<void> {
  for (const sql of prelude('duckdb')) await lane.connection.run(sql);
  for (const step of steps) await runStep(lane, step);
  for (const { kind, name } of steps.flatMap(madeBy))
    if (!RESULTS.some((result) => result === name)) await lane.connection.run(`drop ${kind} corpus.${name}`);
}

function runStep(lane: DatabaseLane, step: Step): Promise<void> {
  switch (step.kind) {
    case 'shared':
      return fillByShares(lane, step);
    case 'rounds':
      return goRound(lane, step);
    case 'similarity':
      return findSimilar(lane, step);
    default:
      return make(lane, step);
  }
}

/** The relations that a step makes. */
function madeBy(step: Step): Pick<Relation, 'kind' | 'name'>[] {
  if (step.kind === 'shared') return [...step.by, step.table];
  return [{ kind: step.kind === 'view' ? 'view' : 'table', name: step.name }];
}

async function make(
  { connection, withMemory }: DatabaseLane,
  { kind, name, select }: Relation,
): Promise<void> {
  await withMemory(() => connection.run(`create or replace ${kind} corpus.${name} as ${select}`));
}

async function fillByShares(lane: DatabaseLane, { of, atATime, by, table }: Shared): Promise<void> {
  const { connection, withMemory } = lane;
  await byShares(lane, of, atATime, async (share) => {
    for (const relation of by) await make(lane, relation);
    if (share === 0) await make(lane, table);
    else await withMemory(() => connection.run(`insert into corpus.${table.name} ${table.select}`));
  });
}

async function goRound(lane: DatabaseLane, { name, start, next }: Rounds): Promise<void> {
  const { connection, withMemory } = lane;
  await make(lane, { kind: 'table', name, select: start });
  for (let isSettled = false; !isSettled; ) {
    await make(lane, { kind: 'table', name: 'next_round', select: next });
    const reader = await withMemory(() => connection.runAndReadAll(settled(name)));
    isSettled = reader.getRowsJS()[0]?.[0] === true;
    await connection.run(`drop table corpus.${name}; alter table corpus.next_round rename to ${name}`);
  }
}
