import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { bandsCommand, type BandsOptions } from '../../cli/bandsCommand.ts'
import type { Machine } from '../../cli/manyRuns/simulateMany.ts'
import type { Answer } from './fakeIo.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-worker-'))
const workerFile = path.join(folder, 'worker.mjs')

// Built as for people: threads start many times quicker than from the sources.
beforeAll(async () => {
  await buildProgram('cli/worker.ts', workerFile)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Bundles a program of the command line into one file, as build/build.mjs does. */
export async function buildProgram(entry: string, file: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, entry),
      outDir: path.dirname(file),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: [/^node:/],
        output: { format: 'es', entryFileNames: path.basename(file), codeSplitting: false },
      },
    },
  })
}

/** A machine whose threads are real and whose surroundings are nobody’s. */
export const quietMachine: Machine = {
  workerFile,
  cores: 2,
  environment: {},
  tellProgress: () => {},
  onInterrupt: () => () => {},
}

/** A machine on which somebody presses Ctrl-C as soon as so many runs are done. */
export function machineInterruptedAfter(runs: number): Machine {
  let press = () => {}
  return {
    ...quietMachine,
    tellProgress: (done) => {
      if (done === runs) press()
    },
    onInterrupt: (stop) => {
      press = stop
      return () => {}
    },
  }
}

/** Runs `bands` in a folder on a machine and catches what it says. */
export async function bands(
  folder: string,
  {
    machine = quietMachine,
    planName = 'a.blackstart',
    ...options
  }: Partial<BandsOptions> & { machine?: Machine; planName?: string },
): Promise<Answer> {
  let out = ''
  let err = ''
  const io = {
    print: (text: string) => {
      out += text
    },
    complain: (text: string) => {
      err += text
    },
    folder,
    today: '2025-06-01',
  }
  const code = await bandsCommand(io, machine, {
    planName,
    options: { scenario: 'a.scenario.yaml', seed: '1', bind: {}, runs: 12, ...options },
  })
  return { code, out, err }
}

export function readText(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}

/** Rewrites a JSON file. */
export function changeJson(
  folder: string,
  file: string,
  change: (value: Record<string, unknown>) => unknown,
): void {
  const changed = change(JSON.parse(readText(folder, file)))
  writeFileSync(path.join(folder, file), JSON.stringify(changed))
}

/** A plan whose recovery is uncertain: what fails takes an hour to mend, or four. */
export const uncertainPlan = `blackstart: 1
name: Uncertain
components:
  login: { name: Login, kind: identity, team: ops, repair: { p50: 1h, p95: 4h }, start: 0s }
  web: { name: Web, kind: service, team: ops, repair: 30m, start: 5m }
teams:
  ops: { name: Operations, people: 2, acknowledge: { p50: 5m, p95: 30m } }
dependencies:
  web-needs-login: { from: web, to: login }
  selling-needs-web: { from: selling, to: web }
businessServices:
  selling:
    name: Selling
    tier: 1
    rto: 2h
    mtd: 1d
    minimumLevel: 0.5
    loss: { currency: EUR, perHour: [{ from: 0s, rate: 1000 }] }
response: { team: ops, usersReport: 10m, diagnose: 10m, wrongDiagnosis: 0, declare: 5m }
`
