import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planNames, planText, samplePlan } from '../scenarios/bundled.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'blackstart-built-'))
const program = path.join(folder, 'blackstart.mjs')

// As build/build.mjs does it, into a folder of its own.
beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path.join(root, 'cli/main.ts'),
      outDir: folder,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: [/^node:/],
        output: { format: 'es', entryFileNames: 'blackstart.mjs', codeSplitting: false },
      },
    },
  })
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every Node on this machine, once per version: ours, the project's, and the one people have. */
const nodes = [
  ...new Map(
    [process.execPath, path.join(root, 'node_modules/.bin/node'), 'node'].flatMap((command) => {
      const asked = spawnSync(command, ['--version'], { encoding: 'utf8' })
      return asked.status === 0 ? [[asked.stdout.trim(), command] as const] : []
    }),
  ),
]

function digestOf(node: string, plan: string, scenario = 'region-loss'): string {
  const asked = spawnSync(node, [program, 'run', plan, '-s', scenario, '--json'], {
    encoding: 'utf8',
    cwd: folder,
  })
  expect(asked.stderr).toBe('')
  return JSON.parse(asked.stdout).digest
}

describe('the built program', () => {
  it.each(nodes)('starts under Node %s and knows the bundled plans', (_, node) => {
    const listed = execFileSync(node, [program, 'scenarios', '--plan', 'web-shop'], {
      encoding: 'utf8',
    })

    expect(listed).toContain('region-east')
  })

  it('gives the same digest under every Node', () => {
    const digests = nodes.map(([, node]) => digestOf(node, 'salem-health', 'bad-vendor-update'))

    expect(new Set(digests).size).toBe(1)
  })

  it.each(planNames)('gives the same digest for %s, whatever order its file is in', (name) => {
    const shuffled = path.join(folder, `${name}.blackstart`)
    writeFileSync(shuffled, JSON.stringify(reversed(samplePlan(name))))

    expect(digestOf(process.execPath, shuffled)).toBe(digestOf(process.execPath, name))
  })

  it('gives the same digest for a file that was moved, commented and drawn differently', () => {
    const rewritten = path.join(folder, 'rewritten.blackstart')
    const commented = planText('web-shop').replace(/^(sites|teams|layout):$/gm, '# a comment\n$1:')
    writeFileSync(
      rewritten,
      commented.replace('checkout: { x: 552, y: 0 }', 'checkout: { x: 0, y: -200 }'),
    )

    expect(digestOf(process.execPath, rewritten)).toBe(digestOf(process.execPath, 'web-shop'))
  })

  it('ends with the code of its answer', () => {
    const codes = [
      ['schema', 'plan'],
      ['run', 'web-shop', '--scenario', 'region-loss'],
      ['validate', 'no-such-file'],
    ].map((args) => spawnSync(process.execPath, [program, ...args]).status)

    expect(codes).toEqual([0, 1, 2])
  })
})

/** The same value with the keys of every map in the opposite order; lists keep theirs. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .reverse()
    .map(([key, each]) => [key, reversed(each)])
  const marked = entries.filter(([key]) => key === 'blackstart')
  return Object.fromEntries([...marked, ...entries])
}
