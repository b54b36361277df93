// `npm test`: check, build and every kind of test. The last line is `N passed, N failed`.

import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from '../cli/browser.ts'
import { root } from './run.ts'

const resultsFile = path.join(root, 'test-out', 'results.json')

interface Results {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

interface Count {
  passed: number
  failed: number
  journeys: number
}

async function test(): Promise<void> {
  rmSync(resultsFile, { force: true })
  const steps = [
    ['check', await run('build/check.ts')],
    ['build', await run('build/build.mjs')],
    ['vitest', await run('node_modules/vitest/vitest.mjs', vitestArgs)],
  ] as const
  const count = countResults()
  for (const [name, code] of steps.slice(0, 2)) {
    if (code === 0) continue
    say(`${name} failed; see above.`)
    count.failed += 1
  }
  // A test file that cannot be loaded, or an error outside of any test.
  if (steps[2][1] !== 0 && count.failed === 0) count.failed += 1
  if (count.journeys === 0) count.failed += tellMissingJourneys()
  say(`${count.passed} passed, ${count.failed} failed`)
  process.exitCode = count.failed === 0 ? 0 : 1
}

const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile=${resultsFile}`]

/** Says why no journey ran; on a build machine that is a failure. */
function tellMissingJourneys(): number {
  const reason =
    findChromium() === undefined
      ? 'no browser of the Chromium family was found (name one in BLACKSTART_CHROMIUM)'
      : 'none finished'
  say(`The browser journeys did not run: ${reason}.`)
  return process.env['CI'] === undefined ? 0 : 1
}

function countResults(): Count {
  const count: Count = { passed: 0, failed: 0, journeys: 0 }
  for (const file of readResults().testResults) {
    const passed = file.assertionResults.filter(({ status }) => status === 'passed').length
    const failed = file.assertionResults.filter(({ status }) => status === 'failed').length
    count.passed += passed
    count.failed += failed === 0 && file.status === 'failed' ? 1 : failed
    if (file.name.endsWith('.e2e.ts')) count.journeys += passed
  }
  return count
}

function readResults(): Results {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8'))
  } catch {
    return { testResults: [] }
  }
}

function run(script: string, args: readonly string[] = []): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await test()
