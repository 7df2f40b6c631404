/** Tells names apart: the second `a` is `a~2`, the third `a~3`, in their order. */
export class UniqueNames {
  /** The highest number given out for a name. */
  readonly #counts = new Map<string, number>();

  next(name: string): string {
    let unique = name;
    if (this.#counts.has(name)) {
      let count = this.#counts.get(name)!;
      do unique = `${name}~${++count}`;
      while (this.#counts.has(unique));
      this.#counts.set(name, count);
    }
    this.#counts.set(unique, 1);
    return unique;
  }
}
