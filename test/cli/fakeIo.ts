import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import { main } from '../../cli/commandLine.ts'
import type { Io } from '../../cli/io.ts'

export type Answer = { readonly code: number; readonly out: string; readonly err: string }

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own with some files in it, gone after the test. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-test-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}

/** The contents of all files in a folder, by name. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
}

/** Runs a command line in a folder and catches what it says. */
export async function blackstart(folder: string, ...args: readonly string[]): Promise<Answer> {
  let out = ''
  let err = ''
  const io: Io = {
    print: (text) => {
      out += text
    },
    complain: (text) => {
      err += text
    },
    folder,
    today: '2025-06-01',
  }
  const code = await main(args, io, {
    windowFolder: path.join(folder, 'window'),
    roomFolder: path.join(folder, 'room'),
    workerFile: path.resolve(import.meta.dirname, '../../cli/worker.ts'),
  })
  return { code, out, err }
}

export const smallPlan = `blackstart: 1
name: Small
components:
  web: { name: Web, kind: service, team: ops, repair: 30m, start: 5m }
  login: { name: Login, kind: identity, team: ops, repair: 2h, start: 0s }
teams:
  ops: { name: Operations, people: 2, acknowledge: 5m }
dependencies:
  web-needs-login: { from: web, to: login }
  selling-needs-web: { from: selling, to: web }
businessServices:
  selling: { name: Selling, tier: 1, rto: 1h, mtd: 1d, minimumLevel: 0.5 }
response: { team: ops, usersReport: 10m, diagnose: 10m, wrongDiagnosis: 0, declare: 5m }
`

export const loginFails = `scenario: 1
name: Login fails
targets:
  login: { kind: component, prefer: [{ kind: identity }] }
faults:
  login-fails: { type: loss, target: login }
`
