/**
 * Where a worker thread is in a batch, in memory that it shares with the main thread, so that a stuck or deadly record
 * can be named: the index of the record that it works on, or one of the numbers below.
 */
export type Position = Int32Array;

/** No thread has taken up the batch. */
const WAITING = -1;
/** A thread is getting ready for its first record. */
export const PREPARING = -2;

/**
 * Time that a thread has to get ready, in milliseconds, unless a record may take longer: a hundred times what it needs.
 */
export const PREPARATION_MS = 60_000;

/** How often the position is looked at, in milliseconds. */
const WATCH_INTERVAL_MS = 100;

export const newPosition = (): Position =>
  new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(WAITING);

/**
 * Calls `onTimeout` when a thread that has taken up a batch stays where it is for too long.
 *
 * @param timeoutMs what a record may take
 */
export function watchPosition(
  position: Position,
  timeoutMs: number,
  onTimeout: () => void,
): { stop(): void } {
  let last = WAITING;
  let since = performance.now();
  const timer = setInterval(() => {
    const now = Atomics.load(position, 0);
    const limit = now === PREPARING ? Math.max(PREPARATION_MS, timeoutMs) : timeoutMs;
    if (now !== last) {
      last = now;
      since = performance.now();
    } else if (now !== WAITING && performance.now() - since > limit) {
      clearInterval(timer);
      onTimeout();
    }
  }, WATCH_INTERVAL_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
