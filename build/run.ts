import { spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

export interface Ran {
  readonly code: number
  readonly output: string
}

/** Runs a tool of node_modules with this Node and keeps what it says. */
export function runTool(script: string, args: readonly string[]): Promise<Ran> {
  const file = path.join(root, 'node_modules', script)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root })
    let output = ''
    child.stdout.on('data', (text) => {
      output += text
    })
    child.stderr.on('data', (text) => {
      output += text
    })
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
