import { randomNumbers } from '../tagger/random.js';

const ROUNDS = 20;

/**
 * Groups unit vectors by direction (spherical k-means, seeded).
 *
 * @param points one vector after the other
 * @param members the vectors to group
 * @returns the group of each member
 */
export function cluster(
  points: Float32Array,
  dimensions: number,
  members: Int32Array,
  groups: number,
  seed: number,
): Int32Array {
  const random = randomNumbers(seed);
  const centres = new Float32Array(groups * dimensions);
  for (let group = 0; group < groups; group++) {
    const member = members[Math.floor(random() * members.length)]!;
    centres.set(points.subarray(member * dimensions, (member + 1) * dimensions), group * dimensions);
  }
  const groupOf = new Int32Array(members.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float32Array(groups * dimensions);
    members.forEach((member, i) => {
      const group = nearest(points, member * dimensions, centres, groups, dimensions);
      groupOf[i] = group;
      for (let k = 0; k < dimensions; k++) sums[group * dimensions + k]! += points[member * dimensions + k]!;
    });
    for (let group = 0; group < groups; group++) normalise(sums, centres, group * dimensions, dimensions);
  }
  return groupOf;
}

function nearest(
  points: Float32Array,
  at: number,
  centres: Float32Array,
  groups: number,
  dimensions: number,
): number {
  let best = Number.NEGATIVE_INFINITY;
  let nearestGroup = 0;
  for (let group = 0; group < groups; group++) {
    const centre = group * dimensions;
    let product = 0;
    for (let k = 0; k < dimensions; k++) product += points[at + k]! * centres[centre + k]!;
    if (product > best) {
      best = product;
      nearestGroup = group;
    }
  }
  return nearestGroup;
}

/** The centre of a group: the direction of its sum; an empty group keeps its centre. */
function normalise(sums: Float32Array, centres: Float32Array, at: number, dimensions: number): void {
  let square = 0;
  for (let k = 0; k < dimensions; k++) square += sums[at + k]! ** 2;
  if (square === 0) return;
  for (let k = 0; k < dimensions; k++) centres[at + k] = sums[at + k]! / Math.sqrt(square);
}
