/**
 * Who would see a loss: monitors on anything that falls with it, and whether they fall as well.
 */
import { usableLevel } from '../compile/defaults.ts'
import type { Blast } from './fateDomains.ts'
import type { GapContext } from './context.ts'
import { lost } from './staticLevels.ts'

/** What a loss looks like to monitoring; entities by index. */
export type Sight = {
  readonly blast: Blast
  /** Business services that fall below their minimum level, by id. */
  readonly out: ReadonlySet<string>
  /** Things that give less than before and that some monitor watches. */
  readonly watched: readonly number[]
  /** Monitors of these that are down as well, and those that are not. */
  readonly blind: readonly number[]
  readonly seeing: readonly number[]
}

/** What every loss that can strike, or the one of the run, looks like to monitoring. */
export function sightsOf(context: GapContext): readonly Sight[] {
  return context.blasts.map((blast) => sightOf(context, blast))
}

function sightOf(context: GapContext, blast: Blast): Sight {
  const { entities } = context.structure
  const { all, levelsWith } = context.levels
  const after = levelsWith(lost([...blast.hit]))
  const fallen = entities.filter(({ index }) => (after[index] ?? 0) < (all[index] ?? 0))
  const watched = fallen.filter(({ monitors }) => monitors.length > 0)
  const monitors = [
    ...new Set(watched.flatMap((entity) => entity.monitors.map((monitor) => monitor.entity))),
  ].sort((a, b) => a - b)
  const isUp = (monitor: number): boolean => (after[monitor] ?? 0) >= usableLevel
  return {
    blast,
    out: new Set(fallen.filter((entity) => isOut(context, entity.id, after)).map(({ id }) => id)),
    watched: watched.map(({ index }) => index),
    blind: monitors.filter((monitor) => !isUp(monitor)),
    seeing: monitors.filter(isUp),
  }
}

function isOut(context: GapContext, id: string, after: readonly number[]): boolean {
  const service = context.plan.businessServices?.[id]
  if (service === undefined) return false
  return (after[context.structure.indexById[id] ?? -1] ?? 0) < (service.minimumLevel ?? 1)
}
