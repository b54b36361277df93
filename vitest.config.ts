import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Three kinds of test. `unit` is plain Node, `ui` renders components in jsdom, `e2e` drives a real
// Chromium (test/e2e/launch.ts) and needs `npm run build` first.

/** A test that a busy machine slows down has not failed. */
const busyTimeMsMax = 20_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/ui/**', 'test/e2e/**'],
          testTimeout: busyTimeMsMax,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['test/ui/**/*.test.{ts,tsx}', 'test/**/*.test.tsx'],
          setupFiles: ['test/ui/setup.ts'],
          testTimeout: busyTimeMsMax,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
