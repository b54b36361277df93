import { describe, expect, it } from 'vitest'
import type { EntityKey } from '../../renderer/editing/collections.ts'
import { removeEntities } from '../../renderer/editing/entities.ts'
import { findMentions } from '../../renderer/editing/references.ts'
import { smallPlan } from './plans.ts'

const without = (...keys: EntityKey[]) => removeEntities(keys)(smallPlan)

describe('removing a component', () => {
  const plan = without('components/db')

  it('removes the dependencies that end at it', () => {
    expect(Object.keys(plan.dependencies ?? {})).toEqual(['shop-web', 'web-data'])
  })

  it('takes it out of groups, monitors, runbooks and backups', () => {
    expect(plan).toMatchObject({
      groups: { data: { members: [{ id: 'spare', capacity: 0.5 }] } },
      components: { probe: { monitor: { watches: ['web'] } } },
      runbooks: { restore: { recovers: ['zone'] } },
      backups: { nightly: { site: 'office' } },
    })
    expect(plan.runbooks?.restore?.tasks?.copy).toEqual({ needs: ['spare'], team: 'dba' })
  })

  it('takes away its place and the gaps accepted for it', () => {
    expect(plan.layout?.positions).toEqual({ web: { x: 0, y: 0 } })
    expect(plan.acceptedGaps).toEqual([])
  })

  it('leaves everything else as it was', () => {
    expect(plan.components?.web).toBe(smallPlan.components?.web)
    expect(plan.teams).toBe(smallPlan.teams)
  })
})

describe('removing other things', () => {
  it('takes a member with its capacity out of its group', () => {
    expect(without('components/spare').groups?.data?.members).toEqual(['db'])
  })

  it('puts what stood in a removed site into the site around it', () => {
    const plan = without('sites/zone')

    expect(plan.components?.web?.site).toBe('region')
    expect(plan.teams?.dba?.site).toBe('region')
    expect(plan.runbooks?.restore?.recovers).toEqual(['db', 'region'])
    expect(plan.layout?.collapsed).toEqual([])
  })

  it('leaves what stood in removed sites in no site if nothing is around them', () => {
    const plan = without('sites/zone', 'sites/region')

    expect(plan.components?.web?.site).toBeUndefined()
  })

  it('takes away a decision and an approval together with the team that makes them', () => {
    const plan = without('teams/dba')

    expect(plan.groups?.data?.failover).toEqual({})
    expect(plan.runbooks?.restore?.approval).toBeUndefined()
    expect(plan.response).toEqual({})
  })

  it('changes nothing for a thing that is not there', () => {
    expect(without('components/nothing')).toBe(smallPlan)
  })
})

describe('mentions', () => {
  it('are the things that name another, apart from dependencies', () => {
    expect(findMentions(smallPlan, 'components', 'db')).toEqual([
      'backups/nightly',
      'components/probe',
      'groups/data',
      'runbooks/restore',
    ])
  })
})
