import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toShownLayout } from '../../layout/shownLayout.ts'
import { copyEntities, freshIds, pasteClip } from '../../renderer/editing/clipboard.ts'
import { collections, type EntityKey, takenIds, toKey } from '../../renderer/editing/collections.ts'
import {
  addDependency,
  removeEntities,
  renameEntity,
  reverseDependencies,
} from '../../renderer/editing/entities.ts'
import {
  applyToHistory,
  type Edit,
  redoIn,
  startHistory,
  undoIn,
} from '../../renderer/editing/history.ts'
import { toNewThing } from '../../renderer/editing/newThings.ts'
import {
  collapseSites,
  expandSites,
  moveIntoSite,
  placeThings,
} from '../../renderer/editing/places.ts'
import { setValue } from '../../renderer/editing/values.ts'
import { findProblems, type Plan, parsePlan, serializePlan, toId } from '../../simulation/index.ts'
import { samplePlan } from './plans.ts'

type Pick = (from: readonly string[]) => string

/** What somebody might do to any plan, whatever is in it. */
const deeds: readonly ((plan: Plan, pick: Pick) => Edit)[] = [
  (plan, pick) => removeEntities([pick(keysOf(plan)) as EntityKey]),
  (plan, pick) => renameEntity(pick(keysOf(plan)) as EntityKey, 'Another name'),
  (plan, pick) => {
    const clip = copyEntities(plan, [pick(keysOf(plan)) as EntityKey])
    return pasteClip(clip, freshIds(plan, clip), { x: 32, y: 32 })
  },
  (plan, pick) => {
    const [from, to] = [pick(idsOf(plan, 'components')), pick(idsOf(plan, 'components'))]
    if (from === to || from === '') return (same) => same
    const id = toId(`${from}-${to}`, takenIds(plan, 'dependencies'))
    return addDependency(id, { from, to, phase: 'run', coupling: { kind: 'hard' } })
  },
  (plan, pick) => {
    const [component, site] = [pick(idsOf(plan, 'components')), pick(idsOf(plan, 'sites'))]
    return moveIntoSite(
      { components: [component], sites: [pick(idsOf(plan, 'sites'))] },
      site === '' ? undefined : site,
    )
  },
  (plan, pick) => {
    const id = pick(idsOf(plan, 'components'))
    return id === '' ? (same) => same : setValue(['components', id, 'repair'], '2h')
  },
  (plan) => placeThings(toShownLayout(plan), {}),
  (plan, pick) => reverseDependencies([pick(idsOf(plan, 'dependencies'))]),
  (plan, pick) => collapseSites([pick(idsOf(plan, 'sites'))]),
  (plan) => expandSites(idsOf(plan, 'sites')),
  (plan) => toNewThing(plan, { collection: 'teams' }, { name: 'New team' }).edit,
  (plan) => toNewThing(plan, { collection: 'components', kind: 'dns' }, { name: 'DNS' }).edit,
]

const steps = fc.array(
  fc.record({ deed: fc.nat(deeds.length - 1), choices: fc.array(fc.nat(999), { minLength: 3 }) }),
  { minLength: 1, maxLength: 12 },
)

const start = samplePlan('web-shop')

function doAll(todo: readonly { deed: number; choices: readonly number[] }[]) {
  return todo.reduce((history, { deed, choices }) => {
    let used = 0
    const pick: Pick = (from) => from[(choices[used++ % choices.length] ?? 0) % from.length] ?? ''
    const edit = deeds[deed]?.(history.present, pick) ?? ((plan: Plan) => plan)
    return applyToHistory(history, edit, { label: 'Edit' })
  }, startHistory(start))
}

describe('any edits of a plan', () => {
  it('are all undone back to the start, and redone to the end', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const done = doAll(todo)
        const count = done.past.length
        let history = done
        for (let step = 0; step < count; step++) history = undoIn(history)
        expect(history.present).toBe(start)
        for (let step = 0; step < count; step++) history = redoIn(history)
        expect(history.present).toBe(done.present)
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  it('keep the plan readable and every reference leading somewhere', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const plan = doAll(todo).present
        const read = parsePlan(serializePlan(plan))
        expect(read.problems.filter((problem) => problem.severity === 'error')).toEqual([])
        expect(read.ok && read.value).toEqual(JSON.parse(JSON.stringify(plan)))
        const broken = findProblems(plan).filter(({ code }) =>
          ['unknown-reference', 'wrong-reference', 'site-cycle', 'duplicate-id'].includes(code),
        )
        expect(broken).toEqual([])
      }),
      { seed: 12, numRuns: 60 },
    )
  })
})

function keysOf(plan: Plan): string[] {
  return collections.flatMap((one) => Object.keys(plan[one] ?? {}).map((id) => toKey(one, id)))
}

function idsOf(plan: Plan, collection: 'components' | 'sites' | 'dependencies'): string[] {
  return Object.keys(plan[collection] ?? {})
}
