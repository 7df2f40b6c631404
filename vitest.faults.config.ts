import { defineConfig } from 'vitest/config';

/** The slow tests of what goes wrong around a run: `npm run test:faults`. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.faults.ts'],
    globalSetup: ['tests/build-once.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
