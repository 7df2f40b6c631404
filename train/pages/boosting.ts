import type { Trees } from '../../pipeline/pages/text/trees.js';

/** What the trees learn from: rows of features, whether each row is one to find, and how much it counts. */
export interface Rows {
  readonly features: readonly Float32Array[];
  readonly labels: Uint8Array;
  readonly weights: Float32Array;
}

export interface BoostingOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastHessian: number;
  /** L2 penalty of a leaf's value. */
  readonly ridge: number;
  /** Shares of the rows and the features that a tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly random: () => number;
}

const BINS = 64;

/** Upper bounds of the bins of each feature: quantiles of a sample. */
function binBounds(features: readonly Float32Array[], random: () => number): Float32Array[] {
  const width = features[0]!.length;
  const sample = Array.from({ length: 20_000 }, () => features[Math.floor(random() * features.length)]!);
  return Array.from({ length: width }, (_, f) => {
    const values = Float32Array.from(sample, (row) => row[f]!).sort();
    const distinct = [...new Set(values)];
    const bounds =
      distinct.length <= BINS
        ? distinct
        : [
            ...new Set(
              Array.from(
                { length: BINS },
                (_, b) => values[Math.floor(((b + 1) * values.length) / BINS) - 1]!,
              ),
            ),
          ];
    // A row is below a bound between two values, so that a new value goes to its nearest.
    return Float32Array.from(bounds.slice(0, -1), (value, i) => (value + bounds[i + 1]!) / 2);
  });
}

function binOf(bounds: Float32Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Leaf {
  rows: Int32Array;
  histogram: Float64Array;
  gradient: number;
  hessian: number;
  gain: number;
  feature: number;
  bin: number;
}

interface Node {
  feature: number;
  value: number;
  left: number;
  right: number;
}

/** Gradient boosting of regression trees on the logistic loss, leaf by leaf, over binned features. */
export function boost({ features, labels, weights }: Rows, options: BoostingOptions): Trees {
  const { random, leaves, rate, ridge, leastHessian } = options;
  const count = features.length;
  const width = features[0]!.length;
  const bounds = binBounds(features, random);
  const bins = new Uint8Array(count * width);
  features.forEach((row, i) => {
    for (let f = 0; f < width; f++) bins[i * width + f] = binOf(bounds[f]!, row[f]!);
  });
  let [positive, all] = [0, 0];
  for (let i = 0; i < count; i++) {
    all += weights[i]!;
    positive += weights[i]! * labels[i]!;
  }
  const bias = Math.log((positive + 1e-6) / (all - positive + 1e-6));
  const scores = new Float64Array(count).fill(bias);
  const gradients = new Float64Array(count);
  const hessians = new Float64Array(count);
  const forest: Node[][] = [];

  const chosenFeatures = new Int32Array(Math.max(1, Math.round(options.featureShare * width)));
  const histogramOf = (rows: Int32Array): Float64Array => {
    const histogram = new Float64Array(chosenFeatures.length * BINS * 2);
    for (const row of rows) {
      const [gradient, hessian, base] = [gradients[row]!, hessians[row]!, row * width];
      for (let f = 0, at = 0; f < chosenFeatures.length; f++, at += 2 * BINS) {
        const place = at + 2 * bins[base + chosenFeatures[f]!]!;
        histogram[place]! += gradient;
        histogram[place + 1]! += hessian;
      }
    }
    return histogram;
  };
  const findSplit = (leaf: Leaf): void => {
    leaf.gain = 0;
    const parentScore = (leaf.gradient * leaf.gradient) / (leaf.hessian + ridge);
    for (let f = 0; f < chosenFeatures.length; f++) {
      const last = bounds[chosenFeatures[f]!]!.length;
      let [gradient, hessian] = [0, 0];
      for (let bin = 0; bin < last; bin++) {
        const place = (f * BINS + bin) * 2;
        gradient += leaf.histogram[place]!;
        hessian += leaf.histogram[place + 1]!;
        const rest = leaf.hessian - hessian;
        if (hessian < leastHessian || rest < leastHessian) continue;
        const other = leaf.gradient - gradient;
        const gain =
          (gradient * gradient) / (hessian + ridge) + (other * other) / (rest + ridge) - parentScore;
        if (gain > leaf.gain) {
          leaf.gain = gain;
          leaf.feature = chosenFeatures[f]!;
          leaf.bin = bin;
        }
      }
    }
  };

  for (let tree = 0; tree < options.trees; tree++) {
    for (let i = 0; i < count; i++) {
      const probability = 1 / (1 + Math.exp(-scores[i]!));
      gradients[i] = weights[i]! * (labels[i]! - probability);
      hessians[i] = weights[i]! * Math.max(1e-6, probability * (1 - probability));
    }
    const order = Array.from({ length: width }, (_, f) => f);
    for (let f = 0; f < chosenFeatures.length; f++) {
      const other = f + Math.floor(random() * (width - f));
      [order[f], order[other]] = [order[other]!, order[f]!];
      chosenFeatures[f] = order[f]!;
    }
    const rows = Int32Array.from({ length: count }, (_, i) => i).filter(
      (row) => weights[row]! > 0 && random() < options.rowShare,
    );
    const makeLeaf = (leafRows: Int32Array, histogram: Float64Array): Leaf => {
      let [gradient, hessian] = [0, 0];
      for (const row of leafRows) {
        gradient += gradients[row]!;
        hessian += hessians[row]!;
      }
      const leaf = { rows: leafRows, histogram, gradient, hessian, gain: 0, feature: -1, bin: 0 };
      findSplit(leaf);
      return leaf;
    };
    const nodes: Node[] = [{ feature: -1, value: 0, left: 0, right: 0 }];
    const open = new Map<number, Leaf>([[0, makeLeaf(rows, histogramOf(rows))]]);
    while (open.size < leaves) {
      let best = -1;
      for (const [node, { gain }] of open)
        if (gain > 1e-9 && (best < 0 || gain > open.get(best)!.gain)) best = node;
      if (best < 0) break;
      const leaf = open.get(best)!;
      open.delete(best);
      const goesLeft = (row: number): boolean => bins[row * width + leaf.feature]! <= leaf.bin;
      const left = leaf.rows.filter(goesLeft);
      const right = leaf.rows.filter((row) => !goesLeft(row));
      const isLeftSmaller = left.length < right.length;
      const small = histogramOf(isLeftSmaller ? left : right);
      const large = leaf.histogram;
      for (let i = 0; i < large.length; i++) large[i]! -= small[i]!;
      nodes[best] = {
        feature: leaf.feature,
        value: bounds[leaf.feature]![leaf.bin]!,
        left: nodes.length,
        right: nodes.length + 1,
      };
      open.set(nodes.length, makeLeaf(left, isLeftSmaller ? small : large));
      open.set(nodes.length + 1, makeLeaf(right, isLeftSmaller ? large : small));
      nodes.push({ feature: -1, value: 0, left: 0, right: 0 }, { feature: -1, value: 0, left: 0, right: 0 });
    }
    for (const [node, { gradient, hessian }] of open)
      nodes[node]!.value = (rate * gradient) / (hessian + ridge);
    for (let i = 0; i < count; i++) {
      let node = nodes[0]!;
      while (node.feature >= 0)
        node = nodes[features[i]![node.feature]! <= node.value ? node.left : node.right]!;
      scores[i]! += node.value;
    }
    forest.push(nodes);
  }
  return packTrees(bias, forest);
}

/** Trees as lists of nodes, in which the left child follows its parent. */
function packTrees(bias: number, forest: readonly (readonly Node[])[]): Trees {
  const roots: number[] = [];
  const features: number[] = [];
  const values: number[] = [];
  const others: number[] = [];
  const write = (nodes: readonly Node[], index: number): void => {
    const { feature, value, left, right } = nodes[index]!;
    const at = features.length;
    features.push(feature);
    values.push(value);
    others.push(0);
    if (feature < 0) return;
    write(nodes, left);
    others[at] = features.length;
    write(nodes, right);
  };
  for (const nodes of forest) {
    roots.push(features.length);
    write(nodes, 0);
  }
  return {
    bias,
    roots: Int32Array.from(roots),
    features: Int32Array.from(features),
    values: Float32Array.from(values),
    others: Int32Array.from(others),
  };
}
