import { describe, expect, it } from 'vitest'
import { setValue, valueAt } from '../../renderer/editing/values.ts'
import { smallPlan } from './plans.ts'

describe('setting a value', () => {
  it('makes the sections on the way to it', () => {
    const plan = setValue(['components', 'chat', 'fleet', 'machines'], 12)(smallPlan)

    expect(plan.components?.chat).toEqual({ kind: 'comms', fleet: { machines: 12 } })
  })

  it('takes away a section that becomes empty with it', () => {
    const plan = setValue(['components', 'probe', 'monitor', 'watches'], undefined)(smallPlan)

    expect(plan.components?.probe).toEqual({ kind: 'monitor' })
  })

  it('keeps a thing about which nothing is said any more', () => {
    const plan = setValue(['backups', 'nightly', 'of'], undefined)(smallPlan)
    const empty = setValue(['backups', 'nightly', 'site'], undefined)(plan)

    expect(empty.backups).toEqual({ nightly: {} })
  })

  it('removes an item of a list without leaving a hole', () => {
    const plan = setValue(['groups', 'data', 'members', 0], undefined)(smallPlan)

    expect(plan.groups?.data?.members).toEqual([{ id: 'spare', capacity: 0.5 }])
  })

  it('changes nothing when the value is there already', () => {
    expect(setValue(['components', 'web', 'kind'], 'service')(smallPlan)).toBe(smallPlan)
  })

  it('finds nothing where there is nothing', () => {
    expect(valueAt(smallPlan, ['components', 'nothing', 'kind'])).toBeUndefined()
  })
})
