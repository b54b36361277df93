/**
 * `npm run mutation`: how many small mistakes in the engine its tests notice.
 *
 *   --sample=400       so many mutants drawn from all, instead of all, folder by folder
 *   --seed=1           which ones are drawn
 *   --only=rules/load  a folder or a file of simulation/engine
 *   --concurrency=1    how many are tried at once
 *   --write            write what was found into docs/mutation.md
 *
 * It works at the lowest priority. Without `--sample` what is known of unchanged code is kept in test-out/mutation/ and not
 * tried again, so that a run can be stopped and taken up: what is lost is the folder at work.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Mutant, MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { describeFindings, writePage } from './page.ts'
import { drawSample, listMutants, nameOf, placeOf } from './sample.ts'
import { notDrawn } from './sampleChecker.ts'

const root = path.resolve(import.meta.dirname, '../..')
const engine = 'simulation/engine'
const out = 'test-out/mutation'

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    concurrency: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})

const survivorsFile = path.join(root, out, 'survivors.txt')
const plugins = ['sampleChecker.ts', 'survivorsReporter.ts'].map((name) =>
  path.join(import.meta.dirname, name),
)

const common: PartialStrykerOptions = {
  testRunner: 'vitest',
  // Which files a test imports is known already: from what each test reaches.
  vitest: { configFile: 'test/mutation/tests.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', ...plugins],
  coverageAnalysis: 'perTest',
  concurrency: Number(options.concurrency),
  ignorePatterns: [
    'out',
    'dist',
    'test-out',
    'docs',
    'renderer',
    'electron',
    'importers',
    'layout',
  ],
  // Stryker reads this file with functions that TypeScript 7 has no more; there is nothing in it to adjust.
  tsconfigFile: 'none.json',
  reporters: ['progress-append-only', 'survivors'],
  survivors: survivorsFile,
  tempDirName: `${out}/sandbox`,
  // Endless loops are cut by counting; this is for a machine that others use.
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 30,
  allowConsoleColors: false,
}

/** The folders of the engine one by one, the files beside them last; or what was asked for. */
function partsOf(only: string | undefined): readonly string[] {
  if (only !== undefined) return [only.endsWith('.ts') ? only : `${only}/**/*.ts`]
  const foldersIn = (folder: string) =>
    readdirSync(path.join(root, engine, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.posix.join(folder, name))
      .sort()
  const folders = foldersIn('').flatMap((folder) =>
    foldersIn(folder).length === 0 ? [folder] : foldersIn(folder),
  )
  return [...folders.map((folder) => `${folder}/**/*.ts`), '*.ts']
}

async function tryAll(): Promise<readonly MutantResult[]> {
  const results: MutantResult[] = []
  for (const part of partsOf(options.only)) {
    const incrementalFile = `${out}/${part.replace(/\W+/g, '-')}known.json`
    const mutate = [`${engine}/${part}`]
    process.stdout.write(`${part}\n`)
    const stryker = new Stryker({ ...common, mutate, incremental: true, incrementalFile })
    results.push(...(await stryker.runMutationTest()))
  }
  return results
}

async function trySample(size: number, all: readonly Mutant[]): Promise<readonly MutantResult[]> {
  const drawn = drawSample(all, { size, seed: options.seed })
  const stryker = new Stryker({
    ...common,
    mutate: [...new Set(drawn.map(placeOf))],
    checkers: ['sample'],
    sample: drawn.map(nameOf),
  })
  const results = await stryker.runMutationTest()
  return results.filter(({ statusReason }) => statusReason !== notDrawn)
}

async function run(): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW)
  process.chdir(root)
  mkdirSync(out, { recursive: true })
  writeFileSync(survivorsFile, '')
  const isFile = options.only?.endsWith('.ts') === true
  const size = options.sample === undefined ? null : Number(options.sample)
  const all = await listMutants(`${engine}/${options.only ?? ''}${isFile ? '' : '/**/*.ts'}`)
  const tried = await (size === null ? tryAll() : trySample(size, all))
  const findings = describeFindings({ all, tried, seed: size === null ? null : options.seed })
  process.stdout.write(`\n${findings}\n${out}/survivors.txt lists what nothing noticed.\n`)
  if (options.write) writePage(findings)
}

await run()
