/** What is summed up over blocks. */
const SUMS = { size: 0, linkSize: 1, prose: 2, blocks: 3, fields: 4, wordScore: 5 } as const;
const WIDTH = 6;
/** How many features tell of the sums. */
export const SUM_FEATURES = 5;

/** Sums over the blocks of elements, or of those that look alike, each at its place in a table. */
export class BlockSums {
  readonly #values: Float64Array;
  readonly #features: Float32Array;
  /** Whether the features of a place were made. */
  readonly #isMade: Uint8Array;

  /** @param count how many places there are */
  constructor(count: number) {
    this.#values = new Float64Array(WIDTH * count);
    this.#features = new Float32Array(SUM_FEATURES * count);
    this.#isMade = new Uint8Array(count);
  }

  /** Adds a block to a place. */
  addBlock(
    place: number,
    { size, linkSize, fieldCount }: { size: number; linkSize: number; fieldCount: number },
    prose: number,
    wordScore: number,
  ): void {
    const at = WIDTH * place;
    this.#values[at + SUMS.size]! += size;
    this.#values[at + SUMS.linkSize]! += linkSize;
    this.#values[at + SUMS.prose]! += prose;
    this.#values[at + SUMS.blocks]!++;
    this.#values[at + SUMS.fields]! += fieldCount;
    this.#values[at + SUMS.wordScore]! += wordScore;
  }

  /** Adds what one place has to another. */
  addPlace(to: number, from: number): void {
    for (let i = 0; i < WIDTH; i++) this.#values[WIDTH * to + i]! += this.#values[WIDTH * from + i]!;
  }

  valueOf(place: number, name: keyof typeof SUMS): number {
    return this.#values[WIDTH * place + SUMS[name]]!;
  }

  /**
   * Puts the features of a place into a row: its size, its share of links, of the page's prose, its blocks, their mean
   * score by words. They are made when they are first asked for.
   */
  putFeatures(place: number, proseOfPage: number, row: { put(value: number): void }): void {
    const at = SUM_FEATURES * place;
    if (this.#isMade[place] === 0) {
      const [size, blocks] = [this.valueOf(place, 'size'), this.valueOf(place, 'blocks')];
      this.#features[at] = Math.log1p(size);
      this.#features[at + 1] = this.valueOf(place, 'linkSize') / Math.max(1, size);
      this.#features[at + 2] = proseOfPage === 0 ? 0 : this.valueOf(place, 'prose') / proseOfPage;
      this.#features[at + 3] = Math.min(200, blocks);
      this.#features[at + 4] = this.valueOf(place, 'wordScore') / Math.max(1, blocks);
      this.#isMade[place] = 1;
    }
    for (let i = 0; i < SUM_FEATURES; i++) row.put(this.#features[at + i]!);
  }
}
