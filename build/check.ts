// `npm run check`: everything about the sources that a machine can tell without running them.

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type Breach, findBreaches } from './findBreaches.ts'
import { findLint, lintExceptions } from './lint.ts'
import { readTree } from './readTree.ts'
import { root, runTool } from './run.ts'

interface Step {
  readonly name: string
  /** What is wrong, ready to print; empty when nothing is. */
  readonly run: () => Promise<string>
}

const steps: readonly Step[] = [
  { name: 'rules', run: async () => print(findBreaches(readTree())) },
  { name: 'format', run: () => runFormatter() },
  { name: 'lint', run: async () => print(await findLint()) },
  ...listCompilerFolders().map((folder) => ({
    name: `types in ${folder === '' ? 'build/' : `${folder}/`}`,
    run: () => runCompiler(folder),
  })),
]

/** One project per folder, so that each sees only the globals it may use. */
function listCompilerFolders(): string[] {
  const folders = [
    'simulation',
    'layout',
    'importers',
    'room',
    'cli',
    'electron',
    'renderer',
    'test',
    '',
  ]
  return folders.filter((folder) => {
    const names = readdirSync(path.join(root, folder), { recursive: folder !== '' })
    return existsSync(path.join(root, folder, 'tsconfig.json')) && names.some(isTypeScript)
  })
}

function isTypeScript(name: string | Buffer): boolean {
  return /\.tsx?$/.test(name.toString())
}

async function runCompiler(folder: string): Promise<string> {
  const project = path.join(root, folder, 'tsconfig.json')
  const ran = await runTool('typescript/bin/tsc', ['-p', project, '--pretty', 'false'])
  return ran.code === 0 ? '' : ran.output
}

async function runFormatter(): Promise<string> {
  const ran = await runTool('@biomejs/biome/bin/biome', ['format', '.'])
  if (ran.code === 0) return ''
  const files = [...ran.output.matchAll(/^(\S+) format ━/gm)].map(([, file]) => `  ${file}`)
  return [...(files.length === 0 ? [ran.output] : files), '    Instead: npm run format'].join('\n')
}

/** Breaches grouped by their reason, so that it is told once. */
function print(breaches: readonly Breach[]): string {
  const groups = Map.groupBy(breaches, ({ why, instead }) => `${why}\n${instead}`)
  return [...groups.values()]
    .map((group) => {
      const lines = group.map((each) => `  ${each.path}:${each.line}  ${each.message}`)
      const [{ why, instead } = { why: '', instead: '' }] = group
      const reason = why === '' ? [] : [`    Why: ${why}`, `    Instead: ${instead}`]
      return [...lines, ...reason].join('\n')
    })
    .join('\n')
}

/** An error in a folder that others import is found by each of their compilers; it is told once. */
function withoutTold(trouble: string, told: Set<string>): string {
  const fresh = trouble.split('\n').filter((line) => !/error TS\d+/.test(line) || !told.has(line))
  for (const line of fresh) told.add(line)
  return fresh.join('\n')
}

async function check(): Promise<void> {
  const startedAtMs = performance.now()
  const queue = [...steps]
  const failed: string[] = []
  const told = new Set<string>()
  // Two at a time: the tools themselves use several cores.
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const trouble = await step.run()
      process.stdout.write(`${trouble === '' ? 'ok  ' : 'FAIL'} ${step.name}\n`)
      if (trouble !== '') failed.push(`\n--- ${step.name} ---\n${withoutTold(trouble, told)}`)
    }
  }
  await Promise.all([worker(), worker()])
  process.stdout.write(`${failed.join('\n')}\n`)
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
  const answer = failed.length === 0 ? 'everything is in order' : `${failed.length} steps failed`
  process.stdout.write(`check: ${answer} (${seconds} s)\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

/** The linter's findings about sizes as a list of exceptions, to start from; it only shrinks afterwards. */
async function printExceptions(): Promise<void> {
  const breaches = (await findLint()).filter(({ message }) => sizeRules.test(message))
  const byPath = Map.groupBy(breaches, (each) => each.path)
  const list = [...byPath]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, found]) => {
      const rules = found.map(({ message }) => sizeRules.exec(message)?.[1])
      return [file, [...new Set([...(lintExceptions[file] ?? []), ...rules])]]
    })
  process.stdout.write(`${JSON.stringify({ ...lintExceptions, ...Object.fromEntries(list) })}\n`)
}

const sizeRules = /\[eslint\((complexity|max-params|max-lines-per-function)\)\]$/

await (process.argv.includes('--print-exceptions') ? printExceptions() : check())
