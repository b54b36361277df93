import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAllDocuments } from 'yaml'
import { describe, expect, it, vi } from 'vitest'
import { findShard } from '../../cli/manyRuns/shard.ts'
import { blackstart, folderWith } from './fakeIo.ts'
import { bands } from './manyRuns.ts'

// A thousand runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const docs = path.resolve(import.meta.dirname, '../../docs')
const examples = readdirSync(path.join(docs, 'examples')).sort()
const read = (page: string) => readFileSync(path.join(docs, page), 'utf8')

/** The options that a page gives to a command, on its line and on those that continue it. */
function optionsFor(command: string, text: string): string[] {
  const joined = text.replace(/\s*\\?\n\s+(?=--)/g, ' ')
  return [...joined.matchAll(new RegExp(`blackstart ${command} (.*)`, 'g'))].flatMap(
    ([, rest = '']) => rest.match(/--[a-z]+/g) ?? [],
  )
}

describe.each(['many-runs.md', ...examples.map((name) => `examples/${name}`)])('%s', (page) => {
  it('says only options that there are', async () => {
    for (const command of ['bands', 'merge']) {
      const { out } = await blackstart(folderWith(), command, '--help')

      for (const option of optionsFor(command, read(page))) expect(out).toContain(`${option} `)
    }
  })
})

it('the page about many runs shows what the program prints', async () => {
  const [, table = ''] = /```\n( {2}service [^`]*)```/.exec(read('many-runs.md')) ?? []

  const { out } = await bands(folderWith(), {
    planName: 'web-shop',
    scenario: 'region-loss',
    runs: 1_000,
  })

  expect(out).toContain(table)
})

it.each(examples.filter((name) => name.endsWith('yaml') || name.endsWith('yml')))(
  '%s can be read',
  (name) => {
    const documents = parseAllDocuments(read(`examples/${name}`))

    expect('empty' in documents ? [] : documents.flatMap(({ errors }) => errors)).toEqual([])
  },
)

it('the Kubernetes job tells every pod a part, and together the whole', () => {
  const documents = parseAllDocuments(read('examples/kubernetes-indexed-job.yaml'))
  const jobs = 'empty' in documents ? [] : documents.map((document) => document.toJS())
  const { completions, template } = jobs.find(
    ({ metadata }) => metadata.name === 'blackstart-bands',
  ).spec
  const [{ name, value }] = template.spec.containers[0].env

  const parts = Array.from({ length: completions }, (_, index) => {
    const found = findShard({ JOB_COMPLETION_INDEX: String(index), [name]: value }, undefined)
    return found.ok ? `${found.value.number}/${found.value.of}` : found.problems
  })

  expect(parts).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8'])
})
