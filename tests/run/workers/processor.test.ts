import { expect, test, vi } from 'vitest';
import { incomingRowWriter, perBatchTable } from '../../../pipeline/database/layout.js';
import { resultOf } from '../../../pipeline/run/workers/batch-result.js';
import { lazily, type Processor } from '../../../pipeline/run/workers/processor.js';

const nothing = resultOf(perBatchTable(incomingRowWriter), []);

test('a lazy processor is made once, when it is needed, and closed once', async () => {
  const processor: Processor = {
    process: vi.fn(async () => nothing),
    width: 3,
    close: vi.fn(async () => {}),
  };
  const make = vi.fn(() => processor);
  const lazy = lazily(make);
  expect(make).not.toHaveBeenCalled();
  lazy.start();
  expect(await lazy.process([])).toBe(nothing);
  expect(lazy.width).toBe(3);
  await Promise.all([lazy.close(), lazy.close()]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(processor.close).toHaveBeenCalledTimes(1);
});

test('one that is closed makes no more', async () => {
  const make = vi.fn();
  const lazy = lazily(make);
  await lazy.close();
  expect(() => lazy.start()).toThrow('closed');
  expect(make).not.toHaveBeenCalled();
});
