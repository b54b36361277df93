import { execFile } from 'node:child_process'
import path from 'node:path'
import { root } from '../../build/run.ts'

/** What the built command line said. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly complaints: string
}

const program = path.join(root, 'out/cli/blackstart.mjs')

/** Runs the built command line in a folder. */
export function runProgram(folder: string, ...args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (error, out, complaints) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaints })
    })
  })
}
