import { type Log, type Model, type WhyPart, whyGraph } from '../../../simulation/index.ts'

export type WhyRolesOf = {
  readonly triggers: readonly WhyPart[]
  readonly conditions: readonly WhyPart[]
  readonly latent: readonly WhyPart[]
}

/**
 * The parts of an event’s past that a person must know before its chain of causes. Of conditions only
 * those that came from outside: what followed inside the plan is told by the chain.
 */
export function whyRoles(model: Model, log: Log, eventId: number): WhyRolesOf {
  const { parts } = whyGraph(model, log, eventId)
  const ofRole = (role: WhyPart['role']) => parts.filter((part) => part.role === role)
  return {
    triggers: ofRole('trigger'),
    conditions: ofRole('condition').filter((part) => isFromOutside(log, part)),
    latent: ofRole('latent'),
  }
}

function isFromOutside(log: Log, { eventId }: WhyPart): boolean {
  return log.events[eventId]?.segment === 'outside'
}
