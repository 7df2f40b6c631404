/** The quantile of the normal distribution that leaves 2.5 % above it. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a proportion, after Wilson.
 *
 * @param share that was observed, 0 to 1
 * @param count of what was observed: the effective number where observations have different weights
 */
export function wilson(share: number, count: number): Interval {
  const z2 = (Z * Z) / count;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * How many observations of equal weight tell as much as these, after Kish: as many as there are where the weights are
 * equal, fewer otherwise.
 */
export function effectiveCount(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return squares === 0 ? 0 : (sum * sum) / squares;
}
