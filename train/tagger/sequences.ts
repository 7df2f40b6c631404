/** A sequence to learn from. */
export interface TrainingSequence {
  /** Features of all places one after the other. */
  readonly features: Int32Array;
  /** Where the features of each place end. */
  readonly featureEnds: Int32Array;
  /** The labels that are right at each place, a bit each: several where the annotation leaves it open. */
  readonly allowed: Int32Array;
  /** How much it counts. */
  readonly weight: number;
}

/** Gathers the features of a sequence while it is read. */
export class SequenceBuilder {
  readonly #features: number[] = [];
  readonly #ends: number[] = [];
  readonly #allowed: number[] = [];

  /** Adds a place with the first `count` features. */
  push(features: Int32Array, count: number, allowed: number): void {
    for (let i = 0; i < count; i++) this.#features.push(features[i]!);
    this.#ends.push(this.#features.length);
    this.#allowed.push(allowed);
  }

  build(weight: number): TrainingSequence {
    return {
      features: Int32Array.from(this.#features),
      featureEnds: Int32Array.from(this.#ends),
      allowed: Int32Array.from(this.#allowed),
      weight,
    };
  }
}
