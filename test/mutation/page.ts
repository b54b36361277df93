/**
 * What trying mutants found, in words: the part of docs/mutation.md that is written by `npm run mutation`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Mutant, MutantResult } from '@stryker-mutator/api/core'
import { wilsonInterval } from '../../simulation/analysis/confidence.ts'

export type Found = {
  /** Every mutant there is. */
  readonly all: readonly Mutant[]
  /** Those that were tried: all, or a sample of them. */
  readonly tried: readonly MutantResult[]
  /** What the sample was drawn with; `null` where all were tried. */
  readonly seed: string | null
}

const noticed: ReadonlySet<string> = new Set(['Killed', 'Timeout'])
const unnoticed: ReadonlySet<string> = new Set(['Survived', 'NoCoverage'])

/** Shares are of those that ran: a mutant that does not load is no mistake that a test could notice. */
function scoreOf(results: readonly MutantResult[]): {
  readonly killed: number
  readonly of: number
} {
  const killed = results.filter(({ status }) => noticed.has(status)).length
  return { killed, of: killed + results.filter(({ status }) => unnoticed.has(status)).length }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function folderOf({ fileName }: { readonly fileName: string }): string {
  const folder = path.relative('simulation/engine', path.dirname(fileName))
  return folder === '' ? 'beside the folders' : folder
}

/** The score, how sure it is, and what each folder has of it. */
export function describeFindings({ all, tried, seed }: Found): string {
  const { killed, of } = scoreOf(tried)
  const { low, high } = wilsonInterval(killed, of)
  const unreached = tried.filter(({ status }) => status === 'NoCoverage').length
  const how =
    seed === null
      ? `All ${of} mutants were tried.`
      : `Of ${all.length} mutants ${of} were tried, drawn with the seed ${seed}; 95 % interval of the score ${percent(low)} to ${percent(high)} (Wilson).`
  const rows = [...new Set(all.map(folderOf))].sort().map((folder) => {
    const isIn = (one: { readonly fileName: string }): boolean => folderOf(one) === folder
    const score = scoreOf(tried.filter(isIn))
    const share = score.of === 0 ? '' : percent(score.killed / score.of)
    return `| ${folder} | ${all.filter(isIn).length} | ${score.of} | ${score.killed} | ${share} |`
  })
  return [
    `**${percent(killed / of)}** of mutants are noticed: ${killed} of ${of}. ${how}`,
    `${unreached} of them (${percent(unreached / of)}) lie in code that none of these tests reaches.`,
    '',
    '| folder | mutants | tried | noticed | |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
  ].join('\n')
}

const begin = '<!-- written by npm run mutation -->'
const end = '<!-- up to here -->'

/** Puts findings into the page, in place of the last ones. */
export function writePage(findings: string): void {
  const file = path.resolve(import.meta.dirname, '../../docs/mutation.md')
  const page = readFileSync(file, 'utf8')
  const [before = '', rest = ''] = page.split(begin)
  const after = rest.split(end)[1] ?? ''
  writeFileSync(file, `${before}${begin}\n\n${findings}\n${end}${after}`)
}
