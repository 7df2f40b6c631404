import pLimit from 'p-limit';

/**
 * Does a piece of work on one of several lanes (connections, say) as soon as one is free. Pieces begin in the order
 * asked for.
 */
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
 * The results of concurrent work, once all of it has ended: a failure must not leave the rest running unattended.
 *
 * @throws the error of the first in the list that failed
 */
export async function allDone<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
