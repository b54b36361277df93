import { defineConfig } from 'vitest/config'

// The tests that mutants of the engine are tried with: those that say what the engine means, and the logs of the
// sample plans behind them. Left out is what tries large plans or tells reports: slow, and it kills nothing more.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/engine/**/*.test.ts', 'test/golden/runs.test.ts'],
    exclude: ['test/engine/hostile.test.ts'],
    testTimeout: 600_000,
    // One process for all files of a mutant: starting one for each takes longer than the tests.
    isolate: false,
    fileParallelism: false,
  },
})
