import { expect, it, vi } from 'vitest'
import { compile, type SampleRow } from '../../simulation/index.ts'
import { runReplications } from '../../cli/manyRuns/workerPool.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { quietMachine } from './manyRuns.ts'

// A thread is ended wherever it is, so what stops a run is not asked of the run: this one would go on
// for ten million cues, in which nobody looks whether somebody has cancelled.
vi.setConfig({ testTimeout: 20_000 })

const tireless = `
  component db
  component web  needs db
  until 3650d
  at 0s  wear db  after 1s  for 1s
`

it('stops in the middle of a run that goes on and on, with nothing of it', async () => {
  const { plan, scenario, bindings, seed } = readSketch(tireless)
  const model = valueOf(compile(plan, scenario, bindings))
  const rows: SampleRow[] = []
  const cancel = new AbortController()

  const stopped = runReplications({
    model,
    series: { seed, untilMs: model.horizonMs },
    first: 0,
    end: 2,
    workers: 2,
    workerFile: quietMachine.workerFile,
    accept: (row) => rows.push(row) > 0,
    signal: cancel.signal,
  })
  setTimeout(() => cancel.abort(), 1_000)
  await stopped

  expect(rows).toEqual([])
})
