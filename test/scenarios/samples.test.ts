import { describe, expect, it } from 'vitest'
import {
  findProblems,
  findScenarioProblems,
  type Plan,
  scenarioFamilies,
  parsePlan,
  parseScenario,
  suggestBindings,
} from '../../simulation/index.ts'
import { sizeOf } from '../../layout/shownLayout.ts'
import { type Area, sitePadding } from '../../layout/sizes.ts'
import {
  planNames,
  planText,
  samplePlan,
  sampleScenario,
  scenarioNames,
  scenarioText,
} from './bundled.ts'

describe.each(planNames)('the sample plan %s', (name) => {
  it('has no problem, not even a small one', () => {
    const parsed = parsePlan(planText(name), { file: name })

    expect(parsed.problems).toEqual([])
    expect(findProblems(samplePlan(name))).toEqual([])
  })

  it('says of every component and business service where its values come from', () => {
    const { components = {}, businessServices = {} } = samplePlan(name)

    const silent = Object.entries({ ...components, ...businessServices })
      .filter(([, thing]) => thing.basis === undefined)
      .map(([id]) => id)

    expect(silent).toEqual([])
  })

  it('gives a place on the canvas to everything that is drawn', () => {
    const plan = samplePlan(name)

    const drawn = Object.keys({ ...plan.components, ...plan.groups, ...plan.businessServices })

    expect(Object.keys(plan.layout?.positions ?? {}).sort()).toEqual(drawn.sort())
    expect(Object.keys(plan.layout?.sites ?? {}).sort()).toEqual(
      Object.keys(plan.sites ?? {}).sort(),
    )
  })

  it('draws no card over another', () => {
    const cards = cardsOf(samplePlan(name))

    const pairs = cards.flatMap((a, index) => cards.slice(index + 1).map((b) => [a, b] as const))

    expect(pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.id} ${b.id}`)).toEqual([])
  })

  it('draws a component inside its site, and in no other that does not lie around it', () => {
    const plan = samplePlan(name)
    const areas = Object.entries(plan.layout?.sites ?? {}).map(([id, area]) => ({ id, ...area }))

    const misplaced = cardsOf(plan).flatMap((card) => {
      const own = sitesAround(plan, plan.components?.[card.id]?.site)
      return areas
        .filter((area) => (own.includes(area.id) ? !contains(area, card) : overlap(area, card)))
        .map((area) => `${card.id} ${area.id}`)
    })

    expect(misplaced).toEqual([])
  })
})

describe.each(scenarioNames)('the bundled scenario %s', (name) => {
  it('has no problem, names its sources and says what it takes for granted', () => {
    const parsed = parseScenario(scenarioText(name), { file: name })
    const scenario = sampleScenario(name)

    expect(parsed.problems).toEqual([])
    expect(findScenarioProblems(scenario)).toEqual([])
    expect(scenario.sources?.length).toBeGreaterThan(0)
    expect(scenario.assumptions?.length).toBeGreaterThan(0)
  })

  it('finds all it needs in at least one sample plan', () => {
    const fitting = planNames.filter(
      (plan) => suggestBindings(samplePlan(plan), sampleScenario(name)).unbound.length === 0,
    )

    expect(fitting).not.toEqual([])
  })
})

it('the bundled scenarios cover every family that a financial entity must have', () => {
  const covered = new Set(scenarioNames.flatMap((name) => sampleScenario(name).families ?? []))

  expect([...covered].sort()).toEqual([...scenarioFamilies].sort())
})

it('a site without the tag “primary” is never taken for the place that is lost', () => {
  const plan = {
    blackstart: 1,
    sites: { here: { kind: 'region' }, there: { kind: 'region' } },
  } as const

  const { bindings, unbound } = suggestBindings(plan, sampleScenario('region-loss'))

  expect(bindings).toEqual({})
  expect(unbound).toEqual(['place'])
})

type Card = Area & { readonly id: string }

function cardsOf(plan: Plan): readonly Card[] {
  return Object.entries(plan.layout?.positions ?? {}).map(([id, at]) => ({
    id,
    ...at,
    ...sizeOf(plan, id),
  }))
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** With room for the name of the site, and a margin. */
function contains(area: Area, card: Area): boolean {
  return (
    area.x + sitePadding.left <= card.x &&
    area.y + sitePadding.top <= card.y &&
    card.x + card.width + sitePadding.right <= area.x + area.width &&
    card.y + card.height + sitePadding.bottom <= area.y + area.height
  )
}

function sitesAround(plan: Plan, site: string | undefined): readonly string[] {
  return site === undefined ? [] : [site, ...sitesAround(plan, plan.sites?.[site]?.parent)]
}
