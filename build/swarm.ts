// `npm run swarm [-- COUNT]`: the laws of runs on random plans that nobody has tried before; `-- 30s` tries as many as there
// is time for, half a minute for each law.
// A failure prints the seed and the smallest plan it found.

import { spawn } from 'node:child_process'
import { root } from './run.ts'

const sketches = process.argv[2] ?? '2000'

spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/laws'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SWARM: sketches } },
).once('close', (code) => {
  process.exitCode = code ?? 1
})
