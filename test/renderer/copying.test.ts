import { describe, expect, it } from 'vitest'
import { copyEntities, countLost, freshIds, pasteClip } from '../../renderer/editing/clipboard.ts'
import type { EntityKey } from '../../renderer/editing/collections.ts'
import { parsePlan, serializePlan } from '../../simulation/index.ts'
import { smallPlan } from './plans.ts'

const offset = { x: 32, y: 32 }

function duplicate(...keys: EntityKey[]) {
  const clip = copyEntities(smallPlan, keys)
  return pasteClip(clip, freshIds(smallPlan, clip), offset)(smallPlan)
}

describe('a copy', () => {
  it('has ids of its own and the dependencies that run inside it', () => {
    const plan = duplicate('components/web', 'components/db')

    expect(plan.components?.['web-2']).toEqual(smallPlan.components?.web)
    expect(plan.dependencies?.['web-db-2']).toEqual({
      from: 'web-2',
      to: 'db-2',
      phase: 'start',
    })
  })

  it('does not copy dependencies that lead outside', () => {
    const plan = duplicate('components/web')

    expect(Object.keys(plan.dependencies ?? {})).toHaveLength(3)
  })

  it('goes on naming what was not copied', () => {
    expect(duplicate('components/db').components?.['db-2']?.team).toBe('dba')
  })

  it('of a site takes everything in it along', () => {
    const plan = duplicate('sites/region')

    expect(plan.sites?.['zone-2']?.parent).toBe('region-2')
    expect(plan.components?.['web-2']?.site).toBe('zone-2')
  })

  it('lies beside what it was made of', () => {
    expect(duplicate('components/db').layout?.positions?.['db-2']).toEqual({ x: 32, y: 132 })
  })

  it('never takes an id that a group or a business service has', () => {
    const clip = copyEntities(smallPlan, ['groups/data'])
    const taken = { ...smallPlan, components: { ...smallPlan.components, 'data-2': {} } }

    expect(freshIds(taken, clip).get('groups/data')).toBe('data-3')
  })

  it('forgets what is not in the plan that it is pasted into', () => {
    const clip = copyEntities(smallPlan, ['components/db'])
    const elsewhere = pasteClip(clip, freshIds({ blackstart: 1 }, clip), offset)({ blackstart: 1 })

    expect(elsewhere.components).toEqual({ db: { kind: 'datastore' } })
    expect(countLost({ blackstart: 1 }, clip, freshIds({ blackstart: 1 }, clip))).toBe(2)
  })

  it('travels as the text of a plan', () => {
    const clip = copyEntities(smallPlan, ['sites/region', 'groups/data'])
    const read = parsePlan(serializePlan(clip))

    expect(read.ok && copyEntities(read.value, ['sites/region', 'groups/data'])).toEqual(clip)
  })
})
