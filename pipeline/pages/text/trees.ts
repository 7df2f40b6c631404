/** Regression trees whose values are added up: log odds. */
export interface Trees {
  readonly bias: number;
  /** Where each tree begins in the lists of nodes. */
  readonly roots: Int32Array;
  /** The feature that a node asks for; -1 for a leaf. */
  readonly features: Int32Array;
  /** A row whose value is at most the threshold goes to the next node; a leaf's value. */
  readonly values: Float32Array;
  /** Where the others go. */
  readonly others: Int32Array;
}

/** The sum of the trees on one row of features. */
export function treesScore({ bias, roots, features, values, others }: Trees, row: Float32Array): number {
  let sum = bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    let feature = features[node]!;
    while (feature >= 0) {
      node = row[feature]! <= values[node]! ? node + 1 : others[node]!;
      feature = features[node]!;
    }
    sum += values[node]!;
  }
  return sum;
}
