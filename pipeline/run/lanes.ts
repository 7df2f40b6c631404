import pLimit from 'p-limit';

/** Does a piece of work on one of several lanes (connections, say), as soon as one is free; pieces begin in the order asked for. */
export type Lanes<Lane> = <Result>(work: (lane: Lane) => Promise<Result>) => Promise<Result>;

export function lanesOf<Lane>(lanes: readonly Lane[]): Lanes<Lane> {
  const free = [...lanes];
  const limit = pLimit(lanes.length);
  return (work) =>
    limit(async () => {
      const lane = free.pop() as Lane;
      try {
        return await work(lane);
      } finally {
        free.push(lane);
      }
    });
}

/**
 * The results of work that goes on at once, when all of it is over: a failure must not leave the rest at work behind its back.
 *
 * @throws what the first to fail threw, in the order of the list
 */
export async function allDone<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
