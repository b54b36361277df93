/**
 * SimPy, where some Python has it: one process that is asked for one piece of work after the other and
 * times each itself.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Timing } from './measure.ts'

export type SimPy = {
  readonly version: string
  /** Writes data down once, to be named in requests. */
  readonly keep: (name: string, data: unknown) => string
  readonly ask: (request: Readonly<Record<string, unknown>>) => Promise<Timing>
  readonly close: () => void
}

/** SimPy, or nothing where no Python has it. */
export function startSimPy(): SimPy | undefined {
  for (const python of ['python3', path.join(path.sep, 'usr', 'bin', 'python3')]) {
    const asked = spawnSync(python, ['-c', 'import simpy; print(simpy.__version__)'])
    if (asked.status === 0) return open(python, String(asked.stdout).trim())
  }
  return undefined
}

function open(python: string, version: string): SimPy {
  const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-bench-'))
  const child: ChildProcess = spawn(python, [path.join(import.meta.dirname, 'peers.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting: ((line: string) => void)[] = []
  const { stdout, stdin } = child
  if (stdout === null || stdin === null) throw new Error('Python gives no pipes')
  createInterface({ input: stdout }).on('line', (line) => waiting.shift()?.(line))
  const failed = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`Python ended with ${code}`)))
  })
  // Whoever asks hears of it; that nobody asks any more is no failure.
  failed.catch(() => undefined)
  return {
    version,
    keep(name, data) {
      const file = path.join(folder, `${name}.json`)
      writeFileSync(file, JSON.stringify(data))
      return file
    },
    async ask(request) {
      const answered = new Promise<string>((resolve) => waiting.push(resolve))
      stdin.write(`${JSON.stringify(request)}\n`)
      const { seconds, check } = JSON.parse(await Promise.race([answered, failed]))
      return { ns: seconds * 1e9, check }
    },
    close() {
      stdin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
