import { describe, expect, it } from 'vitest'
import {
  caseOf,
  counterfactuals,
  type LogEvent,
  rootCounterfactuals,
  runCase,
} from '../../simulation/index.ts'
import { readSketch, valueOf } from '../support/notation/sketch.ts'
import { compile } from '../../simulation/compile/compile.ts'

function ranOf(text: string) {
  const { plan, scenario, bindings, seed } = readSketch(text)
  return runCase(caseOf(valueOf(compile(plan, scenario, bindings)), { seed }))
}

/** The nth change of an entity to a state, or event of a kind. */
function nthOf(events: readonly LogEvent[], entity: string, what: string, nth: number): number {
  const found = events.filter((one) => one.entity === entity && (one.to ?? one.kind) === what)
  const event = found[nth - 1]
  if (event === undefined) throw new Error(`${entity} was not ${what} ${nth} times`)
  return event.id
}

describe('the same event in another run', () => {
  const twoProviders = `
    component db
    component idp
    component web  start 0s  needs db  needs idp
    service shop  needs web
    until 2d
    at 0s  lose db  for 1h
    at 5h  lose idp  for 1h
  `

  it('is not a later one of its kind that something else brings', () => {
    const ran = ranOf(twoProviders)

    const found = counterfactuals(ran, nthOf(ran.log.events, 'web', 'down', 1))

    // Without the need for the database the web falls for the first time five hours later.
    expect(found).toMatchObject([{ influence: 'necessary', shiftMs: null }])
  })

  it('is the second where the first does not come', () => {
    const ran = ranOf(twoProviders)
    const second = nthOf(ran.log.events, 'web', 'down', 2)

    expect(rootCounterfactuals(ran, second)).toMatchObject([{ influence: 'necessary' }])
  })

  it('comes for another of its reasons where each is enough', () => {
    const ran = ranOf(`
      component db
      component idp
      component web  needs db  needs idp
      service shop  needs web
      until 2d
      at 0s  lose db  for 1h
      at 0s  lose idp  for 2h
    `)

    const roots = rootCounterfactuals(ran, nthOf(ran.log.events, 'web', 'down', 1))

    expect(roots.map(({ influence, shiftMs }) => [influence, shiftMs])).toEqual([
      ['none', 0],
      ['intensity', 0],
    ])
  })

  it('is the end of the same trouble, though an earlier one ends no more', () => {
    const ran = ranOf(`
      team ops  people 1
      component web  team ops  repair 2h  needs db
      component db  team ops  repair 3h
      service shop  needs web
      until 2d
      at 0s  lose db
      at 10h  lose web
    `)

    const roots = rootCounterfactuals(ran, nthOf(ran.log.events, 'web', 'operational', 2))

    expect(roots).toMatchObject([
      { intervention: { fault: 'lose-db' }, shiftMs: 0 },
      { intervention: { fault: 'lose-web' }, influence: 'necessary' },
    ])
  })
})
