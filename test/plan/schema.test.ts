import { describe, expect, it } from 'vitest'
import { type Shape } from '../../simulation/document/shape.ts'
import { decisionsJsonSchema } from '../../simulation/decisions/jsonSchema.ts'
import { decisionsDocument, parseDecisions } from '../../simulation/decisions/parse.ts'
import { milestonesJsonSchema } from '../../simulation/milestones/jsonSchema.ts'
import { milestonesDocument, parseMilestones } from '../../simulation/milestones/parse.ts'
import { fieldHelp, parsePlan, planDocument } from '../../simulation/plan/parse.ts'
import { planJsonSchema } from '../../simulation/plan/jsonSchema.ts'
import {
  parseScenario,
  scenarioDocument,
  scenarioFieldHelp,
} from '../../simulation/scenario/parse.ts'
import { scenarioJsonSchema } from '../../simulation/scenario/jsonSchema.ts'
import { read } from '../support/read.ts'

describe('the help for a field', () => {
  it('is found by the path of the field, whatever the id', () => {
    expect(fieldHelp(['components', '*', 'start'])).toBe('Time it needs to come up from stopped.')
    expect(fieldHelp(['components', 'web', 'fleet', 'cohorts', 'hq', 'touch'])).toBe(
      'Hands-on time per machine.',
    )
    expect(fieldHelp(['dependencies', '*', 'coupling', 'holds'])).toBe(
      'How long the consumer lasts without it: battery, cache, stock.',
    )
    expect(scenarioFieldHelp(['faults', '*', 'failureShare'])).toBe(
      'Share of updated machines that break; all if not said.',
    )
  })

  it('is missing for what is no field', () => {
    expect(fieldHelp([])).toBeUndefined()
    expect(fieldHelp(['components', '*'])).toBeUndefined()
    expect(fieldHelp(['components', '*', 'colour'])).toBeUndefined()
    expect(fieldHelp(['toString'])).toBeUndefined()
  })

  it('exists for every field, as one sentence', () => {
    const helps = [
      ...helpsOf(planDocument.shape, 'plan'),
      ...helpsOf(scenarioDocument.shape, 'scenario'),
      ...helpsOf(decisionsDocument.shape, 'decisions'),
      ...helpsOf(milestonesDocument.shape, 'milestones'),
    ]

    expect(helps.filter(([, help]) => !/^[A-Z].*\.$/.test(help))).toEqual([])
    expect(helps.length).toBeGreaterThan(200)
  })
})

describe('the JSON Schema', () => {
  it('of plans is the one that ships', async () => {
    await expect(`${JSON.stringify(planJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
      '../../scenarios/schema/plan.schema.json',
    )
  })

  it('of scenarios is the one that ships', async () => {
    await expect(`${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
      '../../scenarios/schema/scenario.schema.json',
    )
  })

  it('of decisions is the one that ships', async () => {
    await expect(`${JSON.stringify(decisionsJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
      '../../scenarios/schema/decisions.schema.json',
    )
  })

  it('of milestones is the one that ships', async () => {
    await expect(`${JSON.stringify(milestonesJsonSchema(), undefined, 2)}\n`).toMatchFileSnapshot(
      '../../scenarios/schema/milestones.schema.json',
    )
  })

  it('has examples that can be read', () => {
    for (const example of milestonesJsonSchema().examples as readonly unknown[]) {
      expect(read(parseMilestones(JSON.stringify(example)))).toEqual(example)
    }
    for (const example of planJsonSchema().examples as readonly unknown[]) {
      expect(read(parsePlan(JSON.stringify(example)))).toEqual(example)
    }
    for (const example of decisionsJsonSchema().examples as readonly unknown[]) {
      expect(read(parseDecisions(JSON.stringify(example)))).toEqual(example)
    }
    for (const example of scenarioJsonSchema().examples as readonly unknown[]) {
      expect(read(parseScenario(JSON.stringify(example)))).toEqual(example)
    }
  })
})

function helpsOf(shape: Shape, path: string): [string, string][] {
  switch (shape.kind) {
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) => [
        [`${path}.${name}`, field.help] as [string, string],
        ...helpsOf(field.shape, `${path}.${name}`),
      ])
    case 'map':
      return helpsOf(shape.entry, `${path}.*`)
    case 'list':
      return helpsOf(shape.item, `${path}.*`)
    case 'tuple':
      return shape.items.flatMap((item) => helpsOf(item, path))
    case 'choice':
      return shape.options.flatMap((option) => helpsOf(option, path))
    default:
      return []
  }
}
