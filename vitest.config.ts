import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/build-once.ts'],
    // Far more than any test takes: a busy machine is no fault of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['pipeline/**/*.ts'],
      exclude: [
        'pipeline/schema/generated/**',
        'pipeline/tagger/generated/**',
        'pipeline/tagger/kernel/assembly.ts',
        'pipeline/run/workers/worker.ts',
        'pipeline/cli/main.ts',
        '**/*.d.ts',
      ],
      thresholds: { perFile: true, lines: 85 },
    },
  },
});
