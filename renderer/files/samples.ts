import { parsePlan, type Plan } from '../../simulation/index.ts'

const texts = import.meta.glob<string>('../../scenarios/plans/*.blackstart', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type Sample = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly text: string
  readonly plan: Plan
  readonly componentCount: number
  readonly serviceCount: number
}

/** The plans that come with the program, smallest first. */
export function findSamples(): readonly Sample[] {
  return Object.entries(texts)
    .flatMap(([path, text]) => {
      const result = parsePlan(text)
      return result.ok ? [toSample(path, text, result.value)] : []
    })
    .sort((a, b) => a.componentCount - b.componentCount)
}

function toSample(path: string, text: string, plan: Plan): Sample {
  const id = path.replace(/^.*\/|\.blackstart$/g, '')
  return {
    id,
    name: plan.name ?? id,
    description: plan.description ?? '',
    text,
    plan,
    componentCount: Object.keys(plan.components ?? {}).length,
    serviceCount: Object.keys(plan.businessServices ?? {}).length,
  }
}
