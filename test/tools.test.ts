import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root, runTool } from '../build/run.ts'

// The rules that compiler and linter check for us, each broken once: a setting that is lost by accident
// would otherwise never be missed.

let folder = ''

beforeEach(async () => {
  await mkdir(path.join(root, 'test-out'), { recursive: true })
  folder = await mkdtemp(path.join(root, 'test-out', 'tools-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('what the compiler takes away', () => {
  async function compile(area: string, text: string): Promise<string> {
    const config = { extends: path.join(root, area, 'tsconfig.json'), include: ['*.ts'] }
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(config))
    await writeFile(path.join(folder, 'snippet.ts'), text)
    return (await runTool('typescript/bin/tsc', ['-p', folder, '--pretty', 'false'])).output
  }

  const libraries = "import 'zod'\nimport 'yaml'\n"

  it('the simulation knows neither the page nor Node, not even through its libraries', async () => {
    const names = [
      'console',
      'document',
      'process',
      'setTimeout',
      'fetch',
      'crypto',
      'structuredClone',
    ]

    const output = await compile('simulation', libraries + names.join('\n'))

    expect(names.filter((name) => !output.includes(`Cannot find name '${name}'`))).toEqual([])
  }, 20_000)

  it.each([
    ['cli', 'document'],
    ['electron', 'window'],
    ['renderer', 'process'],
    ['renderer', 'Buffer'],
  ])(
    '%s knows no %s',
    async (area, name) => {
      expect(await compile(area, name)).toContain(`Cannot find name '${name}'`)
    },
    20_000,
  )

  it('there are no enums, no loose optional fields and no unchecked indices', async () => {
    const output = await compile(
      'simulation',
      `export enum Colour { Red }
      export const loose: { a?: number } = { a: undefined }
      export const first: number = [1, 2][0]`,
    )

    expect(output).toContain('TS1294')
    expect(output).toContain('exactOptionalPropertyTypes')
    expect(output).toContain("'number | undefined' is not assignable to type 'number'")
  }, 20_000)
})

describe('what the linter refuses', () => {
  async function lint(name: string, text: string): Promise<string> {
    const file = path.join(folder, name)
    await writeFile(path.join(folder, 'tsconfig.json'), '{"compilerOptions":{"strict":true}}')
    await writeFile(file, text)
    const config = path.join(folder, 'oxlintrc.json')
    await writeFile(config, JSON.stringify({ ...(await readConfig()), ignorePatterns: [] }))
    const args = ['--type-aware', '--no-ignore', '-c', config, '-f', 'json', file]
    return (await runTool('oxlint/bin/oxlint', args)).output
  }

  async function readConfig(): Promise<{ overrides: object[] }> {
    const module = await import('../.oxlintrc.json')
    // The snippets lie in a folder of their own, so the relaxations for tests and scripts are not for them.
    return { ...module.default, overrides: module.default.overrides.slice(0, 1) }
  }

  const manyWays = Array.from({ length: 12 }, (_, n) => `if (a === ${n}) return ${n}`).join('\n')
  const manyLines = Array.from({ length: 61 }, (_, n) => `run(${n})`).join('\n')

  it.each([
    ['complexity', `export function f(a: number) {\n${manyWays}\nreturn -1 }`],
    ['max-params', 'export function f(a: 1, b: 1, c: 1, d: 1, e: 1) { return [a, b, c, d, e] }'],
    ['max-lines-per-function', `export function f(run: (n: number) => void) {\n${manyLines}\n}`],
    ['no-console', 'console.log(1)'],
    ['eqeqeq', 'export const same = (a: number, b: number) => a == b'],
    ['no-explicit-any', 'export function f(a: any) { return a }'],
    ['no-non-null-assertion', 'export function f(a?: { b: 1 }) { return a!.b }'],
    ['no-floating-promises', 'async function f() {}\nf()\nexport {}'],
    [
      'no-misused-promises',
      'export const f = (a: Promise<boolean>) => { if (a) return 1; return 2 }',
    ],
  ])(
    '%s',
    async (rule, text) => {
      expect(await lint('snippet.ts', text)).toContain(`(${rule})`)
    },
    20_000,
  )
})
