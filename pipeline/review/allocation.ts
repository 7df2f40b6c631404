/** The part of a sample that is shared out among the strata in equal parts; the rest is proportional to their size. */
const EQUAL_SHARE = 0.25;

/**
 * The turns in which strata give rows to a sample, as their indices: the first `size` of them are the sample of that
 * size, so a larger sample extends a smaller one.
 *
 * Each stratum has a weight: three quarters are its share of the rows, one quarter is the same for all. The next turn
 * is that of the stratum with the fewest rows taken for its weight (Adams' divisor method). So each has a row before
 * any has two, and small ones have enough to be looked at on their own. An estimate over all rows loses little: beside
 * a proportional sample of the same size its variance grows by a third at most, and its interval by 15 %.
 *
 * @param sizes rows of each stratum; ends where all are taken
 */
export function turnsOf(sizes: readonly number[], size: number): number[] {
  const all = sizes.reduce((sum, rows) => sum + rows, 0);
  const filled = sizes.filter((rows) => rows > 0).length;
  const weights = sizes.map((rows) => (1 - EQUAL_SHARE) * (rows / all) + EQUAL_SHARE / filled);
  const taken = sizes.map(() => 0);
  const turns: number[] = [];
  while (turns.length < Math.min(size, all)) {
    let next = -1;
    for (const [stratum, rows] of sizes.entries())
      if ((taken[stratum] as number) < rows && (next < 0 || isBefore(stratum, next))) next = stratum;
    taken[next] = (taken[next] as number) + 1;
    turns.push(next);
  }
  return turns;

  function isBefore(one: number, other: number): boolean {
    const turn = (stratum: number): number => (taken[stratum] as number) / (weights[stratum] as number);
    return turn(one) === turn(other)
      ? (sizes[one] as number) > (sizes[other] as number)
      : turn(one) < turn(other);
  }
}
