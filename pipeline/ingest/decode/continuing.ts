/**
 * Iterates over values. An error among them is thrown in its place, and who asks for more after that gets what follows
 * it: of a file in parts, one damaged part does not cost the others. `for await` ends at the first error, as ever.
 */
export function continuing<Value>(
  values: AsyncGenerator<Value | Error, void, undefined>,
): AsyncIterableIterator<Value> {
  const iterator: AsyncIterableIterator<Value> = {
    async next() {
      const next = await values.next();
      if (next.done) return { done: true, value: undefined };
      if (next.value instanceof Error) throw next.value;
      return { done: false, value: next.value };
    },
    async return() {
      await values.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
