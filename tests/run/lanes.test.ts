import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { allDone, lanesOf } from '../../pipeline/run/lanes.js';

describe('lanes', () => {
  test('hold one piece of work at a time, begun in the order asked for', async () => {
    const begun: string[] = [];
    const busy = new Set<string>();
    const onLane = lanesOf(['a', 'b']);
    await allDone(
      ['1', '2', '3', '4', '5'].map((piece) =>
        onLane(async (lane) => {
          expect(busy.has(lane)).toBe(false);
          busy.add(lane);
          begun.push(piece);
          await setImmediate();
          busy.delete(lane);
        }),
      ),
    );
    expect(begun).toEqual(['1', '2', '3', '4', '5']);
  });

  test('are free again after a failure', async () => {
    const onLane = lanesOf(['a']);
    await expect(onLane(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await onLane(async (lane) => lane)).toBe('a');
  });
});

describe('work that goes on at once', () => {
  test('is over, all of it, before a failure is told', async () => {
    let isOver = false;
    const slow = setImmediate().then(() => {
      isOver = true;
    });
    await expect(allDone([Promise.reject(new Error('full')), slow])).rejects.toThrow('full');
    expect(isOver).toBe(true);
  });

  test('gives its results in the order of the list', async () => {
    expect(await allDone([setImmediate('slow'), Promise.resolve('fast')])).toEqual(['slow', 'fast']);
  });
});
